"""Figures in the order of a ranking: the first, followed by the second and the third."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from figures.relate.orders.compared import may_compare
from figures.relate.orders.words import Order, Words
from figures.relate.record import Mention

ITEM = 8
"""So many words an item of a ranking has at most."""


def ranked(words: Words, earlier: Sequence[Words]) -> Iterator[Order]:
    """Each pair of neighbours in a ranking."""
    for cue in words.of("ordered"):
        yield from _chain(_items(words.own.mentions), cue.way)
        return
    for cue in words.of("next"):
        before = [each for each in words.own.mentions if each.core[0] < cue.at]
        behind = [each for each in words.own.mentions if each.core[0] >= cue.to]
        leading = words
        if not before and cue.at <= 1 and earlier:
            leading = earlier[-1]
            before = leading.own.mentions
        if not before or not behind or any(words.is_by(each) for each in (before[-1], behind[0])):
            continue
        first = before[-1]
        if leading is words and (
            cue.at - first.last > ITEM
            or words.is_broken(first.last, cue.at - 1)
            or any(words.own.opens_clause(at) for at in range(first.last, cue.at))
        ):
            continue
        items = _items([each for each in behind if may_compare(each, first)])
        way = _way(leading, first)
        if way and items and items[0].core[0] - cue.to <= ITEM and items[0] is behind[0]:
            yield from _chain([first, *items], way)
        return


def _way(words: Words, first: Mention) -> int:
    """Which end of a scale the leader stands at; 0 if nothing tells, or both."""
    if first.sort == "time":
        return 0
    bare = first.sort == "count" and first.noun is None
    ways = {cue.way for cue in words.of("amounts", "peaks")}
    if not bare:
        ways |= {cue.way for cue in words.of("leading")}
    return ways.pop() if len(ways) == 1 else 0


def _items(mentions: Sequence[Mention]) -> list[Mention]:
    """The figures of a list, as far as they stand close together and are of one sort."""
    found: list[Mention] = []
    for each in mentions:
        if found and (not may_compare(found[-1], each) or each.first - found[-1].last > ITEM):
            break
        found.append(each)
    return found


def _chain(items: Sequence[Mention], way: int) -> Iterator[Order]:
    for one, other in pairwise(items):
        yield Order("compare-rank", one, other, way, other)
