"""Two numbers that are one figure: 10-12%, between 5 and 10, from $62 to $68, 2 to 3 million; and scores."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from figures.extract.hedges import direction
from figures.extract.scan import Quantity, Scan
from figures.extract.words import exact
from figures.model import Kind, Number

DASHES = frozenset("-–—‐‑−~")
NUMERIC = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.MEASURE, Kind.DURATION, Kind.COUNT,
                     Kind.AGE, Kind.YEAR})


def join_ranges(scan: Scan, found: list[Quantity]) -> list[Quantity]:
    """The quantities with each range made one, its ends kept in `ends`; scale and unit belong to both ends."""
    result: list[Quantity] = []
    index = 0
    while index < len(found):
        quantity = found[index]
        joint = _joint(scan, quantity, found[index + 1]) if index + 1 < len(found) else None
        result.append(joint or quantity)
        index += 2 if joint else 1
    return result


def _joint(scan: Scan, left: Quantity, right: Quantity) -> Quantity | None:
    if left.value is None or right.value is None or not {left.kind, right.kind} <= NUMERIC:
        return None
    between = scan.tokens.low[left.last : right.first]
    opener = _opener(scan, left.first)
    if not between or len(between) > 2:
        return None
    if len(between) == 1 and between[0] in DASHES:
        return _dashed(scan, left, right, opener)
    if scan.lexicon.has("range_to", between[0]) and (len(between) == 1 or scan.lexicon.has("range_hedges", between[1])):
        if opener is None and _moves_to(scan, left, right):
            return None
        explicit = not left.bare and left.unit == right.unit
        return _range(scan, left, right, opener, opener == "from" or explicit)
    if len(between) == 1 and scan.lexicon.has("range_and", between[0]) and opener == "between":
        return _range(scan, left, right, opener, False)
    return None


def _opener(scan: Scan, first: int) -> str | None:
    """The word that opens a range before its first number (past a hedge): from, between."""
    for at in (first - 1, first - 2, first - 3):
        if scan.has("range_from", at):
            return "from"
        if scan.has("range_between", at):
            return "between"
        if not (scan.has("range_hedges", at)):
            return None
    return None


def _moves_to(scan: Scan, left: Quantity, right: Quantity) -> bool:
    """rose 64 points to 4,577: an amount and the level it leads to, not a range"""
    if direction(scan, left.first) is None:
        return False
    if not left.bare or right.bare or left.value is None or right.value is None:
        return True
    scale = right.written.scale if right.written is not None else 1
    return not left.value * scale < right.value * 1 < 3 * left.value * scale


def _dashed(scan: Scan, left: Quantity, right: Quantity, opener: str | None) -> Quantity | None:
    if _is_score(scan, left, right):
        low, high = left.value, right.value
        return Quantity(left.first, right.last, Kind.SCORE, None, low, high, written=left.written, bare=False,
                        core=(left.core[0], right.core[1]))
    return _range(scan, left, right, opener, False)


def _is_score(scan: Scan, left: Quantity, right: Quantity) -> bool:
    """Two bare whole numbers on a dash, of which the second is no larger, or with a word of contests near."""
    whole = all(q.written is not None and not q.written.decimals and not q.written.grouped and q.written.scale == 1
                for q in (left, right))
    if not whole or not left.bare or right.kind is not Kind.NUMBER and not (
            right.kind in (Kind.POINTS, Kind.PERCENT) and (left.value or 0) > (right.value or 0)):
        return False
    if left.written is not None and left.written.in_words:
        return False
    assert left.value is not None
    assert right.value is not None
    if right.value <= left.value:
        return True
    near = range(max(0, left.first - 5), min(len(scan.tokens), right.last + 3))
    return any(scan.has("score_words", at) for at in near) and right.kind is Kind.NUMBER


def _range(scan: Scan, left: Quantity, right: Quantity, opener: str | None, may_fall: bool) -> Quantity | None:
    shared = _share(left, right)
    if shared is None:
        return None
    left, right = shared
    low, high = left.value, right.value
    assert low is not None
    assert high is not None
    if high < low and not (may_fall or opener):
        return None
    first = left.first
    joint = replace(right, first=first, value=None, low=low, high=high, ends=(left, right),
                    core=(left.core[0], right.core[1]), precision=min(filter(None, (left.precision, right.precision)),
                                                                      default=None))
    joint.role = "from-to" if opener == "from" else None
    del scan
    return joint


def _share(left: Quantity, right: Quantity) -> tuple[Quantity, Quantity] | None:
    """Both ends with the unit and the scale that one of them leaves out; None if they do not belong together."""
    if left.bare and not right.bare:
        left = _like(left, right)
    elif right.bare and not left.bare and left.kind is not Kind.YEAR:
        right = _like(right, left)
    same = left.kind == right.kind and left.unit == right.unit and left.per in (None, right.per)
    return (left, right) if same else None


def _like(bare: Quantity, full: Quantity) -> Quantity:
    """`bare` with the unit of `full`; its scale too, if it was written short (2 to 3 million, not 500 to 3 million)."""
    value, precision, written = bare.value, bare.precision, bare.written
    if full.written is not None and written is not None and written.scale == 1 and full.written.scale >= 1000 \
            and value is not None and abs(value) < 1000 and not written.grouped:
        scale = full.written.scale
        value = exact(Fraction(value) * Fraction(scale))
        precision = None if precision is None else precision * scale
        written = replace(written, scale=scale)
    return replace(bare, value=value, precision=precision, written=written, kind=full.kind, unit=full.unit,
                   per=full.per, bare=False, noun=full.noun)


def end_values(quantity: Quantity) -> tuple[Number | None, Number | None]:
    """Both ends of a quantity, equal for a single value."""
    if quantity.value is not None:
        return quantity.value, quantity.value
    return quantity.low, quantity.high
