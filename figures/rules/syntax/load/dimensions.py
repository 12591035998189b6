"""Units and dimensions that packs may name."""

from __future__ import annotations

from difflib import get_close_matches

from figures.money import currency_forms
from figures.units import table, unit

OTHER_DIMENSIONS = ("money", "number")


def resolve_unit(name: str) -> tuple[str | None, str | None]:
    """The dimension of a unit or currency, or None and a hint at the nearest one.

    >>> resolve_unit("meter")
    ('length', None)
    """
    found = unit(name)
    if found is not None:
        return found.dimension, None
    if name in currency_forms("en").codes:
        return "money", None
    close = get_close_matches(name, table().units, n=1)
    return None, f"did you mean '{close[0]}'?" if close else None


def dimensions() -> tuple[str, ...]:
    """The names of all dimensions that figures can have."""
    return (*table().dimensions, *OTHER_DIMENSIONS)
