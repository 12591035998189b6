"""Units: names, dimensions and exact factors from pint, and the words and symbols that stand for them.

>>> from fractions import Fraction
>>> convert(Fraction(10), "mile", "meter")
Fraction(402336, 25)
>>> unit("kilowatt_hour").dimension
'energy'
>>> unit("mile/hour").dimension
'speed'
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from figures.cache import cached
from figures.units.registry import definition_sources, pint_registry
from figures.units.table import Unit, UnitError, UnitTable

__all__ = [
    "Unit",
    "UnitError",
    "UnitTable",
    "compatible",
    "convert",
    "pint_registry",
    "table",
    "unit",
]


@lru_cache(maxsize=8)
def table(definitions: str = "") -> UnitTable:
    """Return the unit table, with further units in pint's definition language; raises DefinitionError."""

    def build() -> UnitTable:
        from figures.units.build import build_table

        return build_table(definitions)

    return cached("units", [*definition_sources(), definitions], build)


def unit(name: str) -> Unit | None:
    """Look up a unit by pint's name or alias; a prefix (`gigawatt`) or a ratio (`mile/hour`) may be made up.

    >>> unit("degree_Fahrenheit")
    Unit(name='degree_Fahrenheit', dimension='temperature', factor=Fraction(5, 9), offset=Fraction(45967, 180))
    >>> unit("football_pitch") is None
    True
    """
    return table().find(name)


def convert(value: Fraction, source: str, target: str) -> Fraction:
    """Express `value` of `source` in `target`, exactly; raises UnitError if there is no way.

    >>> convert(Fraction(50), "degree_Fahrenheit", "degree_Celsius")
    Fraction(10, 1)
    """
    return table().convert(value, source, target)


def compatible(a: str, b: str) -> bool:
    """Whether both are units of one dimension.

    >>> compatible("acre", "square_kilometer"), compatible("acre", "kilometer")
    (True, False)
    """
    return table().compatible(a, b)
