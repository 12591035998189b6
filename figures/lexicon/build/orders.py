"""Words that say which of two figures is the larger: fewer than, exceeds, the previous record."""

from __future__ import annotations

from collections.abc import Iterator

from figures.lexicon.build.data import Data
from figures.lexicon.phrases import Phrases
from figures.lexicon.record import OrderWord

WAYS = {"up": 1, "down": -1, "none": 0}
THAN, COMPARATIVES, OVER, COMPARING = "than", "comparatives", "over", "comparing"
PEAKS, BEFORE_PEAKS = "peaks", "before_peaks"
"""A comparative compares by itself, and with a than names what it is compared with."""


def orders_of(data: Data) -> Phrases[tuple[OrderWord, ...]]:
    """The terms of an `orders.yaml` with what they do; none where a language has no such file."""
    found: dict[str, list[OrderWord]] = {}
    for term, word in _terms(data):
        found.setdefault(term, []).append(word)
    return Phrases.of((term, tuple(words)) for term, words in found.items())


def _terms(data: Data) -> Iterator[tuple[str, OrderWord]]:
    for role, ways in data.items():
        if role in (THAN, BEFORE_PEAKS):
            continue
        for way, terms in ways.items():
            for term in terms:
                if role == PEAKS and " " not in term:
                    for named, words in data.get(BEFORE_PEAKS, {}).items():
                        yield from ((f"{before}{term}", OrderWord(named, WAYS[way])) for before in words)
                if role != COMPARATIVES:
                    yield term, OrderWord(role, WAYS[way])
                    continue
                yield term, OrderWord(COMPARING, WAYS[way])
                for than in data.get(THAN, ()):
                    yield f"{term} {than}", OrderWord(OVER, WAYS[way])
