"""What a figure must not, or should, come to: the limit is 80, he did 141 and exceeded it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.relate.orders.compared import PARTING, before_cue, behind, is_gap, may_compare, names, turned
from figures.relate.orders.words import Cue, Order, Words
from figures.relate.record import Mention

NEAR = 5
"""So many words at most stand between a limit and its figure."""
CROSSING = ("crossing", "over", "racing")
"""Roles of the terms that say that a limit is passed, or not reached."""
BEHIND = 3
"""So many words behind its figure a limit is named: the £40,000 target."""


def limited(words: Words, earlier: Sequence[Words]) -> Iterator[Order]:
    """Figures with a limit of which it is said that they are above it, or below."""
    for cue in words.of(*CROSSING):
        if words.is_denied(cue.at):
            continue
        other = words.next(cue.to)
        one = None
        if (
            other is not None
            and names(words, cue.to, other, attributive=True)
            and is_limit(words, cue.to, other)
        ):
            one = before_cue(words, cue, other) or behind(words, other)
            if one is not None and cue.role == "crossing":
                yield Order("compare-limit", one, other, cue.way, other)
        if one is None and _names_limit(words, cue):
            yield from _hoped(words, cue) or _apart(words, cue, earlier)
    yield from _recalled(words)


def is_limit(words: Words, at: int, other: Mention) -> bool:
    """Whether a limit is named beside a figure."""
    return any(
        at <= cue.at < other.core[0] or other.core[1] <= cue.at < other.last + BEHIND
        for cue in words.of("limits")
    )


def _names_limit(words: Words, cue: Cue) -> bool:
    """Whether a limit without a figure follows, or stands before: exceeded the limit, the limit was exceeded."""
    ahead = any(0 <= each.at - cue.to <= 2 for each in words.of("limits", "hopes"))
    behind = cue.role == "over" and any(0 < cue.at - each.to <= 2 for each in words.of("limits"))
    return ahead or behind


def _hoped(words: Words, cue: Cue) -> list[Order]:
    """The only two figures of a sort, of which one was hoped for: beat forecasts with $1.40; $1.31 was expected."""
    counted = [
        each
        for each in words.own.mentions
        if _is_counted(each) and not (each.last <= cue.at and is_gap(words, each, cue))
    ]
    hoped = [each for each in counted if _is_hoped(words, each)]
    like = [each for each in counted if len(hoped) == 1 and each not in hoped and may_compare(each, hoped[0])]
    return [Order("compare-limit", like[0], hoped[0], cue.way, hoped[0])] if len(like) == 1 else []


def _recalled(words: Words) -> Iterator[Order]:
    """What was hoped for, and came, where the sentence before says that this was met or missed."""
    hoped = [each for each in words.own.mentions if _is_counted(each) and _is_hoped(words, each)]
    before = words.before() if len(hoped) == 1 else None
    cues = [each for each in before.of(*CROSSING) if _names_limit(before, each)] if before else []
    if before is None or len(cues) != 1 or before.is_denied(cues[0].at):
        return
    if not before.own.mentions:
        yield from _hoped(words, cues[0])
        return
    like = [each for each in before.own.mentions if each.sort == hoped[0].sort]
    if len(like) == 1 and not _is_hoped(before, like[0]):
        yield Order("compare-limit", like[0], hoped[0], cues[0].way, hoped[0])


def _is_counted(mention: Mention) -> bool:
    return mention.sort == "count" or mention.sort.startswith("money")


def _is_hoped(words: Words, mention: Mention) -> bool:
    """Whether words right before or behind a figure say that it was expected, and not that it still is."""
    low = words.low
    return any(
        not PARTING.intersection(low[min(cue.to, mention.last) : max(cue.at, mention.first)])
        for cue in words.of("hopes", "limits")
        if -BEHIND <= cue.to - mention.first <= 0 or 0 <= cue.at - mention.last <= BEHIND
    )


def _apart(words: Words, cue: Cue, earlier: Sequence[Words]) -> Iterator[Order]:
    """A limit of a sentence before, and the only figure of its sort in this one."""
    for before in reversed(earlier):
        for other in before.own.mentions:
            if not _is_set(before, other):
                continue
            like = [
                each
                for each in words.own.mentions
                if each.sort == other.sort and each.noun in (None, other.noun)
            ]
            rest = [each for each in before.own.mentions if each.sort == other.sort]
            if len(like) == 1 and len(rest) == 1:
                yield Order("compare-limit", like[0], other, turned(words, cue, other.sort == "time"), other)
            return


def _is_set(words: Words, other: Mention) -> bool:
    """Whether the words of its sentence make a figure a limit."""
    return any(
        -NEAR <= cue.to - other.first <= 0 or 0 <= cue.at - other.last <= NEAR
        for cue in words.of("limits", "hopes")
    )
