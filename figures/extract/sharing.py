"""Units that a number leaves out and takes from a neighbour: 5 and 10 km, 7- or 8-inch, a high of 84.75 cents and
a low of 74.07."""

from __future__ import annotations

from dataclasses import replace

from figures.extract.hedges import direction
from figures.extract.scan import Quantity, Scan
from figures.model import Kind

SHARED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.MEASURE, Kind.DURATION, Kind.AGE})


def share_units(scan: Scan, found: list[Quantity]) -> list[Quantity]:
    """The quantities with the units that coordination and repetition give to bare numbers among them."""
    result = list(found)
    for index in range(len(result) - 2, -1, -1):
        left, right = result[index], result[index + 1]
        if left.bare and right.kind in SHARED and _coordinated(scan, left, right):
            result[index] = _with_unit(left, right)
    for index, quantity in enumerate(result):
        if quantity.bare and quantity.kind is Kind.NUMBER:
            source = _repeats(scan, quantity, result[:index])
            if source is not None:
                result[index] = _with_unit(quantity, source)
    return result


def _coordinated(scan: Scan, left: Quantity, right: Quantity) -> bool:
    """Whether only "and", "or" or a comma stands between (behind a hyphen left hanging: 7- or 8-inch)."""
    between = scan.tokens.low[left.last : right.first]
    if between[:1] == ["-"] and scan.tokens.glued(left.last):
        between = between[1:]
    if left.kind is not Kind.NUMBER or left.fraction or right.first != right.core[0]:
        return False
    return len(between) == 1 and scan.lexicon.has("suspended", between[0])


def _repeats(scan: Scan, quantity: Quantity, before: list[Quantity]) -> Quantity | None:
    """The nearest earlier quantity of the sentence that this number plainly repeats: written with the same decimals,
    or changing by the same verb."""
    if quantity.written is None or quantity.written.in_words:
        return None
    for other in reversed(before):
        if other.kind not in SHARED or other.written is None or other.kind in (Kind.DURATION, Kind.AGE):
            continue
        decimals = quantity.written.decimals
        if decimals and decimals == other.written.decimals and quantity.written.scale == other.written.scale:
            return other
        by = not decimals and direction(scan, quantity.first) is not None and direction(scan, other.first) is not None
        if by and other.kind is Kind.PERCENT:
            return other
    return None


def _with_unit(bare: Quantity, full: Quantity) -> Quantity:
    return replace(bare, kind=full.kind, unit=full.unit, per=full.per, bare=False,
                   readings=tuple(replace(reading, value=bare.value) for reading in full.readings))
