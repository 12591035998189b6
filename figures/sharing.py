"""Equal parts of a large value made one: a rule set names the same words again and again, and loads twice as fast."""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

T = TypeVar("T")

_ATOMS = (str, bytes, int, Fraction)


def shared(value: T) -> T:
    """An equal value in which records, tuples, frozen sets, texts and numbers that are equal are the same object.

    They are so only if they are of the same types all through: 1 is not True.

    >>> first, second, other = shared(((1, "mile"), (1, "mile"), (True, "mile")))
    >>> first is second, first is other
    (True, False)
    """
    result: T = _shared(value, {})
    return result


def _shared(value: Any, seen: dict[Hashable, Any]) -> Any:
    kind = type(value)
    if kind in _ATOMS:
        return seen.setdefault((kind, value), value)
    if kind is dict:
        return {_shared(key, seen): _shared(each, seen) for key, each in value.items()}
    if kind is tuple or kind is frozenset:
        parts = [_shared(each, seen) for each in value]
        value = kind(parts)
        return seen.setdefault((kind, *(map(id, parts) if kind is tuple else sorted(map(id, parts)))), value)
    if isinstance(value, Struct):
        fields = {name: _shared(getattr(value, name), seen) for name in value.__struct_fields__}
        value = replace(value, **fields)
        if value.__struct_config__.frozen:
            return seen.setdefault((kind, *map(id, fields.values())), value)
    return value
