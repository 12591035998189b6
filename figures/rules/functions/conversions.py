"""Functions that put a quantity differently: over another period, in another unit or precision."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from msgspec.structs import replace

from figures.interval import Interval
from figures.model import Figure
from figures.rules.functions.common import Function, known, the_word
from figures.rules.measure import Context, per_scale, quantity, scale_of
from figures.rules.values import NUMBER, Quantity, Unknown, Value, power, product

_DAYS_IN_WEEK = Interval.between(5, 7)
_HOURS_IN_DAY = Interval.between(7, 24)
_IN_YEAR = {
    "year": Interval.of(1),
    "quarter": Interval.of(4),
    "month": Interval.of(12),
    "fortnight": Interval.between(25, Fraction(261, 10)),
    "week": Interval.between(50, Fraction(522, 10)),
    "day": Interval.between(240, 366),
    "hour": Interval.between(1600, 8784),
}
_IN_MONTH = {
    "week": Interval.between(4, Fraction(45, 10)),
    "day": Interval.between(20, 31),
    "hour": Interval.between(130, 744),
}
_IN_WEEK = {"day": _DAYS_IN_WEEK, "hour": Interval.between(35, 168)}


def periods_in(long: str, short: str) -> Interval | None:
    """How many of a period another one holds, if only working time may be counted or all of it.

    Writers multiply by 250 to 260 working days or 365, by 50 or 52 weeks, by 2,080 hours; all are accepted.

    >>> periods_in("year", "month")
    Interval(low=Fraction(12, 1), high=Fraction(12, 1))
    """
    if long == short:
        return Interval.of(1)
    tables = {"year": _IN_YEAR, "month": _IN_MONTH, "week": _IN_WEEK, "day": {"hour": _HOURS_IN_DAY}}
    if short in tables.get(long, {}):
        return tables[long][short]
    if long in tables.get(short, {}):
        return Interval.of(1) / tables[short][long]
    return None


def _per(values: Sequence[Value], context: Context) -> Value:
    """`per(rate, 'year')`: a rate over another period."""
    rate, period = values[0], the_word(values[1])
    if not isinstance(rate, Figure) or rate.per is None or period is None:
        return Unknown("there is no rate over a period")
    count = periods_in(period, rate.per)
    amount = quantity(replace(rate, per=None), context)
    if count is None or isinstance(amount, Unknown):
        return (
            amount if isinstance(amount, Unknown) else Unknown(f"no number of {rate.per}s makes a {period}")
        )
    scale = per_scale(period, context)
    dimension = product(amount.dimension or NUMBER, power(scale.dimension, -1))
    return Quantity(amount.interval * count * Interval.of(1 / scale.factor), dimension)


def _in(values: Sequence[Value], context: Context) -> Value:
    """`in(time, 'year')`: how many of a unit a quantity is, as a plain number."""
    value, name = known(values[0], context), the_word(values[1])
    unit = context.units.find(name) if name else None
    if not isinstance(value, Quantity) or unit is None:
        return value if isinstance(value, Unknown) else Unknown("there is no unit to count in")
    dimension = power(context.units.dimensions.get(unit.dimension, NUMBER), -1)
    return Quantity(
        value.interval * Interval.of(1 / unit.factor), product(value.dimension or NUMBER, dimension)
    )


def _difference(values: Sequence[Value], context: Context) -> Value:
    """`difference(x)`: a temperature taken as a difference: 1.5 °C warmer is 2.7 °F warmer."""
    figure, value = values[0], known(values[0], context)
    if not isinstance(figure, Figure) or not isinstance(value, Quantity):
        return value
    scale = scale_of(figure, context)
    offset = Fraction(0) if isinstance(scale, Unknown) else scale.offset
    return Quantity(value.interval - Interval.of(offset), value.dimension)


def _round(values: Sequence[Value], context: Context) -> Value:
    """`round(x, like)`: x to the last digit that the figure `like` was written with."""
    value, like = known(values[0], context), values[1]
    if not isinstance(value, Quantity) or not isinstance(like, Figure) or like.precision is None:
        return value if isinstance(value, Unknown) else Unknown("there is nothing to round to")
    scale = scale_of(like, context)
    unit = Fraction(like.precision) * (Fraction(1) if isinstance(scale, Unknown) else scale.factor)
    ends = (value.interval.low, value.interval.high)
    low, high = (None if end is None else round(end / unit) * unit for end in ends)
    return Quantity(Interval(low, high), value.dimension)


def _absolute(values: Sequence[Value], context: Context) -> Value:
    value = known(values[0], context)
    return Quantity(abs(value.interval), value.dimension) if isinstance(value, Quantity) else value


CONVERSIONS = {
    "per": Function(_per, 2, "quantity"),
    "in": Function(_in, 2, "number"),
    "difference": Function(_difference, 1, "quantity"),
    "round": Function(_round, 2, "quantity"),
    "abs": Function(_absolute, 1, "quantity"),
}
