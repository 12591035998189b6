"""To be written."""
from __future__ import annotations
from collections.abc import Iterator
from figures.relate.brief.said import Said
from figures.relate.record import Mention, Relation
def hundreds(said: Said) -> Iterator[tuple[Mention, list[Relation]]]:
    yield from ()
