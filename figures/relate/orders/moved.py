"""What something was and what it is, if words say that it rose or fell: 1,140, down from 1,310."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from figures.lexicon.record import Side
from figures.relate.attach import NEAREST
from figures.relate.likeness import is_level
from figures.relate.lists import is_dash_between
from figures.relate.orders.compared import faces, may_compare
from figures.relate.orders.words import Cue, Move, Order, Words
from figures.relate.record import Mention

APART = 16
"""So many words apart at most stand what it was and what it is."""
BEFORE = 8
"""So many words before them stands the verb."""
ASIDE = 10
"""So many words stand between two commas: the office said."""
LIKE = 4
"""A bare number of more than so many times a duration is none."""
NAMED = 5
"""So many words stand between from and what it was: from the previous year's 40."""


def moved(words: Words) -> Iterator[Order]:
    """The figures before and behind from, against and the like, if a word of change goes with them."""
    bases = [
        (base, other)
        for base in words.of("bases")
        if (other := words.next(base.to)) is not None and is_base(words, base, other)
    ]
    told = {role for each in words.own.mentions for role in ("old", "new") if each.roles.get(role) == NEAREST}
    if not bases and len(told) < 2:
        return
    moves = words.moves
    for base, other in bases if moves else ():
        move = next((each for each in reversed(moves) if each.to <= base.at), None)
        if move is None or words.is_denied(move.at) or any(each.at == other.last for each in moves):
            continue  # after the 530,000 drop of the week before
        if is_exchange(words, move) or _is_amount_of(words, move, base):
            continue
        if any(each is not other and each.roles.get("old") == NEAREST for each in words.own.mentions):
            continue  # cut from £9m to £6m after savings of £4m
        one = _level(words, move, base, other) or _apposed(words, move, base, other)
        if one is not None:
            before = [
                each for each in words.own.mentions if each.place < one.place and may_compare(each, other)
            ]
            yield Order("change-way", other, one, move.way, other, tuple(before))
    if len(told) == 2:
        yield from _from_to(words, moves)


def _is_amount_of(words: Words, move: Move, base: Cue) -> bool:
    """Whether the word that may mean "from" says by how much something has changed: ein Zuwachs von 50 Prozent."""
    return move.side is Side.NOUN and move.to == base.at and words.listed("of", base.at, base.at + 1)


def is_exchange(words: Words, move: Move) -> bool:
    """Whether a currency moves: a rupee that climbs costs fewer dollars, and a dollar fewer rupees."""
    names, start = words.text.lexicon.currency_names.meanings, words.own.start_of(words.own.clauses[move.at])
    taken = {at for each in words.own.mentions for at in range(each.first, each.last)}
    return any(words.low[at] in names for at in range(start, move.at) if at not in taken)


def is_base(words: Words, base: Cue, other: Mention) -> bool:
    """Whether what follows is what it was, and no time, place or other thing."""
    between = range(base.to, other.core[0])
    low, has = words.low, words.text.lexicon.has
    if len(between) > NAMED or other.attributive or words.is_broken(base.to, other.core[0]):
        return False
    definite = any(has("definite", low[at]) or words.text.is_possessive(low[at]) for at in between)
    if words.has_at(base.at, "vague") and not definite:
        return False
    behind = low[other.last : other.last + 1]
    if any(has("range_to", word) for word in behind):
        return False
    opens = has("range_from", low[base.at])
    if not opens and any(words.has_at(other.last, "recipients") for _ in behind):
        return False  # 47 per cent compared with 44 per cent for the other
    if any(low[at] == "," or (has("prepositions", low[at]) and not has("of", low[at])) for at in between):
        return False
    return not words.verbs(base.to, other.core[0])


def _level(words: Words, move: Move, base: Cue, other: Mention) -> Mention | None:
    """What it rose or fell to, between the word of change and what it was."""
    own, low = words.own, words.low
    inside = [each for each in own.mentions if move.to <= each.core[0] < base.at]
    levels = [each for each in inside if _is_reached(each, words) and each.core[1] <= base.at]
    if move.side is Side.NOUN or (
        move.side is Side.WORD and not words.listed("particles", move.at, move.at + 1)
    ):
        return None
    if len(levels) != 1 or levels[0].attributive or inside[-1] is not levels[0] or len(inside) > 2:
        return None
    level = levels[0]
    starts = inside[0].first
    plain = starts - move.to <= 3 and base.at - level.last <= BEFORE and not words.verbs(move.to, starts)
    if not plain or words.verbs(level.last, base.at) or words.is_broken(level.last, base.at):
        return None
    commas = [at for at in range(level.last, base.at) if low[at] == ","]
    if any(own.opens_clause(at) for at in range(move.to, base.at)) or (commas and commas[-1] != base.at - 1):
        return None
    return level if may_compare(level, other) else None


def _is_reached(mention: Mention, words: Words) -> bool:
    """Whether it is what something rose or fell to."""
    from_there = words.listed("range_from", max(mention.first - 2, 0), mention.first)
    return is_level(mention, words.text) and not from_there


def _apposed(words: Words, move: Move, base: Cue, other: Mention) -> Mention | None:
    """What it is now, before the word of change: 40, up from 30; 40, a rise of a third on the 30 of last year."""
    own = words.own
    inside = [each for each in own.mentions if move.to <= each.core[0] < base.at]
    if move.side is Side.NOUN and not words.listed("articles_before", max(move.at - 3, 0), move.at):
        return None
    if len(inside) > 1 or any(is_level(each, words.text) for each in inside):
        return None
    skipped = [at for at in range(move.to, base.at) if not any(e.first <= at < e.last for e in inside)]
    if len(skipped) > 3 or any(words.low[at] == "," or words.verbs(at, at + 1) for at in skipped):
        return None
    before = [each for each in own.mentions if each.core[0] < move.at]
    if before and move.side is Side.VERB and "," not in words.low[before[-1].last : move.at]:
        return None  # the tax of the top 1 percent rose from 19 to 25
    if before and is_during(before[-1], other, words):
        before.pop()
    if not before or not may_compare(before[-1], other):
        return None
    cue = Cue(move.at, move.to, "moved", move.way)
    return before[-1] if faces(words, _as_amount(before[-1], other), cue) else None


def _as_amount(mention: Mention, other: Mention) -> Mention:
    """What stands before a noun as an amount of its own, beside another in its unit: a 40-bed ward, up from 32 beds."""
    is_amount = mention.figure.unit is not None and mention.figure.unit == other.figure.unit
    return replace(mention, attributive=False) if mention.attributive and is_amount else mention


def is_during(mention: Mention, other: Mention, words: Words) -> bool:
    """Whether a figure only tells the time in which something else was counted: 212 in the 12 months to August."""
    value, base = mention.figure.value, other.figure.value
    if mention.sort != "time" or other.sort == "time" or value is None or base is None:
        return False
    if other.bare and base < LIKE * value:
        return False  # 42 kilometres in four hours, up from three
    return words.listed("time_openers", max(mention.first - 2, 0), mention.first)


def _from_to(words: Words, moves: list[Move]) -> Iterator[Order]:
    """A pair of from and to behind a verb of change."""
    own, text = words.own, words.text
    for new in own.mentions:
        if new.roles.get("new", 0) < NEAREST:
            continue
        for old in own.mentions:
            if old is new or old.roles.get("old", 0) < NEAREST:
                continue
            first, last = sorted((old, new), key=lambda mention: mention.place)
            if old.clause != new.clause and not _is_only_aside(words, first, last):
                continue
            if words.listed("ranging", max(first.first - 3, 0), first.first):
                continue
            if not (is_level(old, text) and is_level(new, text)) or last.core[0] - first.core[0] > APART:
                continue
            between = [
                each
                for each in own.mentions
                if first.place < each.place < last.place and not each.figure.bracketed
            ]
            if any(each.sort == new.sort for each in between) or is_dash_between(first, last, text):
                continue
            way = _way(words, first, moves) or _way_behind(words, last)
            if way:
                yield Order("change-way", old, new, way, new)


def _is_only_aside(words: Words, first: Mention, last: Mention) -> bool:
    """Whether nothing but brackets keeps two figures apart: from 410 in the north (two shops) to 470."""
    depth = 0
    for at in range(first.last, last.first):
        depth += (words.low[at] == "(") - (words.low[at] == ")")
        if not depth and (words.low[at] in ",;:" or words.own.opens_clause(at)):
            return False
    return not depth and not first.figure.bracketed


def _way(words: Words, first: Mention, moves: list[Move]) -> int:
    """The direction of the words of change before a pair, in its clause; 0 if there is none, or both."""
    own, to = words.own, _before_aside(words, first)
    start = own.start_of(first.clause if to == first.first else own.clauses[to])
    if any(is_exchange(words, each) for each in moves if each.to <= first.first):
        return 0
    before = [each for each in moves if start <= each.at and each.to <= to and each.side is Side.VERB]
    before += [each for each in moves if _opens(words, each, first)]
    before += [
        Move(cue.at, cue.to, cue.way, None) for cue in words.of("comparing") if 0 <= first.first - cue.to <= 2
    ]
    ways = {each.way for each in before}
    if not ways and first.roles.get("old", 0) == NEAREST:
        return _way_between(words, first, moves)
    if len(ways) != 1 or to - before[-1].at > BEFORE or words.is_denied(before[-1].at):
        return 0
    if any(not words.is_of_noun(at) for at in words.verbs(before[-1].to, to)):
        return 0  # the plan to shorten queues took costs to 9 from 7
    commas = [at for at in range(before[-1].at, to) if words.low[at] == ","]
    return 0 if commas and own.words(commas[-1], to) else ways.pop()


def _before_aside(words: Words, first: Mention) -> int:
    """Where a figure would stand without what stands between commas: fell last month, the office said, to 40."""
    low, end = words.low, first.first - 2
    start = next((at for at in range(end - 1, max(end - ASIDE, 0), -1) if low[at] == ","), None)
    if end < 1 or low[end] != "," or start is None or words.listed("list_joints", start + 1, start + 2):
        return first.first
    told = any(
        start < at < end
        for at in (*(each.first for each in words.own.mentions), *(m.at for m in words.moves))
    )
    return first.first if told else start


def _opens(words: Words, move: Move, first: Mention) -> bool:
    """Whether a noun or a mere word of change stands right before a pair: a drop from 40 to 30; up from 30 to 40."""
    is_from = words.listed("range_from", first.first - 1, first.first)
    if any(each.sort == first.sort and each.place < first.place for each in words.own.mentions):
        return False  # at 1.2 to 1.7 per cent, down from 1.9 to 2.0
    return move.side in (Side.NOUN, Side.WORD) and is_from and move.to == first.first - 1


def _way_behind(words: Words, last: Mention) -> int:
    """The direction of the verb that ends the clause of a pair: von 40 auf 44 gestiegen."""
    own, known = words.own, words.text.lexicon.orders.meanings
    ways = {
        1 if cue.role == "up" else -1
        for found in own.cues
        for cue in found.cues
        if cue.side is Side.FINAL
        and 0 <= found.at - last.last <= NAMED
        and own.clauses[found.at] == last.clause
        and "," not in words.low[last.last : found.at]
        and not words.is_denied(found.at)
        and not any(word.role == "unclear" for word in known.get(words.low[found.at], ()))
    }
    return ways.pop() if len(ways) == 1 else 0


def _way_between(words: Words, first: Mention, moves: list[Move]) -> int:
    """The direction of a verb between what it was and what it is: from 212 in spring it had risen to 287."""
    new = words.next(first.last)
    between = [move for move in moves if new is not None and first.last <= move.at and move.to <= new.first]
    if new is None or len(between) != 1 or between[0].side is not Side.VERB or new.first - between[0].to > 2:
        return 0
    return 0 if words.is_denied(between[0].at) else between[0].way
