"""Coordination: the figures of 12 men, 7 women and 3 children are one list."""

from __future__ import annotations

from itertools import pairwise

from figures.extract.scan import Quantity, Scan
from figures.model import Kind

LISTED = frozenset(
    {Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.DURATION, Kind.NUMBER, Kind.POINTS}
)
REACH = 12
"""How many words may follow a figure before the comma or the "and" that joins it to the next."""


def coordinated(scan: Scan, found: list[Quantity]) -> list[int | None]:
    """For each quantity the number of its list within the sentence, or None."""
    numbers: list[int | None] = [None] * len(found)
    listed = [index for index, quantity in enumerate(found) if quantity.kind in LISTED]
    current = -1
    for left, right in pairwise(listed):
        if not (_alike(found[left], found[right]) and _joined(scan, found[left].last, found[right].first)):
            continue
        if numbers[left] is None:
            current += 1
            numbers[left] = current
        numbers[right] = numbers[left]
    return numbers


def _alike(left: Quantity, right: Quantity) -> bool:
    return (
        left.kind == right.kind
        and (left.kind is Kind.COUNT or left.unit == right.unit)
        and left.per == right.per
    )


def _joined(scan: Scan, last: int, first: int) -> bool:
    """Whether the words between end in a comma, a semicolon or an "and", and no sentence or bracket breaks in."""
    between = range(last, first)
    if not between or len(between) > REACH:
        return False
    joints = [at for at in between if scan.word(at) in (",", ";") or scan.has("list_joints", at)]
    if not joints or any(scan.word(at) in "().:" for at in between):
        return False
    behind = [at for at in range(joints[-1] + 1, first) if not scan.has("list_fillers", at)]
    return not behind
