"""Look-up of terms of one or more words at a place in a list of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from figures.lexicon.tokens import tokenize

V = TypeVar("V")


class Phrases(Struct, Generic[V], frozen=True):
    """Terms by their first and by their last word, the longest first."""

    by_first: Mapping[str, Sequence[tuple[tuple[str, ...], V]]]
    by_last: Mapping[str, Sequence[tuple[tuple[str, ...], V]]]

    @classmethod
    def of(cls, terms: Iterable[tuple[str, V]]) -> Phrases[V]:
        """Terms with their meaning; the first meaning of a term wins.

        >>> more = Phrases.of([("more than", ">"), ("more", "+")])
        >>> more.match(["no", "more", "than", "5"], 1)
        (2, '>')
        >>> more.match_before(["no", "more", "than", "5"], 3)
        (2, '>')
        """
        by_first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        by_last: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        seen = set()
        for term, meaning in terms:
            words = tuple(tokenize(term).text)
            if not words or words in seen:
                continue
            seen.add(words)
            by_first.setdefault(words[0], []).append((words, meaning))
            by_last.setdefault(words[-1], []).append((words, meaning))
        for index in (by_first, by_last):
            for entries in index.values():
                entries.sort(key=lambda entry: -len(entry[0]))
        return cls(by_first, by_last)

    def match(self, words: Sequence[str], at: int) -> tuple[int, V] | None:
        """The longest term that begins at `at`: how many tokens it has, and its meaning."""
        if at >= len(words):
            return None
        for term, meaning in self.by_first.get(words[at], ()):
            length = len(term)
            if length == 1 or tuple(words[at : at + length]) == term:
                return length, meaning
        return None

    def spans(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """The spans of all terms, the longest at each place.

        >>> list(Phrases.of([("more than", ">"), ("than", "?")]).spans(["no", "more", "than"]))
        [(1, 3), (2, 3)]
        """
        first = self.by_first
        for at, word in enumerate(words):
            if word in first and (found := self.match(words, at)):
                yield at, at + found[0]

    def match_before(self, words: Sequence[str], at: int) -> tuple[int, V] | None:
        """The longest term that ends just before `at`."""
        if at <= 0:
            return None
        for term, meaning in self.by_last.get(words[at - 1], ()):
            length = len(term)
            if length == 1 or (length <= at and tuple(words[at - length : at]) == term):
                return length, meaning
        return None
