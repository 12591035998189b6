"""What something was, is, and by how much it moved, where two of these are told: $5bn, up 7%; down from 50,000."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.lexicon.record import Cue as RoleCue
from figures.lexicon.record import Side
from figures.model import Change
from figures.relate.attach import NEAR, NEAREST
from figures.relate.likeness import alike, is_level
from figures.relate.orders.moved import APART, is_exchange
from figures.relate.orders.words import Cue, Move, Words
from figures.relate.record import Mention, Relation
from figures.relate.told.record import (
    SHARES,
    before,
    is_quantity,
    is_step,
    listed,
    opens_with_link,
    previous,
)

ROLES = frozenset({"old", "new", "up", "down", "gap"})
THEN = 4
"""So many words behind a step stands the next one: and then to 50."""
NAMED = 8
"""So many words name what something was: from the revised 2017 figure of 40."""
PHRASE = 5
"""So many words at most open a step behind a comma: an increase of about."""
APPOSED = 10
"""So many words behind a figure, a comma opens by how much it has changed."""
OPENING = frozenset(",–—(")


def changes(words: Words, earlier: Sequence[Words]) -> Iterator[Relation]:
    """The changes of which a sentence tells two figures."""
    mentions = words.own.mentions
    if not any(each.figure.change is not None or not ROLES.isdisjoint(each.roles) for each in mentions):
        return
    moves = [move for move in words.moves if not words.is_denied(move.at)]
    yield from _from_to(words)
    if moves:
        yield from _reached(words, earlier, moves)
        for base in words.of("bases"):
            yield from _measured(words, earlier, moves, base)
    for step in mentions:
        way = _way(step)
        if way and not is_level(step, words.text) and not words.is_denied(step.first):
            yield from _stepped(words, step, way, previous(words, earlier))


def _way(step: Mention) -> int:
    """Which way a figure says that something changes; 0 if it does not."""
    if step.figure.role == "additional":
        return 0  # another 40
    if step.figure.change is not None:
        return 1 if step.figure.change is Change.UP else -1
    up, down = step.roles.get("up", 0) == NEAREST, step.roles.get("down", 0) == NEAREST
    return up - down


def _from_to(words: Words) -> Iterator[Relation]:
    """From one figure to the next, and so on: grew from 10 in 2001 to 50 in 2013 to 105."""
    old: Mention | None = None
    for each in words.own.mentions:
        if old is not None and _leads_to(words, old, each) and (pair := alike(old, each)) is not None:
            yield listed("from-to", each, old=pair[0], new=pair[1])
            old = each
        elif each.roles.get("old", 0) == NEAREST and is_level(each, words.text) and _moves(words, each):
            old = each


def _moves(words: Words, old: Mention) -> bool:
    """Whether a word says that something changes, so that no range of sizes or places is told."""
    if old.sort in ("time", "age") or words.listed("ranging", max(old.first - 3, 0), old.first):
        return False
    before = words.low[max(old.first - 2, 0) : old.first]
    if any(
        each.role in ("up", "down") and each.side is Side.WORD
        for word in before
        for each in _cues(words, word)
    ):
        like = (each for each in words.own.mentions if each.place < old.place and each.sort == old.sort)
        return next(like, None) is None  # at 1.2 to 1.7 per cent, down from 1.9 to 2.0
    ways = any(cue.role in ("up", "down") for found in words.own.cues for cue in found.cues)
    return ways or words.has("going")


def _cues(words: Words, word: str) -> Sequence[RoleCue]:
    return words.text.lexicon.roles.cues.meanings.get(word, ())


def _leads_to(words: Words, old: Mention, new: Mention) -> bool:
    """Whether a figure is what another became: to 50; to, by one estimate, 50; and then to 50."""
    is_next = 0 < new.first - old.last <= THEN and old.roles.get("new", 0) == NEAREST
    if is_next and words.listed("range_to", new.first - 1, new.first):
        return True
    if new.first - old.last > APART or words.is_broken(old.last, new.first):
        return False
    low, has = words.low, words.text.lexicon.has
    to = next((at for at in range(old.last, new.first) if has("range_to", low[at])), new.first)
    if any(words.own.opens_clause(at) for at in range(old.last, to)):
        return False
    aside = to < new.first and low[to + 1] == "," == low[new.first - 1]
    return aside or (new.roles.get("new", 0) == NEAREST and is_level(new, words.text))


def _reached(words: Words, earlier: Sequence[Words], moves: Sequence[Move]) -> Iterator[Relation]:
    """What something came to, where the sentence before tells what it was: the lead was 15; it doubled to 32.

    In one sentence nothing but what takes it up may stand between: stands at 113, but rises to 140.
    """
    told = previous(words, earlier)
    if any(
        words.listed("range_from", each.first - 1, each.first) for each in words.own.mentions if each.first
    ):
        return
    for new in words.own.mentions:
        if new.roles.get("new", 0) < NEAREST or not is_level(new, words.text) or new.figure.value is None:
            continue
        move = next((each for each in moves if 0 <= new.first - each.to <= 2), None)
        if move is None or is_exchange(words, move):
            continue
        own = next(before(words, move.at, new), None)
        if own is not None:
            start = max(words.own.start_of(new.clause), own.last)
            if not words.own.words(start, move.at) and own.clause >= new.clause - 1:
                yield listed("from-to", new, old=own, new=new)
        elif told is not None and words.own.words(0, new.first) <= told.own.topics:
            like = [each for each in told.own.mentions if alike(each, new) is not None and not each.bare]
            if len(like) == 1:
                yield listed("from-to", new, old=like[0], new=new)


def _measured(words: Words, earlier: Sequence[Words], moves: Sequence[Move], base: Cue) -> Iterator[Relation]:
    """What something is, and what it was: 45,000, which is down from the 50,000 of the year before."""
    step = next((each for each in words.own.mentions if each.last in (base.at, base.at - 1)), None)
    at = step.first if step is not None and is_step(step) else base.at
    move = next((each for each in moves if 0 <= at - each.to <= 1), None)
    other = words.next_amount(base.to)
    if move is None or other is None or not _names(words, base.to, other):
        return
    one = next(before(words, move.at, other), None)
    told = previous(words, earlier)
    if one is None and told is not None and opens_with_link(words, move.at):
        one = next(before(told, len(told.low), other), None)
    if one is not None and (pair := alike(other, one)) is not None:
        yield listed("change-way", one, move.way, old=pair[0], new=pair[1])


def _names(words: Words, at: int, other: Mention) -> bool:
    """Whether the words from a place on name the figure behind them."""
    if other.first - at > NAMED or is_step(other) or other.figure.value is None:
        return False
    if "," in words.low[at : other.first] or words.is_broken(at, other.first):
        return False
    return not any(words.own.opens_clause(place) for place in range(at, other.first))


def _stepped(words: Words, step: Mention, way: int, told: Words | None) -> Iterator[Relation]:
    """By how much something changed, and what it is: $5bn, up 7%; rose 7%, the group said, to $5bn."""
    opener = _opener(words, step)
    if opener is not None:
        one = _opened(words, step, opener)
        if opener < 0 and told is not None:
            one = _opened(told, step, len(told.low) - 1)
        if one is not None:
            yield listed("moved-to", step, way, by=step, new=one)
        return
    behind = [each for each in words.own.mentions if each.place > step.place]
    levels = [each for each in behind if is_level(each, words.text) and _can_be(step, each, words)]
    if levels and levels[0].first - step.last <= APART and _goes_on(words, step, levels[0]):
        if levels[0].roles.get("new", 0) >= NEAR:
            yield listed("moved-to", step, way, by=step, new=levels[0])
        elif levels[0].roles.get("old", 0) >= NEAR:
            yield listed("moved-from", step, way, by=step, old=levels[0])


def _opener(words: Words, step: Mention) -> int | None:
    """The comma, dash or bracket that opens by how much something changed: , a rise of 7%; (up 7%); , which is up 7%.

    Less than 0 if the sentence begins with it and takes up the one before: that is 7% more.
    """
    low, has, linked = words.low, words.text.lexicon.has, False
    changing = {
        found.at for found in words.own.cues for cue in found.cues if cue.role in ("up", "down", "gap")
    }
    for at in range(step.first - 1, max(step.first - PHRASE, 0) - 1, -1):
        if low[at] in OPENING or words.is_dash(at):
            return at
        if has("range_or", low[at]):
            return None  # 84 jobs, or 7 per cent
        linked = linked or words.text.lexicon.roles.links.match(low, at) is not None
        known = low[at] in words.text.lexicon.roles.fillers or has("articles_before", low[at])
        joins = linked and any(has(what, low[at]) for what in ("list_joints", "relatives", "pronouns"))
        if not (known or joins or at in changing or has("auxiliaries", low[at])):
            return None
    return -1 if linked and step.first <= PHRASE else None


def _opened(words: Words, step: Mention, at: int) -> Mention | None:
    """The figure before the comma that opens by how much it has changed."""
    found = [each for each in words.own.mentions if each.last <= at]
    if not found or at - found[-1].last > APPOSED or not _can_be(step, found[-1], words):
        return None
    one = found[-1]
    barrier = next((place for place in range(one.last, at) if words.own.opens_clause(place)), at)
    if "," in words.low[one.last : at] or words.verbs(barrier, at):
        return None
    if words.low[at] == "(" and one.last < at:
        return None  # of five branches, shops (down 9 per cent)
    by = one.sort in SHARES and is_step(one)
    return None if by or one.attributive else one


def _can_be(step: Mention, level: Mention, words: Words) -> bool:
    """Whether so much can be what something changed to by a step."""
    if not is_quantity(level, words) and level.sort != "percent":
        return False
    points = step.sort == "points" and level.sort == "percent"
    return points or step.sort in SHARES or step.sort == level.sort


def _goes_on(words: Words, step: Mention, level: Mention) -> bool:
    """Whether only an aside between commas parts a step from what it led to."""
    if words.is_broken(step.last, level.first):
        return False
    commas = [at for at in range(step.last, level.first) if words.low[at] == ","]
    inside = range(commas[0], commas[-1]) if len(commas) > 1 else ()
    return not any(
        words.own.opens_clause(at) for at in range(step.last, level.first) if at not in inside
    ) and len(commas) in (0, 2)
