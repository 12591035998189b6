"""The surface forms of units, collected by meaning; what is said first holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from figures.units.forms import UnitForm
from figures.units.table import UnitTable


class Wording:
    """Collects forms; what is said first holds, so the callers go from the particular to the general."""

    def __init__(self, table: UnitTable, prose: Any) -> None:
        self.table = table
        self.never = frozenset(name for row in prose["never"] for name in row)
        self.names: dict[str, tuple[UnitForm, ...]] = {}
        self.symbols: dict[str, tuple[UnitForm, ...]] = {}

    def form(self, meaning: str) -> UnitForm | None:
        """Read `mile` or `mile/hour`; None if the table has no such unit."""
        over, _, under = meaning.partition("/")
        unit, per = self.table.find(over), self.table.find(under) if under else None
        if unit is None or (under and per is None):
            return None
        return UnitForm(unit.name, per.name if per else None)

    def name(self, phrase: str, *meanings: str) -> None:
        """Add a name, unless it has a meaning already."""
        self._add(self.names, phrase.lower(), meanings)

    def symbol(self, symbol: str, *meanings: str) -> None:
        """Add a symbol, unless it has a meaning already."""
        self._add(self.symbols, symbol, meanings)

    def _add(self, forms: dict[str, tuple[UnitForm, ...]], text: str, meanings: Iterable[str]) -> None:
        if not text or text in forms:
            return
        if found := tuple(dict.fromkeys(form for meaning in meanings if (form := self.form(meaning)))):
            forms[text] = found

    def mark_risky(self, texts: Iterable[str]) -> None:
        """Mark the given forms, and all symbols of one letter."""
        listed = frozenset(texts)
        for forms in (self.names, self.symbols):
            for text, readings in forms.items():
                if text in listed or (len(text) == 1 and text.isalpha()):
                    forms[text] = tuple(UnitForm(form.unit, form.per, risky=True) for form in readings)
