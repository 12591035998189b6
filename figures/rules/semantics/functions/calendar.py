"""Functions of moments: years, months, days and times of day, each as all the days, or minutes, that it may be."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from figures.interval import Interval
from figures.model import Figure, Kind
from figures.rules.semantics.context import Context
from figures.rules.semantics.functions.clock import minutes_of
from figures.rules.semantics.functions.common import Function, the_word
from figures.rules.semantics.functions.days import full_years
from figures.rules.semantics.values import Days, Judgement, Quantity, Unknown, Value

_DAYS_IN = {
    "day": (1, 1), "week": (7, 7), "fortnight": (14, 14), "month": (28, 31), "year": (365, 366),
    "decade": (3652, 3653), "century": (36524, 36525),
}  # fmt: skip
"""The fewest and the most days of a unit."""
_YEARS = frozenset(["year", "decade", "century"])
_MINUTES_IN = {"second": Fraction(1, 60), "minute": Fraction(1), "hour": Fraction(60)}
_DAY = 24 * 60
_SLACK = 15
"""So many minutes are rounded away."""
_LEAP_YEAR = 2000


class Moment(Struct, frozen=True):
    """The days from `low` to `high`, of which it is one; `has_year` if it names its year."""

    low: dt.date
    high: dt.date
    has_year: bool = True


def _elapsed(values: Sequence[Value], _: Context) -> Value:
    """`elapsed(a, b, like)`: how much time lies between two moments, in the unit of a span or one that is named.

    The days at both ends may be counted or not. Of times of day that may be of either half, and of dates without their
    years, those are taken that come closest to the span.
    """
    first, last, like = values
    unit = like.unit if isinstance(like, Figure) else the_word(like)
    stated = float(like.value) if isinstance(like, Figure) and like.value is not None else 0.0
    if isinstance(first, Figure) and isinstance(last, Figure) and Kind.TIME in (first.kind, last.kind):
        return _on_the_clock(first, last, unit or "", stated)
    one, other = moment_of(first), moment_of(last)
    if one is None or other is None or unit not in _DAYS_IN:
        return Unknown("there are no two moments, or no unit, to count in")
    fewest, most = _apart(one, other)
    if most < 0:
        return Quantity(Interval.of(most))
    if not (one.has_year and other.has_year) and (unit in _YEARS or not isinstance(like, Figure)):
        return Unknown("the two moments do not both name their years")
    short, long = _DAYS_IN[unit]
    return Quantity(Interval.between(Fraction(max(fewest, 0), long), Fraction(most + 1, short)))


def _apart(one: Moment, other: Moment) -> tuple[int, int]:
    """The fewest and the most days from one moment to another; without a year it is in the year that follows."""
    if not (one.has_year and other.has_year):
        if one.has_year:
            other = _moved(other, one.high.year)
        elif other.has_year:
            one = _moved(one, other.low.year)
            if one.low > other.high:
                one = _moved(one, other.low.year - 1)
        if other.high < one.low:
            other = _moved(other, one.high.year + 1)
        return (other.low - one.high).days - 1, (other.high - one.low).days
    return (other.low - one.high).days, (other.high - one.low).days


def _moved(moment: Moment, year: int) -> Moment:
    last = calendar.monthrange(year, moment.low.month)[1]
    return Moment(
        moment.low.replace(year=year, day=min(moment.low.day, last)),
        moment.high.replace(year=year, day=min(moment.high.day, last)),
        False,
    )


def _on_the_clock(first: Figure, last: Figure, unit: str, stated: float) -> Value:
    length = _MINUTES_IN.get(unit)
    starts, ends = clock_minutes(first), clock_minutes(last)
    apart = [(end - start) % _DAY / length for start in starts for end in ends] if length else []
    if not apart:
        return Unknown("there are no two times of day, or no unit, to count in")
    nearest = min(apart, key=lambda each: abs(float(each) - stated))
    slack = _SLACK / length if length else Fraction(0)
    return Quantity(Interval.between(nearest - slack, nearest + slack))


def clock_minutes(figure: Figure) -> frozenset[int]:
    """The minutes of the day that a time may be."""
    written = (figure.date or "").removeprefix("T")
    if written and (not any(map(str.isdigit, figure.plain)) or figure.plain.lstrip()[:1] == "0"):
        return frozenset([int(written[:2]) * 60 + int(written[3:5])])
    return minutes_of(figure.plain)


def moment_of(value: Value) -> Moment | None:
    """The days that a value may be."""
    if isinstance(value, Days):
        return Moment(min(value.options), max(value.options))
    if not isinstance(value, Figure):
        return None
    written = value.date or ("" if value.value is None else str(value.value))
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
    "turned": Function(_turned, 2, "number"),
    "same_weekdays": Function(_same_weekdays, 2, "truth"),
}
