"""The records that travel through the house: immutable, picklable, and ignorant of everybody else.

An `Article` is made by the reader, `Figure` by the extractor, `Finding` by the rules. Positions are made
once and carried. There are two kinds, and their names never mix:

* `start`, `end` count code points of the article's **source** (the decoded file, a byte order mark included);
* `at`, `to` count code points of one **block's** `text`, which is prose without its mark-up.

Records that a text may have by the thousand are kept from the garbage collector: none can be part of a circle.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from figures.lazy import cached_property

if TYPE_CHECKING:
    import pint

    from figures.lexicon.tokens import Tokens

SCHEMA = "figures/1"
REPORTED = "reported"
"""The role of figures that belong to a statistic with its symbol, which papers report."""

Number = Decimal | Fraction
"""An exact value: a Decimal as written, or a Fraction where no decimal is exact (two-thirds)."""


class Section(StrEnum):
    """The part of an article that a block belongs to."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BODY = "body"
    CAPTION = "caption"
    LIST = "list"
    TABLE = "table"
    QUOTE = "quote"
    FOOTNOTE = "footnote"


class Kind(StrEnum):
    """What sort of number a figure is."""

    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    MEASURE = "measure"
    DURATION = "duration"
    COUNT = "count"
    RATIO = "ratio"
    ORDINAL = "ordinal"
    DATE = "date"
    TIME = "time"
    YEAR = "year"
    AGE = "age"
    SCORE = "score"
    NUMBER = "number"
    LABEL = "label"


class Qualifier(StrEnum):
    """How the writer hedges a value."""

    EXACT = "="
    ABOUT = "~"
    LESS = "<"
    MORE = ">"
    AT_MOST = "<="
    AT_LEAST = ">="


class Change(StrEnum):
    """The direction in which a figure says that something moved."""

    UP = "up"
    DOWN = "down"


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Confidence(StrEnum):
    """Whether a finding holds however the numbers were rounded, or only under the usual rounding."""

    CERTAIN = "certain"
    LIKELY = "likely"


class Standing(StrEnum):
    """What the rules say of a figure, the gravest first."""

    CONTRADICTED = "contradicts"
    AGREES = "agrees"
    UNDECIDED = "undecided"
    ALONE = "not compared"


class Cell(Struct, frozen=True, gc=False):
    """Where a block stands in a table; rows and columns count from 0, labels are the header texts."""

    table: int
    row: int
    column: int
    row_label: str
    column_label: str


class Block(Struct, frozen=True, gc=False):
    """A run of prose: a paragraph, a headline, a list item, a table cell.

    `pieces` maps `text` back to the source: ascending pairs (offset in text, offset in source); between two
    pairs both advance together. `group` numbers the list (or the quotation) that the block is an item of,
    `item` the items of the list, if marks in the source tell where each begins.
    `wide` holds the characters that the source writes with more than one (`&pound;`): ascending pairs
    (offset in text, length in source).
    """

    text: str
    section: Section
    pieces: tuple[tuple[int, int], ...]
    cell: Cell | None = None
    group: int | None = None
    wide: tuple[tuple[int, int], ...] = ()
    item: int | None = None

    def source(self, at: int) -> int:
        """The source offset of the character at `at`.

        >>> Block("1,200 men", Section.BODY, ((0, 40), (6, 50))).source(7)
        51
        """
        piece_at, piece_start = self.pieces[bisect_right(self.pieces, (at, 1 << 62)) - 1]
        return piece_start + at - piece_at

    def source_span(self, at: int, to: int) -> tuple[int, int]:
        """The source span of the non-empty text span `at`..`to`.

        >>> Block("1,200 men", Section.BODY, ((0, 40), (6, 50))).source_span(0, 9)
        (40, 53)
        >>> Block("5€", Section.BODY, ((0, 0),), wide=((1, 6),)).source_span(0, 2)  # 5&euro;
        (0, 7)
        """
        last = bisect_left(self.wide, (to - 1, 0))
        width = self.wide[last][1] if self.wide[last : last + 1] and self.wide[last][0] == to - 1 else 1
        return self.source(at), self.source(to - 1) + width


class Article(Struct, frozen=True, dict=True):
    """A document: its source text, its blocks in order, and its facts.

    `locale` is a CLDR identifier (`en`, `en_GB`), `told` says whether it was told from the text because nobody gave it;
    `date` is the day of publication and `updated` that of the last change, if known. `line_starts` holds the source
    offset at which each line begins, `pages` those of the pages, if the document has any.
    """

    source: str
    blocks: tuple[Block, ...]
    line_starts: tuple[int, ...]
    path: str = "<text>"
    title: str | None = None
    date: dt.date | None = None
    locale: str = "en"
    pages: tuple[int, ...] = ()
    told: bool = False
    updated: dt.date | None = None

    @cached_property
    def prose(self) -> str:
        """The text of all blocks, without any mark-up, a line each."""
        return "\n".join([block.text for block in self.blocks])

    def position(self, offset: int) -> tuple[int, int]:
        r"""Line and column of a source offset, both from 1, in code points; a byte order mark has no column.

        >>> Article("a\nbc", (), (0, 2)).position(3)
        (2, 2)
        """
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def page(self, offset: int) -> tuple[int, int] | None:
        r"""Page, and line on the page, of a source offset, both from 1; None in a document without pages.

        >>> Article("a\nb\nc\n", (), (0, 2, 4, 6), pages=(0, 2)).page(4)
        (2, 2)
        """
        if not self.pages:
            return None
        page = bisect_right(self.pages, offset)
        first, _ = self.position(self.pages[page - 1])
        return page, self.position(offset)[0] - first + 1


class Sentence(Struct, frozen=True, gc=False):
    """A sentence: a span of one block's text."""

    block: int
    at: int
    to: int


class Written(Struct, frozen=True, gc=False):
    """How a number stands on the page: what rules about writing need.

    `digits` is the numeral as written (`1,2345`, `two-thirds`); `scale` the power that a scale word or letter
    multiplies by; `decimals` counts the digits after the point.
    """

    digits: str
    decimals: int = 0
    scale: Decimal = Decimal(1)
    grouped: bool = False
    in_words: bool = False


class Reading(Struct, frozen=True, gc=False):
    """Another way to read a figure (pounds: money or mass)."""

    kind: Kind
    unit: str | None
    value: Number | None


class Normalised(Struct, frozen=True, gc=False):
    """A figure after the normalisation packs: canonical unit, base period; exact."""

    value: Number | None
    unit: str | None
    per: str | None


class Figure(Struct, frozen=True, gc=False):
    """One number as the article uses it. DESIGN: the record `figures/1` is made from this one.

    `value` is exact with its scale applied (percent as written); None for a range, a score or a date.
    `low` and `high` are the ends of a range, or the two sides of a score in the order of the text.
    `precision` is the unit of the last digit that was written, scale applied (`1.5 million` -> 100000).
    `unit` is pint's canonical name, an ISO 4217 code, the name of a money's subunit (`cent`), `percent`, or
    the singular noun of a count; `noun` the whole noun phrase. `date` is ISO 8601, possibly partial
    (`--10-02`).
    `weekday` is the day of the week that the text gives with a date, Monday being 0.
    `list` numbers the coordination that the figure is a member of (`12 men, 7 women and 3 children`).
    `ends` are the two ends of a range told in words (from 5% to 7%), as figures with places of their own; between them
    stand the steps of a change that has any (from 5% to 7%, then to 9%). Of a rate over a number (7 litres per 100 km)
    they are the amount and that number.
    `negated` says that a "not" stands right before it.
    `unmarked` is the text without the mark-up in it, if it has any (`1,<b>200</b>`): see `plain`.
    `number` is the span in the block of the number itself: what stands before it is a hedge or a sign (about £), what
    follows its unit or noun.
    `role` is what the words around make of it: `from-to` (a range told with from), `additional` (six more), `decade`,
    `over` (a rate over a number), `reported` (in a statistic of a paper).
    """

    start: int
    end: int
    text: str
    block: int
    at: int
    to: int
    sentence: int
    section: Section
    kind: Kind
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    unit: str | None = None
    per: str | None = None
    noun: str | None = None
    subject: tuple[str, ...] = ()
    qualifier: Qualifier = Qualifier.EXACT
    change: Change | None = None
    precision: Decimal | None = None
    date: str | None = None
    weekday: int | None = None
    readings: tuple[Reading, ...] = ()
    written: Written | None = None
    role: str | None = None
    list: int | None = None
    quoted: bool = False
    bracketed: bool = False
    negated: bool = False
    ends: tuple[Figure, ...] = ()
    normalised: Normalised | None = None
    unmarked: str | None = None
    number: tuple[int, int] = (0, 0)

    @property
    def plain(self) -> str:
        """The figure as it reads: `text` without its mark-up."""
        return self.text if self.unmarked is None else self.unmarked

    @property
    def digits_at(self) -> int:
        """Where the digits as written begin within `plain`; -1 if it has none."""
        if self.written is None:
            return -1
        return self.plain.find(self.written.digits, max(self.number[0] - self.at, 0))

    def rewritten(self, digits: str) -> str:
        """The figure as it reads with other digits.

        >>> from figures import extract
        >>> extract("It took about 20 days.")[0].rewritten("30")
        'about 30 days'
        """
        at = self.digits_at
        if self.written is None or at < 0:
            return self.plain
        return self.plain[:at] + digits + self.plain[at + len(self.written.digits) :]

    @property
    def quantity(self) -> pint.Quantity[Fraction] | None:
        """The figure as a pint quantity, exact; None if it has no one value (a range, a date)."""
        from figures.units.quantity import quantity_of  # upward, but only for those who ask: pint is slow

        return quantity_of(self)


class Extraction(Struct, frozen=True, gc=False):
    """An article with its sentences and its figures, both in the order of the text.

    `tokens` are those of each sentence, as the extractor read them; None for one that no number can be in.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    figures: tuple[Figure, ...]
    tokens: tuple[Tokens | None, ...] = ()


class Mark(Struct, frozen=True, gc=False):
    """A figure's part in a finding: the role is the name that the rule gives it."""

    role: str
    start: int
    end: int
    text: str


class Fix(Struct, frozen=True, gc=False):
    """A replacement of a source span that would satisfy the rule.

    It is `safe` to apply unread if the rule says so and every digit stays as the writer put it.
    """

    start: int
    end: int
    replacement: str
    safe: bool = False


class Finding(Struct, frozen=True, gc=False):
    """A rule that no reading of the text satisfies. `start`..`end` is the figure that is reported.

    A finding is `suppressed` if somebody has looked at it and wants to hear no more of it; `reason` says why.
    """

    rule: str
    severity: Severity
    confidence: Confidence
    message: str
    file: str
    start: int
    end: int
    line: int
    column: int
    figures: tuple[Mark, ...] = ()
    expected: str | None = None
    fixes: tuple[Fix, ...] = ()
    suppressed: bool = False
    reason: str | None = None


class Comparison(Struct, frozen=True, gc=False):
    """What a rule made of some figures beside one another; `figures` are their numbers in the order of the text."""

    rule: str
    standing: Standing
    figures: tuple[int, ...]
