"""The p that follows from a statistic: all values that its digits leave room for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import product
from math import log

from figures.interval import Interval
from figures.papers.distributions import LARGE, p_chi2, p_f, p_r, p_t, p_z

FAMILIES = ("z", "t", "F", "chi2", "r")
"""The distributions by their numbers, which are those that rules give them."""
_TAILS: Mapping[str, Callable[..., float]] = {"z": p_z, "t": p_t, "F": p_f, "chi2": p_chi2, "r": p_r}
ALPHA = Fraction(1, 20)
_ERROR = Fraction(1, 10**7)
"""How far off the arithmetic may be, as a part of the value."""
Z_95 = 1.959964
"""Between minus and plus so many standard errors lie 95% of a normal distribution."""


def p_of(family: str, value: Interval, df: Sequence[Interval]) -> Interval | None:
    """All the two-sided p (of F and chi-square, the upper tail) of a statistic; None if it cannot be had.

    p falls as the statistic grows. With the degrees of freedom that of t and r falls, and that of chi-square grows;
    of F all the ends are looked at. Degrees of freedom below one, or with no end where one is needed, tell nothing.

    >>> found = p_of("t", Interval.between(Fraction("2.195"), Fraction("2.205")), [Interval.of(28)])
    >>> float(found.low), float(found.high)  # doctest: +ELLIPSIS
    (0.0358..., 0.0366...)
    """
    return _p_of(family, value, tuple(df))


@lru_cache(maxsize=1024)
def _p_of(family: str, value: Interval, df: tuple[Interval, ...]) -> Interval | None:
    """The same, kept for the next who asks: slips of p are tried with one and the same statistic."""
    value = abs(value) if family in ("z", "t", "r") else value
    least = max(float(value.low or 0), 0.0)
    most = None if value.high is None else float(value.high)
    if any(each.low is None or each.low <= 0 for each in df):
        return None
    if family == "F" and (df[0].high is None or df[1].high is None or float(df[0].high) > LARGE):
        return None
    ends = [(float(each.low or 1), LARGE if each.high is None else float(each.high)) for each in df]
    tail = _TAILS[family]
    chosen = set(product(*map(set, ends)))
    low = 0.0 if most is None else min(tail(most, *each) for each in chosen)
    high = max(tail(least, *each) for each in chosen)
    return Interval(Fraction(low) * (1 - _ERROR), min(Fraction(high) * (1 + _ERROR), Fraction(1)))


def turned(computed: Interval, stated: Interval) -> bool:
    """Whether one p is certainly significant at the level of 5%, and the other is not."""
    low, high = computed.low or Fraction(0), Fraction(1) if computed.high is None else computed.high
    least, most = stated.low or Fraction(0), Fraction(1) if stated.high is None else stated.high
    return low > ALPHA >= most or high < ALPHA <= least


def p_of_ends(low: Interval, high: Interval, is_ratio: bool) -> Interval | None:
    """All the p that an interval of 95% leaves room for: z is 1.96 times its middle over half its width.

    That of a ratio is taken of the logarithms. Source: Altman and Bland, *How to obtain the P value from a confidence
    interval*, BMJ 343 (2011) d2304.

    >>> found = p_of_ends(Interval.of(Fraction("0.58")), Interval.of(Fraction("0.95")), True)
    >>> round(float(found.low), 4)
    0.0179
    """
    ends = [[float(end) for end in (each.low, each.high) if end is not None] for each in (low, high)]
    if any(len(each) < 2 or (is_ratio and each[0] <= 0) for each in ends):
        return None
    zs = []
    for one, other in product(*ends):
        a, b = (log(one), log(other)) if is_ratio else (one, other)
        if b <= a:
            return None
        zs.append(abs(Z_95 * (a + b) / (b - a)))
    highest = 1.0 if _straddles(ends, is_ratio) else p_z(min(zs))
    return Interval(Fraction(p_z(max(zs))), Fraction(highest))


def _straddles(ends: Sequence[Sequence[float]], is_ratio: bool) -> bool:
    """Whether the middle of the interval may be that of no effect."""
    middles = [one * other if is_ratio else one + other for one, other in product(*ends)]
    null = 1.0 if is_ratio else 0.0
    return min(middles) <= null <= max(middles)
