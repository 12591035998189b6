"""Figures that follow from others of the sources: differences, changes, shares, sums and averages.

In a source full of numbers some pair of them gives almost any figure. So what follows from others must be of their
topic: the rows of a table, or the sentences, that the words of the claim name, and the years that it names. What is
left is few, and how likely one of these hits the figure by chance is told.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from figures.lexicon.record import Lexicon
from figures.model import Kind
from figures.trace.claims import NAMED, SCORE, Claim
from figures.trace.context import Context

ROWS, PER_ROW = 6, 8
"""So many rows that the words of a claim name best are looked at, and so many figures of each."""
LARGEST_SHARE = 300
"""A larger number of a table that gives no unit is no percentage."""
PLAIN = 1
"""A row of few words is named by them better than one of many."""
LIKELY, ODD = 0.35, 0.05
"""What follows by chance more often than this proves nothing; where no word tells what was worked out, less is enough."""
CHANGE, SHARE, SUM, MEAN = "change", "share", "sum", "mean"
_FRAMES = {
    "up": CHANGE, "down": CHANGE, "gap": CHANGE, "old": CHANGE, "then": CHANGE, "than_up": CHANGE,
    "share": SHARE, "whole": SHARE, "part": SHARE, "total": SUM, "every": SUM,
}  # fmt: skip


class Result(Struct, frozen=True):
    """A value that follows from some claims, and how."""

    value: Fraction
    frame: str
    claims: tuple[Claim, ...]
    rank: int = 0


class Derived(Struct, frozen=True):
    """A result that fits, and how likely one of those looked at does so by chance."""

    result: Result
    chance: float


Row = list[tuple[Claim, Context]]


class Derivation:
    """The rows of the sources, to be asked for what a claim may follow from."""

    def __init__(self, claims: Sequence[tuple[Claim, Context]]) -> None:
        claims = [(_signed(claim, context), context) for claim, context in claims]
        rows: dict[tuple[int, int | None], Row] = defaultdict(list)
        for claim, context in claims:
            if _may_be_used(claim, context):
                rows[claim.text, context.record].append((claim, context))
        self._rows = list(rows.values())
        self._having: dict[str, list[int]] = defaultdict(list)
        self._sizes: list[int] = []
        for number, row in enumerate(self._rows):
            words = frozenset[str]().union(*(_topic(context) for _, context in row))
            self._sizes.append(len(words))
            for word in words:
                self._having[word].append(number)

    def of(self, claim: Claim, context: Context, lexicon: Lexicon, low: Sequence[str]) -> Derived | None:
        """What a claim follows from, if its words name it and it is not likely to be chance."""
        told = _told(low, lexicon)
        results = [result for result in self._results(claim, context) if result.value or not claim.value]
        for some, most in (
            ([each for each in results if each.frame in told], LIKELY),
            ([each for each in results if each.frame not in told], ODD),
        ):
            fitting = next((result for result in some if _fits(claim, result.value)), None)
            if fitting is not None:
                chance = _chance(claim, [each for each in some if each.rank <= fitting.rank])
                if chance <= most:
                    return Derived(fitting, chance)
        return None

    def _results(self, claim: Claim, context: Context) -> Iterator[Result]:
        """What follows from the rows that the words of a claim name, the best named first."""
        rows = self._named(context)
        years = context.years
        kept = [_restricted(row, years) for row in rows]
        for rank, (row, some) in enumerate(zip(rows, kept, strict=True)):
            found = list(_along(claim, some if len(some) > 1 else row[:PER_ROW]))
            if len(years) > 1 and len(some) < len(row):
                found += _means(_between(row, years))
            for other in range(rank):
                found += _across(claim, kept[other], some)
            yield from (replace(result, rank=rank) for result in found)

    def _named(self, context: Context) -> list[Row]:
        """The rows that have most of the rare words of a claim."""
        words = context.words | context.near
        scores: dict[int, float] = defaultdict(float)
        for word in words:
            having = self._having.get(word, ())
            for number in having:
                scores[number] += 1 / math.sqrt(len(having))
        for number, score in scores.items():
            scores[number] = score / math.sqrt(self._sizes[number] + PLAIN)
        ranked = sorted(scores, key=lambda number: (-scores[number], number))[:ROWS]
        return [self._rows[number] for number in ranked]


def _may_be_used(claim: Claim, context: Context) -> bool:
    """Whether something may follow from a claim: no note in a label (2), no word for the scale (in thousands)."""
    is_note = bool(context.label) and context.place == 0
    is_quantity = claim.sort not in NAMED and claim.sort != SCORE and claim.value != 0
    return is_quantity and not is_note and any(each.isdigit() for each in claim.figure.text)


def _signed(claim: Claim, context: Context) -> Claim:
    return replace(claim, value=-claim.value) if context.is_negative else claim


def _topic(context: Context) -> frozenset[str]:
    return context.label or context.words


def _told(low: Sequence[str], lexicon: Lexicon) -> set[str]:
    """What the words say was worked out."""
    found = {
        _FRAMES[cue.role]
        for _, _, cues in lexicon.roles.cues.scan(low)
        for cue in cues
        if cue.role in _FRAMES
    }
    if any(word in ("change", "changes", "difference", "increase", "decrease") for word in low):
        found.add(CHANGE)
    if any(word in ("sum", "total") for word in low):
        found.add(SUM)
    if any(word in ("ratio", "proportion") for word in low):
        found.add(SHARE)
    elif CHANGE in found:
        found.discard(SHARE)
    if any(lexicon.has("averages", word) for word in low):
        found.add(MEAN)
    return found


def _restricted(row: Row, years: frozenset[int]) -> Row:
    """The claims of a row that are of the years named, if there are any."""
    of_years = [each for each in row if each[1].years & years]
    return (of_years or row)[:PER_ROW]


def _between(row: Row, years: frozenset[int]) -> Row:
    return [each for each in row if any(min(years) <= year <= max(years) for year in each[1].years)][:PER_ROW]


def _along(claim: Claim, row: Row) -> Iterator[Result]:
    """What follows from the figures of one row: how it changed, its sum, its average, shares."""
    is_percent = claim.figure.kind is Kind.PERCENT
    for (old, _), (new, _) in combinations(row, 2):
        if not _alike(old, new):
            continue
        if is_percent and old.sort != "percent":
            yield Result((new.value - old.value) / abs(old.value) * 100, CHANGE, (new, old))
            yield Result((old.value - new.value) / abs(new.value) * 100, CHANGE, (old, new))
        if not is_percent or max(abs(new.value), abs(old.value)) <= LARGEST_SHARE:
            yield Result(new.value - old.value, CHANGE, (new, old))
        if old.sort == new.sort:
            scale = 100 if is_percent else 1
            yield Result(new.value / old.value * scale, SHARE, (new, old))
            yield Result(old.value / new.value * scale, SHARE, (old, new))
    yield from _means(row)


def _means(row: Row) -> Iterator[Result]:
    """Sums and averages of figures that stand under like heads."""
    columns: dict[frozenset[str] | str | None, list[Claim]] = defaultdict(list)
    for claim, context in row:
        columns[context.column].append(claim)
        columns[claim.figure.unit].append(claim)
    groups = [claims for claims in columns.values() if len(claims) > 1]
    for claims in groups:
        for size in range(2, len(claims) + 1):
            for start in range(len(claims) - size + 1):
                some = tuple(claims[start : start + size])
                if all(_alike(some[0], each) for each in some):
                    total = sum((each.value for each in some), Fraction(0))
                    yield Result(total, SUM, some)
                    yield Result(total / size, MEAN, some)


def _across(claim: Claim, one: Row, other: Row) -> Iterator[Result]:
    """What follows from figures of two rows that stand in one column: shares, differences, sums."""
    scale = 100 if claim.figure.kind is Kind.PERCENT else 1
    for a, first in one:
        for b, second in other:
            if first.place == second.place and _alike(a, b):
                yield Result(abs(a.value - b.value), CHANGE, (a, b))
                yield Result(a.value + b.value, SUM, (a, b))
                yield Result(a.value / b.value * scale, SHARE, (a, b))
                yield Result(b.value / a.value * scale, SHARE, (b, a))


def _alike(one: Claim, other: Claim) -> bool:
    if one.sort == other.sort:
        return one.figure.unit == other.figure.unit or one.sort == "count"
    return one.is_bare or other.is_bare


def _fits(claim: Claim, value: Fraction) -> bool:
    return any(low <= abs(value) <= high for low, high in _meant(claim))


def _meant(claim: Claim) -> Iterator[tuple[Fraction, Fraction]]:
    """What may be meant, as written and, of a table in thousands or millions, by its digits."""
    unit = claim.figure.precision or 0
    value = abs(claim.value)
    half = Fraction(unit) if unit else Fraction(1)
    scale = Fraction(claim.figure.written.scale) if claim.figure.written else Fraction(1)
    for by in {Fraction(1), scale}:
        yield (value - half / 2) / by, (value + half) / by


def _chance(claim: Claim, results: Sequence[Result]) -> float:
    """How likely one of some results would fit by chance: by how many lie around, and how much of there it takes."""
    expected = 0.0
    for low, high in _meant(claim):
        middle = float(low + high) / 2 or 1.0
        around = {float(abs(result.value)) for result in results if middle / 2 <= abs(result.value) <= middle * 2}
        expected += len(around) * float(high - low) / (1.5 * middle)
    return 1 - math.exp(-expected)
