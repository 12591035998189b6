"""Which language a text is in, told by its function words, which the lexicons list anyway.

English when in doubt: an article that says nothing of its locale is English unless its words say otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from figures.cache import cached, stamps

ENGLISH = "en"
UNKNOWN = "und"
"""The code of ISO 639 for a language that is not determined."""

FUNCTION_WORDS = ("determiners", "prepositions", "conjunctions", "pronouns", "auxiliaries")
LOOKED_AT = 50_000
"""Characters: what an article begins with is enough."""

FEWEST_WORDS = 15
"""Fewer words in small letters than these say nothing of their language."""

IS, MAYBE = 1 / 3, 0.15
"""The shares of function words from which a language is likely, and below which it is not this one.

In 3,967 English articles 31-52% of the words in small letters were on the English list and at most 19% on another
language's; in German, French and Spanish news 36-68% are on their own list, and at most 22% on the English one;
in related languages (Catalan, Portuguese, Italian, Dutch) at most 30% are on any.
"""

CLEARLY = 1.25
"""How many times more words a language must have than the next: Catalan is not French, nor Spanish."""

_WORD = re.compile(r"[^\W\d_]\w*")


def locale_of(text: str) -> str:
    """The locale that a text seems to be written in, or `und` if it is in no language that has a folder.

    >>> locale_of("The rent rose to $1,200 a month.")
    'en'
    >>> locale_of("Die Miete stieg auf 1.200 Euro im Monat, und das ist für die Leute in der Stadt zu viel, "
    ...           "weil sie nicht mehr verdienen als vor einem Jahr.")
    'de'
    """
    start = text[:LOOKED_AT]
    words = {word: count for word, count in Counter(_WORD.findall(start)).items() if word[0].islower()}
    if sum(words.values()) < FEWEST_WORDS:
        return ENGLISH
    return _language(words)


def _language(words: Mapping[str, int]) -> str:
    listed, total = function_words(), sum(words.values())
    hits: Counter[str] = Counter()
    for word, count in words.items():
        for language in listed.get(word, ()):
            hits[language] += count
    (best, most), (_, second) = (*hits.most_common(), ("", 0), ("", 0))[:2]
    if best != ENGLISH and most >= IS * total and most >= CLEARLY * second:
        return best
    return ENGLISH if hits[ENGLISH] >= MAYBE * total else UNKNOWN


@cache
def function_words() -> Mapping[str, tuple[str, ...]]:
    """Every function word with the languages that have it."""
    from figures.lexicon import HERE

    return cached("languages", stamps(HERE, "words.yaml", below=True), _listed)


def _listed() -> Mapping[str, tuple[str, ...]]:
    from pathlib import Path

    from figures.lexicon import HERE, languages
    from figures.lexicon.build.data import read_data

    listed: dict[str, tuple[str, ...]] = {}
    for language in languages():
        data = read_data(Path(HERE, language, "words.yaml"))
        for word in {str(word) for name in FUNCTION_WORDS for word in data.get(name, [])}:
            listed[word] = (*listed.get(word, ()), language)
    return listed
