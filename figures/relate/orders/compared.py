"""A figure that is said to be more or less than another: fewer than the 30 that were needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.relate.attach import NEAR, NEAREST
from figures.relate.orders.words import Cue, Order, Words
from figures.relate.record import Mention

BEHIND = 5
"""So many words at most stand between the other figure and one that follows it."""
NAMED = 6
"""So many words at most name what the other figure is of: than Snowdon at 1,085 metres."""
TOLD = 5
"""So many words at most stand between a comma and the other figure: than her sister, who needed 58."""


def compared(words: Words) -> Iterator[Order]:
    """The figures that stand on both sides of such words."""
    for cue in words.of("over", "racing"):
        other = words.next(cue.to)
        if other is None or words.is_denied(cue.at) or not names(words, cue.to, other):
            continue
        one = before_cue(words, cue, other) or behind(words, other)
        if one is None:
            continue
        found = [each for each in words.own.mentions if each.place < one.place and each is not other and may_compare(each, other)]
        time = "time" in (one.sort, other.sort)
        yield Order("compare-way", one, other, turned(words, cue, time), other, tuple(found))


def before_cue(words: Words, cue: Cue, other: Mention) -> Mention | None:
    """The figure before such words, if it is what they speak of; by how much may stand between."""
    found = [each for each in words.own.mentions if each.core[0] < cue.at]
    if found and is_gap(words, found[-1], cue):
        if len(found) == 1:
            return None
        between = words.low[found[-2].last : found[-1].first]
        if len(between) > 4 or "," not in between:
            return None
        found.pop()
    if not found or found[-1].sort != other.sort and not other.bare or not faces(words, found[-1], cue):
        return None
    return found[-1]


def behind(words: Words, other: Mention) -> Mention | None:
    """The figure that a comma and a word for it open behind the other: short of the £9,000 goal, at £8,150."""
    one = words.next(other.last)
    if one is None or one.sort != other.sort or one.core[0] - other.last > BEHIND or one.attributive:
        return None
    between = words.low[other.last : one.core[0]]
    return one if "," in between and any(words.text.lexicon.has("range_at", word) for word in between) else None


def turned(words: Words, cue: Cue, time: bool) -> int:
    """The direction of a term; of times the faster is the less, and what is beaten by another is less, too."""
    way = -cue.way if cue.role == "racing" and time else cue.way
    return -way if words.listed("by", cue.to, cue.to + 1) else way


def may_compare(one: Mention, other: Mention) -> bool:
    """Whether two figures are of one sort, or one of them is bare."""
    return one.sort == other.sort or one.bare or other.bare


def names(words: Words, at: int, other: Mention) -> bool:
    """Whether the words from `at` on name the other figure."""
    low, lexicon = words.low, words.text.lexicon
    to = other.core[0]
    between = low[at:to]
    if not between or other.attributive or words.is_broken(at, to - 1) or words.parts(at, to):
        return False
    if words.has_between(at, to, "since", "wholes"):
        return False
    if all(word in lexicon.roles.fillers for word in between):
        return any(_is_definite(words, word) for word in between)
    comma = next((place for place in range(at, to) if low[place] == ","), None)
    if comma is None:
        return to - at <= NAMED and not words.verbs(at, to)
    told = words.at(comma + 1, "tellers") is not None or to - comma == 1
    return comma - at <= NAMED and told and to - comma <= TOLD and "," not in low[comma + 1 : to]


def _is_definite(words: Words, word: str) -> bool:
    """Whether a word is a determiner, and no article as in a hundred."""
    has = words.text.lexicon.has
    return has("determiners", word) and (has("definite", word) or not has("articles_before", word))


def faces(words: Words, one: Mention, cue: Cue) -> bool:
    """Whether the figure before such words is what they speak of."""
    own, low = words.own, words.low
    if one.attributive or one.roles.get("old", 0) == NEAREST or one.figure.change is not None:
        return False
    if max(one.roles.get(role, 0) for role in ("than_up", "than_down")) == NEAREST if one.roles else False:
        return False
    if words.is_broken(one.last, cue.at) or is_gap(words, one, cue) or words.is_by(one):
        return False
    return not any(own.opens_clause(at) and words.at(at, "carriers") is None for at in range(one.last, cue.at))


def is_gap(words: Words, one: Mention, cue: Cue) -> bool:
    """Whether a figure says by how much: 12 more than the 40 of the others."""
    between: Sequence[str] = words.low[one.last : cue.at]
    if any(word == "," for word in between) or words.verbs(one.last, cue.at):
        return False
    return len(between) <= 3 or max(one.roles.get(role, 0) for role in ("gap", "up", "down")) >= NEAR
