"""From CLDR and our lists to the ways of writing money in one locale. Runs once per machine and locale."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name

from figures.cldr import locale_and_territory
from figures.money.forms import CurrencyForms, Subunit

NAMES = Path(__file__).with_name("names.yaml")
COUNTS = (1, 2, 5, 100)  # enough to meet every plural form of the languages that CLDR describes


class Currencies:
    """Which currencies there are, and in which order a territory thinks of them."""

    def __init__(self, territory: str, data: Any) -> None:
        self.own = tuple(_tender(territory))
        self.rank = {code: at for at, code in enumerate(dict.fromkeys((*self.own, *data["rank"])))}
        self.codes = frozenset(get_global("all_currencies")).difference(data["never"]).union(data["also"])
        current = {code for place in get_global("territory_currencies") for code in _tender(place)}
        self.alive = (current | set(data["past"])) & self.codes
        self.past = frozenset(data["past"])

    def ordered(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Put what CLDR lumps together into order: our own, then by turnover, money of the past last."""
        return tuple(sorted(codes, key=lambda code: (code in self.past, self.rank.get(code, 999), code)))

    def own_first(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Put our own currency before the others, whose order stands."""
        return tuple(sorted(codes, key=lambda code: code not in self.own))


def build_forms(locale: str) -> CurrencyForms:
    """Collect the forms of one locale."""
    cldr, territory = locale_and_territory(locale)
    data = yaml.load(NAMES.read_text("utf-8"), yaml.CSafeLoader)
    words = data["languages"].get(cldr.language, {"head": "last", "never_bare": [], "risky": [], "names": {}})
    currencies = Currencies(territory, data)
    risky = (*data["risky_codes"], *data["risky_symbols"], *data["risky_subunits"], *words["risky"])
    return CurrencyForms(
        names=_names(cldr, words, currencies),
        symbols=_symbols(cldr, data["symbols"], currencies),
        codes=currencies.codes,
        subunits=_subunits(data["subunits"], words.get("subunits"), currencies),
        risky=frozenset(risky),
        amounts={
            word: (entry["times"], currencies.own_first(entry["of"]))
            for word, entry in words.get("amounts", {}).items()
        },
    )


def _tender(territory: str) -> list[str]:
    entries = get_global("territory_currencies").get(territory, ())
    return [code for code, _, until, tender in entries if tender and until is None]


def _names(locale: Locale, words: Any, currencies: Currencies) -> dict[str, tuple[str, ...]]:
    """Collect the names of our list, CLDR's full names, then the bare nouns of what still circulates."""
    names: dict[str, tuple[str, ...]] = {}
    for phrases, codes in words["names"].items():
        for phrase in phrases.split(", "):
            names[phrase] = currencies.own_first(codes)
    bare: dict[str, set[str]] = {}
    for code in sorted(currencies.codes):
        for name in _cldr_names(locale, code):
            if code in currencies.alive:
                bare.setdefault(_head(name, words["head"]), set()).add(code)
                names.setdefault(name, (code,))
            elif code not in locale.currencies or "(" not in locale.currencies[code]:
                names.setdefault(name, (code,))
    for noun, found in bare.items():
        if noun not in words["never_bare"]:
            names.setdefault(noun, currencies.ordered(found))
    return {name: codes for name, codes in names.items() if codes}


def _cldr_names(locale: Locale, code: str) -> set[str]:
    if code not in locale.currencies:
        return set()
    names = {get_currency_name(code, count=count, locale=locale) for count in COUNTS}
    plain = (re.sub(r"\s*\([^)]*\)", "", name).replace("\xa0", " ").lower() for name in names)
    return {name for name in plain if name}


def _head(name: str, side: str) -> str:
    parts = re.split("[ -]", name)
    return parts[-1] if side == "last" else parts[0]


def _symbols(locale: Locale, listed: Any, currencies: Currencies) -> dict[str, tuple[str, ...]]:
    symbols = {symbol: currencies.own_first(codes) for symbol, codes in listed.items()}
    for code, text in sorted(locale.currency_symbols.items()):
        symbol = " ".join(text.split())
        if code in currencies.alive and symbol != code:
            symbols[symbol] = currencies.own_first(dict.fromkeys((*symbols.get(symbol, ()), code)))
    return symbols


def _subunits(listed: Any, words: Any, currencies: Currencies) -> dict[str, Subunit]:
    """Collect the subunits, with the words of English unless the language has its own."""
    subunits = {}
    for name, entry in listed.items():
        unit = Subunit(name, currencies.own_first(entry["of"]), Fraction(1, entry["parts"]))
        for word in entry["words"] if words is None else words.get(name, ()):
            subunits[word] = unit
    return subunits
