"""Functions of days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from figures.interval import Interval
from figures.rules.functions.common import Function, known, two_days
from figures.rules.measure import Context
from figures.rules.values import Days, Quantity, Unknown, Value, Weekdays


def _weekday(values: Sequence[Value], context: Context) -> Value:
    """`weekday(d)`: the day of the week of a date."""
    value = known(values[0], context)
    if isinstance(value, Days):
        return Weekdays(frozenset(day.weekday() for day in value.options))
    return value if isinstance(value, Unknown) else Unknown("there is no day")


def _days(values: Sequence[Value], context: Context) -> Value:
    """`days(a, b)`: how many days lie between two days."""
    found = two_days(values, context)
    if isinstance(found, Unknown):
        return found
    apart = [(b - a).days for a in found[0].options for b in found[1].options]
    return Quantity(Interval.between(min(apart), max(apart)))


def _years(values: Sequence[Value], context: Context) -> Value:
    """`years(a, b)`, `age(birth, at)`: the full years from one day to another."""
    found = two_days(values, context)
    if isinstance(found, Unknown):
        return found
    apart = [full_years(a, b) for a in found[0].options for b in found[1].options]
    return Quantity(Interval.between(min(apart), max(apart)))


def full_years(first: dt.date, last: dt.date) -> int:
    """How many birthdays a person born on `first` has had on `last`.

    >>> full_years(dt.date(2000, 6, 15), dt.date(2024, 6, 14))
    23
    """
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


DATES = {
    "weekday": Function(_weekday, 1, "weekday"),
    "days": Function(_days, 2, "number"),
    "years": Function(_years, 2, "number"),
    "age": Function(_years, 2, "number"),
}
