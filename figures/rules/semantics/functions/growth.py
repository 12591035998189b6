"""What grows at a steady rate."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from figures.interval import Interval
from figures.model import Figure, Kind
from figures.rules.semantics.context import Context
from figures.rules.semantics.functions.common import Function, known
from figures.rules.semantics.values import Quantity, Unknown, Value

MOST = 100
"""So many times at most something is said to grow."""


def _grown(values: Sequence[Value], context: Context) -> Value:
    """`grown(base, rate, time)`: what a sum comes to that grows by the rate, or so many times, each year."""
    base, rate, time = known(values[0], context), values[1], values[2]
    if not isinstance(base, Quantity) or not isinstance(rate, Figure) or not isinstance(time, Figure):
        return base if isinstance(base, Unknown) else Unknown("there is no rate, or no time")
    if (
        rate.value is None
        or time.value is None
        or not 0 < time.value <= MOST
        or time.value != int(time.value)
    ):
        return Unknown("it grows for no number of years")
    by = Fraction(rate.value)
    factor = 1 + by / 100 if rate.kind is Kind.PERCENT else by
    return Quantity(base.interval * Interval.of(factor ** int(time.value)), base.dimension)


FUNCTIONS = {"grown": Function(_grown, 3, "any")}
