"""Functions of lists: sums, means, extremes, agreement."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from fractions import Fraction

from figures.interval import Interval, Truth
from figures.model import Figure, Qualifier
from figures.rules.semantics.context import Context
from figures.rules.semantics.functions.common import Function, members, quantities
from figures.rules.semantics.identity import significant_digits
from figures.rules.semantics.values import Judgement, Quantity, Unknown, Value, number


def _combining(combine: Callable[[list[Interval]], Interval]) -> Function:
    def call(values: Sequence[Value], context: Context) -> Value:
        found = quantities(values, context)
        if isinstance(found, Unknown):
            return found
        return Quantity(combine([each.interval for each in found]), found[0].dimension)

    return Function(call, 1, "quantity", is_list=True)


def _sum(intervals: list[Interval]) -> Interval:
    return sum(intervals, Interval.of(0))


def _mean(intervals: list[Interval]) -> Interval:
    return _sum(intervals) * Interval.of(Fraction(1, len(intervals)))


def _least(intervals: list[Interval]) -> Interval:
    lows = [each.low for each in intervals if each.low is not None]
    highs = [each.high for each in intervals if each.high is not None]
    return Interval(min(lows) if len(lows) == len(intervals) else None, min(highs, default=None))


def _greatest(intervals: list[Interval]) -> Interval:
    return -_least([-each for each in intervals])


def _count(values: Sequence[Value], _: Context) -> Value:
    return number(len(members(values)))


def _first(values: Sequence[Value], _: Context) -> Value:
    """`first(verb, adverb)`: the first that the phrase has."""
    known_values = (value for value in members(values) if not isinstance(value, Unknown))
    return next(known_values, Unknown("none of these is there"))


def _same_digits(values: Sequence[Value], _: Context) -> Value:
    """`same_digits(items)`: whether all have the same digits, two or more, in any order; else nothing is known."""
    digits = {significant_digits(each) or "" for each in members(values) if isinstance(each, Figure)}
    alike = len(digits) == 1 and all(len(each) > 1 for each in digits)
    return Judgement(True) if alike else Judgement(None, "they may be of different things")


def _possible_share(values: Sequence[Value], _: Context) -> Value:
    """`possible_share(pct, n)`: whether any count of n, rounded as the percentage is, gives it (the GRIM test).

    Source: N. Brown and J. Heathers, The GRIM Test, Social Psychological and Personality Science 8 (2017).
    """
    share, whole = values
    if not isinstance(share, Figure) or not isinstance(whole, Figure) or not share.precision:
        return Judgement(None, "there is no share of a whole")
    exact = Qualifier.EXACT
    if share.value is None or whole.value is None or {share.qualifier, whole.qualifier} != {exact}:
        return Judgement(None, "the share or the whole is not told exactly")
    return Judgement(
        is_possible_share(Fraction(share.value), Fraction(share.precision), Fraction(whole.value))
    )


def is_possible_share(percent: Fraction, unit: Fraction, whole: Fraction) -> bool:
    """Whether some count of `whole` is this percentage, to a unit of its last digit, rounded half up.

    >>> [is_possible_share(Fraction(p), Fraction(1), Fraction(8)) for p in (37, 38, 50)]
    [False, True, True]
    """
    least = -((unit / 2 - percent) * whole // 100)  # the smallest count that is rounded to it
    return least * 100 < (percent + unit / 2) * whole


def _agree(values: Sequence[Value], context: Context) -> Value:
    found = quantities(values, context)
    if isinstance(found, Unknown):
        return Judgement(None, found.reason)
    return Judgement(agreement([each.interval for each in found]))


def _last(values: Sequence[Value], _: Context) -> Value:
    """`last(items)`: the last of a list."""
    return next(reversed(members(values)), Unknown("an empty list"))


def agreement(intervals: Sequence[Interval]) -> Truth:
    """Whether one value fits all; no pairs are compared, so it is linear.

    >>> agreement([Interval.between(1, 3), Interval.between(2, 5), Interval.between(4, 6)])
    False
    """
    low = max((each.low for each in intervals if each.low is not None), default=None)
    high = min((each.high for each in intervals if each.high is not None), default=None)
    if low is not None and high is not None and low > high:
        return False
    return True if all(each.is_point for each in intervals) else None


def _majority(intervals: Sequence[Interval]) -> frozenset[int]:
    """The members of the largest group that one value fits; the one that begins first, of equal ones.

    The value can be sought among the lower ends; how many members hold one follows from how many begin up to
    it and how many end before it.
    """
    lows = sorted(each.low for each in intervals if each.low is not None)
    highs = sorted(each.high for each in intervals if each.high is not None)
    without_low = len(intervals) - len(lows)
    best, most = None, 0
    for each in intervals:
        if each.low is not None:
            holding = without_low + bisect_right(lows, each.low) - bisect_left(highs, each.low)
            if holding > most:
                best, most = each.low, holding
    return frozenset(i for i, each in enumerate(intervals) if best is None or each.contains(best))


def _chosen(odd: bool) -> Function:
    def call(values: Sequence[Value], context: Context) -> Value:
        found = quantities(values, context)
        figures = members(values)
        if isinstance(found, Unknown):
            return found
        majority = _majority([each.interval for each in found])
        fitting = (figure for i, figure in enumerate(figures) if (i in majority) is not odd)
        chosen = next(fitting, None)
        return chosen if isinstance(chosen, Figure) else Unknown("all of the list agree")

    return Function(call, 1, "figure")


FUNCTIONS = {
    "sum": _combining(_sum),
    "mean": _combining(_mean),
    "min": _combining(_least),
    "max": _combining(_greatest),
    "count": Function(_count, 1, "number"),
    "first": Function(_first, 1, "any", is_list=True),
    "possible_share": Function(_possible_share, 2, "truth"),
    "agree": Function(_agree, 1, "truth", is_list=True),
    "last": Function(_last, 1, "any"),
    "same_digits": Function(_same_digits, 1, "truth", is_list=True),
    "odd": _chosen(odd=True),
    "rest": _chosen(odd=False),
}
