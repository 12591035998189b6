"""Functions of reported statistics: p-values and how they are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import exp, sqrt

from figures.interval import Interval
from figures.papers.grim import can_be_mean, can_be_sd, can_be_share
from figures.papers.recompute import FAMILIES, p_of, p_of_ends
from figures.rules.semantics.context import Context
from figures.rules.semantics.functions.common import Function, known
from figures.rules.semantics.values import Judgement, Quantity, Unknown, Value, word

_LEAST = 0.001
_LARGEST = 700
"""Beyond, exp has no value, and no text means it."""


def _p_value(values: Sequence[Value], context: Context) -> Value:
    """`p_value(family, value, df1, df2)`: the p of a statistic; `family` is the number of its distribution."""
    family, value, *df = (known(each, context) for each in values)
    if not isinstance(family, Quantity) or not isinstance(value, Quantity) or family.interval.low is None:
        return Unknown("there is no statistic")
    told: list[Interval] = [each.interval for each in df if isinstance(each, Quantity)]
    found = p_of(FAMILIES[int(family.interval.low)], value.interval, told)
    return Unknown("these degrees of freedom tell no p") if found is None else Quantity(found)


def _shown_p(values: Sequence[Value], context: Context) -> Value:
    """`shown_p(p)`: a p as papers write it."""
    value = known(values[0], context)
    if not isinstance(value, Quantity) or value.interval.middle is None:
        return Unknown("there is no p")
    p = float(value.interval.middle)
    return word("< .001" if p < _LEAST else f"= {p:.4f}".replace("0.", ".", 1))


def _p_of_interval(values: Sequence[Value], context: Context) -> Value:
    """`p_of_interval(low, high, ratio)`: the p of an interval of 95%; `ratio` is 1 for that of a ratio."""
    low, high, ratio = (known(each, context) for each in values)
    if not isinstance(low, Quantity) or not isinstance(high, Quantity) or not isinstance(ratio, Quantity):
        return Unknown("there is no interval")
    found = p_of_ends(low.interval, high.interval, ratio.interval.low == 1)
    return Unknown("this interval tells no p") if found is None else Quantity(found)


def _monotone(
    function: Callable[[float], float], least: int | None = None, most: int | None = None
) -> Function:
    """A function of one number that rises with it; what is below `least` is cut off, what is above `most` unknown."""

    def call(values: Sequence[Value], context: Context) -> Value:
        value = known(values[0], context)
        if not isinstance(value, Quantity):
            return Unknown("there is no number")
        low, high = value.interval.low, value.interval.high
        if least is not None and high is not None and high < least:
            return Unknown("there is no such number")
        if least is not None:
            low = Fraction(least) if low is None else max(low, Fraction(least))
        if most is not None and any(end is not None and abs(end) > most for end in (low, high)):
            return Unknown("a number that is too large")
        ends = (None if end is None else Fraction(function(float(end))) for end in (low, high))
        return Quantity(Interval(*ends))

    return Function(call, 1, "number")


def _square(values: Sequence[Value], context: Context) -> Value:
    """`square(x)`: the square of a number, which is never negative."""
    value = known(values[0], context)
    if not isinstance(value, Quantity):
        return Unknown("there is no number")
    size = abs(value.interval)
    return Quantity(size * size)


def _possible_mean(values: Sequence[Value], context: Context) -> Value:
    """`possible_mean(mean, count)`: whether so many whole numbers can have this mean (GRIM).

    Source: N. Brown and J. Heathers, The GRIM Test, Social Psychological and Personality Science 8 (2017).
    """
    mean, count = (known(each, context) for each in values)
    if not isinstance(mean, Quantity) or not isinstance(count, Quantity):
        return Judgement(None, "there is no mean")
    return Judgement(can_be_mean(mean.interval * count.interval))


def _possible_part(values: Sequence[Value], context: Context) -> Value:
    """`possible_part(share, fewest, most)`: whether some of so many people can be this share of them."""
    found = [known(each, context) for each in values]
    intervals = [each.interval for each in found if isinstance(each, Quantity)]
    if len(intervals) < 3:
        return Judgement(None, "there is no share")
    return Judgement(can_be_share(*intervals))


def _possible_sd(values: Sequence[Value], context: Context) -> Value:
    """`possible_sd(mean, sd, n, items)`: whether n whole numbers can have this mean and this deviation (GRIMMER).

    Source: J. Anaya, The GRIMMER test, PeerJ Preprints 4 (2016), with A. Allard's test of parity (2018).
    """
    found = [known(each, context) for each in values]
    intervals = [each.interval for each in found if isinstance(each, Quantity)]
    if len(intervals) < 4:
        return Judgement(None, "there is no mean with its deviation")
    return Judgement(can_be_sd(*intervals))


FUNCTIONS = {
    "p_of_interval": Function(_p_of_interval, 3, "number"),
    "sqrt": _monotone(sqrt, least=0),
    "exp": _monotone(exp, most=_LARGEST),
    "square": Function(_square, 1, "number"),
    "possible_mean": Function(_possible_mean, 2, "truth"),
    "possible_part": Function(_possible_part, 3, "truth"),
    "possible_sd": Function(_possible_sd, 4, "truth"),
    "p_value": Function(_p_value, 4, "number"),
    "shown_p": Function(_shown_p, 1, "text"),
}
