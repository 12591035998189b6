"""The claims of all sources, found by value and by sort; asking costs no more in a long source than in a short one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from figures.lazy import cached_property
from figures.lexicon import load
from figures.model import Extraction, Number
from figures.trace.claims import COUNT, LABEL, ORDINAL, POINTS, SCORE, SHARES, Claim, claims_of
from figures.trace.context import Context, contexts
from figures.trace.digits import (
    days_in,
    months_in,
    names_noon,
    numerals,
    pairs_in,
    shape,
    spans_in,
    strings_in,
)
from figures.trace.kept import Kept
from figures.trace.moments import DAY, MONTH, YEAR
from figures.trace.owners import Names
from figures.trace.record import Place
from figures.trace.rivals import Rivals
from figures.units import UnitTable

WIDE = 0.06
"""A value in another unit may be so much of it away, and still be the same."""
_EXACT = 1e-9
MOST = 256
"""Of more claims with a value, or with values near it, nobody can tell which is meant."""
_GOALS = frozenset({COUNT, POINTS, SCORE})
_DATES = frozenset({DAY, MONTH, YEAR})

Ordered = tuple[list[float], list[Claim]]


class Sources:
    """What the sources say."""

    def __init__(self, extractions: Sequence[Extraction], units: UnitTable) -> None:
        self.extractions = extractions
        self.claims = [
            claim for number, each in enumerate(extractions) for claim in claims_of(each, units, number)
        ]
        self._raw = _sorted((float(value), claim) for claim in self.claims for value in claim.written)
        self._ends = {(claim.text, claim.number, claim.part): claim for claim in self.claims}
        by_sort: dict[str, list[tuple[float, Claim]]] = defaultdict(list)
        for claim in self.claims:
            by_sort[claim.sort].append((claim.size, claim))
        self._sizes = {sort: _sorted(pairs) for sort, pairs in by_sort.items()}

    @cached_property
    def in_context(self) -> list[tuple[Claim, Context]]:
        """The claims with what is said around them."""
        found: list[tuple[Claim, Context]] = []
        by_text: dict[int, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            by_text[claim.text].append(claim)
        for number, claims in by_text.items():
            extraction = self.extractions[number]
            found += zip(claims, contexts(extraction, claims, load(extraction.article.locale)), strict=True)
        return found

    @cached_property
    def _contexts(self) -> dict[tuple[int, int, int], Context]:
        return {(claim.text, claim.number, claim.part): context for claim, context in self.in_context}

    @cached_property
    def kept(self) -> Kept:
        """The records that the sources keep by name."""
        return Kept(self.in_context, self.extractions)

    @cached_property
    def rivals(self) -> Rivals:
        """The claims by the words around them."""
        return Rivals(self.in_context)

    @property
    def names(self) -> Names:
        """The names of the records."""
        return self.kept.names

    @cached_property
    def scores(self) -> frozenset[tuple[int, int]]:
        """The pairs of numbers that stand in the sources as scores do."""
        return frozenset(pair for each in self.extractions for pair in pairs_in(each))

    @cached_property
    def months(self) -> frozenset[int]:
        """The months that the sources name."""
        return frozenset(month for each in self.extractions for month in months_in(each))

    @cached_property
    def days(self) -> frozenset[float]:
        """The spans of time that the sources name, in days."""
        return frozenset(days for each in self.extractions for days in days_in(each))

    @cached_property
    def has_noon(self) -> bool:
        """Whether the sources name noon or midnight."""
        return any(names_noon(each) for each in self.extractions)

    @cached_property
    def _strings(self) -> dict[int, list[tuple[str, int, int]]]:
        """The numbers of several parts of each text, in their order."""
        return {number: list(strings_in(each)) for number, each in enumerate(self.extractions)}

    @cached_property
    def _spelt(self) -> frozenset[str]:
        return frozenset(text for strings in self._strings.values() for text, _, _ in strings)

    def spells(self, claim: Claim, other: Sources) -> bool:
        """Whether a claim of another text is part of a number of several parts that stands here, too: a telephone's."""
        strings = other._strings[claim.text]
        place = bisect_right(strings, claim.start, key=lambda each: each[1]) - 1
        return place >= 0 and claim.end <= strings[place][2] and strings[place][0] in self._spelt

    @cached_property
    def spans(self) -> frozenset[int]:
        """The days between one weekday and the next in a sentence, without and with the last."""
        return frozenset(days for each in self.extractions for days in spans_in(each))

    @cached_property
    def years_apart(self) -> Mapping[int, list[Claim]]:
        """The years by how many years they are from the one before them in their sentence."""
        found: dict[int, list[Claim]] = defaultdict(list)
        years = [claim for claim in self.claims if claim.sort == YEAR]
        for one, other in pairwise(years):
            if (one.text, one.figure.sentence) == (other.text, other.figure.sentence):
                found[abs(int(other.value - one.value))].append(other)
        return found

    @cached_property
    def numerals(self) -> frozenset[str]:
        """The numbers in the sources that were not read as figures, as digits alone."""
        return frozenset(numeral for each in self.extractions for numeral in numerals(each))

    def near(self, claim: Claim) -> Iterator[Claim]:
        """The claims whose value may be that of another, as written or in the base unit of its sort."""
        low, high, value = float(claim.meant.low or 0), float(claim.meant.high or 0), float(claim.value)
        yield from _between(self._raw, value, value)
        yield from _between(self._raw, low, high)
        for other in claim.written:
            if other != claim.value:
                yield from _between(self._raw, float(other), float(other))
        ends = sorted((low * claim.factor + claim.offset, high * claim.factor + claim.offset))
        wide = WIDE * max(abs(end) for end in ends)
        for sort in SHARES if claim.sort in SHARES else (claim.sort,):
            yield from self.between(sort, ends[0] - wide, ends[1] + wide)

    def is_of_one(self, context: Context, source: Claim) -> bool:
        """Whether the words around a claim have one in common with those around a source's."""
        other = self._contexts[source.text, source.number, source.part]
        return bool((context.near | context.words) & other.words)

    def keeps_apart(self, claim: Claim, source: Claim) -> bool:
        """Whether two claims count things that the records of the sources keep apart: rebounds are no turnovers.

        What a record counts is no place in a row, either: the 17th win, and 17 assists.
        """
        if claim.sort == ORDINAL and source.noun in self.kept.nouns:
            return True
        return claim.noun != source.noun and claim.noun in self.kept.nouns

    def place(self, claim: Claim) -> Place:
        """Where a claim stands; a part of a date is shown with the rest of it."""
        source, figure = self.extractions[claim.text].article.source, claim.figure
        start, end = (figure.start, figure.end) if claim.sort in _DATES else (claim.start, claim.end)
        return Place(claim.text, start, end, source[start:end])

    @property
    def sorts(self) -> Iterable[str]:
        """What the claims of the sources can be compared with."""
        return self._sizes

    def between(self, sort: str, low: float, high: float) -> list[Claim]:
        """The claims of a sort from one size to another, in its base unit."""
        return _between(self._sizes[sort], low, high) if sort in self._sizes else []

    def of_sort(self, sort: str) -> list[Claim]:
        """All claims of a sort."""
        return self._sizes[sort][1] if sort in self._sizes else []

    def has(self, value: Number | None) -> bool:
        """Whether a value stands in a source, whatever it is of."""
        return value is not None and bool(_between(self._raw, float(value), float(value)))

    def with_value(self, sort: str | None, value: Number | None) -> list[Claim]:
        """The claims of a sort, or of any, that have a value, as written."""
        found = _between(self._raw, float(value), float(value)) if value is not None else []
        return [claim for claim in found if sort in (None, claim.sort)]

    def partner(self, claim: Claim) -> Claim | None:
        """The other end of the range that a claim is an end of."""
        return (
            self._ends.get((claim.text, claim.number, 1 - claim.part)) if claim.figure.value is None else None
        )

    def has_pair(self, one: int, other: int) -> bool:
        """Whether two numbers stand together in a source: as a score, or in one sentence."""
        if (one, other) in self.scores or (other, one) in self.scores:
            return True
        return not self._sentences[one].isdisjoint(self._sentences[other])

    def has_text(self, text: str) -> bool:
        """Whether a source has a text, in small letters."""
        return any(text in each for each in self._texts)

    def has_shape(self, text: str) -> bool:
        """Whether a source has a name that differs from one only in its number: 2D, and 3D."""
        return shape(text) in self._shapes

    @cached_property
    def _sentences(self) -> dict[float, set[tuple[int, int]]]:
        """The sentences that each number of goals stands in."""
        found: dict[float, set[tuple[int, int]]] = defaultdict(set)
        for claim in self.claims:
            if claim.sort in _GOALS:
                found[float(claim.value)].add((claim.text, claim.figure.sentence))
        return found

    @cached_property
    def _texts(self) -> list[str]:
        return [extraction.article.source.lower() for extraction in self.extractions]

    @cached_property
    def _shapes(self) -> set[str]:
        return {shape(claim.figure.plain.lower()) for claim in self.claims if claim.sort == LABEL}


def _sorted(pairs: Iterable[tuple[float, Claim]]) -> Ordered:
    ordered = sorted(pairs, key=lambda pair: pair[0])
    return [size for size, _ in ordered], [claim for _, claim in ordered]


def _between(ordered: Ordered, low: float, high: float) -> list[Claim]:
    sizes, claims = ordered
    margin = _EXACT * max(abs(low), abs(high))
    first = bisect_left(sizes, low - margin)
    return claims[first : min(bisect_right(sizes, high + margin), first + MOST)]
