"""The claims of all sources, indexed by sort and value."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from functools import cached_property

from figures.lexicon import load
from figures.model import Extraction, Kind, Number
from figures.trace.claims import COUNT, LABEL, ORDINAL, SCORE, Claim, claims_of
from figures.units import UnitTable

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*")
_PAIR = re.compile(r"(?<![\d.,])(\d{1,3})\s*[-–:]\s*(\d{1,3})(?![\d.,]\d)")
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"\b([IVX]{1,6})(?:e|ème|er|re)?\b")
_LETTERS = {"I": 1, "V": 5, "X": 10}
_SEPARATORS = re.compile(r"[.,:]")


class Sources:
    """What the sources say, to be asked for values and for topics."""

    def __init__(self, extractions: Sequence[Extraction], units: UnitTable) -> None:
        self.extractions = extractions
        self.units = units
        self.claims = [
            claim
            for text, extraction in enumerate(extractions)
            for claim in claims_of(extraction, units, text)
        ]
        self._raw = _sorted((float(value), claim) for claim in self.claims for value in claim.written)
        self._ends = {(claim.text, claim.number, claim.part): claim for claim in self.claims}
        by_sort: dict[str, list[tuple[float, Claim]]] = defaultdict(list)
        for claim in self.claims:
            by_sort[claim.sort].append((claim.size, claim))
        self._sizes = {sort: _sorted(pairs) for sort, pairs in by_sort.items()}
        self._sides: dict[tuple[int, int], set[float]] = defaultdict(set)
        for claim in self.claims:
            self._sides[claim.text, claim.figure.sentence].add(float(claim.value))
        self._pairs = {
            frozenset((int(a), int(b)))
            for extraction in extractions
            for a, b in _PAIR.findall(extraction.article.source)
        }
        self.months = {month for extraction in extractions for month in _months(extraction)}
        self.numerals = {each for extraction in extractions for each in numerals(extraction)}

    def near(self, claim: Claim, slack: float = 0.06) -> Iterator[Claim]:
        """The claims whose value may be that of `claim`, as written or in the base unit of its sort."""
        low, high = float(claim.meant.low or 0), float(claim.meant.high or 0)
        yield from _between(self._raw, low, high)
        for value in claim.written:
            if value != claim.value:
                yield from _between(self._raw, float(value), float(value))
        if claim.sort in self._sizes:
            ends = sorted((low * claim.factor + claim.offset, high * claim.factor + claim.offset))
            wide = slack * max(abs(end) for end in ends)
            yield from _between(self._sizes[claim.sort], ends[0] - wide, ends[1] + wide)

    def has(self, value: Number | None) -> bool:
        """Whether a value stands in a source, whatever it is of."""
        return value is not None and bool(_between(self._raw, float(value), float(value)))

    @cached_property
    def _texts(self) -> list[str]:
        return [extraction.article.source.lower() for extraction in self.extractions]

    @cached_property
    def _shapes(self) -> set[str]:
        return {_shape(claim.figure.plain.lower()) for claim in self.claims if claim.sort == LABEL}

    def has_text(self, text: str) -> bool:
        """Whether a source has a text, in small letters."""
        return any(text in each for each in self._texts)

    def has_shape(self, text: str) -> bool:
        """Whether a source has a name that differs only in its number: 2D, and 3D."""
        return _shape(text) in self._shapes

    def has_pair(self, one: Number, other: Number) -> bool:
        """Whether two numbers stand together in a source: as a score, or in one sentence."""
        if {one, other} in self._pairs:
            return True
        if any(({a+1,b}=={one,other} or {a,b+1}=={one,other}) for a,b in [(tuple(p)*2)[:2] for p in self._pairs]): return True
        return any({float(one), float(other)} <= sides for sides in self._sides.values())

    def with_value(self, sort: str, value: Number | None) -> list[Claim]:
        """The claims of a sort that have a value, as written."""
        if value is None:
            return []
        return [claim for claim in _between(self._raw, float(value), float(value)) if claim.sort == sort]

    def partner(self, claim: Claim) -> Claim | None:
        """The other end of the range that a claim is an end of."""
        return self._ends.get((claim.text, claim.number, 1 - claim.part)) if claim.figure.value is None else None

    def of_sort(self, sort: str) -> list[Claim]:
        """All claims of a sort."""
        return self._sizes[sort][1] if sort in self._sizes else []


def _months(extraction: Extraction) -> Iterator[int]:
    """The months that a text names."""
    lexicon = load(extraction.article.locale)
    for word in set(_WORD.findall(extraction.article.source)):
        forms = (word, word.lower(), word.capitalize())
        month = next((lexicon.months[each] for each in forms if each in lexicon.months), None)
        if month is not None:
            yield month


def numerals(extraction: Extraction) -> Iterator[str]:
    """The numbers that stand in a text and are no figures of it, and those of several parts (17:55), as digits alone."""
    source = extraction.article.source
    ends = [(figure.start, figure.end) for figure in extraction.figures if figure.kind is not Kind.LABEL]
    for match in _TOKEN.finditer(source):
        place = bisect_right(ends, (match.start(), len(source))) - 1
        is_taken = place >= 0 and match.start() < ends[place][1]
        if not is_taken or _SEPARATORS.search(match.group()):
            yield _SEPARATORS.sub("", match.group())
    for match in _ROMAN.finditer(source):
        yield str(roman(match[1]))


def roman(numeral: str) -> int:
    """The value of a Roman numeral.

    >>> roman("XIX"), roman("XVI")
    (19, 16)
    """
    values = [_LETTERS[letter] for letter in numeral]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _sorted(pairs: Iterable[tuple[float, Claim]]) -> tuple[list[float], list[Claim]]:
    ordered = sorted(pairs, key=lambda pair: pair[0])
    return [size for size, _ in ordered], [claim for _, claim in ordered]


def _between(ordered: tuple[list[float], list[Claim]], low: float, high: float) -> list[Claim]:
    sizes, claims = ordered
    margin = 1e-9 * max(abs(low), abs(high))
    return claims[bisect_left(sizes, low - margin) : bisect_right(sizes, high + margin)]


__all__ = ["COUNT", "LABEL", "ORDINAL", "SCORE", "Sources"]
