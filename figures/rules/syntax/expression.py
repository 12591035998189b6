"""The tree of an expression: frozen and picklable; each node knows its place in the text it was read from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import fields, replace


class Expression(Struct, frozen=True):
    """Any node; `at`..`to` is its span in the text of the expression."""

    at: int
    to: int


class Number(Expression, frozen=True):
    """`3`, `0.5`, `3%` (which is 3/100)."""

    value: Fraction
    percent: bool = False


class Measured(Expression, frozen=True):
    """`'2.75 m'`."""

    value: Fraction
    unit: str


class Word(Expression, frozen=True):
    """`'none'`."""

    text: str


class Name(Expression, frozen=True):
    """A slot, a `let`, `it`, `article`."""

    name: str


class Attribute(Expression, frozen=True):
    """`inner.currency`."""

    of: Expression
    name: str


class Call(Expression, frozen=True):
    """`convert(outer, inner.currency)`."""

    function: str
    arguments: tuple[Expression, ...]


class Listing(Expression, frozen=True):
    """`[a, b]`."""

    members: tuple[Expression, ...]


class Negative(Expression, frozen=True):
    """`-x`."""

    of: Expression


class Arithmetic(Expression, frozen=True):
    """`a + b`; the operator is one of `+ - * /`."""

    operator: str
    left: Expression
    right: Expression


class Band(Expression, frozen=True):
    """`x ± 4%`: the tolerance is a literal, so that more doubt about x never narrows the band."""

    of: Expression
    tolerance: Number | Measured


class Comparison(Expression, frozen=True):
    """`a <= b < c`: operands, and the operators between them."""

    operators: tuple[str, ...]
    operands: tuple[Expression, ...]


class Not(Expression, frozen=True):
    """`not x`."""

    of: Expression


class Logic(Expression, frozen=True):
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


def rebuilt(expression: Expression, change: Callable[[Expression], Expression]) -> Expression:
    """The tree with every node changed, from the leaves up."""
    parts: dict[str, object] = {}
    for name in expression.__struct_fields__:
        value = getattr(expression, name)
        if isinstance(value, Expression):
            parts[name] = rebuilt(value, change)
        elif isinstance(value, tuple):
            parts[name] = tuple(
                rebuilt(each, change) if isinstance(each, Expression) else each for each in value
            )
    return change(replace(expression, **parts) if parts else expression)


def names(expression: Expression) -> Iterator[Name]:
    """All names that an expression uses."""
    return (node for node in walk(expression) if isinstance(node, Name))
