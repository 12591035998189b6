"""Amounts that are one figure: six feet two, 12 stone 4, two hours and 45 minutes, three dollars fifty."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from figures.extract.numerals.spoken import exact
from figures.extract.phrases.nouns import counted_phrase
from figures.extract.phrases.words import is_plural
from figures.extract.scan import Quantity, Scan
from figures.model import Kind, Number, Reading
from figures.units import unit

SUMMED = frozenset({"length", "mass", "volume", "time"})
"""Of these a larger and a smaller unit make one figure, if the one has a whole number of the other."""

DECIMAL = 10
"""Where a unit is ten of another, people write a decimal: 1.2 cm."""
LINKED = frozenset({Kind.MEASURE, Kind.DURATION})
LEFT_OUT = {"foot": "inch", "stone": "pound", "hour": "minute", "minute": "second"}
"""Behind these the smaller unit may be left out: six foot two, 1h45, three minutes 40."""


def join_compounds(scan: Scan, found: list[Quantity]) -> list[Quantity]:
    """6 feet 2 inches, 12st 4lb, 2 hours 45 minutes, 3 dollars 50 cents as one figure each."""
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
    wanted = _smaller_unit(big, small)
    upper, lower = unit(big.unit or ""), unit(wanted or "")
    if upper is None or lower is None or small.value >= upper.factor / lower.factor or not _is_whole(big):
        return None
    if not small.bare and _is_size(scan, big, small):
        return None
    marked = scan.tokens.glued(small.first) and (big.last == small.first or scan.is_hyphen(big.last))
    apart = big.kind is Kind.MEASURE or big.last == small.first  # five foot and six, one hour 45
    closed = marked or (apart and _closes(scan, small))
    closes = big.unit in LEFT_OUT and closed and not small.fraction  # 5'10, 6-foot-6 guard, 5 foot 6 tall
    if small.bare and not closes:
        return None
    return _sum(big, small, lower.factor / upper.factor)


def _smaller_unit(big: Quantity, small: Quantity) -> str | None:
    """The unit of the small amount, if the unit of the big one is a whole number of it."""
    if small.bare:
        return LEFT_OUT.get(big.unit or "")
    upper = unit(big.unit or "")
    if small.kind not in LINKED or upper is None or upper.dimension not in SUMMED or small.per:
        return None
    for name in (small.unit, *(reading.unit for reading in small.readings)):
        lower = unit(name or "")
        if name and lower is not None and lower.dimension == upper.dimension:
            parts = upper.factor / lower.factor
            return name if 1 < parts != DECIMAL and parts.denominator == 1 else None
    return None


def _is_whole(big: Quantity) -> bool:
    """Whether an amount leaves room for another one: two hours, and not two and a half."""
    return big.written is not None and not big.written.decimals and not big.fraction


def _is_size(scan: Scan, big: Quantity, small: Quantity) -> bool:
    """Whether the small amount is another one: 1 litre and 500 ml bottles, two hours, 30 minutes longer than …"""
    parted = [word for word in scan.tokens.low[big.last : small.first] if word not in scan.hyphens]
    if not parted:
        return False
    rates, phrase = scan.lexicon.rates, counted_phrase(scan, small.last)
    each = scan.word(small.last) in rates.articles | rates.markers  # three weeks, two days a week
    sides = scan.has("measured_by", big.first - 1) or scan.has("measured_by", small.last)
    each = each or scan.term("anaphors", small.last) > 0  # two hours, 15 minutes of which
    opened = sides or any(scan.has("range_between", at) for at in range(big.first - 2, big.first))
    return (
        opened
        or each
        or scan.has("comparatives", small.last)
        or (phrase is not None and phrase.plural and is_plural(scan, phrase.last - 1))
    )


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


def _adjoin(scan: Scan, left: int, right: int) -> bool:
    """Whether nothing, or only a comma, a hyphen or "and", stands between two parts of one amount."""
    numbers = scan.lexicon.numbers
    between = scan.tokens.low[left:right]
    if len(between) == 3 and scan.is_hyphen(left) and scan.is_hyphen(right - 1):
        between = between[1:2]  # a six-hour-and-30-minute delay
    if len(between) == 2 and between[0] == ",":
        return numbers.connects("conjunction", between[1])
    return not between or (
        len(between) == 1
        and (
            between[0] == ","
            or numbers.connects("hyphens", between[0])
            or numbers.connects("conjunction", between[0])
            or numbers.connects("fraction_conjunction", between[0])
        )
    )


def _closes(scan: Scan, small: Quantity) -> bool:
    return _ends_amount(scan, small) or scan.has("measure_words", small.last)


def _ends_amount(scan: Scan, small: Quantity) -> bool:
    """Whether a bare number closes an amount (fifteen dollars fifty, six foot two), with nothing of its own behind."""
    following = scan.word(small.last)
    if scan.has("articles_before", small.first):
        return False  # 60 Euro, ein Minus
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
