"""What the words around a claim say of it: whose it is, what it is of, and when."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct

from figures.lexicon.record import Lexicon
from figures.lexicon.tokens import Tokens, tokenize
from figures.model import Extraction, Figure, Kind
from figures.relate.utterance import is_empty
from figures.trace.claims import Claim
from figures.trace.grids import FIELD, rows_of

KEY_WORDS = 10
"""So many words at most stand before the colon of a line that says whose its figures are."""
ELLIPSIS = 2
"""A sentence with fewer words goes on with what the one before it is about."""
WIDEST = 40
"""So many words on each side at most are near a figure."""
LONGEST = 80
"""A sentence that says more is no sentence: only what is near a figure tells what it is of."""
SEGMENT_ENDS = frozenset(",;:()[]|\t")
EMPTY: frozenset[str] = frozenset()


class Context(Struct, frozen=True):
    """What is said around a claim.

    `key` holds the words of the name that a line begins with (Ann Lee: 3 goals), `label` those of a table's row,
    `column` those above it, `near` those between the commas around it and `words` those of the whole sentence, all
    without their endings. `years` are those that the sentence, or the head of the column, names. `record` numbers the
    line or the row, `place` and `table` the column and the table; what stands in brackets there is negative.
    """

    words: frozenset[str] = EMPTY
    near: frozenset[str] = EMPTY
    key: frozenset[str] = EMPTY
    label: frozenset[str] = EMPTY
    column: frozenset[str] = EMPTY
    years: frozenset[int] = frozenset()
    record: int | None = None
    place: int | None = None
    table: int | None = None
    is_negative: bool = False

    @property
    def is_field(self) -> bool:
        """Whether it is a field of a table."""
        return self.place is not None


def contexts(extraction: Extraction, claims: Sequence[Claim], lexicon: Lexicon) -> list[Context]:
    """The context of each claim of a text."""
    return Contexts(extraction, lexicon).of(claims)


class Contexts:
    """Reads the contexts of one text; what a sentence says is read once."""

    def __init__(self, extraction: Extraction, lexicon: Lexicon) -> None:
        self.extraction = extraction
        self.lexicon = lexicon
        self._sentences: dict[int, frozenset[str]] = {}
        self._last: tuple[int, Tokens] | None = None
        self._years: dict[int, frozenset[int]] = {}
        self._keys: dict[int, frozenset[str]] = {}
        self._rows = rows_of(extraction.article.blocks, self.stems)
        for figure in extraction.figures:
            if figure.kind in (Kind.YEAR, Kind.DATE) and figure.date and figure.date[:4].isdigit():
                had = self._years.get(figure.sentence, frozenset())
                self._years[figure.sentence] = had | _years(figure)

    def of(self, claims: Sequence[Claim]) -> list[Context]:
        """The contexts of claims, in their order."""
        return [self._context(claim) for claim in claims]

    def stems(self, text: str) -> frozenset[str]:
        """What words of a head say, without their endings; there the first quarter is another than the second."""
        tokens = tokenize(text)
        ordinals = (word for word in tokens.low if word in self.lexicon.numbers.ordinals)
        return self._stems(tokens).union(map(self.lexicon.nouns.stem, ordinals))

    def _stems(self, tokens: Tokens) -> frozenset[str]:
        """What the words of a sentence say; short ones do so in capitals (UK), those for numbers do not."""
        return frozenset(
            self.lexicon.nouns.stem(word)
            for word, text in zip(tokens.low, tokens.text, strict=True)
            if word not in self.lexicon.number_words
            and (not is_empty(word, self.lexicon) or (len(word) == 2 and text.isupper()))
        )

    def _context(self, claim: Claim) -> Context:
        figure = claim.figure
        block = self.extraction.article.blocks[figure.block]
        words, years = self._words(figure.sentence), self._years.get(figure.sentence, frozenset())
        if len(words) < ELLIPSIS and figure.sentence:
            words |= self._words(figure.sentence - 1)
            years |= self._years.get(figure.sentence - 1, frozenset())
        row = self._rows.get(figure.block)
        if row is not None:
            place = (
                block.cell.column if block.cell is not None else len(FIELD.findall(block.text[: figure.at]))
            )
            head = row.head(place)
            return Context(
                words=row.label.words | head.words | row.section.words, near=self._near(figure), label=row.label.words,
                column=head.words, years=head.years, record=-1 - row.number, place=place, table=row.table,
                is_negative=_is_in_brackets(block.text, figure),
            )  # fmt: skip
        return Context(
            words=words,
            near=self._near(figure),
            key=self._key(figure.block),
            years=years,
            record=figure.block,
        )

    def _words(self, sentence: int) -> frozenset[str]:
        if sentence not in self._sentences:
            stems = self._stems(self._tokens(sentence))
            self._sentences[sentence] = stems if len(stems) <= LONGEST else EMPTY
        return self._sentences[sentence]

    def _tokens(self, sentence: int) -> Tokens:
        """The tokens of a sentence: the extractor's, or, as a source keeps none, read again; figures come in order."""
        tokens = self.extraction.tokens[sentence]
        if tokens is not None:
            return tokens
        if self._last is None or self._last[0] != sentence:
            span = self.extraction.sentences[sentence]
            text = self.extraction.article.blocks[span.block].text
            self._last = sentence, tokenize(text, span.at, span.to)
        return self._last[1]

    def _near(self, figure: Figure) -> frozenset[str]:
        """The words between the separators around a figure, and those of its noun."""
        tokens = self._tokens(figure.sentence)
        at, to = figure.number if figure.number != (0, 0) else (figure.at, figure.to)
        before, behind = bisect_right(tokens.to, at), bisect_left(tokens.at, to)
        found: list[str] = []
        for places in (range(before - 1, -1, -1)[:WIDEST], range(behind, len(tokens))[:WIDEST]):
            for place in places:
                if self._ends_segment(tokens, place):
                    break
                found.append(tokens.low[place])
        return frozenset(self.lexicon.nouns.stem(word) for word in found if self._says(word))

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


def _is_in_brackets(text: str, figure: Figure) -> bool:
    """Whether a figure of a table stands in brackets, as negative ones do."""
    return text[: figure.at].rstrip("$£€ ").endswith("(") and text[figure.to :].lstrip("% ").startswith(")")


def _years(figure: Figure) -> frozenset[int]:
    return frozenset(int(year) for year in re.findall(r"\d{4}", figure.date or ""))
