"""What a figure must not, or should, come to: the limit is 80, he did 141 and exceeded it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.relate.orders.compared import before_cue, behind, names, turned
from figures.relate.orders.words import Cue, Order, Words
from figures.relate.record import Mention

NEAR = 5
"""So many words at most stand between a limit and its figure."""
BEHIND = 3
"""So many words behind its figure a limit is named: the £40,000 target."""


def limited(words: Words, earlier: Sequence[Words]) -> Iterator[Order]:
    """Figures with a limit of which it is said that they are above it, or below."""
    for cue in words.of("crossing", "over", "racing"):
        if words.is_denied(cue.at):
            continue
        other = words.next(cue.to)
        if (
            other is not None
            and names(words, cue.to, other, attributive=True)
            and is_limit(words, cue.to, other)
        ):
            one = before_cue(words, cue, other) or behind(words, other)
            if one is not None and cue.role == "crossing":
                yield Order("compare-limit", one, other, cue.way, other)
        elif _names_limit(words, cue):
            yield from _apart(words, cue, earlier)


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
