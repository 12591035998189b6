"""The tree of an expression: frozen and picklable; each node knows its place in the text it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Expression:
    """Any node; `at`..`to` is its span in the text of the expression."""

    at: int
    to: int


@dataclass(frozen=True, slots=True)
class Number(Expression):
    """`3`, `0.5`, `3%` (which is 3/100)."""

    value: Fraction
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Measured(Expression):
    """`'2.75 m'`."""

    value: Fraction
    unit: str


@dataclass(frozen=True, slots=True)
class Word(Expression):
    """`'none'`."""

    text: str


@dataclass(frozen=True, slots=True)
class Name(Expression):
    """A slot, a `let`, `it`, `article`."""

    name: str


@dataclass(frozen=True, slots=True)
class Attribute(Expression):
    """`inner.currency`."""

    of: Expression
    name: str


@dataclass(frozen=True, slots=True)
class Call(Expression):
    """`convert(outer, inner.currency)`."""

    function: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Listing(Expression):
    """`[a, b]`."""

    members: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Negative(Expression):
    """`-x`."""

    of: Expression


@dataclass(frozen=True, slots=True)
class Arithmetic(Expression):
    """`a + b`; the operator is one of `+ - * /`."""

    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Band(Expression):
    """`x ± 4%`: the tolerance is a literal, so that more doubt about x never narrows the band."""

    of: Expression
    tolerance: Number | Measured


@dataclass(frozen=True, slots=True)
class Comparison(Expression):
    """`a <= b < c`: operands, and the operators between them."""

    operators: tuple[str, ...]
    operands: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Not(Expression):
    """`not x`."""

    of: Expression


@dataclass(frozen=True, slots=True)
class Logic(Expression):
    """`a and b`, `a or b`."""

    operator: str
    left: Expression
    right: Expression


def walk(expression: Expression) -> Iterator[Expression]:
    """The node and all nodes below it, in the order of the text."""
    yield expression
    for field in fields(expression):
        value = getattr(expression, field.name)
        for child in value if isinstance(value, tuple) else (value,):
            if isinstance(child, Expression):
                yield from walk(child)


def names(expression: Expression) -> Iterator[Name]:
    """All names that an expression uses."""
    return (node for node in walk(expression) if isinstance(node, Name))
