"""The names that each form of `find` binds."""

from __future__ import annotations

from figures.rules.syntax.records import Each, Find, Group, Join, Phrase, Related, Restates, Slot

ITEMS = "items"


def slots_of(find: Find) -> tuple[Slot, ...]:
    """The figures that a form binds, in order, with what they must fit."""
    match find:
        case Each():
            return (find.slot,)
        case Restates():
            return (find.outer, find.inner)
        case Phrase() | Join() | Related():
            return find.slots
        case Group():
            rest = (Slot(find.rest, find.of),) if find.rest else ()
            return (*find.split, *rest) if find.split else (Slot(ITEMS, find.of),)
