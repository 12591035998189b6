"""Two amounts that are one figure: six feet two, twelve stone four, three dollars fifty."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from figures.extract.numerals.spoken import exact
from figures.extract.scan import Quantity, Scan
from figures.model import Kind, Number, Reading
from figures.units import unit

COMPOUNDS = {("foot", "inch"), ("stone", "pound"), ("pound", "ounce"), ("yard", "foot")}
"""Units of which two make one figure: six feet two, twelve stone four."""

LEFT_OUT = frozenset({"foot", "stone"})
"""Behind these the smaller unit may be left out: six foot two."""


def join_compounds(scan: Scan, found: list[Quantity]) -> list[Quantity]:
    """6 feet 2 inches, 12st 4lb, 3 dollars 50 cents as one figure each."""
    result: list[Quantity] = []
    for quantity in found:
        joint = _joint(scan, result[-1], quantity) if result else None
        if joint is None:
            result.append(quantity)
        else:
            result[-1] = joint
    return result


def _joint(scan: Scan, big: Quantity, small: Quantity) -> Quantity | None:
    if big.value is None or small.value is None or big.per or not _adjoin(scan, big.last, small.first):
        return None
    if big.kind is Kind.MONEY:
        return _sum(big, small, Fraction(1, 100)) if _is_change(scan, big, small) else None
    if small.kind is not Kind.MEASURE and not small.bare:
        return None
    wanted = next(
        (
            low
            for high, low in COMPOUNDS
            if high == big.unit and (small.unit == low or _reads(small, low) or small.bare)
        ),
        None,
    )
    upper, lower = unit(big.unit or ""), unit(wanted or "")
    if upper is None or lower is None or small.value >= upper.factor / lower.factor:
        return None
    marked = scan.tokens.glued(small.first) and (big.last == small.first or scan.is_hyphen(big.last))
    closed = marked or _ends_amount(scan, small) or scan.has("measure_words", small.last)
    closes = big.unit in LEFT_OUT and closed and not small.fraction  # 5'10, 6-foot-6 guard, 5 foot 6 tall
    if small.bare and not closes:
        return None
    return _sum(big, small, lower.factor / upper.factor)


def _is_change(scan: Scan, big: Quantity, small: Quantity) -> bool:
    """Whether the small amount is the hundredths of the big one: 3 dollars 50 cents, three dollars fifty, £4 99p."""
    subunits, written = scan.lexicon.subunit_names, big.written
    if (
        written is None
        or written.decimals
        or written.scale != 1
        or big.unit in subunits
        or small.value is None
    ):
        return False
    if small.precision != 1 or not 0 < small.value < 100:
        return False
    named = big.core[1] < big.last  # three dollars, and not $3
    return small.unit in subunits or (small.bare and named and _ends_amount(scan, small))


def _reads(quantity: Quantity, name: str) -> bool:
    return any(reading.unit == name for reading in quantity.readings)


def _adjoin(scan: Scan, left: int, right: int) -> bool:
    """Whether nothing, or only a comma, a hyphen or "and", stands between two parts of one amount."""
    between = scan.tokens.low[left:right]
    numbers = scan.lexicon.numbers
    return not between or (
        len(between) == 1
        and (
            between[0] == ","
            or numbers.connects("hyphens", between[0])
            or numbers.connects("conjunction", between[0])
            or numbers.connects("fraction_conjunction", between[0])
        )
    )


def _ends_amount(scan: Scan, small: Quantity) -> bool:
    """Whether a bare number closes an amount (fifteen dollars fifty, six foot two), with nothing of its own behind."""
    following = scan.word(small.last)
    return (
        not following
        or not following[0].isalnum()
        or any(scan.has(name, small.last) for name in ("prepositions", "conjunctions", "auxiliaries"))
    )


def _sum(big: Quantity, small: Quantity, factor: Fraction) -> Quantity:
    assert big.value is not None
    assert small.value is not None
    value: Number = exact(Fraction(big.value) + Fraction(small.value) * factor)
    step = Fraction(small.precision or 1) * factor
    big.value, big.last, big.per = value, small.last, big.per or small.per
    big.precision = Decimal(step.numerator) / Decimal(step.denominator)
    big.readings = tuple(Reading(reading.kind, reading.unit, value) for reading in big.readings)
    return big
