"""How reported statistics are handed to the rules."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from figures.interval import Interval
from figures.model import Figure
from figures.relate.record import Relation, Rivals, Tie

FRAME = "statistic"
SURE = (("reported", 3), ("sure", 1))
Numbers = Mapping[str, int | Fraction | Interval]


def relation(
    form: str, roles: Mapping[str, Figure | tuple[Figure, ...]], derived: Figure, told: Numbers | None = None
) -> Rivals:
    """One relation that leaves no doubt, and has no rivals."""
    figures = {name: each if isinstance(each, tuple) else (each,) for name, each in roles.items()}
    found = Relation(FRAME, form, figures, derived, 0, Tie.TIED, SURE, told or {}, end_by_end=False)
    return Rivals(derived, (found,), tuple)
