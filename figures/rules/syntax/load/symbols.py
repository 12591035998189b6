"""The names that the expressions of one rule may use, and of what sort their values are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from figures.model import Kind
from figures.rules.syntax.records import Selection

ANY = "any"
QUANTITY = "quantity"
_SORTS = {
    Kind.MONEY: "money",
    Kind.MEASURE: "measure",
    Kind.DURATION: "time",
    Kind.DATE: "day",
    Kind.LABEL: ANY,
    Kind.SCORE: ANY,
    Kind.TIME: ANY,
}
DEFINITE = {
    "number": "a number",
    "money": "money",
    "measure": "a measure",
    "time": "a duration",
    "day": "a date",
    "weekday": "a day of the week",
    "text": "a word",
    "truth": "a truth",
}
"""Sorts that certainly cannot be compared, and their names; `quantity` and `any` may be any of them."""


class Names(Struct, frozen=True):
    """Names with the sort of their values; those of `figures` have attributes, those of `lists` are lists."""

    sorts: Mapping[str, str] = field(default_factory=dict)
    figures: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()

    def with_sorts(self, more: Mapping[str, str]) -> Names:
        """These names and more, which are values."""
        return Names({**self.sorts, **more}, self.figures, self.lists)

    def with_it(self, selection_sort: str) -> Names:
        """These names and `it`, which is a figure."""
        return Names({**self.sorts, "it": selection_sort}, self.figures | {"it"}, self.lists)

    def all(self) -> Iterable[str]:
        """Every name, for hints."""
        return (*self.sorts, "article")


def sort_of(selection: Selection) -> str:
    """The sort of the figures that a selection lets through."""
    kinds = selection.values("kind")
    if selection.values("per") not in (None, frozenset([None])):
        return QUANTITY
    if not kinds:
        return QUANTITY
    sorts = {_SORTS.get(Kind(kind), "number") for kind in kinds if isinstance(kind, str)}
    return sorts.pop() if len(sorts) == 1 else QUANTITY
