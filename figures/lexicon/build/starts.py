"""The words that a figure can begin with: what is no such word costs the extractor one look."""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

from figures.lexicon.phrases import Phrases
from figures.lexicon.record import Numbers, Telling

_ENCODINGS = ("latin-1", *(f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16)))
"""Those of one byte a letter, one for every alphabet; where there are none, number words stand in compounds."""


def number_starts(data: Mapping[str, Any]) -> Iterable[str]:
    """The words that can begin a number, beside the cardinals."""
    for name in ("multipliers", "vague", "vague_multipliers", "pairs", "bare_fractions"):
        yield from data.get(name, {})
    if data.get("fraction_articles"):
        yield from data.get("denominators", {})
    for name in ("articles", "decimal_point"):
        yield from data.get(name, [])


def number_words(numbers: Numbers) -> frozenset[str]:
    """Every word that is a number or makes one, for the first quick look at a sentence."""
    articles = numbers.glue["articles"]
    return (numbers.starts - articles) | {*numbers.cardinals, *numbers.denominators, *numbers.ordinals}


def telling_numbers(numbers: Numbers, words: frozenset[str]) -> frozenset[str]:
    """Those of the number words of which a sentence has one if it has a number in words.

    What is vague and needs a scale behind it (several, many) tells nothing by itself.
    """
    by_themselves = chain(
        numbers.cardinals,
        numbers.cardinal_phrases.first_words,
        numbers.multipliers,
        numbers.denominators,
        numbers.bare_fractions,
        numbers.ordinals,
        numbers.vague,
        numbers.vague_multipliers,
        numbers.pairs,
    )
    return words - (numbers.vague_before.first_words - {*by_themselves})


def telling(words: frozenset[str]) -> Telling:
    """A look for these words, whose letters are at least those of English.

    >>> telling(frozenset({"пять"})).stand_in("Их было ПЯТЬ.")
    True
    """
    letters = {*string.ascii_lowercase, *"".join(words)}
    kept = {sign: sign for sign in letters if sign.isalpha()} | dict.fromkeys(string.digits, "0")
    encoding = next(encoding for encoding in _ENCODINGS if _has("".join(letters), encoding))
    signs = bytes(range(256)).decode(encoding, "replace")
    table = "".join(kept.get(sign.lower(), " ") for sign in signs)
    return Telling(frozenset(word.encode(encoding) for word in words), table.encode(encoding), encoding)


def _has(letters: str, encoding: str) -> bool:
    try:
        return bool(letters.encode(encoding))
    except UnicodeEncodeError:
        return False


def starters(
    numbers: Numbers, words: Mapping[str, frozenset[str]], decades: Mapping[str, int]
) -> frozenset[str]:
    """Every word that can begin a figure: number words, articles, words of whole periods, decades of a life."""
    return numbers.starts.union(
        number_words(numbers),
        decades,
        numbers.glue.get("articles", ()),
        words.get("quick_look", ()),
        words.get("whole_periods", ()),
        words.get("half_spans", ()),
    )


BEHIND = (
    "age_after",
    "percent",
    "percentage_points",
    "basis_points",
    "points",
    "multiples",
    "lower_case_codes",
)
"""The lists of what stands behind a number, beside units and currencies."""


def suffixes(
    numbers: Numbers, words: Mapping[str, frozenset[str]], measures: Mapping[str, Any]
) -> frozenset[str]:
    """Every word that can begin what stands behind a number and says what it is a number of."""
    listed = Phrases.of((term, True) for name in BEHIND for term in words.get(name, ()))
    terms = (listed, *(found for found in measures.values() if isinstance(found, Phrases)))
    first = (each.first_words for each in terms)
    return frozenset(chain(numbers.glue.get("linker", ()), measures["currency_codes"], *first))


def opened(
    numbers: Numbers,
    starting: frozenset[str],
    words: Mapping[str, frozenset[str]],
    measures: Mapping[str, Any],
) -> dict[str, frozenset[str]]:
    """For each article what may follow it in a figure: a million, an hour, a full percentage point, a tenner."""
    spans = (term.split()[0] for name in ("time_spans", "percentage_points") for term in words.get(name, ()))
    following = starting.union(measures["unit_names"].first_words, measures["money_amounts"], spans)
    phrases = [*numbers.cardinal_phrases.meanings, *numbers.vague_before.meanings]
    articles = numbers.glue["articles"] - numbers.cardinals.keys() - words.get("whole_periods", frozenset())
    return {
        article: following.union(term.split(" ")[1] for term in phrases if term.startswith(f"{article} "))
        for article in articles
    }
