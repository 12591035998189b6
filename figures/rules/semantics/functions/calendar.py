"""Functions of moments: years, months, days and times of day, each as all the days, or minutes, that it may be."""

from __future__ import annotations

import calendar
import datetime as dt
import math
from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from figures.interval import Interval
from figures.model import Figure, Kind, Qualifier
from figures.rules.semantics.context import Context
from figures.rules.semantics.functions.clock import minutes_of
from figures.rules.semantics.functions.common import Function
from figures.rules.semantics.functions.days import full_years
from figures.rules.semantics.values import Days, Judgement, Quantity, Unknown, Value

_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS_IN = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_LONG = frozenset(["year", "decade", "century"])
_MINUTES_IN = {"second": Fraction(1, 60), "minute": Fraction(1), "hour": Fraction(60)}
_DAY = 24 * 60
_HALF_DAY = 12 * 60
_SURE = frozenset(["12:00", "00:00"])
"""Noon and midnight."""
_LEAP_YEAR = 2000

_ROUNDED = {
    "hour": Fraction(1, 3), "week": Fraction(1, 2), "fortnight": Fraction(1, 3), "month": Fraction(1, 2),
    "year": Fraction(1, 20), "decade": Fraction(1, 2), "century": Fraction(1, 5),
}  # fmt: skip
"""How far a whole number of these may be off. Of days none is left out; the ends of years are open anyway."""
_PART = Fraction(1, 8)
"""How far a number with a part of a unit may be off."""
_TENS, _FIVES, _HEDGED = Fraction(4, 100), Fraction(2, 100), Fraction(12, 100)
"""How far a number may be off that ends in a nought or a five, or that is hedged."""


class Moment(Struct, frozen=True):
    """The days from `low` to `high`, of which it is one; `has_year` if it names its year."""

    low: dt.date
    high: dt.date
    has_year: bool = True


def _elapsed(values: Sequence[Value], _: Context) -> Value:
    """`elapsed(a, b, span)`: how much time lies between two moments in the unit of the span, which may be rounded.

    The days at both ends may be counted or not. Of times of day that may be of either half, those are taken that come
    closest to the span.
    """
    first, last, span = values
    apart = _apart(first, last, span)
    if isinstance(apart, Unknown) or not isinstance(span, Figure):
        return apart
    low, high = apart.interval.low, apart.interval.high
    if low is None or high is None or high < 0:
        return apart
    slack = _slack(span)
    return Quantity(Interval.between(low - slack, high + slack))


def _apart(first: Value, last: Value, span: Value) -> Quantity | Unknown:
    """How much time lies between two moments in the unit of a span, not rounded; -1 if the last is first."""
    if not isinstance(span, Figure) or span.unit is None:
        return Unknown("there is no span of time")
    if isinstance(first, Figure) and isinstance(last, Figure) and Kind.TIME in (first.kind, last.kind):
        return _on_the_clock(first, last, span)
    one, other = moment_of(first), moment_of(last)
    if one is None or other is None:
        return Unknown("there are no two moments to count between")
    if not (one.has_year and other.has_year) and span.unit in _LONG:
        return Unknown("the two moments do not both name their years")
    one, other = _in_years(one, other)
    if other.high < one.low:
        return Quantity(Interval.of(-1))
    if span.unit in _DAYS_IN:
        size = _DAYS_IN[span.unit]
        low, high = Fraction((other.low - one.high).days), Fraction((other.high - one.low).days + 1)
    elif span.unit in _MONTHS_IN:
        size = _MONTHS_IN[span.unit]
        low, high = _months(one.high, other.low), _months(one.low, other.high + dt.timedelta(1))
    else:
        return Unknown(f"nothing is counted in {span.unit}s")
    return Quantity(Interval.between(low / size, high / size))


def _lasted(values: Sequence[Value], _: Context) -> Value:
    """`lasted(a, b, span)`: how much time lies between two moments, in minutes, days, months or years, to be told."""
    first, last, span = values
    apart = _apart(first, last, span)
    if isinstance(apart, Unknown) or not isinstance(span, Figure) or span.unit is None:
        return apart
    size = Fraction(_DAYS_IN.get(span.unit) or _MINUTES_IN.get(span.unit) or 1)
    unit = "day" if span.unit in _DAYS_IN else "minute" if span.unit in _MINUTES_IN else "month"
    if unit == "month":
        size = Fraction(_MONTHS_IN[span.unit])
        if span.unit in _LONG:
            unit, size = "year", size / 12
    low, high = apart.interval.low, apart.interval.high
    if low is None or high is None:
        return Unknown("it has no end")
    if unit == "year" and all(isinstance(each, Figure) and each.kind is Kind.YEAR for each in (first, last)):
        low = high = (low + high) / 2
    return Quantity(Interval.between(math.ceil(low * size), math.floor(high * size)), ((unit, 1),))


def _months(first: dt.date, last: dt.date) -> Fraction:
    return (last.year - first.year) * 12 + last.month - first.month + Fraction(last.day - first.day, 31)


def _slack(span: Figure) -> Fraction:
    """How far a span may be off because it is rounded or hedged."""
    value, unit = abs(Fraction(span.value or 0)), span.unit or ""
    if span.qualifier is not Qualifier.EXACT:
        return max(value * _HEDGED, Fraction(1))
    if value.denominator > 1:
        return _PART if unit not in ("year", "month", "week") else 3 * _PART
    part = _TENS if value % 10 == 0 else _FIVES if value % 5 == 0 else Fraction(0)
    return max(
        value * part if value > 10 or unit == "minute" else Fraction(0), _ROUNDED.get(unit, Fraction(0))
    )


def _in_years(one: Moment, other: Moment) -> tuple[Moment, Moment]:
    """The two moments in years that they do not name: the second within a year of the first."""
    if one.has_year and other.has_year:
        return one, other
    if other.has_year:
        one = _moved(one, other.low.year)
        return (one if one.low <= other.high else _moved(one, other.low.year - 1)), other
    other = _moved(other, one.high.year)
    return one, (other if other.high >= one.low else _moved(other, one.high.year + 1))


def _moved(moment: Moment, year: int) -> Moment:
    last = calendar.monthrange(year, moment.low.month)[1]
    return Moment(
        moment.low.replace(year=year, day=min(moment.low.day, last)),
        moment.high.replace(year=year, day=min(moment.high.day, last)),
        False,
    )


def _on_the_clock(first: Figure, last: Figure, span: Figure) -> Quantity | Unknown:
    length = _MINUTES_IN.get(span.unit or "")
    starts, ends = clock_minutes(first), clock_minutes(last)
    apart = [(end - start) % _DAY / length for start in starts for end in ends] if length else []
    if not apart:
        return Unknown("there are no two times of day, or no unit, to count in")
    nearest = min(apart, key=lambda each: abs(each - Fraction(span.value or 0)))
    return Quantity(Interval.of(nearest))


def clock_minutes(figure: Figure) -> frozenset[Fraction]:
    """The minutes of the day that a time may be; in words, of either half, but for noon and midnight."""
    written = (figure.date or "").removeprefix("T")
    in_words = not any(map(str.isdigit, figure.plain))
    if not written or not (in_words or figure.plain.lstrip()[:1] == "0"):
        return minutes_of(figure.plain)
    minutes = Fraction(int(written[:2]) * 60 + int(written[3:5]))
    if in_words and written not in _SURE:
        return frozenset([minutes % _HALF_DAY, minutes % _HALF_DAY + _HALF_DAY])
    return frozenset([minutes])


def moment_of(value: Value) -> Moment | None:
    """The days that a value may be."""
    if isinstance(value, Days):
        return Moment(min(value.options), max(value.options))
    if not isinstance(value, Figure):
        return None
    written = value.date or ""
    has_year = not written.startswith("--")
    parts = [part for part in written.lstrip("-").split("-") if part.isdigit()]
    if not has_year:
        parts.insert(0, str(_LEAP_YEAR))
    try:
        year, month, day = (*map(int, parts), *[0] * (3 - len(parts)))
        low = dt.date(year, month or 1, day or 1)
        high = dt.date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
    except (ValueError, calendar.IllegalMonthError):
        return None
    return Moment(low, high, has_year)


def _since(values: Sequence[Value], _: Context) -> Value:
    """`since(a, b)`: how many days, at least, one moment is before another."""
    one, other = moment_of(values[0]), moment_of(values[1])
    if one is None or other is None or not (one.has_year and other.has_year):
        return Unknown("there are no two days")
    return Quantity(Interval.of((other.low - one.high).days))


def _turned(values: Sequence[Value], _: Context) -> Value:
    """`turned(birth, at)`: how old somebody may have been."""
    birth, at = (moment_of(value) for value in values)
    if birth is None or at is None or not (birth.has_year and at.has_year):
        return Unknown("there is no year of birth, or no year")
    return Quantity(Interval.between(full_years(birth.high, at.low), full_years(birth.low, at.high)))


def _same_weekdays(values: Sequence[Value], _: Context) -> Value:
    """`same_weekdays(a, b)`: whether there is a year in which two dates both fall on their weekdays."""
    first, last = values
    if not isinstance(first, Figure) or not isinstance(last, Figure):
        return Unknown("there are no two dates")
    return Judgement(_year_fits(first, last))


def _year_fits(first: Figure, last: Figure) -> bool | None:
    one, other = moment_of(first), moment_of(last)
    if one is None or other is None or first.weekday is None or last.weekday is None:
        return None
    for year in range(_LEAP_YEAR, _LEAP_YEAR + 28):  # after which the calendar repeats itself
        start, end = _moved(one, year), _moved(other, year)
        if end.low < start.low:
            end = _moved(other, year + 1)
        if start.low.weekday() == first.weekday and end.low.weekday() == last.weekday:
            return True
    return False


FUNCTIONS = {
    "elapsed": Function(_elapsed, 3, "number"),
    "lasted": Function(_lasted, 3, "number"),
    "since": Function(_since, 2, "number"),
    "turned": Function(_turned, 2, "number"),
    "same_weekdays": Function(_same_weekdays, 2, "truth"),
}
