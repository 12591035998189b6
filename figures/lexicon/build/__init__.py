"""A language's folder, CLDR and pint's units, put together into a `Lexicon`."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from figures.errors import UsageError
from figures.lexicon.build.claims import claims
from figures.lexicon.build.data import FILES, read_data
from figures.lexicon.build.meanings import changes_of, qualifiers_of, rates_of
from figures.lexicon.build.measures import currencies_of, units_of
from figures.lexicon.build.numbers import numbers_of
from figures.lexicon.build.orders import orders_of
from figures.lexicon.build.roles import moving_verbs, roles_of
from figures.lexicon.build.starts import number_words, opened, starters, suffixes, telling, telling_numbers
from figures.lexicon.build.words import (
    calendar_of,
    idiom_of,
    keywords_of,
    lists_of,
    nouns_of,
    places_of,
    tags_of,
    terms_of,
    verb_forms,
)
from figures.lexicon.language import FUNCTION_WORDS
from figures.lexicon.patterns import Alphabet
from figures.lexicon.phrases import Phrases
from figures.lexicon.record import Lexicon
from figures.money import currency_forms
from figures.units import surface_forms

if TYPE_CHECKING:
    import babel

__all__ = ["build"]


def build(locale: str, folder: Path) -> Lexicon:
    """The lexicon of `locale` from the language's `folder`, or that of all languages.

    Raises ValueError for a pattern with an unknown tag, UsageError for what is no locale.
    """
    cldr = _cldr(locale)
    data = {name: read_data(folder / f"{name}.yaml") for name in FILES}
    words = {
        name: frozenset(map(str, entries))
        for part in ("calendar", "names", "words", "events")
        for name, entries in data[part].items()
        if isinstance(entries, list)
    }
    inflections = data["nouns"].get("inflections", [])
    words["verbs"] = frozenset(verb_forms(data["verbs"], inflections))
    words["places"] = frozenset(places_of(cldr)) | words.get("places", frozenset())
    words["verb_bases"] = frozenset(data["verbs"].get("regular", []))
    months, weekdays = calendar_of(cldr, data["calendar"])
    numbers = numbers_of(data["numbers"], cldr)
    alphabet = Alphabet.of(tags_of(words, months, weekdays, numbers, data), chain(*data["patterns"].values()))
    units = surface_forms(locale)
    money = currency_forms(locale)
    others = {*words.get("quick_look", ()), *data["words"].get("decade_words", {})}
    known = number_words(numbers)
    first_look = telling_numbers(numbers, known).union(
        others, words.get("measuring", ()), money.amounts
    )  # over an hour, a tenner
    starting = starters(numbers, words, data["words"].get("decade_words", {}))
    measures = units_of(units, data["measures"]) | currencies_of(money, data["measures"])
    bits = {name: 1 << number for number, name in enumerate(words)}
    return Lexicon(
        locale=locale,
        numbers=numbers,
        qualifiers_before=qualifiers_of(data["qualifiers"].get("before", {})),
        qualifiers_after=qualifiers_of(data["qualifiers"].get("after", {})),
        changes=changes_of(data["change"], moving_verbs(folder / "roles.yaml", inflections)),
        change_between=frozenset(data["change"].get("between", [])),
        change_stop=frozenset(data["change"].get("stop", [])),
        rates=rates_of(data["rates"]),
        nouns=nouns_of(data["nouns"], data["words"]),
        lists=lists_of(words),
        near={name.removeprefix("near_"): words[name] for name in words if name.startswith("near_")},
        fold_endings=tuple(data["words"].get("fold_endings", ())),
        terms=terms_of(words),
        keywords=keywords_of(words, bits),
        bits=bits,
        sayings=Phrases.of((term, True) for term in words.get("sayings", ())),
        fixed_names=Phrases.of((term, True) for term in words.get("fixed_names", ())),
        idioms={word: idiom_of(entry) for word, entry in data["names"].get("idioms", {}).items()},
        roles=roles_of(folder / "roles.yaml", inflections),
        orders=orders_of(data["orders"]),
        months=months,
        weekdays=weekdays,
        decades=data["words"].get("decade_words", {}),
        alphabet=alphabet,
        claims=claims(data["patterns"], alphabet),
        **measures,
        tied_units={
            stem + ending: unit
            for stem, unit in data["measures"].get("tied", {}).items()
            for ending in data["measures"].get("tied_endings", [])
        },
        number_words=known | others,
        function_words=frozenset().union(*(words.get(name, ()) for name in FUNCTION_WORDS)),
        telling=telling(first_look),
        starters=starting,
        opened=opened(numbers, starting, words, measures),
        suffixes=suffixes(numbers, words, measures),
        abbreviations=words.get("abbreviations", frozenset()),
    )


def _cldr(locale: str) -> babel.Locale:
    import babel  # here, because a cached lexicon needs no babel at all

    try:
        return babel.Locale.parse(locale, sep="-" if "-" in locale else "_")
    except (babel.UnknownLocaleError, ValueError) as error:
        raise UsageError(f"there is no locale '{locale}'") from error
