"""What reading a number in words comes to, and exact values."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from figures.model import Number


class Words(Struct, frozen=True, gc=False):
    """A number in words that ends before token `last`.

    A vague one (dozens) has `low` and `high` and no value. `precision` is the unit of the last word (two and
    a half million: 100000), `scale` what the multipliers at the end come to, `decimals` the digits that it
    would show behind the point; `fraction` marks a bare share (half).
    """

    last: int
    value: Number | None
    precision: Decimal | None
    scale: int = 1
    decimals: int = 0
    fraction: bool = False
    low: Number | None = None
    high: Number | None = None


Rational = int | Fraction
"""What is computed with: a whole number is an `int`, with which arithmetic is ten times as fast."""


def rational(value: Number) -> Rational:
    """The value to compute with."""
    numerator, denominator = value.as_integer_ratio()
    return numerator if denominator == 1 else Fraction(numerator, denominator)


def exact(value: Rational) -> Number:
    """A Decimal where one is exact, else the Fraction itself.

    >>> exact(Fraction(5, 2)), exact(Fraction(2, 3)), exact(Fraction(10**30 + 1))
    (Decimal('2.5'), Fraction(2, 3), Decimal('1000000000000000000000000000001'))
    """
    if isinstance(value, Fraction) and 10 ** _places(value) % value.denominator:
        return value
    return decimal(value)


def decimal(value: Rational) -> Decimal:
    """A fraction whose denominator divides a power of ten, as just the Decimal that it is."""
    if value.denominator == 1:
        return Decimal(value.numerator)
    places = _places(value)
    digits = value.numerator * 10**places // value.denominator
    return Decimal(f"{digits}E-{places}")


def _places(value: Rational) -> int:
    return max(_exponent(value.denominator, prime) for prime in (2, 5))


def _exponent(number: int, prime: int) -> int:
    """How often a prime divides a number."""
    count = 0
    while number % prime == 0:
        number, count = number // prime, count + 1
    return count
