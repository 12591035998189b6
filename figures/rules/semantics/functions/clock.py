"""Functions of times of day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from figures.interval import Interval
from figures.model import Figure
from figures.rules.semantics.context import Context
from figures.rules.semantics.functions.common import Function
from figures.rules.semantics.values import Quantity, Unknown, Value

_TIME = r"(?i)(\d{1,2})(?:[:.](\d\d)(?:[:.](\d\d))?)?\s*(?:([ap])\.?m\b\.?)?"
_DAY = 24 * 60


def _hours(values: Sequence[Value], _: Context) -> Value:
    """`hours(a, b)`: how many hours lie between two times of day, over midnight if need be."""
    first, last = (minutes_of(value.text) if isinstance(value, Figure) else frozenset() for value in values)
    apart = [Fraction((b - a) % _DAY, 60) for a in first for b in last]
    return Quantity(Interval.between(min(apart), max(apart))) if apart else Unknown("there are no two times")


def minutes_of(written: str) -> frozenset[Fraction]:
    """The minutes of the day that a time may be; without a.m. or p.m. it may be of either half.

    >>> [[int(each) for each in sorted(minutes_of(time))] for time in ("2.30pm", "14:30", "9:15")]
    [[870], [870], [555, 1275]]
    """
    match = re.search(_TIME, written)
    if match is None or int(match[1]) > 24 or int(match[2] or 0) > 59:
        return frozenset()
    hour, minute = int(match[1]), Fraction(int(match[2] or 0)) + Fraction(int(match[3] or 0), 60)
    if match[4]:
        return frozenset([hour % 12 * 60 + minute + (12 * 60 if match[4].lower() == "p" else 0)])
    minutes = hour * 60 + minute
    return frozenset([minutes] if hour >= 12 else [minutes, minutes + 12 * 60])


FUNCTIONS = {"hours": Function(_hours, 2, "number")}
