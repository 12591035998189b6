"""What a quantity cannot be: a p above 1, a negative F, a correlation of 1.2."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from figures.interval import Interval
from figures.papers.parts import Part
from figures.papers.relations import Numbers, relation
from figures.papers.settings import Setting
from figures.papers.spellings import load_spellings
from figures.relate.record import Rivals

SHARES = ("sens", "spec", "ppv", "npv", "acc", "prev", "I2", "power")
"""Quantities that are written as percentages, with their sign or without it."""


def limits(setting: Setting) -> Iterator[Rivals]:
    """Each quantity with the least and the most that it can be.

    A letter alone may stand for something else (r for a radius, V for volts): it needs another part beside it.
    """
    known = load_spellings().limits
    for chain in setting.chains:
        for part in chain:
            bounds = known.get(part.what)
            if bounds is None or part.value is None or part.sign not in ("=", "~"):
                continue
            if len(chain) == 1 and not (part.worded or part.df or _is_long(part, setting)):
                continue
            if part.what == "alpha" and not setting.has("reliability"):
                continue
            least, most = bounds
            if part.what in SHARES and not part.percent and most is not None:
                most *= 100
            told: Numbers = {"bounds": Interval(None if least is None else Fraction(least), None if most is None else Fraction(most))}
            value = setting.mark(part)
            yield relation("limit", {"value": value}, value, told)


def _is_long(part: Part, setting: Setting) -> bool:
    """Whether its name has more than one letter, or is none of our alphabet."""
    name = setting.between(part.at, part.number[0]).strip(" =:≈~")
    return len(name) > 1 or not name.isascii()
