"""Functions of reported statistics: p-values and how they are written."""

from __future__ import annotations

from collections.abc import Sequence

from figures.interval import Interval
from figures.papers.recompute import FAMILIES, p_of
from figures.rules.semantics.context import Context
from figures.rules.semantics.functions.common import Function, known
from figures.rules.semantics.values import Quantity, Unknown, Value, word

_LEAST = 0.001


def _p_value(values: Sequence[Value], context: Context) -> Value:
    """`p_value(family, value, df1, df2)`: the p of a statistic; `family` is the number of its distribution."""
    family, value, *df = (known(each, context) for each in values)
    if not isinstance(family, Quantity) or not isinstance(value, Quantity) or family.interval.low is None:
        return Unknown("there is no statistic")
    told: list[Interval] = [each.interval for each in df if isinstance(each, Quantity)]
    found = p_of(FAMILIES[int(family.interval.low)], value.interval, told)
    return Unknown("these degrees of freedom tell no p") if found is None else Quantity(found)


def _shown_p(values: Sequence[Value], context: Context) -> Value:
    """`shown_p(p)`: a p as papers write it."""
    value = known(values[0], context)
    if not isinstance(value, Quantity) or value.interval.middle is None:
        return Unknown("there is no p")
    p = float(value.interval.middle)
    return word("< .001" if p < _LEAST else f"= {p:.4f}".replace("0.", ".", 1))


FUNCTIONS = {
    "p_value": Function(_p_value, 4, "number"),
    "shown_p": Function(_shown_p, 1, "text"),
}
