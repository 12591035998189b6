"""A language's folder, CLDR and pint's units, put together into a `Lexicon`."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

import yaml
from msgspec.structs import replace

from figures.lexicon.claims import claims
from figures.lexicon.patterns import Alphabet, literal_tag, literals, tag_names
from figures.lexicon.phrases import Phrases
from figures.lexicon.record import Idiom, LetterScale, Lexicon, Nouns, Numbers, Rates
from figures.lexicon.starts import number_starts, number_words, opened, starters, telling
from figures.lexicon.tokens import tokenize
from figures.model import Change, Qualifier
from figures.money import CurrencyForms, currency_forms
from figures.units import SurfaceForms, UnitForm, surface_forms

Data = dict[str, Any]
V = TypeVar("V")
GLUE = (
    "abbreviated",
    "articles",
    "closes_number",
    "conjunction",
    "decimal_point",
    "fraction_articles",
    "fraction_conjunction",
    "fraction_followers",
    "fraction_hedges",
    "fraction_linker",
    "fraction_openers",
    "fraction_units",
    "group_signs",
    "half",
    "hyphens",
    "joined_by_conjunction",
    "kept_apart",
    "linker",
    "loose_point",
    "minus",
    "no_fraction_after",
    "no_minus_after",
    "not_after_digits",
    "one_linker",
    "ordinal_followers",
    "others",
    "part_words",
    "scale_linker",
    "seldom_fractions",
    "share_words",
    "slash_units",
    "tens_apart",
    "vague_linker",
)
JOINTS = ("conjunction", "fraction_conjunction", "hyphens", "scale_linker")
FILES = (
    "numbers",
    "qualifiers",
    "rates",
    "change",
    "words",
    "names",
    "nouns",
    "verbs",
    "calendar",
    "patterns",
    "measures",
)


def build(locale: str, folder: Path) -> Lexicon:
    """The lexicon of `locale` from the language's `folder`. Raises ValueError for a pattern with an unknown tag."""
    import babel  # here, because a cached lexicon needs no babel at all

    cldr = babel.Locale.parse(locale)
    data = {name: read_data(folder / f"{name}.yaml") for name in FILES}
    words = {
        name: frozenset(map(str, entries))
        for part in ("calendar", "names", "words")
        for name, entries in data[part].items()
        if isinstance(entries, list)
    }
    words["verbs"] = frozenset(_verb_forms(data["verbs"], data["nouns"].get("inflections", [])))
    words["places"] = frozenset(_places(cldr)) | words.get("places", frozenset())
    words["verb_bases"] = frozenset(data["verbs"].get("regular", []))
    months, weekdays = _calendar(cldr, data["calendar"])
    numbers = _numbers(data["numbers"], cldr)
    alphabet = Alphabet.of(_tags(words, months, weekdays, numbers, data), chain(*data["patterns"].values()))
    units = surface_forms(locale)
    money = currency_forms(locale)
    others = {*words.get("quick_look", ()), *data["words"].get("decade_words", {})}
    known = number_words(numbers)
    first_look = telling(numbers, known).union(others, words.get("measuring", ()))  # over an hour
    starting = starters(numbers, words, data["words"].get("decade_words", {}))
    measures = _units(units, data["measures"])
    return Lexicon(
        locale=locale,
        numbers=numbers,
        qualifiers_before=_graded(data["qualifiers"].get("before", {})),
        qualifiers_after=_graded(data["qualifiers"].get("after", {})),
        changes=_changes(data["change"]),
        change_between=frozenset(data["change"].get("between", [])),
        change_stop=frozenset(data["change"].get("stop", [])),
        rates=_rates(data["rates"]),
        nouns=_nouns(data["nouns"], data["words"]),
        lists=_lists(words),
        near={name.removeprefix("near_"): words[name] for name in words if name.startswith("near_")},
        fold_endings=tuple(data["words"].get("fold_endings", ())),
        terms=_terms(words),
        sayings=Phrases.of((term, True) for term in words.get("sayings", ())),
        fixed_names=Phrases.of((term, True) for term in words.get("fixed_names", ())),
        idioms={word: _idiom(entry) for word, entry in data["names"].get("idioms", {}).items()},
        months=months,
        weekdays=weekdays,
        decades=data["words"].get("decade_words", {}),
        alphabet=alphabet,
        claims=claims(data["patterns"], alphabet),
        **measures,
        **_currencies(money, data["measures"]),
        tied_units={
            stem + ending: unit
            for stem, unit in data["measures"].get("tied", {}).items()
            for ending in data["measures"].get("tied_endings", [])
        },
        number_words=known | others,
        telling=first_look,
        telling_letters=_letters(first_look),
        starters=starting,
        opened=opened(numbers, starting, words, measures["unit_names"]),
        abbreviations=words.get("abbreviations", frozenset()),
    )


def _letters(words: Iterable[str]) -> re.Pattern[str]:
    """Runs of letters of which these words are made: a class of few letters is much faster than that of all."""
    beyond = {letter for word in words for letter in word if letter.isalpha()} - {*string.ascii_lowercase}
    return re.compile(f"[a-z{''.join(sorted(beyond))}]+")


class _Loader(yaml.CSafeLoader):
    """Of all plain scalars only integers and booleans spelled out are special: no, on and off are words."""

    yaml_implicit_resolvers = {  # noqa: RUF012  (PyYAML declares it without ClassVar)
        letter: [(tag, pattern) for tag, pattern in resolvers if tag.endswith(":int")]
        for letter, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def read_data(path: Path) -> Data:
    """One data file of the package; a language may do without any of them."""
    return yaml.load(path.read_bytes(), Loader=_Loader) or {} if path.exists() else {}


def _verb_forms(verbs: Data, inflections: list[list[Any]]) -> Iterable[str]:
    yield from verbs.get("irregular", [])
    endings = [(re.compile(ending), forms) for ending, forms in inflections]
    for base in verbs.get("regular", []):
        yield base
        for ending, forms in endings:
            if ending.search(base):
                yield from (ending.sub(form, base, count=1) for form in forms)
                break


def _lists(words: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """The names of the lists that each word is in, one set for all words that are in the same lists."""
    names: dict[str, set[str]] = {}
    for name, entries in words.items():
        for word in entries:
            names.setdefault(word, set()).add(name)
    shared: dict[frozenset[str], frozenset[str]] = {}
    return {word: shared.setdefault(found := frozenset(own), found) for word, own in names.items()}


def _terms(words: Mapping[str, Iterable[str]]) -> dict[str, Phrases[bool]]:
    """The entries of each list that are longer than one token; single words are found in the lists themselves."""
    longer = {name: [word for word in entries if len(tokenize(word)) > 1] for name, entries in words.items()}
    return {name: Phrases.of((term, True) for term in terms) for name, terms in longer.items() if terms}


def _calendar(cldr: Any, extra: Data) -> tuple[dict[str, int], dict[str, int]]:
    """Month and weekday names of CLDR and of calendar.yaml; those that `needs_capital` lists, with a capital only."""
    months: dict[str, int] = dict(extra.get("months", {}))
    weekdays: dict[str, int] = dict(extra.get("weekdays", {}))
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            months |= {name.rstrip(".").lower(): n for n, name in cldr.months[context][width].items()}
            weekdays |= {name.rstrip(".").lower(): n for n, name in cldr.days[context][width].items()}
    for word in extra.get("needs_capital", []):
        for names in (months, weekdays):
            if word in names:
                number = names.pop(word)
                names |= {word.capitalize(): number, word.upper(): number}
    return months, weekdays


def _numbers(data: Data, cldr: Any) -> Numbers:
    symbols = cldr.number_symbols.get("latn", cldr.number_symbols)
    cardinals = {str(word): _amount(value) for word, value in data["cardinals"].items()}
    phrases = {str(word): value for word, value in data.get("cardinal_phrases", {}).items()}
    vague_before = Phrases.of(
        (word, (low, high)) for word, (low, high) in data.get("vague_before", {}).items()
    )
    return Numbers(
        cardinals=cardinals,
        cardinal_phrases=Phrases.of(phrases.items()),
        multipliers=data.get("multipliers", {}),
        never_bare=frozenset(data.get("scales_never_bare", [])),
        letter_scales={
            str(word): LetterScale(**entry) for word, entry in data.get("letter_scales", {}).items()
        },
        denominators=data.get("denominators", {}),
        plural_denominators=data.get("plural_denominators", {}),
        joined_denominators=data.get("joined_denominators", {}),
        denominator_suffixes=tuple(data.get("denominator_suffixes", [])),
        bare_fractions=data.get("bare_fractions", {}),
        ordinals=data.get("ordinals", {}),
        ordinal_suffixes=frozenset(data.get("ordinal_suffixes", [])),
        vague={word: (low, high) for word, (low, high) in data.get("vague", {}).items()},
        vague_multipliers=data.get("vague_multipliers", {}),
        vague_before=vague_before,
        pairs=data.get("pairs", {}),
        glue={name: frozenset(data.get(name, [])) for name in GLUE},
        compound=_pieces(data) if data.get("compound") else None,
        stems=_pieces(data) if data.get("denominator_suffixes") else (),
        teens_after=frozenset(data.get("teens_after", [])),
        starts=frozenset(
            {*cardinals, *number_starts(data), *Phrases.of(phrases.items()).by_first, *vague_before.by_first}
        ),
        continuing=frozenset(
            {*",-", *cardinals, *data.get("multipliers", {}), *Phrases.of(phrases.items()).by_first}
        ).union(*(map(str, data.get(name, [])) for name in JOINTS)),
        decimal=data.get("decimal", symbols["decimal"]),
        group=data.get("group", symbols["group"]),
    )


def _amount(value: int | str) -> int | Fraction:
    """The value of a cardinal; a fraction is written as text (anderthalb: 3/2)."""
    return value if isinstance(value, int) else Fraction(value)


def _pieces(data: Data) -> tuple[str, ...]:
    """The pieces of compound number words (ein-und-zwanzig-tausend), the longest first."""
    pieces = {*data["cardinals"], *data["multipliers"], *data.get("compound_linkers", [])}
    return tuple(sorted(pieces - set(data.get("not_compounded", [])), key=lambda piece: (-len(piece), piece)))


def _graded(data: Data) -> Phrases[Qualifier]:
    return Phrases.of((str(word), Qualifier(grade)) for grade, words in data.items() for word in words)


def _changes(data: Data) -> Phrases[Change | None]:
    directions = {"up": Change.UP, "down": Change.DOWN, "none": None}
    return Phrases.of(
        (str(word), change) for name, change in directions.items() for word in data.get(name, [])
    )


def _names(data: Mapping[str, list[str]]) -> Phrases[str]:
    return Phrases.of((str(word), name) for name, words in data.items() for word in words)


def _rates(data: Data) -> Rates:
    return Rates(
        periods=_names(data.get("periods", {})),
        bases=_names(data.get("bases", {})),
        nouns=Phrases.of((str(word), str(word)) for word in data.get("nouns", [])),
        adverbs=_names(data.get("adverbs", {})),
        adjectives=_names(data.get("adjectives", {})),
        each=_names(data.get("each", {})),
        markers=frozenset(data.get("markers", [])),
        articles=frozenset(data.get("articles", [])),
    )


def _nouns(data: Data, words: Data) -> Nouns:
    never = "(?!)"
    return Nouns(
        plural=re.compile(data.get("plural", never)),
        singular=tuple((re.compile(ending), form) for ending, form in data.get("singular", [])),
        irregular=words.get("irregular_plurals", {}),
        possessive=re.compile(data.get("possessive", never)),
        adverb=re.compile(data.get("adverb", never)),
        person=re.compile(data.get("person", never)),
        participle=re.compile(data.get("participle", never)),
        capitalised=data.get("capitalised", False),
        head_first=data.get("head_first", False),
    )


def _idiom(entry: Mapping[str, list[str]]) -> Idiom:
    return Idiom(
        *(
            Phrases.of((word, True) for word in entry.get(name, []))
            for name in ("before", "after", "alone", "needs")
        )
    )


def _places(cldr: Any) -> Iterable[str]:
    """Countries in their language's words, and the cities after which time zones are named, in small letters."""
    from babel.core import get_global

    yield from (name.lower() for code, name in cldr.territories.items() if not code.isdigit())
    yield from (zone.rpartition("/")[2].replace("_", " ").lower() for zone in get_global("zone_territories"))


def _tags(
    words: Mapping[str, frozenset[str]],
    months: Mapping[str, int],
    weekdays: Mapping[str, int],
    numbers: Numbers,
    data: Mapping[str, Data],
) -> dict[str, frozenset[str]]:
    patterns = [pattern for group in data["patterns"].values() for pattern in group]
    tagged: dict[str, Iterable[str]] = {
        "month": months,
        "weekday": weekdays,
        "ordinal_suffix": numbers.ordinal_suffixes,
        **{tag: words[tag] for tag in tag_names(patterns) if tag in words},
    }
    tags: dict[str, set[str]] = {}
    for tag, members in tagged.items():
        for word in members:
            tags.setdefault(str(word), set()).add(tag)
    for word in literals(patterns):
        tags.setdefault(word, set()).add(literal_tag(word))
    return {word: frozenset(names | tags.get(word.lower(), set())) for word, names in tags.items()}


def _units(forms: SurfaceForms, extra: Data) -> dict[str, Any]:
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


def _currencies(forms: CurrencyForms, extra: Data) -> dict[str, Any]:
    own, signs = (
        {word: (code,) for word, code in extra.get(name, {}).items()} for name in ("currencies", "symbols")
    )
    return {
        "currency_names": Phrases.of(_inflected({**forms.names, **own}, extra)),
        "currency_symbols": Phrases.of([*forms.symbols.items(), *signs.items()]),
        "currency_codes": frozenset(forms.codes),
        "risky_money": forms.risky,
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
