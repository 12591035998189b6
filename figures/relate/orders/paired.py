"""Two figures that are set against each other, of which another word says that it rose or fell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.relate.attach import NEAREST
from figures.relate.likeness import is_level
from figures.relate.orders.compared import may_compare
from figures.relate.orders.moved import is_base
from figures.relate.orders.times import announced, directions
from figures.relate.orders.words import Cue, Order, Words
from figures.relate.record import Mention

ADVERBIAL = 8
"""So many words at most stand between a figure and what it is compared with: 44 in the first half, against 52."""
AHEAD = 12
"""So many words at most stand between what moves and a figure: pay more for it than the others do, 38 against 24."""
OPENING = 8
"""So many words from its beginning a sentence says what was before."""


def paired(words: Words) -> Iterator[Order]:
    """The figures before and behind a word like "against", with the direction of a verb elsewhere."""
    for base in words.of("bases", "opposed"):
        other = words.next(base.to)
        before = [each for each in words.own.mentions if each.core[1] <= base.at]
        if (
            other is None
            or not before
            or not may_compare(before[-1], other)
            or not is_base(words, base, other)
        ):
            continue
        one = before[-1]
        if (
            words.listed("range_from", base.at, base.at + 1)
            or (words.has_at(base.at, "weak") and other.roles.get("old", 0) < NEAREST)
            or one.attributive
            or words.is_by(one)
        ):
            continue
        if base.at - one.last > ADVERBIAL or words.is_broken(one.last, base.at):
            continue
        if words.verbs(one.last, base.at) and not _is_subject(words, one):
            continue
        if (
            any(words.own.opens_clause(at) for at in range(one.last, base.at))
            or max(one.roles.get("gap", 0), one.roles.get("up", 0), one.roles.get("down", 0)) == NEAREST
        ):
            continue
        way = _told(words, one)
        if way:
            yield Order("change-way", other, one, way, other, tuple(before[:-1]))


def _is_subject(words: Words, one: Mention) -> bool:
    """Whether a figure opens what words announce: crowds grew: 480 came on Monday, against 410 a week earlier."""
    way, start = announced(words)
    moved = any(
        move.way == way and move.to <= start for move in words.moves
    )  # and not: it is even more stark
    return moved and one.first - start <= 2


def _told(words: Words, one: Mention) -> int:
    """The direction of the only word of change before a figure, or of words that announce the two."""
    way, start = announced(words)
    if way and start <= one.first:
        return way
    told = directions(words)
    if len(told) != 1 or told[0][0] > one.first or one.first - told[0][0] > AHEAD:
        return 0
    at, way = told[0]
    between = [each for each in words.own.mentions if at <= each.core[0] < one.core[0]]
    if between or any(words.own.opens_clause(place) for place in range(at, one.first)):
        return 0
    reached = (
        is_level(one, words.text) or ":" in words.low[at : one.first] or "," in words.low[at : one.first]
    )
    return way if reached else 0


def recalled(words: Words, _: Sequence[Words]) -> Iterator[Order]:
    """What it was, in a clause or a sentence of its own: it slipped to 4.1%. It had stood at 4.4% in February."""
    for cue in words.of("recalling"):
        old = words.next(cue.to)
        if old is None or old.first - cue.to > 1 or old.attributive:
            continue
        before = [each for each in words.own.mentions if each.core[1] <= cue.at]
        if words.has_between(0, cue.at, "peaks", "since"):
            continue  # the lowest since 1981, when it had been lower
        told = words if before else words.before()
        if told is None or (told is not words and not _takes_up(words, cue)):
            continue
        new = _new(told, cue.at if told is words else len(told.low), old)
        if new is not None:
            yield Order("change-way", old, new[0], new[1], new[0])


def _takes_up(words: Words, cue: Cue) -> bool:
    """Whether a sentence begins with what takes up the one before."""
    links = words.text.lexicon.roles.links
    return cue.at <= OPENING and any(links.match(words.low, at) is not None for at in range(cue.at))


def _new(words: Words, end: int, old: Mention) -> tuple[Mention, int] | None:
    """The only figure of the sort of the old one that a word of change leads to, and the direction."""
    like = [each for each in words.own.mentions if each.core[0] < end and may_compare(each, old)]
    if any(len(each.figure.ends) > 1 for each in words.own.mentions):
        return None  # its margin slipped 10 points to 2.85 per cent and its ratio 15 to 0.90
    told = [(at, way) for at, way in directions(words) if at < end]
    if len(like) != 1 or len(told) != 1 or not is_level(like[0], words.text) or like[0].attributive:
        return None
    at, way = told[0]
    by = sum(each.last - each.first for each in words.own.mentions if at < each.first < like[0].first)
    return (like[0], way) if 0 < like[0].first - at - by <= 4 else None
