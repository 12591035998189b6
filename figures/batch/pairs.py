"""Pairs of texts by the thousand, streamed: traced by several processes if asked, and told in order."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future

from figures.batch.pool import pool, survived
from figures.trace.pairs import Line, Pairs

PARCEL, AHEAD = 16, 4
"""So many lines are sent to a process at a time; so many parcels for each wait for their turn to be told."""


def lines_of(pairs: Pairs, texts: Iterable[str], jobs: int) -> Iterator[Line]:
    """What comes of each line that is not empty, in order; by several processes if asked."""
    numbered = ((number, text) for number, text in enumerate(texts, start=1) if text.strip())
    if jobs == 1:
        yield from (pairs.line(*each) for each in numbered)
        return
    with pool(jobs, "fork" if sys.platform == "linux" else "spawn") as workers, survived("try fewer --jobs"):
        waiting: deque[Future[list[Line]]] = deque()
        for parcel in _parcels(numbered):
            waiting.append(workers.submit(_lines, pairs, parcel))
            if len(waiting) > AHEAD * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _parcels(numbered: Iterable[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    parcel: list[tuple[int, str]] = []
    for each in numbered:
        parcel.append(each)
        if len(parcel) == PARCEL:
            yield parcel
            parcel = []
    if parcel:
        yield parcel


def _lines(pairs: Pairs, parcel: list[tuple[int, str]]) -> list[Line]:
    return [pairs.line(*each) for each in parcel]
