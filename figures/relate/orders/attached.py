"""Comparatives that stand with one of two figures, or between them: in the second week even more: 1,350."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.relate.orders.compared import is_gap, may_compare
from figures.relate.orders.words import Cue, Order, Words
from figures.relate.record import Mention

SPLIT = 12
"""So many words at most stand between a comparative, its figure, and than."""
OF_TWO = 2
"""So many words say of whom one is the elder: of the two."""
TOUCHING = 2
"""So many words at most stand between a comparative and a figure that it is attached to."""


def split(words: Words) -> Iterator[Order]:
    """A comparative before one figure, than before the other: more chose tea (310) than coffee (280)."""
    low = words.low
    for cue in words.of("comparing"):
        than = next((at for at in range(cue.to, min(cue.to + SPLIT, len(low))) if words.is_than(at)), None)
        if words.listed("list_joints", cue.at - 1, cue.at):
            continue
        if than is None or words.is_denied(cue.at) or than == cue.to:
            continue
        between = [each for each in words.own.mentions if cue.to <= each.core[0] < than]
        other = words.next(than + 1)
        if (
            len(between) != 1
            or other is None
            or not may_compare(between[0], other)
            or other.first - than > SPLIT // 2
        ):
            continue
        one = between[0]
        if is_told(words, one) and is_told(words, other):
            yield Order("compare-way", one, other, cue.way, other)


def is_told(words: Words, mention: Mention) -> bool:
    """Whether a figure stands in a bracket or behind a comma or a dash, and is no count of what is compared."""
    before = words.low[mention.first - 1 : mention.first]
    return any(word in OPENERS or words.text.lexicon.has("range_at", word) for word in before)


def attached(words: Words, earlier: Sequence[Words]) -> Iterator[Order]:
    """A comparative without than beside a figure, and the only other one of its sort in reach."""
    for cue in words.of("comparing"):
        if words.is_denied(cue.at) or words.listed("list_joints", cue.at - 1, cue.at):
            continue
        if cue.at > 0 and words.listed("definite", cue.at - 1, cue.at):
            continue  # the upper stair has 121 steps, the lower, built later, 68
        if any(words.is_than(at) for at in range(cue.to, min(cue.to + SPLIT, len(words.low)))):
            continue
        one = _opened(words, cue) or _closed(words, cue)
        if one is None or one.attributive:
            continue
        others = _others(words, one, earlier)
        if len(others) == 1:
            yield Order("compare-way", one, others[0], cue.way, one)


def _opened(words: Words, cue: Cue) -> Mention | None:
    """The figure that a comparative opens: higher, at 37; even more: 1,350."""
    one = words.next(cue.to)
    if one is None or one.first - cue.to > TOUCHING + 1:
        return None
    between = words.low[cue.to : one.first]
    signs = [word for word in between if word in OPENERS]
    plain = all(word in OPENERS or words.text.lexicon.has("range_at", word) for word in between)
    return one if signs and plain else None


def _closed(words: Words, cue: Cue) -> Mention | None:
    """The figure that a comparative closes: £8,700 – slightly less."""
    before = [each for each in words.own.mentions if each.core[1] <= cue.at]
    if not before or cue.at - before[-1].last > TOUCHING + 1 or words.low[cue.to : cue.to + 1] not in CLOSERS:
        return None
    between = words.low[before[-1].last : cue.at]
    return (
        before[-1]
        if any(word in OPENERS for word in between) and not is_gap(words, before[-1], cue)
        else None
    )


OPENERS = frozenset(",:–—(")
CLOSERS: tuple[list[str], ...] = ([], ["."], [","], [";"], [")"])


def _others(words: Words, one: Mention, earlier: Sequence[Words]) -> list[Mention]:
    """The other figures of the sort of one that it may be compared with."""
    reach = [*earlier[-1:], words] if earlier and earlier[-1].own.block == words.own.block else [words]
    return [
        each
        for every in reach
        for each in every.own.mentions
        if each is not one and may_compare(each, one) and each.place < one.place and not words.is_by(each)
    ]


def fronted(words: Words) -> Iterator[Order]:
    """What is compared with opens the sentence: fewer than last year's 38, 31 took Latin."""
    low, has = words.low, words.text.lexicon.has
    for cue in words.of("over", "facing"):
        other = words.next(cue.to)
        if (
            cue.at > 2
            or other is None
            or (cue.role == "over" and not words.is_than(cue.to - 1))
            or words.is_denied(cue.at)
            or other.core[0] - cue.to > SPLIT // 2
        ):
            continue
        comma = next((at for at in range(other.last, min(other.last + 5, len(low))) if low[at] == ","), None)
        if comma is None or words.verbs(cue.to, other.first) or words.verbs(other.last, comma):
            continue
        named = low[cue.to : other.core[0]]
        if not any(has("definite", word) or word.endswith(("'s", "’s")) for word in named):
            continue
        one = words.next(other.last)
        if one is not None and may_compare(one, other) and one.first - other.last <= SPLIT:
            way = cue.way or _direction(words, one)
            if way and not one.attributive:
                yield Order("compare-way", one, other, way, other)


def _direction(words: Words, one: Mention) -> int:
    """The direction of what is said of one: compared with 212 last year, 240 means an increase."""
    ways = {move.way for move in words.moves if move.at > one.last}
    return ways.pop() if len(ways) == 1 else 0


def of_two(words: Words) -> Iterator[Order]:
    """The one of two that is more, and the other: Karl, the elder of the brothers, is 47; Emil has just turned 44."""
    low, has = words.low, words.text.lexicon.has
    for cue in words.of("comparing", "aged"):
        opened = (
            cue.at > 0
            and has("definite", low[cue.at - 1])
            and any(has("of", word) for word in low[cue.to : cue.to + 1])
        )
        if not opened or words.is_denied(cue.at):
            continue
        order_of_age = cue.role == "aged"
        fits = _is_age if order_of_age else _is_measured
        like = [each for each in words.own.mentions if fits(each) and not words.is_by(each)]
        one = next((each for each in like if OF_TWO < each.first - cue.to <= SPLIT), None)
        others = [
            each
            for each in like
            if one is not None and each is not one and (each.sort == one.sort or order_of_age)
        ]
        if one is not None and len(others) == 1 and others[0].place > one.place:
            yield Order("compare-way", one, others[0], cue.way, others[0], ages=order_of_age)


def _is_age(mention: Mention) -> bool:
    """Whether a figure may be an age that a sentence tells of somebody."""
    return mention.sort == "age" or mention.bare


def _is_measured(mention: Mention) -> bool:
    return mention.sort != "age" and not mention.attributive


def extreme(words: Words, earlier: Sequence[Words]) -> Iterator[Order]:
    """The first or last of some, and the others: the slowest of the ten ran 1:44.9. Ueda, who fell, needed 1:44.2."""
    has = words.text.lexicon.has
    near = [each for each in earlier[-1:] if each.own.number == words.own.number - 1]
    for told in (*near, words) if words.text.is_short else ():
        for peak in told.of("peaks", "fastest", "eldest"):
            behind = told.low[peak.to : peak.to + 2]
            of_some = len(behind) == 2 and has("of", behind[0]) and has("definite", behind[1])
            fits = _is_age if peak.role == "eldest" else _is_measured
            like = [each for each in told.own.mentions if fits(each) and not told.is_by(each)]
            one = next((each for each in like if OF_TWO < each.first - peak.to <= SPLIT), None)
            if not of_some or one is None or told.is_denied(peak.at):
                continue
            way = -peak.way if peak.role == "fastest" and one.sort == "time" else peak.way
            for other in words.own.mentions:
                same = other.sort == one.sort or (peak.role == "eldest" and _is_age(other))
                if same and other.place > one.place and not words.is_by(other):
                    yield Order("compare-record", one, other, way, other, ages=peak.role == "eldest")
