"""The words and symbols that stand for units in a text."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class UnitForm(Struct, frozen=True):
    """What a word or symbol may mean: a unit, or a rate of two (`mph`: mile per hour).

    A risky form is a unit only where the text around shows it: `in`, `m`, `bar`.
    """

    unit: str
    per: str | None = None
    risky: bool = False


class SurfaceForms(Struct, frozen=True):
    """All words and symbols for units in one locale; of several readings the best comes first.

    `names` are lower-case phrases of one or more words; `symbols` are case-sensitive.
    """

    names: Mapping[str, tuple[UnitForm, ...]]
    symbols: Mapping[str, tuple[UnitForm, ...]]
