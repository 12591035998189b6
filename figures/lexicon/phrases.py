"""Look-up of terms of one or more words at a place in a list of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from figures.lexicon.tokens import tokenize

V = TypeVar("V")


class Phrases(Struct, Generic[V], frozen=True):
    """Terms with their `meanings`; the words of a term stand in it with one space between them.

    `starts` and `ends` say how long the terms are that begin or end with a word, the longest first; those of one word
    need no saying.
    """

    meanings: Mapping[str, V]
    starts: Mapping[str, tuple[int, ...]]
    ends: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, terms: Iterable[tuple[str, V]]) -> Phrases[V]:
        """Terms with their meaning; the first meaning of a term wins.

        >>> more = Phrases.of([("more than", ">"), ("more", "+")])
        >>> more.match(["no", "more", "than", "5"], 1)
        (2, '>')
        >>> more.match_before(["no", "more", "than", "5"], 3)
        (2, '>')
        """
        meanings: dict[str, V] = {}
        starts: dict[str, set[int]] = {}
        ends: dict[str, set[int]] = {}
        for term, meaning in terms:
            words = tokenize(term).text
            if not words:
                continue
            meanings.setdefault(" ".join(words), meaning)
            if len(words) > 1:
                starts.setdefault(words[0], set()).add(len(words))
                ends.setdefault(words[-1], set()).add(len(words))
        return cls(meanings, _longest_first(starts), _longest_first(ends))

    def first_words(self) -> frozenset[str]:
        """The words that terms begin with."""
        return frozenset(term.partition(" ")[0] for term in self.meanings)

    def match(self, words: Sequence[str], at: int) -> tuple[int, V] | None:
        """The longest term that begins at `at`: how many tokens it has, and its meaning."""
        left = len(words) - at
        if left <= 0:
            return None
        word, meanings = words[at], self.meanings
        for length in self.starts.get(word, ()):
            if length <= left and (term := " ".join(words[at : at + length])) in meanings:
                return length, meanings[term]
        return (1, meanings[word]) if word in meanings else None

    def spans(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """The spans of all terms, the longest at each place.

        >>> list(Phrases.of([("more than", ">"), ("than", "?")]).spans(["no", "more", "than"]))
        [(1, 3), (2, 3)]
        """
        if self.ends.keys().isdisjoint(words) and self.meanings.keys().isdisjoint(words):
            return  # last words are rarer than first ones: hand, cents; on, two
        for at, word in enumerate(words):
            if (word in self.starts or word in self.meanings) and (found := self.match(words, at)):
                yield at, at + found[0]

    def match_before(self, words: Sequence[str], at: int) -> tuple[int, V] | None:
        """The longest term that ends just before `at`."""
        if at <= 0:
            return None
        word, meanings = words[at - 1], self.meanings
        for length in self.ends.get(word, ()):
            if length <= at and (term := " ".join(words[at - length : at])) in meanings:
                return length, meanings[term]
        return (1, meanings[word]) if word in meanings else None


def _longest_first(lengths: Mapping[str, set[int]]) -> dict[str, tuple[int, ...]]:
    return {word: tuple(sorted(each, reverse=True)) for word, each in lengths.items()}
