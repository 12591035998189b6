"""pint's registry with our supplement: what the table is built from, and what hands out quantities.

Nothing here is needed to check an article: pint takes 0.4 s to load, and the table holds all that it knows.
"""

from __future__ import annotations

import threading
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from figures.errors import FiguresError

if TYPE_CHECKING:
    import pint

NEWS = Path(__file__).with_name("news.txt")
CRYPTO = ("BTC", "ETH")
_lock = threading.Lock()


class DefinitionError(FiguresError):
    """A line of pint's definition language that pint does not take; `line` counts from 1."""

    def __init__(self, line: int, definition: str, reason: str) -> None:
        super().__init__(f"{definition!r} is no definition of a unit: {reason}")
        self.line = line
        self.definition = definition
        self.reason = reason

    def __reduce__(self) -> tuple[type[DefinitionError], tuple[int, str, str]]:
        return (DefinitionError, (self.line, self.definition, self.reason))


def new_registry(definitions: str = "") -> pint.UnitRegistry[Fraction]:
    """Make a registry of exact numbers with the supplement and further definitions, one to a line.

    Its units are worked out as they are asked for, not all at once: that takes as long as to read them.
    Raises DefinitionError.
    """
    import pint

    registry: pint.UnitRegistry[Fraction] = pint.UnitRegistry(
        None,
        system="mks",
        non_int_type=Fraction,
        on_redefinition="ignore",
        autoconvert_offset_to_baseunit=True,
    )
    registry.load_definitions(Path(pint.__file__).with_name("default_en.txt"))
    registry.load_definitions(NEWS.read_text("utf-8").splitlines())
    for number, line in enumerate(definitions.splitlines(), 1):
        if line.split("#")[0].strip():
            _define(registry, number, line.split("#")[0].strip())
    registry._cache = type(
        registry._cache
    )()  # a later definition may have changed what was asked for before it
    return registry


def _define(registry: pint.UnitRegistry[Fraction], number: int, line: str) -> None:
    name, _, value = (part.strip() for part in line.partition("="))
    try:
        if not value.partition("=")[0].strip():
            raise ValueError("there is no value")
        registry.define(line)
        registry.get_base_units(name)
    except Exception as error:  # pint raises whatever its parser trips over
        raise DefinitionError(number, line, str(error) or type(error).__name__) from None


@lru_cache(maxsize=1)
def _shared() -> pint.UnitRegistry[Fraction]:
    from babel.core import get_global

    registry = new_registry()
    registry._after_init()  # puts units into groups, and finds which are compatible
    codes = sorted({*get_global("all_currencies"), *CRYPTO} - set(registry._units))
    registry.load_definitions([f"{code} = [currency_{code}]" for code in codes])
    return registry


def pint_registry() -> pint.UnitRegistry[Fraction]:
    """Return the one registry of this process: pint's units, the supplement, and currencies by ISO code."""
    with _lock:
        return _shared()
