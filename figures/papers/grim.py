"""Which means and standard deviations whole numbers can have.

Sources: N. Brown and J. Heathers, *The GRIM Test*, Social Psychological and Personality Science 8 (2017); J. Anaya,
*The GRIMMER test*, PeerJ Preprints 4 (2016); the test of parity is A. Allard's (2018).
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from figures.interval import Interval, Truth

MOST_SUMS, MOST_SIZE = 1000, 100_000
"""So many sums of the values are tried, and so many values at most; of more, every digit is possible."""


def can_be_mean(total: Interval) -> Truth:
    """Whether a whole number lies between the least and the most that the sum of the values can be.

    >>> can_be_mean(Interval.between(28, 28) * Interval.between(5235, 5245) / Interval.of(1000))  # 5.24 of 28
    False
    """
    if total.low is None or total.high is None:
        return None
    return None if ceil(total.low) <= floor(total.high) else False


def can_be_share(share: Interval, fewest: Interval, most: Interval) -> Truth:
    """Whether a whole number of people, of a sample in which some may be missing, is such a share, rounded or cut off.

    >>> can_be_share(Interval.between(Fraction("0.475"), Fraction("0.485")), Interval.of(4), Interval.of(7))
    False
    """
    if None in (share.low, share.high, fewest.low, most.low) or int(most.low or 0) > MOST_SUMS:
        return None
    cut_off = (Fraction(share.high or 0) - Fraction(share.low or 0)) / 2
    wide = Interval.between(share.low, Fraction(share.high or 0) + cut_off)
    sizes = range(max(int(fewest.low or 0), 1), int(most.low or 0) + 1)
    return None if any(can_be_mean(wide * Interval.of(size)) is None for size in sizes) else False


def can_be_sd(mean: Interval, sd: Interval, n: Interval, items: Interval) -> Truth:
    """Whether n sums of `items` whole answers can have this mean and this deviation (with n - 1).

    The squares of whole numbers add up to a whole number, which is odd or even as their sum is; and it is no less than
    the squares of numbers that are as alike as they can be.

    >>> from fractions import Fraction
    >>> def about(text: str) -> Interval:
    ...     return Interval(Fraction(text) - Fraction(1, 200), Fraction(text) + Fraction(1, 200))
    >>> can_be_sd(about("2.87"), about("1.17"), Interval.of(15), Interval.of(1))
    False
    >>> can_be_sd(about("2.87"), about("1.13"), Interval.of(15), Interval.of(1)) is None
    True
    """
    if None in (mean.low, mean.high, sd.low, sd.high, n.low, items.low) or sd.high < 0:  # type: ignore[operator]
        return None
    size, answers = int(n.low or 0), int(items.low or 0)
    if not 1 < size <= MOST_SIZE or answers < 1:
        return None
    total = mean * Interval.of(size * answers)
    sums = range(ceil(total.low or 0), floor(total.high or 0) + 1)
    if len(sums) > MOST_SUMS:
        return None
    least = max(sd.low or 0, 0) ** 2 * (size - 1) * answers**2
    most = (sd.high or 0) ** 2 * (size - 1) * answers**2
    for each in sums:
        low, high = ceil(least + each**2 / Fraction(size)), floor(most + each**2 / Fraction(size))
        alike = each // size
        low = max(low, (size - each % size) * alike**2 + each % size * (alike + 1) ** 2)
        low += (low - each) % 2
        if low <= high:
            return None
    return False
