"""Which language a text is in, told by its small words, which the lexicons list anyway.

English when in doubt: an article that says nothing of its locale is English unless its words say otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from figures.cache import cached, stamps

ENGLISH = "en"
UNKNOWN = "und"
"""The code of ISO 639 for a language that is not determined."""

FUNCTION_WORDS = ("determiners", "prepositions", "conjunctions", "pronouns", "auxiliaries")
LOOKED_AT = 50_000
"""Characters: what an article begins with is enough."""

CLEARLY = 2
"""So many more words than English must a language have; one more if it has one word only, or none of its own."""

MANY = 40
"""So many words of a text are no accident."""

IS, IS_NOT = 1 / 4, 1 / 20
"""The shares of listed words in a text of many from which it may be in a language, and below which it is in none.

In 1,984 English articles 39-75% of the words in small letters were English ones; in messages of a program in German,
French and Spanish, twenty at a time, 48-61% are of their own language; of a language without a folder at most 12%
are English ones, and at most 40% those of a related language.
"""

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_OPENING = re.compile(r"(?:^|[\n.!?:;]\W{0,3})([^\W\d_]+[' ])(?=\w)")
"""The first word of a sentence, with another or a number behind it."""

_DECIMAL_COMMA = re.compile(r"(?<![\d.,])\d{1,3}(?:\.?\d{3})*,\d{1,2}(?![\d.,]?\d)")
_POINTED = r"(?<![\d.,])\d{1,3}(?:(?:,\d{3})+(?:\.\d+)?|\.\d{1,2})(?![\d.,]?\d)"
_COMMAED = r"(?<![\d.,])\d{1,3}(?:(?:\.\d{3})+(?:,\d+)?|,\d{1,2})(?![\d.,]?\d)"
WITH_POINTS = {"es": "es_419"}
"""Where a language that writes a decimal comma elsewhere writes a point."""


class SmallWords(Struct, frozen=True):
    """What tells languages apart.

    `languages` has for each small word the languages that have it; `letters` has for each language with a folder its
    letters beyond those of ASCII, and `names` what English calls it.
    """

    languages: Mapping[str, tuple[str, ...]]
    letters: Mapping[str, frozenset[str]]
    names: Mapping[str, str]


def locale_of(text: str) -> str:
    """The locale that a text seems to be written in, or `und` if it is in no language that has a folder.

    >>> locale_of("The rent rose to $1,200 a month.")
    'en'
    >>> locale_of("Die Miete stieg auf 1.200 Euro im Monat.")
    'de'
    """
    start = text[:LOOKED_AT]
    language = _language(start)
    if language in WITH_POINTS and re.search(_POINTED, start) and not re.search(_COMMAED, start):
        return WITH_POINTS[language]
    return language


def _language(text: str) -> str:
    known = small_words()
    words = Counter(_words(text.replace("’", "'"), known.languages))
    scores = dict.fromkeys(known.letters, 0)
    total = strange = 0
    for word, count in words.items():
        total += count
        for language in known.languages.get(word, ()):
            scores[language] = scores.get(language, 0) + count
        if not word.isascii():
            alien = [name for name, letters in known.letters.items() if not _is_spelled(word, letters)]
            strange += count * (len(alien) == len(known.letters))
            for language in alien:
                scores[language] -= count
    if scores[ENGLISH] < max(scores.values()) + CLEARLY and _DECIMAL_COMMA.search(text):
        scores[ENGLISH] -= CLEARLY
    return _leading(scores, known.letters, total, strange)


def _leading(scores: Mapping[str, int], ours: Mapping[str, object], total: int, strange: int) -> str:
    """The language that leads clearly; `strange` words have letters of no language with a folder."""
    english, few = scores[ENGLISH], total < MANY
    most, best = max((scores[name], name) for name in ours if name != ENGLISH)
    other = max((score for name, score in scores.items() if name not in ours), default=0)
    alone = most == 1 or any(score == most for name, score in scores.items() if name in ours and name != best)
    if most >= max(other, 1) and most - english >= CLEARLY + alone and (few or most >= IS * total):
        return best
    if 2 * strange > total or (other + strange >= CLEARLY and other - english >= CLEARLY + (not strange)):
        return UNKNOWN
    return ENGLISH if few or english >= IS_NOT * total else UNKNOWN


def _words(text: str, known: Mapping[str, object]) -> Iterator[str]:
    """The words in small letters; the first of a sentence too; nouns with a capital only where they are listed so.

    What French and its relatives tie to the next word is a word of its own: l'heure.
    """
    for word in _WORD.findall(text):
        if word[0].isupper():
            if word in known:
                yield word
        elif "'" in word and word not in known:
            head, _, tail = word.partition("'")
            yield from (f"{head}'", tail) if len(tail) > 1 else ()
        else:
            yield word
    nouns = set()
    for match in _OPENING.finditer(text):
        word = match.group(1)
        if word[0].isupper():
            if text[match.end()].isupper():
                nouns.add(word)
            else:
                yield word.rstrip().lower()
    yield from [word for word in nouns if word in known][:1]  # a title or two may be in another language


def _is_spelled(word: str, letters: frozenset[str]) -> bool:
    return all(letter.isascii() or letter in letters or not letter.isalpha() for letter in word)


@cache
def small_words() -> SmallWords:
    """The words of all languages by which a text is told."""
    from figures.lexicon import HERE

    def build() -> SmallWords:
        from figures.lexicon.build.languages import small_words

        return small_words()

    return cached("languages", stamps(HERE, ".yaml", below=True), build)
