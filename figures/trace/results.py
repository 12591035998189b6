"""The arithmetic of derived figures: what follows from the figures of one row, and of two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from msgspec import Struct

from figures.model import Kind
from figures.trace.claims import COUNT, Claim
from figures.trace.context import Context

PER_ROW = 8
"""So many figures of a row are looked at."""
EXACT = 1e-9
"""What the arithmetic itself may be off by."""
LARGEST_SHARE = 300
"""A larger number of a table that gives no unit is no percentage."""
CHANGE, SHARE, SUM, MEAN = "change", "share", "sum", "mean"

Row = list[tuple[Claim, Context]]
"""The figures of a row of a table, or of a sentence."""


class Result(Struct, frozen=True):
    """A value that follows from some claims by a frame; the lower its `rank`, the better its rows are named."""

    value: float
    frame: str
    claims: tuple[Claim, ...]
    is_relative: bool = False
    rank: int = 0
    is_in_table: bool = False


def along(claim: Claim, row: Row) -> Iterator[Result]:
    """What follows from the figures of one row: how it changed, its sum, its average, shares."""
    is_percent = claim.figure.kind is Kind.PERCENT
    for (old, _), (new, _) in combinations(row, 2):
        if not _alike(old, new):
            continue
        one, other = float(old.value), float(new.value)
        if is_percent and old.sort != "percent":
            yield Result((other - one) / abs(one) * 100, CHANGE, (new, old), is_relative=True)
            yield Result((one - other) / abs(other) * 100, CHANGE, (old, new), is_relative=True)
        if not is_percent or max(abs(one), abs(other)) <= LARGEST_SHARE:
            yield Result(abs(one - other), CHANGE, (new, old) if other >= one else (old, new))
        if old.sort == new.sort:
            yield from _shares(is_percent, old, new)
    yield from means(row)


def means(row: Row) -> Iterator[Result]:
    """Sums and averages of figures that stand under like heads, or have one unit."""
    columns: dict[object, list[Claim]] = defaultdict(list)
    for claim, context in row:
        columns[context.column].append(claim)
        columns[claim.figure.unit].append(claim)
    for claims in columns.values():
        values = [float(each.value) for each in claims]
        for start, first in enumerate(claims):
            total = values[start]
            for end in range(start + 1, len(claims)):
                if not _alike(first, claims[end]):
                    break
                total += values[end]
                some = tuple(claims[start : end + 1])
                yield Result(total, SUM, some)
                yield Result(total / len(some), MEAN, some)


def across(claim: Claim, one: Row, other: Row) -> Iterator[Result]:
    """What follows from figures of two rows that stand in one column: shares, differences, sums."""
    is_percent = claim.figure.kind is Kind.PERCENT
    for a, first in one:
        for b, second in other:
            if first.place == second.place and _alike(a, b):
                x, y = float(a.value), float(b.value)
                yield Result(abs(x - y), CHANGE, (a, b) if x >= y else (b, a))
                yield Result(x + y, SUM, (a, b))
                yield from _shares(is_percent, a, b)


def _shares(is_percent: bool, one: Claim, other: Claim) -> Iterator[Result]:
    scale = 100 if is_percent else 1
    x, y = float(one.value), float(other.value)
    yield Result(x / y * scale, SHARE, (one, other))
    yield Result(y / x * scale, SHARE, (other, one))


def _alike(one: Claim, other: Claim) -> bool:
    if one.sort == other.sort:
        return one.figure.unit == other.figure.unit or one.sort == COUNT
    return one.is_bare or other.is_bare


class Meant(Struct, frozen=True):
    """What a claim may mean: as written, and, if it follows from a table in thousands or millions, by its digits."""

    ranges: tuple[tuple[float, float], ...]
    values: tuple[float, ...]

    @classmethod
    def by(cls, claim: Claim) -> Meant:
        """All that may have been rounded to a claim."""
        value = float(abs(claim.value))
        is_fraction = claim.figure.kind is Kind.RATIO and not claim.figure.precision  # a quarter
        unit = value / 10 if is_fraction else float(claim.figure.precision or 1)
        low, high = (value - unit / 2) * (1 - EXACT), (value + unit) * (1 - EXACT)
        written = claim.figure.written
        scales = {1.0, float(written.scale) if written else 1.0}
        return cls(
            tuple((low / scale, high / scale) for scale in scales), tuple(value / scale for scale in scales)
        )

    def includes(self, result: Result) -> bool:
        """Whether a result is among it; a sign is told by words."""
        value = abs(result.value)
        return any(low <= value <= high for low, high in self.ranges)

    def by_which(self, result: Result) -> tuple[tuple[float, float], ...]:
        """The ranges that a result had to hit; those of a sum may be as narrow as the precision of the sources."""
        if result.is_relative or result.frame not in (CHANGE, SUM):
            return self.ranges
        unit = max(float(claim.figure.precision or 1) for claim in result.claims)
        value = abs(result.value)
        hit = [each for each in self.values if abs(each - value) <= EXACT * (value + unit)]
        ranges = [(each - unit / 2, each + unit / 2) for each in hit]
        return tuple(ranges) if ranges and ranges[0][1] - ranges[0][0] < self._width(value) else self.ranges

    def _width(self, value: float) -> float:
        """How wide the range around a value is."""
        return next((high - low for low, high in self.ranges if low <= value <= high), 0.0)
