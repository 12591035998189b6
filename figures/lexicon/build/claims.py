"""The patterns of dates, times, scores and names, compiled for an alphabet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from figures.lexicon.patterns import LOOKED_AHEAD, Alphabet, Beginning, beginnings, compile_pattern
from figures.lexicon.record import ClaimPattern, Claims, Step


def claims(data: Mapping[str, list[str]], alphabet: Alphabet) -> Claims:
    """The patterns of `patterns.yaml` by their kinds, and what tells the places where each may match."""
    patterns = [
        ClaimPattern(kind, compile_pattern(pattern, alphabet))
        for kind, group in data.items()
        for pattern in group
    ]
    starts = [beginnings(pattern, alphabet) for group in data.values() for pattern in group]
    return Claims(tuple(patterns), tuple(_step(starts, number) for number in range(LOOKED_AHEAD)))


def _step(starts: Sequence[set[Beginning]], number: int) -> Step:
    fitting: dict[str, int] = {}
    ended = 0
    for bit, start in enumerate(starts):
        ended |= any(len(tokens) <= number for tokens in start) << bit
        for code in frozenset[str]().union(*(tokens[number] for tokens in start if len(tokens) > number)):
            fitting[code] = fitting.get(code, 0) | 1 << bit
    return Step({code: mask | ended for code, mask in fitting.items()}, ended)
