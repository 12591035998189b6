"""The working state of one sentence while its figures are put together. Nothing of it leaves the extractor."""

from __future__ import annotations

from decimal import Decimal
from itertools import repeat
from typing import final

from msgspec import Struct

from figures.extract.numerals.numeral import Numeral
from figures.lazy import cached_property
from figures.lexicon.record import NO_WORDS, Lexicon
from figures.lexicon.tokens import Tokens
from figures.model import Change, Kind, Number, Qualifier, Reading, Written

DASHES = frozenset("-–—‐‑−~")
"""Signs that stand between the two ends of a range."""

FAR = 40
"""How many tokens past an end of the sentence any step may look."""
_NOTHING = [""] * FAR
_NO_LISTS = [NO_WORDS] * FAR

LONGEST_ASIDE = 12
"""How many words may stand between two commas that part an aside from its sentence."""


class Quantity(Struct, gc=False):
    """A figure in the making, on tokens `first`..`last` (`last` not included)."""

    first: int
    last: int
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
    fraction: bool = False
    letter: str | None = None
    bare: bool = True
    """Whether nothing but the numeral has been found yet: no unit, no currency, no noun."""
    negated: bool = False
    hyphenated: bool = False
    """Whether its unit hangs on a hyphen and a noun may follow (a five-year plan)."""
    ends: tuple[Quantity, ...] = ()
    core: tuple[int, int] = (0, 0)
    """The tokens of the number itself."""

    @classmethod
    def of(cls, numeral: Numeral) -> Quantity:
        """A bare number."""
        return cls(
            numeral.first,
            numeral.last,
            Kind.NUMBER,
            numeral.value,
            numeral.low,
            numeral.high,
            precision=numeral.precision,
            written=numeral.written,
            fraction=numeral.fraction,
            letter=numeral.letter,
            core=(numeral.first, numeral.last),
        )


@final
class Scan:
    """A sentence: its tokens, the lexicon, and which tokens are spoken for.

    `low`, `texts` and `lists` are the lower-case tokens, the tokens as written, and the lists of the lexicon that
    each is in. They go on with nothing for `FAR` places, which are also found left of the first token.
    """

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.low = tokens.low + _NOTHING
        self.texts = tokens.text + _NOTHING
        self.lists = [*map(lexicon.lists.get, tokens.low, repeat(NO_WORDS)), *_NO_LISTS]
        self.taken = [False] * (tokens.end + FAR)
        self.hyphens = lexicon.numbers.glue["hyphens"]
        self.found: list[Quantity] = []
        self.named: set[int] = set()

    def word(self, at: int) -> str:
        """The lower-case token at `at`, or an empty string outside the sentence."""
        return self.low[at]

    def text(self, at: int) -> str:
        """The token at `at` as written, or an empty string outside the sentence."""
        return self.texts[at]

    def spelled(self, first: int, last: int) -> str:
        """The tokens `first`..`last` with the spaces between them."""
        words = [self.text(first)]
        for at in range(first + 1, last):
            words.append(self.text(at) if self.tokens.glued(at) else f" {self.text(at)}")
        return "".join(words)

    def has(self, what: str, at: int) -> bool:
        """Whether the token at `at` is in the list `what` of the lexicon."""
        return what in self.lists[at]

    def has_any(self, names: frozenset[str], at: int) -> bool:
        """Whether the token at `at` is in any of these lists of the lexicon."""
        return not names.isdisjoint(self.lists[at])

    def has_anywhere(self, what: str) -> bool:
        """Whether any word of the sentence is in the list `what` of the lexicon."""
        return any(what in lists for lists in self.lists[: self.tokens.end])

    def term(self, what: str, at: int) -> int:
        """How many tokens of a term of the list `what` begin at `at`; 0 for none."""
        terms = self.lexicon.terms.get(what)
        found = terms.match(self.low, at) if terms is not None and self.low[at] in terms.starts else None
        return found[0] if found else int(what in self.lists[at])

    def term_before(self, what: str, at: int) -> int:
        """How many tokens of a term of the list `what` end before `at`; 0 for none."""
        terms = self.lexicon.terms.get(what)
        found = (
            terms.match_before(self.low, at) if terms is not None and self.low[at - 1] in terms.ends else None
        )
        return found[0] if found else int(what in self.lists[at - 1])

    def is_hyphen(self, at: int) -> bool:
        """Whether a hyphen (not a dash) at `at` ties its neighbours together."""
        return (
            self.low[at] in self.hyphens
            and 0 < at < self.tokens.end - 1
            and self.tokens.glued(at)
            and self.tokens.glued(at + 1)
        )

    def hyphen_behind(self, at: int) -> int:
        """How many tokens tie the next word to a number that ends before `at` (5-mile); 0 if none do.

        Feeds that put spaces around every sign write 5 - mile.
        """
        if self.is_hyphen(at):
            return 1
        spaced = (
            self.word(at) == "-"
            and not self.tokens.glued(at)
            and at + 1 < self.tokens.end
            and not self.tokens.glued(at + 1)
        )
        return (
            1
            if spaced and (self.spaces_signs or self.lexicon.unit_names.match(self.tokens.low, at + 1))
            else 0
        )

    def opening_comma(self, at: int) -> int:
        """The comma that opens an aside which the comma at `at` closes; `at` itself if there is none near."""
        for here in range(at - 1, max(-1, at - LONGEST_ASIDE), -1):
            if self.word(here) == ",":
                return here
        return at

    @cached_property
    def spaces_signs(self) -> bool:
        """Whether the text is a feed that puts a space before every comma or behind every currency sign."""
        tokens = self.tokens
        return any(
            text in ",$£" and 0 < at < tokens.end - 1 and not tokens.glued(at + (text != ","))
            for at, text in enumerate(tokens.text)
        )

    def take(self, first: int, last: int) -> None:
        """Mark tokens as spoken for."""
        self.taken[first:last] = [True] * (last - first)

    def free(self, first: int, last: int) -> bool:
        """Whether none of these tokens is spoken for."""
        return not any(self.taken[first:last])
