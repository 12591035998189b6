"""What the words around a claim say of it: whose it is, what it is of, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from figures.lexicon.record import Lexicon
from figures.lexicon.tokens import Tokens, tokenize
from figures.model import Extraction, Figure, Kind
from figures.relate.utterance import is_empty, stem
from figures.trace.claims import Claim

KEY_WORDS = 10
"""So many words at most stand before the colon of a line that says whose its figures are."""
SEGMENT_ENDS = frozenset(",;:()[]|\t")
EMPTY: frozenset[str] = frozenset()
_FIELD = re.compile(r"\s*\|\s*|\t")


class Context(Struct, frozen=True):
    """What is said around a claim.

    `key` holds the words of the name that a line begins with (Ann Lee: 3 goals), `label` those of a table's row,
    `column` those above it, `near` those between the commas around it and `words` those of the whole sentence, all
    without their endings. `years` are those that the sentence, or the head of the column, names. `record` numbers the
    line or the row.
    """

    words: frozenset[str] = EMPTY
    near: frozenset[str] = EMPTY
    key: frozenset[str] = EMPTY
    label: frozenset[str] = EMPTY
    column: frozenset[str] = EMPTY
    years: frozenset[int] = frozenset()
    record: int | None = None
    place: int | None = None

    @property
    def is_kept(self) -> bool:
        """Whether it stands in a table or in a line with a name of its own: it is known what it is of."""
        return bool(self.key or self.label)


def contexts(extraction: Extraction, claims: Sequence[Claim], lexicon: Lexicon) -> list[Context]:
    """The context of each claim of a text."""
    return Contexts(extraction, lexicon).of(claims)


class Contexts:
    """Reads the contexts of one text; what a sentence says is read once."""

    def __init__(self, extraction: Extraction, lexicon: Lexicon) -> None:
        self.extraction = extraction
        self.lexicon = lexicon
        self._sentences: dict[int, frozenset[str]] = {}
        self._years: dict[int, frozenset[int]] = {}
        self._keys: dict[int, frozenset[str]] = {}
        self._fields: dict[int, tuple[int, frozenset[str], dict[int, tuple[frozenset[str], frozenset[int]]]]] = {}
        self._read_grids()
        for figure in extraction.figures:
            if figure.kind in (Kind.YEAR, Kind.DATE) and figure.date and figure.date[:4].isdigit():
                had = self._years.get(figure.sentence, frozenset())
                self._years[figure.sentence] = had | _years(figure)

    def of(self, claims: Sequence[Claim]) -> list[Context]:
        """The contexts of claims, in their order."""
        return [self._context(claim) for claim in claims]

    def stems(self, text: str) -> frozenset[str]:
        """What words of a text say something, without their endings."""
        return frozenset(
            stem(word) for word in tokenize(text).low if not is_empty(word, self.lexicon)
        )

    def _context(self, claim: Claim) -> Context:
        figure = claim.figure
        block = self.extraction.article.blocks[figure.block]
        words, years = self._words(figure.sentence), self._years.get(figure.sentence, frozenset())
        if block.cell is not None:
            head = block.cell.column_label
            return Context(
                words=self.stems(block.cell.row_label) | self.stems(head),
                label=self.stems(block.cell.row_label), column=self.stems(head), years=years_in(head) or years,
                near=self._near(figure), record=(block.cell.table + 1) * 100_000 + block.cell.row, place=block.cell.column,
            )  # fmt: skip
        if figure.block in self._fields:
            record, label, heads = self._fields[figure.block]
            place = len(_FIELD.findall(block.text[: figure.at]))
            head_words, head_years = heads.get(place, (EMPTY, frozenset()))
            return Context(
                words=label | head_words, label=label, column=head_words, years=head_years, near=self._near(figure),
                record=record, place=place,
            )  # fmt: skip
        return Context(
            words=words, near=self._near(figure), key=self._key(figure.block), years=years, record=figure.block
        )

    def _words(self, sentence: int) -> frozenset[str]:
        if sentence not in self._sentences:
            tokens = self.extraction.tokens[sentence]
            low = tokens.low if tokens is not None else ()
            self._sentences[sentence] = frozenset(stem(word) for word in low if not is_empty(word, self.lexicon))
        return self._sentences[sentence]

    def _near(self, figure: Figure) -> frozenset[str]:
        """The words between the separators around a figure, and those of its noun."""
        tokens = self.extraction.tokens[figure.sentence]
        if tokens is None:
            return EMPTY
        at, to = figure.number if figure.number != (0, 0) else (figure.at, figure.to)
        found: list[str] = []
        before = [i for i in range(len(tokens)) if tokens.to[i] <= at]
        for i in reversed(before):
            if self._ends_segment(tokens, i):
                break
            found.append(tokens.low[i])
        for i in range(len(tokens)):
            if tokens.at[i] < to:
                continue
            if self._ends_segment(tokens, i):
                break
            found.append(tokens.low[i])
        return frozenset(stem(word) for word in found if self._says(word))

    def _says(self, word: str) -> bool:
        """Whether a word says what a figure is of; the name of a period does: the third quarter."""
        return not is_empty(word, self.lexicon) or word in self.lexicon.rates.periods.meanings

    def _ends_segment(self, tokens: Tokens, at: int) -> bool:
        word = tokens.low[at]
        return (
            word in SEGMENT_ENDS
            or word[0].isdigit()
            or (word in self.lexicon.number_words and word not in self.lexicon.numbers.ordinals)
            or self.lexicon.has("conjunctions", word)
        )

    def _key(self, block: int) -> frozenset[str]:
        """The name before the colon with which a line begins."""
        if block not in self._keys:
            self._keys[block] = self._read_key(self.extraction.article.blocks[block].text)
        return self._keys[block]

    def _read_key(self, text: str) -> frozenset[str]:
        head, colon, _ = text.partition(":")
        name = head.partition("(")[0]
        if not colon or len(head.split()) > KEY_WORDS or not any(word[:1].isupper() for word in name.split()):
            return EMPTY
        return frozenset(word for word in tokenize(name).low if len(word) > 1 and word[0].isalpha())

    def _read_grids(self) -> None:
        """Find the lines of text that are rows of a table, and what stands above their fields."""
        heads: dict[int, tuple[frozenset[str], frozenset[int]]] = {}
        is_body = False
        before = -2
        for number, block in enumerate(self.extraction.article.blocks):
            if block.cell is not None or not ("|" in block.text or "\t" in block.text):
                continue
            fields = _FIELD.split(block.text)
            values = [field for field in fields[1:] if _is_value(field)]
            is_head = not values or not fields[0].strip()
            if number != before + 1 or (is_head and is_body and any(field.strip() for field in fields[1:])):
                heads, is_body = ({} if number != before + 1 else dict(heads)), False
                if is_head and number == before + 1:
                    heads = {}
            before = number
            if is_head:
                for place, field in enumerate(fields):
                    had = heads.get(place, (EMPTY, frozenset()))
                    heads[place] = (had[0] | self.stems(field), had[1] | years_in(field))
            else:
                is_body = True
            self._fields[number] = (number, self.stems(fields[0]), heads)


def _is_value(field: str) -> bool:
    return bool(re.search(r"\d", field)) and not years_in(field)


def years_in(text: str) -> frozenset[int]:
    """The years that a head of a column names.

    >>> sorted(years_in("Year ended 31 March 2 0 1 9")), sorted(years_in("2017/18"))
    ([2019], [2017, 2018])
    """
    joined = re.sub(r"(?<=\d) (?=\d(?: \d)*(?!\d))", "", text)
    found = {int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", joined)}
    found |= {int(a[:2] + b) for a, b in re.findall(r"(?<!\d)((?:19|20)\d\d)[/–-](\d\d)(?!\d)", joined)}
    return frozenset(found)


def _years(figure: Figure) -> frozenset[int]:
    return frozenset(int(year) for year in re.findall(r"\d{4}", figure.date or ""))


def named(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Only for type checkers."""
    yield from claims
