"""Word lists, and what words are: verbs in their forms, nouns, months, places, idioms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import takewhile
from typing import Any

from figures.lexicon.build.data import Data
from figures.lexicon.patterns import literal_tag, literals, tag_names
from figures.lexicon.phrases import Phrases
from figures.lexicon.record import Ending, Idiom, Nouns, Numbers
from figures.lexicon.tokens import tokenize


def verb_forms(verbs: Data, inflections: list[list[Any]]) -> Iterable[str]:
    """Every form of the verbs: the irregular ones as listed, the others by the language's inflections."""
    yield from verbs.get("irregular", [])
    endings = [(re.compile(ending), forms) for ending, forms in inflections]
    for base in verbs.get("regular", []):
        yield base
        for ending, forms in endings:
            if ending.search(base):
                yield from (ending.sub(form, base, count=1) for form in forms)
                break


def lists_of(words: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """The names of the lists that each word is in, one set for all words that are in the same lists."""
    names: dict[str, set[str]] = {}
    for name, entries in words.items():
        for word in entries:
            names.setdefault(word, set()).add(name)
    shared: dict[frozenset[str], frozenset[str]] = {}
    return {word: shared.setdefault(found := frozenset(own), found) for word, own in names.items()}


def keywords_of(words: Mapping[str, Iterable[str]], bits: Mapping[str, int]) -> dict[str, int]:
    """The bits of the lists of which a word is the longest of an entry: without one, none of its entries stands."""
    found: dict[str, int] = {}
    for name, terms in words.items():
        for term in terms:
            if tokens := tokenize(term.lower()).text:
                longest = max(tokens, key=len)
                found[longest] = found.get(longest, 0) | bits[name]
    return found


def terms_of(words: Mapping[str, Iterable[str]]) -> dict[str, Phrases[bool]]:
    """The entries of each list that are longer than one token; single words are found in the lists themselves."""
    longer = {name: [word for word in entries if len(tokenize(word)) > 1] for name, entries in words.items()}
    return {name: Phrases.of((term, True) for term in terms) for name, terms in longer.items() if terms}


def calendar_of(cldr: Any, extra: Data) -> tuple[dict[str, int], dict[str, int]]:
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


def nouns_of(data: Data, words: Data) -> Nouns:
    """How the nouns of the language form their plurals, and which endings tell other words apart."""
    never = "(?!)"
    return Nouns(
        plural=re.compile(data.get("plural", never)),
        singular=tuple((re.compile(ending), form) for ending, form in data.get("singular", [])),
        irregular=words.get("irregular_plurals", {}),
        possessive=re.compile(data.get("possessive", never)),
        adverb=re.compile(data.get("adverb", never)),
        person=re.compile(data.get("person", never)),
        participle=re.compile(data.get("participle", never)),
        endings=_by_last_letter(data.get("endings", {})),
        letters=str.maketrans(data.get("letters", {})),
        capitalised=data.get("capitalised", False),
        head_first=data.get("head_first", False),
    )


def _by_last_letter(endings: Mapping[str, str]) -> Mapping[str, tuple[Ending, ...]]:
    """Endings, longest first, by the letter that a word must end in to have one; of `ücher: üch`, "er" is dropped."""
    found: dict[str, tuple[Ending, ...]] = {}
    for ending in sorted(endings, key=len, reverse=True):
        same = sum(
            1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(ending, endings[ending], strict=False))
        )
        each = Ending(ending, len(ending) - same, endings[ending][same:])
        found[ending[-1]] = (*found.get(ending[-1], ()), each)
    return found


def idiom_of(entry: Mapping[str, list[str]]) -> Idiom:
    """The words beside a number word that make an idiom of it."""
    return Idiom(
        *(
            Phrases.of((word, True) for word in entry.get(name, []))
            for name in ("before", "after", "alone", "needs")
        )
    )


def places_of(cldr: Any) -> Iterable[str]:
    """Countries in their language's words, and the cities after which time zones are named, in small letters."""
    from babel.core import get_global

    yield from (name.lower() for code, name in cldr.territories.items() if not code.isdigit())
    yield from (zone.rpartition("/")[2].replace("_", " ").lower() for zone in get_global("zone_territories"))


def tags_of(
    words: Mapping[str, frozenset[str]],
    months: Mapping[str, int],
    weekdays: Mapping[str, int],
    numbers: Numbers,
    data: Mapping[str, Data],
) -> dict[str, frozenset[str]]:
    """The tags that the patterns may ask of each word."""
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
