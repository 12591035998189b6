"""The p that follows from a statistic: all values that its digits leave room for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import product

from figures.interval import Interval
from figures.papers.distributions import LARGE, p_chi2, p_f, p_r, p_t, p_z

FAMILIES = ("z", "t", "F", "chi2", "r")
"""The distributions by their numbers, which are those that rules give them."""
_ERROR = Fraction(1, 10**7)
"""How far off the arithmetic may be, as a part of the value."""
_CERTAIN = Interval(Fraction(0), Fraction(1))


def p_of(family: str, value: Interval, df: Sequence[Interval]) -> Interval | None:
    """All the two-sided p (of F and chi-square, the upper tail) of a statistic; None if it cannot be had.

    p falls as the statistic grows. With the degrees of freedom that of t and r falls, and that of chi-square grows; of F
    it is looked at all the ends. Degrees of freedom below one, or with no end where one is needed, tell nothing.

    >>> found = p_of("t", Interval.between(Fraction("2.195"), Fraction("2.205")), [Interval.of(28)])
    >>> float(found.low), float(found.high)  # doctest: +ELLIPSIS
    (0.0358..., 0.0366...)
    """
    value = abs(value) if family in ("z", "t", "r") else value
    least = max(float(value.low or 0), 0.0)
    most = None if value.high is None else float(value.high)
    if any(each.low is None or each.low <= 0 for each in df):
        return None
    if family == "F" and (df[0].high is None or df[1].high is None or float(df[0].high) > LARGE):
        return None
    ends = [(float(each.low or 1), LARGE if each.high is None else float(each.high)) for each in df]
    tail = _tail(family)
    chosen = list(product(*ends))
    low = 0.0 if most is None else min(tail(most, *each) for each in chosen)
    high = max(tail(least, *each) for each in chosen)
    return Interval(Fraction(low) * (1 - _ERROR), min(Fraction(high) * (1 + _ERROR), Fraction(1)))


def _tail(family: str) -> Callable[..., float]:
    return {"z": p_z, "t": p_t, "F": p_f, "chi2": p_chi2, "r": p_r}[family]
