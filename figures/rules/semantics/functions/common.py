"""What the functions of expressions share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from figures.model import Figure
from figures.rules.semantics.context import Context
from figures.rules.semantics.measure import days, quantity
from figures.rules.semantics.values import Days, Items, Quantity, Unknown, Value, Words, common


class Function(Struct, frozen=True):
    """What an expression can call; `returns` is the sort of its result, for the check at load."""

    call: Callable[[Sequence[Value], Context], Value]
    arguments: int
    returns: str
    is_list: bool = False  # takes a list, or its members as arguments


def known(value: Value, context: Context) -> Value:
    """A figure as the quantity, or else the day, that it states; anything else as it is."""
    if not isinstance(value, Figure):
        return value
    return (
        days(value, context) if value.date is not None and value.value is None else quantity(value, context)
    )


def members(values: Sequence[Value]) -> tuple[Value, ...]:
    """The arguments, or the members of the only argument if that is a list."""
    if len(values) == 1 and isinstance(values[0], Items):
        return values[0].members
    return tuple(values)


def quantities(values: Sequence[Value], context: Context) -> list[Quantity] | Unknown:
    """The members as quantities of one dimension; there is at least one."""
    found: list[Quantity] = []
    for member in members(values):
        value = known(member, context)
        if not isinstance(value, Quantity):
            return value if isinstance(value, Unknown) else Unknown("a list of what are no quantities")
        found.append(value)
    if not found:
        return Unknown("an empty list")
    for value in found[1:]:
        dimension = common(found[0], value)
        if isinstance(dimension, Unknown):
            return dimension
    return found


def the_word(value: Value) -> str | None:
    """The only option of a word."""
    if isinstance(value, Words) and len(value.options) == 1:
        return next(iter(value.options))
    return None


def two_days(values: Sequence[Value], context: Context) -> tuple[Days, Days] | Unknown:
    """Both arguments as days."""
    first, last = (known(value, context) for value in values)
    for value in (first, last):
        if isinstance(value, Unknown):
            return value
    if isinstance(first, Days) and isinstance(last, Days):
        return first, last
    return Unknown("there are no two days")
