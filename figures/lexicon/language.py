"""Which language a text is in, told by its small words, which the lexicons list anyway.

English when in doubt: an article that says nothing of its locale is English unless its words say otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain

from msgspec import Struct

from figures.cache import cached, stamps

ENGLISH = "en"
ONLY_ENGLISH = (ENGLISH,)
UNKNOWN = "und"
"""The code of ISO 639 for a language that is not determined."""

FUNCTION_WORDS = ("determiners", "prepositions", "conjunctions", "pronouns", "auxiliaries")
LOOKED_AT = 50_000
"""Characters: what an article begins with is enough."""

CLEARLY = 2
"""So many more words than English must a language have; one more if it has one word only, or none of its own."""

CONTRADICTED = 4
"""So many more words than of the language that its locale names, a text is in another one."""

MANY = 40
"""So many words of a text are no accident."""

MOSTLY = 1.5
"""So many times more words than English must it have among many: what is half in one language is in none."""

IS, IS_NOT = 1 / 4, 1 / 20
"""The shares of listed words in a text of many from which it may be in a language, and below which it is in none.

In 1,984 English articles 39-75% of the words in small letters were English ones; in messages of a program in German,
French and Spanish, twenty at a time, 48-61% are of their own language; of a language without a folder at most 12%
are English ones, and at most 40% those of a related language.
"""

_WORD = re.compile(r"[^\W\d_]++(?:'[^\W\d_]++)*+")
_OPENING = re.compile(r"(?:^|[\n.!?:;]\W{0,3})([^\W\d_]+[' ])(?=\w)")
"""The first word of a sentence, with another or a number behind it."""

_DECIMAL_COMMA = re.compile(r"(?<![\d.,])\d{1,3}(?:\.?\d{3})*,\d{1,2}(?![\d.,]?\d)")


_SOURCES = tuple(f"{name}.yaml" for name in ("language", "languages", "nouns", "numbers", "rates", "words"))


class SmallWords(Struct, frozen=True):
    """What tells languages apart.

    `languages` has for each small word the languages that have it; `letters` has for each language with a folder its
    letters beyond those of ASCII.
    """

    languages: Mapping[str, tuple[str, ...]]
    letters: Mapping[str, frozenset[str]]


def locale_of(text: str) -> str:
    """The locale that a text seems to be written in, or `und` if it is in no language that has a folder.

    >>> locale_of("The rent rose to $1,200 a month.")
    'en'
    >>> locale_of("Die Miete stieg auf 1.200 Euro im Monat.")
    'de'
    """
    start = text[:LOOKED_AT]
    return _language(start)


def foreign_to(locale: str, text: str) -> str | None:
    """The language that the words of a text are clearly in, if it is another than that of the locale.

    >>> foreign_to("en_GB", "Die Miete stieg um 4,5 Prozent, und die Stadt prüft nun 38 Häuser in der Altstadt.")
    'de'
    >>> foreign_to("en_GB", "She sold 40,000 copies of “Die Zeit, die bleibt” in a year.") is None
    True
    """
    known = small_words()
    own = locale.replace("-", "_").partition("_")[0]
    if own not in (ENGLISH, *known.letters):
        return None
    words = _words(text[:LOOKED_AT].replace("’", "'"), known.languages)
    scores = Counter(chain.from_iterable(filter(None, map(known.languages.get, words))))
    best = max((ENGLISH, *known.letters), key=lambda name: (scores[name], name == own))
    is_clear = scores[best] - scores[own] >= CONTRADICTED and scores[best] >= MOSTLY * scores[own]
    return best if best != own and is_clear else None


def _language(text: str) -> str:
    known = small_words()
    words = _words(text.replace("’", "'"), known.languages)
    listed = [*filter(None, map(known.languages.get, words))]
    if len(words) < MANY and text.isascii() and _is_plainly_english(listed):
        return ENGLISH
    scores = Counter(chain.from_iterable(listed))
    foreign = [] if text.isascii() else _misspelled(words, known.letters, scores)
    if 2 * sum(map(_is_of_another_script, foreign)) > max(len(words), 2 * CLEARLY):
        return UNKNOWN
    english = scores.pop(ENGLISH, 0)
    if english < CLEARLY + max(scores.values(), default=0) and _DECIMAL_COMMA.search(text):
        english -= CLEARLY
    marked = sum(not _is_of_another_script(word) for word in foreign)
    return _leading(english, scores, known.letters, len(words), marked)


def _is_plainly_english(listed: Sequence[Sequence[str]]) -> bool:
    """Whether English has more of the small words than all others together, a decimal comma or not."""
    english = sum([ENGLISH in each for each in listed])
    return english - sum([each != ONLY_ENGLISH for each in listed]) >= CLEARLY


def _misspelled(
    words: Sequence[str], letters: Mapping[str, frozenset[str]], scores: Counter[str]
) -> list[str]:
    """The words that no language with a folder can spell; those that one cannot are taken from its score."""
    foreign = []
    for word in words:
        if not word.isascii():
            marks = {letter for letter in word if not letter.isascii() and letter.isalpha()}
            alien = [name for name, own in letters.items() if not marks <= own]
            scores.subtract(alien)
            if len(alien) == len(letters):
                foreign.append(word)
    return foreign


def _is_of_another_script(word: str) -> bool:
    return "\u0370" <= word[0] < "\u1e00" or word[0] >= "\u1f00"  # between these is more of Latin


def _leading(english: int, scores: Counter[str], ours: Mapping[str, object], total: int, marked: int) -> str:
    """The language that leads English clearly; `marked` Latin words have letters of no language with a folder."""
    few = total < MANY
    (second, _), (most, best) = sorted((scores[name], name) for name in ours if name != ENGLISH)[-2:]
    other = max((score for name, score in scores.items() if name not in ours), default=0)
    alone = most == 1 or most == second
    if most >= max(other, 1) and most - english >= CLEARLY + alone:
        return best if few or most >= max(IS * total, MOSTLY * english) else UNKNOWN
    if other + marked >= CLEARLY and other - english >= CLEARLY + (not marked):
        return UNKNOWN
    return ENGLISH if few or english >= IS_NOT * total else UNKNOWN


def _words(text: str, known: Mapping[str, object]) -> list[str]:
    """The words in small letters; the first of a sentence too; nouns with a capital only where they are listed so."""
    words = [word for word in _WORD.findall(text) if not word[0].isupper() or word in known]
    if "'" in text and (tied := {word for word in words if "'" in word and word not in known}):
        apart = chain.from_iterable(map(_untied, filter(tied.__contains__, words)))
        words = [*(word for word in words if word not in tied), *apart]
    nouns = set()
    for match in _OPENING.finditer(text):
        word = match.group(1)
        if word[0].isupper():
            if text[match.end()].isupper():
                nouns.add(word)
            else:
                words.append(word.rstrip().lower())
    return words + [word for word in nouns if word in known][:1]  # a title or two may be in another language


def _untied(word: str) -> Iterable[str]:
    """What French and its relatives tie to the next word is a word of its own: l'heure."""
    head, _, tail = word.partition("'")
    return (f"{head}'", tail) if len(tail) > 1 else ()


@cache
def small_words() -> SmallWords:
    """The words of all languages by which a text is told."""
    from figures.lexicon import HERE

    def build() -> SmallWords:
        from figures.lexicon.build.languages import small_words

        return small_words()

    return cached("languages", [*stamps(HERE, *_SOURCES, below=True), *stamps(f"{HERE}/build", ".py")], build)
