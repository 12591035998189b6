"""What expressions compute with: quantities, sets of days or words, lists, truths; or why there is none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from msgspec import Struct

from figures.interval import Interval, Truth, at_most, equal, less, negate
from figures.model import Figure

Dimension = tuple[tuple[str, int | Fraction], ...]
"""Base dimensions with their exponents, sorted: (("GBP", 1), ("time", -1))."""

NUMBER: Dimension = ()


class Quantity(Struct, frozen=True, gc=False):
    """An interval in base units. The dimension None fits every other: it is that of the literal 0."""

    interval: Interval
    dimension: Dimension | None = NUMBER


class Words(Struct, frozen=True, gc=False):
    """One of some words: a currency, a noun, a day of the week."""

    options: frozenset[str]


class Days(Struct, frozen=True, gc=False):
    """One of some days."""

    options: frozenset[dt.date]


class Weekdays(Struct, frozen=True, gc=False):
    """One of some days of the week, Monday being 0."""

    options: frozenset[int]


class Unknown(Struct, frozen=True, gc=False):
    """A value that cannot be had, and why."""

    reason: str


class Judgement(Struct, frozen=True, gc=False):
    """A truth as a value; `reason` says why it is unknown, if that is not for want of precision."""

    truth: Truth
    reason: str | None = None


class Items(Struct, frozen=True, gc=False):
    """A list of values."""

    members: tuple[Value, ...]


Value = Quantity | Words | Days | Weekdays | Judgement | Items | Figure | Unknown
"""A figure is a value, too: it becomes a quantity where one is computed with."""


def word(text: str) -> Words:
    """One certain word."""
    return Words(frozenset([text]))


def number(value: int | Fraction) -> Quantity:
    """One certain number."""
    return Quantity(Interval.of(value))


def power(dimension: Dimension, exponent: int) -> Dimension:
    """The dimension raised to a whole power."""
    return tuple((name, n * exponent) for name, n in dimension)


def product(a: Dimension, b: Dimension) -> Dimension:
    """The dimension of a product.

    >>> product((("GBP", 1), ("time", -1)), (("time", 1),))
    (('GBP', 1),)
    """
    exponents = dict(a)
    for name, n in b:
        exponents[name] = exponents.get(name, 0) + n
    return tuple(sorted((name, n) for name, n in exponents.items() if n))


def common(a: Quantity, b: Quantity) -> Dimension | Unknown | None:
    """The dimension that both have, or why they cannot be compared."""
    if a.dimension is None or a.dimension == b.dimension:
        return b.dimension
    return a.dimension if b.dimension is None else Unknown(_differ(a.dimension, b.dimension))


def _differ(a: Dimension, b: Dimension) -> str:
    return f"{show_dimension(a)} cannot be compared with {show_dimension(b)}"


def show_dimension(dimension: Dimension) -> str:
    """A dimension in words.

    >>> show_dimension((("GBP", 1), ("time", -1)))
    'GBP per time'
    """
    over = " ".join(name if n == 1 else f"{name}^{n}" for name, n in dimension if n > 0)
    under = " ".join(name if n == -1 else f"{name}^{-n}" for name, n in dimension if n < 0)
    return (over or "number") + (f" per {under}" if under else "")


def calculate(operator: str, a: Quantity, b: Quantity) -> Quantity | Unknown:
    """One of the four operations, with the dimension of its result."""
    if operator in "+-":
        dimension = common(a, b)
        if isinstance(dimension, Unknown):
            return dimension
        return Quantity(a.interval + b.interval if operator == "+" else a.interval - b.interval, dimension)
    left, right = a.dimension or NUMBER, b.dimension or NUMBER
    if operator == "*":
        return Quantity(a.interval * b.interval, product(left, right))
    if b.interval.contains(0):
        return Unknown("a division by what may be zero")
    return Quantity(a.interval / b.interval, product(left, power(right, -1)))


_ORDER: dict[str, Callable[[Interval, Interval], Truth]] = {
    "==": equal,
    "!=": lambda a, b: negate(equal(a, b)),
    "<": less,
    "<=": at_most,
    ">": lambda a, b: less(b, a),
    ">=": lambda a, b: at_most(b, a),
}


def compare(operator: str, a: Value, b: Value) -> Judgement:
    """A comparison by one of `== != < <= > >=`."""
    for side in (a, b):
        if isinstance(side, Unknown):
            return Judgement(None, side.reason)
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        dimension = common(a, b)
        if isinstance(dimension, Unknown):
            return Judgement(None, dimension.reason)
        return Judgement(_ORDER[operator](a.interval, b.interval))
    if isinstance(a, Words | Days | Weekdays) and type(a) is type(b):
        return Judgement(_compare_options(operator, a.options, b.options))
    return Judgement(None, "two values of different sorts cannot be compared")


_OPTION_TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "==": eq,
    "!=": ne,
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
}


def _compare_options(operator: str, a: Iterable[object], b: Collection[object]) -> Truth:
    """As intervals are compared: false if no pair fits, true if all do."""
    outcomes = {_OPTION_TESTS[operator](x, y) for x in a for y in b}
    return outcomes.pop() if len(outcomes) == 1 else None
