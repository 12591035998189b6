"""Units of pint and currencies of CLDR, with the names and endings that the language adds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from msgspec.structs import replace

from figures.lexicon.build.data import Data
from figures.lexicon.phrases import Phrases
from figures.money.forms import CurrencyForms
from figures.units import SurfaceForms, UnitForm

V = TypeVar("V")


def units_of(forms: SurfaceForms, extra: Data) -> dict[str, Any]:
    """The fields of a lexicon that find units."""
    powers = {symbol: form for symbol, form in forms.symbols.items() if symbol[-1:].isdecimal()}
    signs = {symbol: form for symbol, form in forms.symbols.items() if symbol not in powers}
    for symbol in signs.keys() & set(extra.get("risky", [])):
        signs[symbol] = tuple(replace(form, risky=True) for form in signs[symbol])
    own, letters = (
        {word: (UnitForm(*name.split("/")),) for word, name in extra.get(part, {}).items()}
        for part in ("units", "letters")
    )
    return {
        "unit_names": Phrases.of(_inflected({**forms.names, **own}, extra)),
        "unit_symbols": Phrases.of({**signs, **letters}.items()),
        "unit_powers": Phrases.of(powers.items()),
    }


def currencies_of(forms: CurrencyForms, extra: Data) -> dict[str, Any]:
    """The fields of a lexicon that find money."""
    own, signs = (
        {word: (code,) for word, code in extra.get(name, {}).items()} for name in ("currencies", "symbols")
    )
    return {
        "currency_names": Phrases.of(_inflected({**forms.names, **own}, extra)),
        "currency_symbols": Phrases.of([*forms.symbols.items(), *signs.items()]),
        "currency_codes": frozenset(forms.codes),
        "risky_money": forms.risky,
        "money_amounts": forms.amounts,
        "subunits": Phrases.of((word, unit.name) for word, unit in forms.subunits.items()),
        "subunit_names": frozenset(unit.name for unit in forms.subunits.values()),
    }


def _inflected(names: Mapping[str, V], extra: Data) -> Iterable[tuple[str, V]]:
    """The names, and the further forms that the language's endings make of them (Meter, Metern)."""
    yield from names.items()
    for ending, form in extra.get("endings", []):
        pattern = re.compile(ending)
        yield from (
            (pattern.sub(form, name), meaning) for name, meaning in names.items() if pattern.search(name)
        )
