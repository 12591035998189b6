"""Exact intervals and three-valued comparisons.

An `Interval` is a closed set of rationals between two ends, either of which may be open to infinity. The
operations include: if X is a part of Y then f(X) is a part of f(Y). A comparison is true or false only if it
is so for every pair of members; otherwise it is unknown (None). So a wider interval never turns *unknown*
into *false*: more doubt, fewer findings.

The rules are those of interval arithmetic (Moore, *Interval Analysis*, 1966) and of Kleene's strong logic.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

Truth = bool | None
"""True, false, or None for unknown."""


class Interval(Struct, frozen=True, gc=False):
    """The rationals from `low` to `high`, both included; None is an end at infinity.

    >>> Interval.of(3) * Interval.between(Fraction(1, 2), 2)
    Interval(low=Fraction(3, 2), high=Fraction(6, 1))
    >>> Interval.of(1) / Interval.between(-1, 1)
    Interval(low=None, high=None)
    """

    low: Fraction | None
    high: Fraction | None

    @classmethod
    def of(cls, value: int | Decimal | Fraction) -> Interval:
        """A single value."""
        point = exact(value)
        return cls(point, point)

    @classmethod
    def between(cls, low: int | Decimal | Fraction | None, high: int | Decimal | Fraction | None) -> Interval:
        """All values from `low` to `high`, in whichever order they are given."""
        a = None if low is None else exact(low)
        b = None if high is None else exact(high)
        if a is not None and b is not None and a > b:
            a, b = b, a
        return cls(a, b)

    @property
    def is_point(self) -> bool:
        """Whether this is a single value."""
        return self.low is not None and self.low == self.high

    @property
    def middle(self) -> Fraction | None:
        """The value half-way between the ends, if both are finite."""
        if self.low is None or self.high is None:
            return None
        return (self.low + self.high) / 2

    @property
    def _ends(self) -> tuple[Fraction, ...]:
        """The ends that are finite; of a single value, once, since exact products take long."""
        low = () if self.low is None else (self.low,)
        return low if self.high is None or self.high is self.low else (*low, self.high)

    def contains(self, value: Fraction | int) -> bool:
        """Whether `value` is a member."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def includes(self, other: Interval) -> bool:
        """Whether every member of `other` is a member."""
        low_fits = self.low is None or (other.low is not None and self.low <= other.low)
        high_fits = self.high is None or (other.high is not None and other.high <= self.high)
        return low_fits and high_fits

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that includes both."""
        low = None if self.low is None or other.low is None else min(self.low, other.low)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Interval(low, high)

    def meet(self, other: Interval) -> Interval | None:
        """What both have in common, None if nothing."""
        low = max((end for end in (self.low, other.low) if end is not None), default=None)
        high = min((end for end in (self.high, other.high) if end is not None), default=None)
        if low is not None and high is not None and low > high:
            return None
        return Interval(low, high)

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
        )

    def __abs__(self) -> Interval:
        if self.low is not None and self.low >= 0:
            return self
        if self.high is not None and self.high <= 0:
            return -self
        return Interval(
            Fraction(0), None if self.low is None or self.high is None else max(-self.low, self.high)
        )

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        if self.low is None or self.high is None or other.low is None or other.high is None:
            return _unbounded_product(self, other)
        if self.low >= 0 and other.low >= 0:
            return Interval(self.low * other.low, self.high * other.high)
        products = [a * b for a in self._ends for b in other._ends]
        return Interval(min(products), max(products))

    def __truediv__(self, other: Interval) -> Interval:
        """The quotient; everything, if the divisor may be zero."""
        if other.contains(0):
            return EVERYTHING
        if other.low is None or other.high is None:
            # 1/x for x beyond an end of the same sign runs from 0 to 1/end
            end = other.low if other.low is not None else other.high
            assert end is not None
            return self * Interval.between(0, 1 / end)
        if self.low is not None and self.high is not None and self.low >= 0 and other.low > 0:
            return Interval(self.low / other.high, self.high / other.low)
        return self * Interval(1 / other.high, 1 / other.low)


EVERYTHING = Interval(None, None)


def exact(value: int | Decimal | Fraction) -> Fraction:
    """The value as a fraction; faster than its constructor, which asks every value what sort of number it is.

    >>> exact(Decimal("2.50"))
    Fraction(5, 2)
    """
    return value if type(value) is Fraction else _fraction(value)


@lru_cache(maxsize=1024)
def _fraction(value: int | Decimal) -> Fraction:
    """The value as a fraction: few numbers are in a text, and each is computed with again and again."""
    return Fraction(*value.as_integer_ratio())


def _unbounded_product(a: Interval, b: Interval) -> Interval:
    """A product with an end at infinity: 0 times infinity is 0, as an end of a closed interval asks."""
    ends: list[Fraction] = []
    to_low = to_high = False
    for x, x_sign in ((a.low, -1), (a.high, 1)):
        for y, y_sign in ((b.low, -1), (b.high, 1)):
            if x is not None and y is not None:
                ends.append(x * y)
                continue
            sign = _sign(x, x_sign) * _sign(y, y_sign)
            to_low |= sign < 0
            to_high |= sign > 0
            if sign == 0:
                ends.append(Fraction(0))
    return Interval(None if to_low else min(ends), None if to_high else max(ends))


def _sign(end: Fraction | None, at_infinity: int) -> int:
    return at_infinity if end is None else (end > 0) - (end < 0)


def less(a: Interval, b: Interval) -> Truth:
    """Whether every member of `a` is below every member of `b`; false if none can be."""
    if a.high is not None and b.low is not None and a.high < b.low:
        return True
    if a.low is not None and b.high is not None and a.low >= b.high:
        return False
    return None


def at_most(a: Interval, b: Interval) -> Truth:
    """Whether no member of `a` is above a member of `b`; false if all are."""
    return negate(less(b, a))


def equal(a: Interval, b: Interval) -> Truth:
    """True for the same single value, false if there is no common member.

    >>> equal(Interval.between(1, 2), Interval.between(2, 3)) is None
    True
    """
    if a.meet(b) is None:
        return False
    return True if a.is_point and b.is_point else None


def negate(truth: Truth) -> Truth:
    """Kleene's *not*."""
    return None if truth is None else not truth


def both(a: Truth, b: Truth) -> Truth:
    """Kleene's *and*."""
    if a is False or b is False:
        return False
    return None if a is None or b is None else True


def either(a: Truth, b: Truth) -> Truth:
    """Kleene's *or*."""
    return negate(both(negate(a), negate(b)))
