"""Whose a figure is: the last name before it, of those that the sources have figures for."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from figures.lexicon.record import Lexicon
from figures.lexicon.tokens import Tokens, tokenize
from figures.model import Extraction, Figure, Kind
from figures.relate.utterance import is_empty
from figures.trace.claims import Claim
from figures.trace.context import WIDEST

MOST = 8
"""So many names before a figure may be whose it is."""
Record = tuple[int, int]
"""A text and the number of the record in it."""


class Names:
    """The names that records of the sources begin with, by their words."""

    def __init__(self, keys: Iterable[tuple[Record, frozenset[str]]]) -> None:
        self._records: dict[str, set[Record]] = defaultdict(set)
        for record, words in keys:
            for word in words:
                self._records[word].add(record)

    def __bool__(self) -> bool:
        return bool(self._records)

    def of(self, word: str) -> frozenset[Record]:
        """The records whose name has a word."""
        bare = word.lower().removesuffix("'s").removesuffix("’s").rstrip("'’")
        return frozenset(self._records.get(bare, ()))


class Owners:
    """The names in each sentence of a text, and with them the owner of each claim."""

    def __init__(self, extraction: Extraction, names: Names, lexicon: Lexicon) -> None:
        self._extraction = extraction
        self._names = names
        self._lexicon = lexicon
        self._found: dict[int, list[tuple[int, frozenset[Record]]]] = {}
        self._figures: dict[int, list[int]] = defaultdict(list)
        for figure in extraction.figures:
            if not figure.bracketed and figure.kind is not Kind.ORDINAL:
                self._figures[figure.sentence].append(figure.at)

    def of(self, claim: Claim) -> list[frozenset[Record]]:
        """The records of the names before a claim that no other figure parts from it, the last first.

        Where the sentence has none, those of the sentence before, if a pronoun takes it up.
        """
        figure = claim.figure
        names = self._in(figure.sentence)
        known = bisect_left(names, figure.at, key=lambda name: name[0])
        before = names[max(known - MOST, 0) : known]
        if before:
            last = before[-1][0]
            figures = self._figures.get(figure.sentence, [])
            place = bisect_left(figures, last)
            start = figures[place - 1] if place else -1
            if figure.bracketed and self._opens(figure, last):
                return [before[-1][1]]
            if self._takes_up(self._tokens(figure.sentence), last, figure.at):
                start = -1
            return [records for at, records in reversed(before) if at > start or at == last]
        if self._takes_up(self._tokens(figure.sentence), 0, figure.at):
            for number in (figure.sentence - 1, figure.sentence - 2):
                if number >= 0 and self._in(number):
                    return [records for _, records in self._in(number)[:MOST]]
        return []

    def _opens(self, figure: Figure, at: int) -> bool:
        """Whether a figure is the first of brackets behind a name, whose it is then: Ann Lee (3 goals)."""
        name, _, rest = self._extraction.article.blocks[figure.block].text[at : figure.at].partition("(")
        return not rest.strip(" $£€") and all(word[0].isupper() for word in name.split())

    def _takes_up(self, tokens: Tokens, at: int, to: int) -> bool:
        """Whether a pronoun stands between two places."""
        end = bisect_left(tokens.at, to)
        some = tokens.low[max(bisect_left(tokens.at, at), end - WIDEST) : end]
        return any(
            self._lexicon.has("pronouns", word) or self._lexicon.has("possessives", word) for word in some
        )

    def _tokens(self, sentence: int) -> Tokens:
        tokens = self._extraction.tokens[sentence]
        if tokens is None:
            span = self._extraction.sentences[sentence]
            tokens = tokenize(self._extraction.article.blocks[span.block].text, span.at, span.to)
        return tokens

    def _in(self, sentence: int) -> list[tuple[int, frozenset[Record]]]:
        if sentence not in self._found:
            self._found[sentence] = list(self._mentions(self._tokens(sentence)))
        return self._found[sentence]

    def _mentions(self, tokens: Tokens) -> Iterable[tuple[int, frozenset[Record]]]:
        """Each name with its place; one that no source has is nobody's."""
        run: tuple[int, frozenset[Record]] | None = None
        last = -2
        for number, word in enumerate(tokens.text):
            if not word[:1].isupper() or (
                is_empty(word.lower(), self._lexicon) and not self._is_initials(tokens, number)
            ):
                continue
            records = self._names.of(word)
            if run is not None and number == last + 1:
                both = run[1] & records
                run = (run[0], both if both else run[1] or records)
            else:
                if run is not None:
                    yield run
                run = (tokens.at[number], records)
            last = number
        if run is not None:
            yield run

    def _is_initials(self, tokens: Tokens, at: int) -> bool:
        """Whether a word of capitals begins a name that the sources have: CJ Miles."""
        behind = tokens.text[at + 1] if at + 1 < len(tokens) else ""
        return tokens.text[at].isupper() and bool(self._names.of(tokens.text[at]) & self._names.of(behind))


def only(records: Sequence[Record] | frozenset[Record]) -> Record | None:
    """The one record, if there is just one."""
    return next(iter(records)) if len(records) == 1 else None
