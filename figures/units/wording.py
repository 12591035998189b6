"""From pint, CLDR and our lists to the surface forms of one locale. Runs once per machine and locale."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from figures.cldr import locale_and_territory
from figures.units.collect import Wording
from figures.units.english import English
from figures.units.forms import SurfaceForms, UnitForm
from figures.units.table import UnitTable

PROSE = Path(__file__).with_name("prose.yaml")


def build_forms(locale: str, table: UnitTable) -> SurfaceForms:
    """Collect the forms of one locale."""
    cldr, territory = locale_and_territory(locale)
    prose = yaml.load(PROSE.read_text("utf-8"), yaml.CSafeLoader)
    wording = Wording(table, prose)
    english = English(territory) if cldr.language == "en" else None
    if english:
        english.word(wording)
    _from_cldr(wording, cldr, prose["cldr"])
    _from_pint(wording, prose, english)
    _rates(wording, prose["rates"], english)
    wording.mark_risky(english.risky if english else ())
    return SurfaceForms(names=wording.names, symbols=wording.symbols)


def _from_cldr(wording: Wording, locale: Locale, pint_names: dict[str, str | None]) -> None:
    for identifier, lengths in locale._data["unit_patterns"].items():
        if isinstance(lengths, str):  # an alias
            continue
        key = identifier.partition("-")[2]
        meaning = pint_names.get(key, key.replace("-per-", "/").replace("-", "_"))
        if meaning is None or meaning in wording.never:
            continue
        for text in _patterns(lengths.get("long")):
            wording.name(text, meaning)
        for text in _patterns(lengths.get("short")):
            wording.symbol(text, meaning)


def _patterns(plurals: Any) -> Iterator[str]:
    """Take the unit out of patterns such as `{0} kilometers`."""
    for count, pattern in plurals.items() if plurals else ():
        if count != "per" and isinstance(pattern, str) and pattern.startswith("{0}"):
            text = " ".join(pattern.removeprefix("{0}").split())
            if "{" not in text:
                yield text


def _from_pint(wording: Wording, prose: Any, english: English | None) -> None:
    table = wording.table
    for base, prefixes in prose["prefixes"].items():
        for prefix in prefixes:
            if english:
                english.prefixed(wording, prefix, base)
            if table.symbols.get(base):
                wording.symbol(table.symbols[prefix] + table.symbols[base], prefix + base)
    never = wording.never | set(table.symbols.values())
    never_words = frozenset(prose["never_words"])
    for name in (name for name in table.units if _is_plain(name, wording.never, never_words)):
        for alias in (name, *(alias for alias, other in table.aliases.items() if other == name)):
            words = re.fullmatch("[a-z]{3,}(_[a-z]+)*", alias)
            if english and words and _is_plain(alias, never, never_words):
                english.name(wording, alias.replace("_", " "), name)
        if "_" not in table.symbols[name]:
            wording.symbol(table.symbols[name], name)


def _is_plain(name: str, never: Container[str], never_words: frozenset[str]) -> bool:
    return name not in never and never_words.isdisjoint(name.lower().split("_"))


def _rates(wording: Wording, rates: list[list[str]], english: English | None) -> None:
    """Word rates with the words of their two parts: kilometres per hour, km/h."""
    symbols = {text: forms[0] for text, forms in wording.symbols.items() if re.fullmatch(r"[\w²³]+", text)}
    names = {text: forms[0] for text, forms in wording.names.items() if "-" not in text}
    for over, under in rates:
        a, b = wording.form(over), wording.form(under)
        for text in _pairs(symbols, a, b, "/"):
            wording.symbol(text, f"{over}/{under}")
        for text in _pairs(names, a, b, " per ") if english else ():
            if english and not english.is_plural(text.rpartition(" per ")[2]):
                wording.name(text, f"{over}/{under}")
                wording.name(text.replace(" ", "-"), f"{over}/{under}")


def _pairs(forms: dict[str, UnitForm], a: UnitForm | None, b: UnitForm | None, between: str) -> Iterator[str]:
    for over in (text for text, form in forms.items() if form == a):
        for under in (text for text, form in forms.items() if form == b):
            yield over + between + under
