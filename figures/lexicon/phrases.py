"""Look-up of terms of one or more words at a place in a list of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, count
from typing import Generic, TypeVar

from msgspec import Struct

from figures.lazy import cached_property
from figures.lexicon.sought import Sought
from figures.lexicon.tokens import tokenize

V = TypeVar("V")


class Phrases(Struct, Generic[V], frozen=True, dict=True):
    """Terms with their `meanings`; the words of a term stand in it with one space between them.

    `starts` says how long the terms are that begin with a word and the one behind it, `ends` how long those are that
    end with a word, the longest first; terms of one word need no saying.
    """

    meanings: Mapping[str, V]
    starts: Mapping[str, Mapping[str, tuple[int, ...]]]
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
        starts: dict[str, dict[str, set[int]]] = {}
        ends: dict[str, set[int]] = {}
        for term, meaning in terms:
            words = tokenize(term).text
            if not words:
                continue
            meanings.setdefault(" ".join(words), meaning)
            if len(words) > 1:
                starts.setdefault(words[0], {}).setdefault(words[1], set()).add(len(words))
                ends.setdefault(words[-1], set()).add(len(words))
        pairs = {word: _longest_first(behind) for word, behind in starts.items()}
        return cls(meanings, pairs, _longest_first(ends))

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The words that terms begin with."""
        return frozenset(term.partition(" ")[0] for term in self.meanings)

    @cached_property
    def sought(self) -> Sought:
        """What finds the terms that may stand in an article."""
        return Sought(self.meanings)

    def match(self, words: Sequence[str], at: int) -> tuple[int, V] | None:
        """The longest term that begins at `at`: how many tokens it has, and its meaning."""
        if at >= len(words):
            return None
        word, meanings = words[at], self.meanings
        behind = self.starts.get(word)
        if behind is not None and (left := len(words) - at) > 1:
            for length in behind.get(words[at + 1], ()):
                if length <= left and (term := " ".join(words[at : at + length])) in meanings:
                    return length, meanings[term]
        return (1, meanings[word]) if word in meanings else None

    def scan(self, words: Sequence[str]) -> Iterator[tuple[int, int, V]]:
        """All terms in some words, the longest at each place: where each begins and ends, and its meaning.

        >>> list(Phrases.of([("more than", ">"), ("than", "?")]).scan(["no", "more", "than"]))
        [(1, 3, '>'), (2, 3, '?')]
        """
        starts, meanings, last = self.starts, self.meanings, len(words) - 1
        for at in compress(count(), map(self.first_words.__contains__, words)):
            word = words[at]
            behind = starts.get(word) if at < last else None
            if behind and words[at + 1] in behind and (found := self.match(words, at)):
                yield at, at + found[0], found[1]
            elif word in meanings:
                yield at, at + 1, meanings[word]

    def spans(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """The spans of all terms, the longest at each place."""
        return ((at, to) for at, to, _ in self.scan(words))

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
