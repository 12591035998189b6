"""A lower and an upper bound side by side that are one range: above 1,000 and below 1,500."""

from __future__ import annotations

from msgspec.structs import replace

from figures.extract.scan import Quantity, Scan
from figures.model import Qualifier

LOWER = frozenset({Qualifier.MORE, Qualifier.AT_LEAST})
UPPER = frozenset({Qualifier.LESS, Qualifier.AT_MOST})


def join_bounds(scan: Scan, found: list[Quantity]) -> list[Quantity]:
    """above 1,000 and below 1,500: a lower and an upper bound side by side are the two ends of a range."""
    result: list[Quantity] = []
    for quantity in found:
        joint = _bounded(scan, result[-1], quantity) if result else None
        if joint is None:
            result.append(quantity)
        else:
            result[-1] = joint
    return result


def _bounded(scan: Scan, one: Quantity, other: Quantity) -> Quantity | None:
    grades = {one.qualifier, other.qualifier}
    if not (grades & LOWER and grades & UPPER) or one.value is None or other.value is None:
        return None
    between = scan.tokens.low[one.last : other.first]
    if len(between) != 1 or not scan.lexicon.has("bound_links", between[0]):
        return None
    if not one.bare and (one.kind, one.unit, one.noun) != (other.kind, other.unit, other.noun):
        return None
    low, high = (one, other) if one.qualifier in LOWER else (other, one)
    if low.value is None or high.value is None or low.value > high.value:
        return None
    return replace(
        other,
        first=one.first,
        value=None,
        low=low.value,
        high=high.value,
        ends=(low, high),
        qualifier=Qualifier.EXACT,
        core=(one.core[0], other.core[1]),
    )
