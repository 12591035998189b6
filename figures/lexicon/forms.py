"""What a word may be by its letters alone, whatever stands around it.

All of it could be found out anew for each token of a text. But most words are said again and again, and a look-up that
Python's own cache does is many times as fast.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import TYPE_CHECKING, TypeVar

from figures.lexicon.patterns import Codes

if TYPE_CHECKING:
    from figures.lexicon.record import ClaimPattern, Lexicon

T = TypeVar("T")

SMALL = ("determiners", "prepositions", "conjunctions", "pronouns", "auxiliaries", "adverbs")
"""The lists of the small words of a language."""
KEPT = 4096
"""Of so many words it is remembered."""


class Forms:
    """The answers for the words of one lexicon, in small letters.

    But `codes` are those of a token as it is written, and `claims` the patterns that so many codes may begin.

    >>> from figures.lexicon import load
    >>> forms = load("en").forms
    >>> forms.is_plural("ships"), forms.is_small("quickly"), forms.may_begin("twelve"), forms.is_number("ships")
    (True, True, True, False)
    """

    codes: Callable[[str], Codes]
    claims: Callable[[str], tuple[ClaimPattern, ...]]
    is_plural: Callable[[str], bool]
    is_small: Callable[[str], bool]
    may_begin: Callable[[str], bool]
    is_number: Callable[[str], bool]

    def __init__(self, lexicon: Lexicon) -> None:
        self.codes = _kept(lexicon.alphabet.codes_of)
        self.claims = _kept(lexicon.claims.fitting)
        self.is_plural = _kept(partial(_is_plural, lexicon))
        self.is_small = _kept(partial(_is_small, lexicon))
        self.may_begin = _kept(partial(_may_begin, lexicon))
        self.is_number = _kept(partial(_is_number, lexicon))


def _kept(tell: Callable[[str], T]) -> Callable[[str], T]:
    return lru_cache(maxsize=KEPT)(tell)


def _is_plural(lexicon: Lexicon, word: str) -> bool:
    """Whether it looks like the plural of a noun."""
    if lexicon.has("nouns_without_plural_s", word) or word in lexicon.nouns.irregular:
        return True
    looks_so = len(word) > 2 and word[0].isalpha() and lexicon.nouns.plural.search(word) is not None
    return looks_so and not lexicon.has("not_plural", word)


def _is_small(lexicon: Lexicon, word: str) -> bool:
    """Whether it is one of the small words of the language, or an adverb."""
    if any(lexicon.has(what, word) for what in SMALL):
        return True
    is_adverb = len(word) > 4 and lexicon.nouns.adverb.search(word) is not None
    return is_adverb and not lexicon.has("adjectives_in_ly", word)


def _may_begin(lexicon: Lexicon, word: str) -> bool:
    """Whether a number can begin with it at all: a quick look before the closer ones."""
    if word[0].isalpha():
        return word in lexicon.starters or lexicon.numbers.compound is not None
    return len(word) > 1 or word.isnumeric()


def _is_number(lexicon: Lexicon, word: str) -> bool:
    """Whether it is a number, or a word of one."""
    return word in lexicon.number_words or word[0].isnumeric()
