"""The unit table: names, dimensions and exact factors, with nothing of pint left in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from figures.errors import FiguresError
from figures.lazy import cached_property

Exponents = tuple[tuple[str, Fraction], ...]
"""What a dimension is made of: base dimensions with their powers, sorted."""


class UnitError(FiguresError, ValueError):
    """A unit is unknown, or two units have no common dimension."""


class Unit(Struct, frozen=True):
    """A unit of measure: `value * factor + offset` is the same quantity in base units (metre, kilogram ...).

    `name` is pint's canonical name. Factors are exact where the definition is; those that contain pi or a
    measured constant are as exact as pint has them.
    """

    name: str
    dimension: str
    factor: Fraction
    offset: Fraction = Fraction(0)


class UnitTable(Struct, frozen=True, dict=True):
    """All units by name, with the names they also go by and the prefixes they take.

    `symbols` are those of units and of prefixes (`kilo`: `k`), by name.
    """

    units: Mapping[str, Unit]
    aliases: Mapping[str, str]
    prefixes: Mapping[str, Fraction]
    symbols: Mapping[str, str]
    dimensions: Mapping[str, Exponents]

    def find(self, name: str) -> Unit | None:
        """Look up a unit by name, alias, prefixed name (`megawatt`) or ratio (`mile/hour`)."""
        return self._remembered(name)

    @cached_property
    def _remembered(self) -> Callable[[str], Unit | None]:
        return lru_cache(maxsize=1024)(self._looked_up)  # a name that is none would be tried with each prefix

    def _looked_up(self, name: str) -> Unit | None:
        if "/" in name:
            return self._ratio(*(part.strip() for part in name.split("/", 1)))
        plain = self.units.get(self.aliases.get(name, name))
        return plain or self._prefixed(name)

    def need(self, name: str) -> Unit:
        """Look up a unit that must exist; raises UnitError."""
        if found := self.find(name):
            return found
        raise UnitError(f"there is no unit {name!r}")

    def convert(self, value: Fraction, source: str, target: str) -> Fraction:
        """Express `value` of `source` in `target`; raises UnitError if there is no way."""
        a, b = self.need(source), self.need(target)
        if a.dimension != b.dimension:
            raise UnitError(f"{a.name} is of {a.dimension}, {b.name} of {b.dimension}")
        return (value * a.factor + a.offset - b.offset) / b.factor

    def compatible(self, a: str, b: str) -> bool:
        """Whether both are units of one dimension."""
        one, other = self.find(a), self.find(b)
        return one is not None and other is not None and one.dimension == other.dimension

    def _prefixed(self, name: str) -> Unit | None:
        for prefix, power in self.prefixes.items():
            stem = name.removeprefix(prefix)
            base = self.units.get(self.aliases.get(stem, stem)) if stem != name else None
            if base and not base.offset:
                return Unit(prefix + base.name, base.dimension, base.factor * power)
        return None

    def _ratio(self, over: str, under: str) -> Unit | None:
        a, b = self.find(over), self.find(under)
        if a is None or b is None:
            return None
        powers = dict(self.dimensions[a.dimension])
        for base, power in self.dimensions[b.dimension]:
            powers[base] = powers.get(base, Fraction(0)) - power
        return Unit(f"{a.name}/{b.name}", self.dimension_name(exponents(powers)), a.factor / b.factor)

    def dimension_name(self, made_of: Exponents) -> str:
        """Name a dimension, or spell it out."""
        named = (name for name, other in self.dimensions.items() if other == made_of)
        return next(named, None) or spelled(made_of)


def exponents(powers: Mapping[str, Fraction]) -> Exponents:
    """Sort the powers and leave out those that cancelled."""
    return tuple(sorted((base, power) for base, power in powers.items() if power))


def spelled(made_of: Exponents) -> str:
    """Spell a dimension out.

    >>> spelled((("length", Fraction(-3)), ("mass", Fraction(1))))
    'mass/length^3'
    >>> spelled(())
    'dimensionless'
    """
    over = [_power(base, power) for base, power in made_of if power > 0]
    under = [_power(base, -power) for base, power in made_of if power < 0]
    return "/".join(["*".join(over) or ("1" if under else "dimensionless"), *under])


def _power(base: str, power: Fraction) -> str:
    return base if power == 1 else f"{base}^{power}"
