"""Whether a value is that of a source: the same, rounded, or in another unit."""

from __future__ import annotations

from collections.abc import Callable

from figures.model import Kind, Qualifier
from figures.trace.claims import COUNT, LABEL, ORDINAL, SCORE, SHARES, Claim, last_digit
from figures.trace.moments import CLOCK, DAY, MONTH, YEAR
from figures.trace.record import Verdict
from figures.units import unit

CONVERSION, CLOSE = 0.05, 0.02
"""What the conversion of a rounded number may be off by, and that of one told to the third digit."""
BY_CHANCE = 20
"""So small a number many a source has somewhere."""
LIKE = 1.25
"""Units that differ by less may go by one name: gallons, tons, pounds."""
HALF_A_DAY = 720
_MEASURES = frozenset({Kind.MEASURE, Kind.DURATION, Kind.MONEY})
_NUMBERS = frozenset({COUNT, SCORE, LABEL, ORDINAL, "points", "times"})
_TIMES = frozenset({"age", "time"})
_MOMENTS = frozenset({CLOCK, DAY, MONTH})

Fit = Callable[[Claim, Claim], Verdict | None]
"""How a source's claim supports another; None if it does not."""


def fit(claim: Claim, source: Claim) -> Verdict | None:
    """How the value of a source supports a claim about the same sort of thing; None if it does not."""
    if claim.sort == source.sort:
        return _same_sort(claim, source)
    if _written(claim, source):
        return Verdict.SUPPORTED
    if claim.letter != source.letter and claim.value * claim.letter == source.value * source.letter:
        return Verdict.SUPPORTED  # 40m, and 40 million
    if _may_be_one(claim, source) and claim.meant.contains(source.value):
        return Verdict.SUPPORTED if claim.value == source.value else Verdict.ROUNDED
    if {claim.sort, source.sort} == set(SHARES):
        return Verdict.CONVERTED if _near(claim, source) else None
    if {claim.sort, source.sort} == _TIMES and claim.figure.unit == source.figure.unit:
        return Verdict.SUPPORTED if claim.value == source.value else None
    return None


def same_number(claim: Claim, source: Claim) -> Verdict | None:
    """How a number of the original supports that of its translation: by its value, whatever the words around it."""
    found = fit(claim, source)
    if found is not None:
        return found
    moments = {claim.sort, source.sort} & _MOMENTS
    if moments:
        same = len(moments) == 1 and bool(set(claim.written) & set(source.written))
    else:
        is_ratio = claim.figure.kind is Kind.RATIO and len(claim.figure.ends) == 2  # three in five needs both
        written = {claim.value} if is_ratio else set(claim.written)
        same = bool(written & set(source.written)) and not _has_other_unit(claim, source)
    return Verdict.SUPPORTED if same else None


def _has_other_unit(claim: Claim, source: Claim) -> bool:
    """Whether both are in units that do not mean the same: two currencies, miles and kilometres, years and months."""
    kinds = {claim.figure.kind, source.figure.kind}
    if {claim.sort, source.sort} == _TIMES:
        return claim.figure.unit != source.figure.unit
    is_one_sort = claim.sort == source.sort and len(kinds) == 1 and kinds <= _MEASURES
    if not (is_one_sort or kinds in ({Kind.MONEY}, {Kind.MONEY, Kind.MEASURE})):
        return False
    if kinds == {Kind.MONEY} and (claim.factor != 1 or source.factor != 1):
        return False  # cents are of many currencies
    return not any(_is_like(one, other) for one in _readings(claim) for other in _readings(source))


def _readings(claim: Claim) -> list[tuple[str, float]]:
    """The sort of a claim with the factor of its unit, and those of all it may be: pounds."""
    found = [(claim.sort, claim.factor)]
    for each in claim.figure.readings:
        measure = unit(each.unit) if each.kind in _MEASURES and each.unit else None
        if measure is not None:
            found.append((measure.dimension, float(measure.factor)))
        elif each.kind is Kind.MONEY:
            found.append((f"money/{each.unit}", 1.0))
    return found


def _is_like(one: tuple[str, float], other: tuple[str, float]) -> bool:
    return one[0] == other[0] and 1 / LIKE < one[1] / other[1] < LIKE


def _same_sort(claim: Claim, source: Claim) -> Verdict | None:
    if claim.figure.role == source.figure.role == "decade":
        return Verdict.SUPPORTED if claim.value == source.value else None
    if claim.sort == CLOCK:
        return Verdict.SUPPORTED if (claim.value - source.value) % HALF_A_DAY == 0 else None
    if claim.figure.unit == source.figure.unit or claim.factor == source.factor:
        if claim.value == source.value:
            return Verdict.SUPPORTED
        return (
            Verdict.ROUNDED
            if claim.meant.contains(source.value) and not _is_as_exact(claim, source)
            else None
        )
    return Verdict.CONVERTED if _near(claim, source) else None


def _is_as_exact(claim: Claim, source: Claim) -> bool:
    """Whether a hedged number has as many digits as the source's, so that it rounds nothing: about 500, of 400."""
    return claim.figure.qualifier is Qualifier.ABOUT and last_digit(claim.value) <= last_digit(source.value)


def _written(claim: Claim, source: Claim) -> bool:
    """Whether one is a bare number that may be written for the other, a moment: 7, 14.30, the 25th, the 90s."""
    for moment, number in ((claim, source), (source, claim)):
        is_bare = number.figure.kind in (Kind.NUMBER, Kind.ORDINAL) or (
            number is source and number.sort == LABEL
        )
        if is_bare and moment.sort in (CLOCK, DAY, YEAR) and number.value in moment.written:
            return True
    return False


def _is_chance(claim: Claim, source: Claim) -> bool:
    """Whether a source may have the number of a name by chance: League Two, and two goals."""
    is_name = any(each.isalpha() for each in claim.figure.plain)
    return is_name and claim.value <= BY_CHANCE and source.sort not in (LABEL, ORDINAL)


def _near(claim: Claim, source: Claim) -> bool:
    """Whether the source's value, in the unit of the claim, is among what the claim may mean."""
    value = (source.size - claim.offset) / claim.factor
    low, high = float(claim.meant.low or 0), float(claim.meant.high or 0)
    is_close = not (_is_round(claim) or _is_round(source))
    slack = abs(value) * (0.01 if claim.sort == "time" else CLOSE if is_close else CONVERSION)
    return low - slack <= value <= high + slack


def _is_round(claim: Claim) -> bool:
    """Whether a value has at most two digits that count, or a hedge."""
    hundredth = last_digit(claim.value) * 100
    return abs(claim.value) < hundredth or claim.figure.qualifier is not Qualifier.EXACT


def _may_be_one(claim: Claim, source: Claim) -> bool:
    """Whether the numbers of two sorts may be of one thing, one of which has no unit that tells."""
    sorts = {claim.sort, source.sort}
    if sorts == {ORDINAL, SCORE} or (claim.sort == LABEL and _is_chance(claim, source)):
        return False
    if sorts <= _NUMBERS or sorts == {ORDINAL, "age"}:  # turning 90, her 90th birthday
        return True
    if YEAR in sorts:
        other = source if claim.sort == YEAR else claim
        return claim.value == source.value and other.figure.kind in (Kind.NUMBER, Kind.LABEL, Kind.COUNT)
    if sorts & _MOMENTS:
        return False
    return any(
        one.figure.kind is Kind.NUMBER and other.sort not in (ORDINAL, LABEL)
        for one, other in ((claim, source), (source, claim))
    )
