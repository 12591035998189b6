"""A figure as a pint quantity, for those who want to go on computing with it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from figures.model import Kind
from figures.units.registry import pint_registry

if TYPE_CHECKING:
    import pint

    from figures.model import Figure

_MEASURED = (Kind.MEASURE, Kind.DURATION, Kind.AGE, Kind.PERCENT)


def quantity_of(figure: Figure) -> pint.Quantity[Fraction] | None:
    """The value with its unit, and over its period if it is a rate; None if the figure has no one value.

    Money is in the unit that is its ISO code, pence and cents as normalised. What is counted, and what a rate
    is over if pint does not know it (a head, a match), is dimensionless, as in pint itself.
    """
    value, unit, per = figure.value, figure.unit, figure.per
    if figure.kind is Kind.MONEY and figure.normalised is not None and not (unit or "").isupper():
        value, unit, per = figure.normalised.value, figure.normalised.unit, figure.normalised.per
    if value is None:
        return None
    registry = pint_registry()
    known = figure.kind in _MEASURED or (figure.kind is Kind.MONEY and (unit or "").isupper())
    of = registry.Unit(unit if known and unit and unit in registry else "dimensionless")
    over = registry.Unit(per if per and per in registry else "dimensionless")
    return registry.Quantity(Fraction(value), of / over)
