"""Terms that are looked for in whole articles: first among their words, which are found out once for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

    def _sorted(self, telling: Telling) -> Mapping[bytes, Sequence[tuple[str, frozenset[bytes]]]]:
        """The terms by the longest word of each, with all its words; those without any by none."""
        found: dict[bytes, list[tuple[str, frozenset[bytes]]]] = {}
        for term in self._terms:
            words = telling.words_of(term)
            found.setdefault(max(words, key=len, default=b""), []).append((term, frozenset(words)))
        return found

    def _known(self, telling: Telling) -> frozenset[bytes]:
        """The words that they are sorted by, as a set: one of two sets is gone through for the other, the smaller."""
        return frozenset(self._by_word(telling))

    def found(self, text: str, telling: Telling) -> list[str]:
        """Those that may stand in a text."""
        by_word, known = self._by_word(telling), words_in(text, telling)
        signs = [term for term, _ in by_word.get(b"", ()) if term in text]
        may_be = [
            term for word in self._words(telling) & known for term, words in by_word[word] if words <= known
        ]
        small = low(text) if may_be else ""
        return signs + [term for term in may_be if term in small]


@lru_cache(maxsize=2)
def low(text: str) -> str:
    """A text as terms are written: in small letters, with straight apostrophes; several ask for an article's."""
    return text.lower().replace("’", "'")


@lru_cache(maxsize=32)
def sought(terms: frozenset[str]) -> Sought:
    """The terms that rules or a language look for in every article."""
    return Sought(sorted(terms))
