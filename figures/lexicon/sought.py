"""Terms that are looked for in whole articles: first among their words, which are found out once for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from figures.lexicon.record import Telling


@lru_cache(maxsize=2)
def words_in(text: str, telling: Telling) -> frozenset[bytes]:
    """The words of a text, as a language tells them apart; several ask for those of one article in turn."""
    return frozenset(telling.words_of(text))


class Sought:
    """Some terms of whole words, in small letters; signs may be among them.

    >>> from figures.lexicon import load
    >>> Sought(["odds", "ratio of", "="]).found("A ratio of 2, an odd one.", load("en").telling)
    ['ratio of']
    """

    def __init__(self, terms: Iterable[str]) -> None:
        self._terms = tuple(terms)
        self._by_word = cache(self._sorted)
        self._words = cache(self._known)

    def _sorted(self, telling: Telling) -> Mapping[bytes, Sequence[str]]:
        """The terms by the longest word of each; those without any by none."""
        found: dict[bytes, list[str]] = {}
        for term in self._terms:
            found.setdefault(max(telling.words_of(term), key=len, default=b""), []).append(term)
        return found

    def _known(self, telling: Telling) -> frozenset[bytes]:
        """The words that they are sorted by, as a set: one of two sets is gone through for the other, the smaller."""
        return frozenset(self._by_word(telling))

    def found(self, text: str, telling: Telling) -> list[str]:
        """Those that may stand in a text."""
        by_word = self._by_word(telling)
        words = self._words(telling) & words_in(text, telling)
        signs = [term for term in by_word.get(b"", ()) if term in text]
        if not words:
            return signs
        small = low(text)
        return signs + [term for word in words for term in by_word[word] if term in small]


def low(text: str) -> str:
    """A text as terms are written: in small letters, with straight apostrophes."""
    return text.lower().replace("’", "'")


@lru_cache(maxsize=32)
def sought(terms: frozenset[str]) -> Sought:
    """The terms that rules or a language look for in every article."""
    return Sought(sorted(terms))
