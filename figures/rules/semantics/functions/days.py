"""Functions of days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from figures.interval import Interval, Truth
from figures.model import Figure
from figures.rules.semantics.context import Context
from figures.rules.semantics.functions.common import Function, known, members, two_days
from figures.rules.semantics.measure import is_real
from figures.rules.semantics.values import Days, Judgement, Quantity, Unknown, Value, Weekdays


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


def _precedes(values: Sequence[Value], _: Context) -> Value:
    """`precedes(a, b)`: whether a span may begin with one date, or year, and end with the other."""
    first, last = (value.date if isinstance(value, Figure) else None for value in values)
    if first is None or last is None:
        return Judgement(None, "there are no two dates")
    return Judgement(in_order(first, last))


def _one_day(values: Sequence[Value], _: Context) -> Value:
    """`one_day(items)`: whether dates of one day and month may be the same day, by their weekdays and years."""
    dates = [(each.date, each.weekday) for each in members(values) if isinstance(each, Figure) and each.date]
    if len({date[:4] for date, _ in dates if not date.startswith("--")}) > 1:
        return Judgement(None, "they are of different years")
    weekdays = {_weekday_of(date) if said is None else said for date, said in dates} - {None}
    return Judgement(len(weekdays) < 2)


def _one_year(values: Sequence[Value], _: Context) -> Value:
    """`one_year(items)`: whether days of one month that name no year may be of the same one, by their weekdays."""
    dates = [(each.date, each.weekday) for each in members(values) if isinstance(each, Figure) and each.date]
    if any(not date.startswith("--") for date, _ in dates):
        return Judgement(None, "they may be of different years")
    if len({date[-2:] for date, _ in dates}) < 2:
        return Judgement(None, "they are one day")
    firsts = {(said - int(date[-2:])) % 7 for date, said in dates if said is not None}
    return Judgement(len(firsts) < 2)


def _weekday_of(date: str) -> int | None:
    """The day of the week of a full date."""
    return dt.date.fromisoformat(date).weekday() if is_real(date) and not date.startswith("--") else None


def in_order(first: str, last: str) -> Truth:
    """Whether a span may run from one date to the other, in the form of `Figure.date`.

    A date without its year may be of this year or of the next, since spans run over New Year; but what would
    run from the 13th to the 7th of one month, for nearly a year, would name its years.

    >>> in_order("2014", "2010-05"), in_order("--06-03", "--06-17"), in_order("--12-13", "--01-07")
    (False, True, None)
    >>> in_order("--06-13", "2011-06-07")
    False
    >>> in_order("--05-07", "2019") is None
    True
    """
    if not first.startswith("--") and not last.startswith("--"):
        common = min(len(first), len(last))
        return first[:common] <= last[:common]
    if min(first.count("-"), last.count("-")) < 2:
        return None  # from 7 May through 2019
    (month, day), (last_month, last_day) = first.split("-")[-2:], last.split("-")[-2:]
    if month == last_month:
        return day <= last_day
    return True if month < last_month else None


def full_years(first: dt.date, last: dt.date) -> int:
    """How many birthdays a person born on `first` has had on `last`.

    >>> full_years(dt.date(2000, 6, 15), dt.date(2024, 6, 14))
    23
    """
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


FUNCTIONS = {
    "weekday": Function(_weekday, 1, "weekday"),
    "days": Function(_days, 2, "number"),
    "years": Function(_years, 2, "number"),
    "age": Function(_years, 2, "number"),
    "one_day": Function(_one_day, 1, "truth", is_list=True),
    "one_year": Function(_one_year, 1, "truth", is_list=True),
    "precedes": Function(_precedes, 2, "truth"),
}
