"""The words, symbols and codes that stand for money in a text."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct


class Subunit(Struct, frozen=True):
    """A part of a currency (`cent`): the ISO codes of what it is a part of, best first, and which part."""

    name: str
    currencies: tuple[str, ...]
    part: Fraction


class CurrencyForms(Struct, frozen=True):
    """All ways to write money in one locale, each with ISO 4217 codes; of several the best comes first.

    `names` are lower-case phrases; `symbols`, `codes` and the symbols among `subunits` (`p`, `¢`) are
    case-sensitive. A risky form is money only right beside digits: `won`, `R`, `TRY`. `amounts` are words
    for so much of whatever money is meant: five grand, a tenner.
    """

    names: Mapping[str, tuple[str, ...]]
    symbols: Mapping[str, tuple[str, ...]]
    codes: frozenset[str]
    subunits: Mapping[str, Subunit]
    risky: frozenset[str]
    amounts: Mapping[str, tuple[int, tuple[str, ...]]]

    def subunit(self, name: str) -> Subunit | None:
        """Find a subunit by its canonical name."""
        return next((unit for unit in self.subunits.values() if unit.name == name), None)
