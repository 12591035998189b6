"""From pint's registry to the unit table. Runs once per machine; the result is cached."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from pint.util import UnitsContainer

from figures.units.registry import new_registry
from figures.units.table import Exponents, Unit, UnitTable, exponents

if TYPE_CHECKING:
    import pint

DIMENSIONS = Path(__file__).with_name("dimensions.yaml")


def build_table(further: str = "") -> UnitTable:
    """Read every unit of the registry, and of `further` definitions, into a table."""
    registry = new_registry(further)
    names = yaml.load(DIMENSIONS.read_text("utf-8"), yaml.CSafeLoader)
    dimensions = {name: _exponents(registry.get_dimensionality(text)) for name, text in names.items()}
    units, aliases, symbols = dict[str, Unit](), dict[str, str](), dict[str, str]()
    table = UnitTable(units, aliases, _prefixes(registry), symbols, dimensions)
    for _ in range(2):  # pint adds the prefixed units that others are defined by when it works those out
        for key, definition in list(registry._units.items()):
            is_new = definition.name == key and key not in units
            if is_new and (found := _unit(registry, definition, table)):
                units[key], made_of = found
                dimensions.setdefault(units[key].dimension, made_of)
    for key, definition in registry._units.items():
        if definition.name in units and key not in units:
            aliases[key] = definition.name
    definitions: tuple[Any, ...] = (*registry._units.values(), *registry._prefixes.values())
    symbols.update((definition.name, definition.defined_symbol or "") for definition in definitions)
    return table


def _unit(
    registry: pint.UnitRegistry[Fraction], definition: Any, table: UnitTable
) -> tuple[Unit, Exponents] | None:
    """Make a Unit, or nothing of what has no exact factor: logarithms and roots of constants."""
    if definition.is_logarithmic:
        return None
    one = UnitsContainer({definition.name: 1})  # pint would parse the name
    factor, base = registry.get_base_units(one, check_nonmult=False)
    if isinstance(factor, float):
        return None
    made_of = _exponents(base.dimensionality)
    offset = Fraction(getattr(definition.converter, "offset", 0))
    return Unit(definition.name, table.dimension_name(made_of), _exact(factor), offset), made_of


def _exponents(dimensionality: Any) -> Exponents:
    return exponents({base.strip("[]"): Fraction(power) for base, power in dimensionality.items()})


def _exact(value: Any) -> Fraction:
    """Narrow what pint calls a number: with this registry it is an int or a Fraction."""
    return Fraction(value)


def _prefixes(registry: pint.UnitRegistry[Fraction]) -> dict[str, Fraction]:
    """Read the prefixes, the longest name first, as `deca` begins with `dec` and `mega` with `m`."""
    found = {
        name: _exact(definition.value)
        for name, definition in registry._prefixes.items()
        if name and name == definition.name
    }
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))
