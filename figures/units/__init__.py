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

import os
from fractions import Fraction
from functools import lru_cache

from figures.cache import cached, installed, stamps
from figures.units.forms import SurfaceForms, UnitForm
from figures.units.table import Unit, UnitError, UnitTable

__all__ = [
    "SurfaceForms",
    "Unit",
    "UnitError",
    "UnitForm",
    "UnitTable",
    "compatible",
    "convert",
    "sources",
    "surface_forms",
    "table",
    "unit",
]

HERE = os.path.dirname(__file__)


@lru_cache(maxsize=1)
def sources() -> tuple[str, ...]:
    """What changes with everything that units and their names are made of: our files, pint's, and babel's version."""
    own = stamps(HERE, ".yaml", ".txt")
    return (*own, *installed("pint", "_en.txt"), *installed("babel", "__init__.py"))


@lru_cache(maxsize=8)
def table(definitions: str = "") -> UnitTable:
    """Return the unit table, with further units in pint's definition language; raises DefinitionError."""

    def build() -> UnitTable:
        from figures.units.build import build_table

        return build_table(definitions)

    return cached("units", [*sources(), definitions], build)


def unit(name: str) -> Unit | None:
    """Look up a unit by pint's name or alias; a prefix (`gigawatt`) or a ratio (`mile/hour`) may be made up.

    >>> unit("gigawatt")
    Unit(name='gigawatt', dimension='power', factor=Fraction(1000000000, 1), offset=Fraction(0, 1))
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


@lru_cache(maxsize=8)
def surface_forms(locale: str) -> SurfaceForms:
    """Return the names and symbols of units in a CLDR locale (`en`, `en_GB`, `de`).

    >>> surface_forms("en_GB").names["square miles"]
    (UnitForm(unit='square_mile', per=None, risky=False),)
    >>> surface_forms("en").symbols["mph"]
    (UnitForm(unit='mile', per='hour', risky=False),)
    """

    def build() -> SurfaceForms:
        from figures.units.wording import build_forms

        return build_forms(locale, table())

    return cached(f"unit-forms-{locale}", sources(), build)
