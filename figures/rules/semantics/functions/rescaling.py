"""Functions that put a quantity differently: over another period, in another unit or precision."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from msgspec.structs import replace

from figures.interval import Interval
from figures.model import Figure
from figures.rules.semantics.context import Context
from figures.rules.semantics.functions.common import Function, known, the_word
from figures.rules.semantics.measure import per_scale, quantity, scale_of
from figures.rules.semantics.values import NUMBER, Quantity, Unknown, Value, power, product

_ALWAYS = {
    "year": {
        "quarter": Interval.of(4),
        "month": Interval.of(12),
        "fortnight": Interval.between(26, Fraction(261, 10)),
        "week": Interval.between(52, Fraction(522, 10)),
        "day": Interval.between(365, 366),
        "hour": Interval.between(8760, 8784),
        "minute": Interval.between(525_600, 527_040),
    },
    "quarter": {"month": Interval.of(3), "week": Interval.between(12, 14), "day": Interval.between(89, 92)},
    "month": {
        "week": Interval.between(4, Fraction(45, 10)),
        "day": Interval.between(28, 31),
        "hour": Interval.between(672, 744),
    },
    "fortnight": {"week": Interval.of(2), "day": Interval.of(14)},
    "week": {"day": Interval.of(7), "hour": Interval.of(168), "minute": Interval.of(10_080)},
    "day": {"hour": Interval.of(24), "minute": Interval.of(1440)},
    "hour": {"minute": Interval.of(60), "second": Interval.of(3600)},
    "minute": {"second": Interval.of(60)},
}
"""How many of a period another one holds, if all time counts."""

_AT_WORK = {
    "year": {
        "quarter": Interval.of(4),
        "month": Interval.of(12),
        "fortnight": Interval.between(23, 26),
        "week": Interval.between(50, 52),
        "day": Interval.between(220, 313),
        "hour": Interval.between(1600, 2600),
    },
    "quarter": {"month": Interval.of(3), "week": Interval.between(12, 13), "day": Interval.between(55, 78)},
    "month": {"day": Interval.between(20, 27), "hour": Interval.between(130, 220)},
    "fortnight": {"week": Interval.of(2), "day": Interval.between(10, 12)},
    "week": {
        "day": Interval.between(5, 6),
        "hour": Interval.between(30, 60),
        "minute": Interval.between(1800, 3600),
    },
    "day": {
        "hour": Interval.between(7, 12),
        "minute": Interval.between(420, 720),
        "second": Interval.between(25_200, 43_200),
    },
    "hour": {"minute": Interval.of(60), "second": Interval.of(3600)},
    "minute": {"second": Interval.of(60)},
}
"""The same if only working time counts: 220 to 313 days a year, 32 to 50 hours a week, leave taken or not."""


def periods_in(
    long: str, short: str, table: Mapping[str, Mapping[str, Interval]] = _ALWAYS
) -> Interval | None:
    """How many of a period another one holds; None if neither is made of the other.

    >>> periods_in("year", "month")
    Interval(low=Fraction(12, 1), high=Fraction(12, 1))
    """
    if long == short:
        return Interval.of(1)
    if short in table.get(long, {}):
        return table[long][short]
    if long in table.get(short, {}):
        return Interval.of(1) / table[short][long]
    return None


def _rate_over(table: Mapping[str, Mapping[str, Interval]]) -> Callable[[Sequence[Value], Context], Value]:
    """`per(rate, 'year')`, `at_work(rate, 'year')`: a rate over another period."""

    def call(values: Sequence[Value], context: Context) -> Value:
        rate, period = values[0], the_word(values[1])
        if not isinstance(rate, Figure) or rate.per is None or period is None:
            return Unknown("there is no rate over a period")
        count = periods_in(period, rate.per, table)
        amount = quantity(replace(rate, per=None), context)
        if isinstance(amount, Unknown):
            return amount
        if count is None:
            return Unknown(f"no number of {rate.per}s makes a {period}")
        scale = per_scale(period, context)
        dimension = product(amount.dimension or NUMBER, power(scale.dimension, -1))
        return Quantity(amount.interval * count * Interval.of(1 / scale.factor), dimension)

    return call


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


FUNCTIONS = {
    "per": Function(_rate_over(_ALWAYS), 2, "quantity"),
    "at_work": Function(_rate_over(_AT_WORK), 2, "quantity"),
    "in": Function(_in, 2, "number"),
    "difference": Function(_difference, 1, "quantity"),
    "round": Function(_round, 2, "quantity"),
    "abs": Function(_absolute, 1, "quantity"),
}
