"""A figure that is said to be more or less than another: fewer than the 30 that were needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from figures.relate.attach import NEAR, NEAREST
from figures.relate.mentions import is_stopped
from figures.relate.orders.words import Cue, Order, Words
from figures.relate.record import Mention

BEHIND = 5
"""So many words at most stand between the other figure and one that follows it."""
NAMED = 8
"""So many words at most name what the other figure is of: than Snowdon at 1,085 metres."""
_YEAR = re.compile("1[5-9]\\d\\d|20\\d\\d")
PARTING = frozenset(",:–—(")
CLOSING = frozenset(",.;)")
TOLD = 5
"""So many words at most stand between a comma and the other figure: than her sister, who needed 58."""


def compared(words: Words, earlier: Sequence[Words]) -> Iterator[Order]:
    """The figures that stand on both sides of such words."""
    for cue in words.of("over", "racing"):
        other = words.next_amount(cue.to)
        if other is None or words.is_denied(cue.at) or not names(words, cue.to, other):
            continue
        if _is_own(words, cue, other):
            continue
        one = (
            before_cue(words, cue, other)
            or _between(words, cue)
            or behind(words, other)
            or _taken_up(words, cue, other, earlier)
        )
        if one is None or _is_in_turn(words, cue, one):
            continue
        found = [
            each
            for each in words.own.mentions
            if each.place < one.place and each is not other and may_compare(each, other)
        ]
        time = "time" in (one.sort, other.sort)
        if time and cue.role == "racing" and not words.is_than(cue.to - 1) and not _is_raced(one, other):
            continue  # 2,800 hours of sun beat 2,650
        yield Order("compare-way", one, other, turned(words, cue, time), other, tuple(found))


def _is_in_turn(words: Words, cue: Cue, one: Mention) -> bool:
    """Whether the same word opens the first figure, too: 14 points clear of Ames, clear of Bell 15."""
    said = words.low[cue.at : cue.to]
    return any(
        each.to <= one.first and words.low[each.at : each.to] == said and words.next_amount(each.to) is one
        for each in words.of(cue.role)
    )


def _is_raced(one: Mention, other: Mention) -> bool:
    """Whether two durations may be times of a race, of which the shorter wins."""
    return any(is_stopped(each.figure) or each.figure.unit in RACED for each in (one, other))


RACED = frozenset({"second", "minute"})
"""In these units races are timed."""


def _between(words: Words, cue: Cue) -> Mention | None:
    """What is compared with two others in turn: 61 seats, behind the Reds (74) and ahead of the Greens (38)."""
    first = next((each for each in words.of("over", "racing") if each.to < cue.at), None)
    other = words.next_amount(first.to) if first is not None else None
    if first is None or other is None or not other.last <= cue.at <= other.last + 3:
        return None
    joined = all(
        word in (",", ")")
        or words.text.lexicon.has("list_ands", word)
        or words.text.lexicon.has("contrasts", word)
        for word in words.low[other.last : cue.at]
    )
    return before_cue(words, first, other) if joined else None


def _is_own(words: Words, cue: Cue, other: Mention) -> bool:
    """Whether the figure behind a verb is that of its subject, or odds: tops the field with 14%; five to one."""
    if cue.role == "racing" and words.is_than(cue.to - 1) and other.sort == "count":
        return True  # 37.95, faster than the 38.07 of the heats
    verb = cue.role == "over" and not words.is_than(cue.to - 1)
    odds = words.listed("range_to", other.core[1], other.last + 1)
    parted = "," in words.low[cue.to : other.first]
    return verb and (odds or (not parted and words.listed("range_at", cue.to, other.first)))


def before_cue(words: Words, cue: Cue, other: Mention) -> Mention | None:
    """The figure before such words, if it is what they speak of; by how much may stand between."""
    found = [each for each in words.own.mentions if each.core[0] < cue.at]
    if len(found) > 1 and found[-1].sort == "ratio" and other.sort != "ratio":
        found.pop()  # $8m for the half, short of the $9m that was hoped for
    if found and is_gap(words, found[-1], cue):
        if len(found) == 1:
            return None
        between = words.low[found[-2].last : found[-1].first]
        is_said = bool(between) and words.has_at(found[-1].first - 1, "carriers")
        if len(between) > 4 or not ("," in between or is_said):
            return None
        found.pop()
    if not found or (found[-1].sort != other.sort and not other.bare) or not faces(words, found[-1], cue):
        return None
    if not may_compare(found[-1], other):
        return None
    return found[-1]


def _taken_up(words: Words, cue: Cue, other: Mention, earlier: Sequence[Words]) -> Mention | None:
    """The only figure of its sort in the sentence before, which this one takes up: that is more than."""
    if not earlier or cue.at > TOLD or words.own.block != earlier[-1].own.block:
        return None
    if words.text.lexicon.roles.links.match(words.low, 0) is None:
        return None
    if other.sort == "time":
        return None
    like = [each for each in earlier[-1].own.mentions if each.sort == other.sort]
    return like[0] if len(like) == 1 and earlier[-1].own.number == words.own.number - 1 else None


def behind(words: Words, other: Mention) -> Mention | None:
    """The figure that a comma and a word for it open behind the other: short of the £9,000 goal, at £8,150."""
    one = words.next(other.last)
    if one is None or not may_compare(one, other) or one.core[0] - other.last > BEHIND or one.attributive:
        return None
    if words.has_between(other.last, one.core[0], "bases"):
        return None  # turnout beat that of 2019: 67 per cent, compared with 66
    between = words.low[other.last : one.core[0]]
    at = any(words.text.lexicon.has("range_at", word) for word in between)
    score = between == [":"] and words.own.tokens.glued(other.last) and words.own.tokens.glued(one.core[0])
    return one if ("," in between and at) or (":" in between and not score) else None  # but beat them 3.5:2.5


def turned(words: Words, cue: Cue, time: bool) -> int:
    """The direction of a term; of times the faster is the less, and what is beaten by another is less, too."""
    way = -cue.way if cue.role == "racing" and time else cue.way
    passive = words.listed("by", cue.to, cue.to + 1) and not words.is_than(cue.to - 1)  # más que en 2018
    return -way if passive else way


def may_compare(one: Mention, other: Mention) -> bool:
    """Whether two figures are of one sort, or one of them is bare, and no year: 2C above the level of 1850."""
    if one.bare and other.bare:
        return True
    bare = one if one.bare else other
    return one.sort == other.sort or (bare.bare and not _YEAR.fullmatch(bare.figure.plain))


def names(words: Words, at: int, other: Mention, attributive: bool = False) -> bool:
    """Whether the words from `at` on name the other figure."""
    low, lexicon = words.low, words.text.lexicon
    to = max(other.first, at)
    between = low[at : other.core[0]]
    comma = next((place for place in range(at, to) if low[place] == ","), None)
    if (
        not between
        or (other.attributive and not attributive)
        or words.is_broken(at, to - 1)
        or words.parts(at, to if comma is None else comma)
    ):
        return False
    if words.has_between(at, to, "since", "wholes") or words.is_by(other):
        return False
    if all(word in lexicon.roles.fillers for word in between):
        return any(_is_definite(words, word) for word in between)
    if comma is None:
        return to - at <= NAMED and not words.verbs(at, to)
    apposed = to - comma == 1 and not CLOSING.isdisjoint(low[other.last : other.last + 1])
    told = words.at(comma + 1, "tellers") is not None or apposed
    return comma - at <= NAMED and told and to - comma <= TOLD and "," not in low[comma + 1 : to]


def _is_definite(words: Words, word: str) -> bool:
    """Whether a word is a determiner, and no article as in a hundred."""
    has = words.text.lexicon.has
    return has("determiners", word) and (has("definite", word) or not has("articles_before", word))


def faces(words: Words, one: Mention, cue: Cue) -> bool:
    """Whether the figure before such words is what they speak of."""
    own = words.own
    if one.attributive or words.is_reference(one) or one.figure.change is not None:
        return False
    closed = one.last + (words.low[one.last : one.last + 1] == [")"])  # women (118) outnumbered men (97)
    opened = cue.at - (words.low[cue.at - 1] == "(")  # 40 beds (up from 52)
    if words.is_broken(closed, opened) or is_gap(words, one, cue) or words.is_by(one):
        return False
    if (
        one.noun is not None
        and words.has_at(one.last, "carriers")
        and "," not in words.low[one.last : cue.at]
    ):
        return False  # twelve places are above the 25 that is allowed
    if words.listed("time_bounds", one.last, cue.at):
        return False
    return not any(
        own.opens_clause(at) and not _takes_up(words, at, cue) and not _is_tag(words, at, cue)
        for at in range(one.last, cue.at)
    )


def _is_tag(words: Words, at: int, cue: Cue) -> bool:
    """Whether somebody is only said to say so: 410 tonnes, the owner said on Monday, more than the 365 of last year."""
    return words.listed("opinions", at, at + 1) and "," in words.low[at : cue.at]


def _takes_up(words: Words, at: int, cue: Cue) -> bool:
    """Whether a clause goes on about the figure before it: which was more than, but that was less than."""
    if words.at(at, "carriers") is not None or cue.at == at + 1:
        return True
    found = words.text.lexicon.roles.links.match(words.low, at + 1)
    return found is not None and cue.at - at <= TOLD + 2


def is_gap(words: Words, one: Mention, cue: Cue) -> bool:
    """Whether a figure says by how much: 12 more than the 40 of the others."""
    between: Sequence[str] = words.low[one.last : cue.at]
    if words.verbs(cue.at, cue.at + 1) or ")" in between:
        return False
    if not PARTING.isdisjoint(between) or words.verbs(one.last, cue.at):
        return False
    return len(between) <= 3 or max(one.roles.get(role, 0) for role in ("gap", "up", "down")) >= NEAR


def led(words: Words) -> Iterator[Order]:
    """The two sides of a contest that one leads: leads her by 46 per cent to 41."""
    low, has = words.low, words.text.lexicon.has
    for one, other in pairwise(words.own.mentions):
        if not may_compare(one, other) or not 0 < other.first - one.last <= 3:
            continue
        if not has("range_to", low[one.last]) or one.roles.get("old", 0) == NEAREST or other.roles.get("old"):
            continue
        cue = next((cue for cue in words.of("leads") if 0 <= one.first - cue.to <= LED), None)
        if cue is None or words.is_denied(cue.at) or words.verbs(one.last, other.first):
            continue
        if not any(words.own.opens_clause(at) for at in range(cue.to, one.first)) and one.sort in CONTESTED:
            yield Order("compare-way", one, other, 1, other)


CONTESTED = frozenset({"percent", "count"})
LED = 8
"""So many words at most stand between a leader and what the two have."""
