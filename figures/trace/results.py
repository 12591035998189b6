"""The arithmetic of derived figures: what follows from the figures of one row, and of two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from msgspec import Struct

from figures.model import Kind
from figures.trace.claims import COUNT, Claim
from figures.trace.context import Context

PER_ROW = 8
"""So many figures of a row are looked at."""
LARGEST_SHARE = 300
"""A larger number of a table that gives no unit is no percentage."""
CHANGE, SHARE, SUM, MEAN = "change", "share", "sum", "mean"

Row = list[tuple[Claim, Context]]
"""The figures of a row of a table, or of a sentence."""


class Result(Struct, frozen=True):
    """A value that follows from some claims by a frame; the lower its `rank`, the better its rows are named."""

    value: Fraction
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
        if is_percent and old.sort != "percent":
            yield Result((new.value - old.value) / abs(old.value) * 100, CHANGE, (new, old), is_relative=True)
            yield Result((old.value - new.value) / abs(new.value) * 100, CHANGE, (old, new), is_relative=True)
        if not is_percent or max(abs(new.value), abs(old.value)) <= LARGEST_SHARE:
            first, second = (new, old) if new.value >= old.value else (old, new)
            yield Result(first.value - second.value, CHANGE, (first, second))
        if old.sort == new.sort:
            yield from _shares(claim, old, new)
    yield from means(row)


def means(row: Row) -> Iterator[Result]:
    """Sums and averages of figures that stand under like heads, or have one unit."""
    columns: dict[object, list[Claim]] = defaultdict(list)
    for claim, context in row:
        columns[context.column].append(claim)
        columns[claim.figure.unit].append(claim)
    for claims in columns.values():
        for size in range(2, len(claims) + 1):
            for start in range(len(claims) - size + 1):
                some = tuple(claims[start : start + size])
                if all(_alike(some[0], each) for each in some):
                    total = sum((each.value for each in some), Fraction(0))
                    yield Result(total, SUM, some)
                    yield Result(total / size, MEAN, some)


def across(claim: Claim, one: Row, other: Row) -> Iterator[Result]:
    """What follows from figures of two rows that stand in one column: shares, differences, sums."""
    for a, first in one:
        for b, second in other:
            if first.place == second.place and _alike(a, b):
                high, low = (a, b) if a.value >= b.value else (b, a)
                yield Result(high.value - low.value, CHANGE, (high, low))
                yield Result(a.value + b.value, SUM, (a, b))
                yield from _shares(claim, a, b)


def _shares(claim: Claim, one: Claim, other: Claim) -> Iterator[Result]:
    scale = 100 if claim.figure.kind is Kind.PERCENT else 1
    yield Result(one.value / other.value * scale, SHARE, (one, other))
    yield Result(other.value / one.value * scale, SHARE, (other, one))


def _alike(one: Claim, other: Claim) -> bool:
    if one.sort == other.sort:
        return one.figure.unit == other.figure.unit or one.sort == COUNT
    return one.is_bare or other.is_bare


def fits(claim: Claim, result: Result) -> bool:
    """Whether a result is what a claim may mean; a sign is told by words."""
    return any(low <= abs(result.value) <= high for low, high in meant(claim))


def meant(claim: Claim) -> Iterator[tuple[Fraction, Fraction]]:
    """What a claim may mean: as written, and, if it follows from a table in thousands or millions, by its digits."""
    value = abs(claim.value)
    is_fraction = claim.figure.kind is Kind.RATIO and not claim.figure.precision  # a quarter
    unit = value / 10 if is_fraction else Fraction(claim.figure.precision or 1)
    written = claim.figure.written
    for scale in {Fraction(1), Fraction(written.scale) if written else Fraction(1)}:
        yield (value - unit / 2) / scale, (value + unit) / scale
