"""The first of some of which a short text tells all, or the next: the largest of the four; the nearest to it had 22."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.relate.likeness import is_amount
from figures.relate.orders.words import Cue, Order, Words
from figures.relate.record import Mention

FEWEST, MOST = 3, 9
"""So many are told one by one."""
BEHIND = 2
"""So many sentences behind that of the first may tell the others."""
OPENING = 3
"""So many words before a number say that it is how many there are: among the five labs."""
NEXT = 10
"""So many words from what is called the next, its figure stands."""


def firsts(words: Words, earlier: Sequence[Words]) -> Iterator[Order]:
    """The first of so many and each of the others, and the first and the next."""
    if not words.text.is_short:
        return
    for peak in _peaks(words, "peaks", "fastest", "eldest", "amounts"):
        many = next((each for each in words.own.mentions if _is_many(words, each)), None)
        for one in _nearest(words, peak) if many is not None else ():
            if peak.role == "amounts" and one.core[0] < peak.at:
                continue  # CNN (25%), the Times (14%) and the Post (7%) came first most often
            others = [each for each in _told(words) if each not in (one, many) and _is_like(each, one)]
            if many is not None and len(others) + 1 == many.figure.value:
                for other in others:
                    yield Order(
                        "compare-record", one, other, _way(peak, one), other, ages=peak.role == "eldest"
                    )
                break
    yield from _nexts(words, earlier)


def _nexts(words: Words, earlier: Sequence[Words]) -> Iterator[Order]:
    """The first, and what is said to come next to it."""
    for cue in words.of("nexts"):
        for told in (words, *earlier[-1:]):
            peaks = [
                peak
                for peak in _peaks(told, "peaks", "fastest", "eldest")
                if told is not words or peak.at < cue.at
            ]
            one = next(iter(_nearest(told, peaks[-1])), None) if peaks else None
            if one is None:
                continue
            others = [each for each in words.own.mentions if each is not one and _is_beside(words, each, cue)]
            like = [each for each in others if _is_like(each, one) or peaks[-1].role == "eldest"]
            if len(like) == 1 and like[0].place > one.place:
                ages = peaks[-1].role == "eldest"
                yield Order("compare-record", one, like[0], _way(peaks[-1], one), like[0], ages=ages)
            break


def _peaks(words: Words, *roles: str) -> list[Cue]:
    """The superlatives of a sentence."""
    return [cue for cue in words.of(*roles) if not words.is_denied(cue.at)]


def _way(peak: Cue, one: Mention) -> int:
    return -peak.way if peak.role == "fastest" and one.sort == "time" else peak.way


def _nearest(words: Words, peak: Cue) -> list[Mention]:
    """What may be the figure of what is called the first: that in its part of the sentence, and the nearest, first."""
    found = [each for each in words.own.mentions if not _is_many(words, each) and not each.attributive]
    clause = words.own.clauses[peak.at]
    return sorted(found, key=lambda each: (abs(each.clause - clause), abs(each.core[0] - peak.at)))


def _is_many(words: Words, mention: Mention) -> bool:
    """Whether a number says of how many something is the first: of the four, among the five labs, in four years."""
    value = mention.figure.value
    if (
        value is None
        or not FEWEST <= value <= MOST
        or value != int(value)
        or mention.sort not in ("count", "time")
    ):
        return False
    before = words.low[max(mention.first - OPENING, 0) : mention.first]
    return words.text.lexicon.stands("among", before)


def _told(words: Words) -> list[Mention]:
    """The figures of a sentence and of those behind it."""
    numbers = range(words.own.number, words.own.number + BEHIND + 1)
    return [each for number in numbers if number in words.text.utterances
            for each in words.text.utterances[number].mentions]  # fmt: skip


def _is_like(other: Mention, one: Mention) -> bool:
    """Whether a figure may be one of those that something is the first of."""
    return is_amount(other) and not other.attributive and (other.sort == one.sort or other.bare)


def _is_beside(words: Words, mention: Mention, cue: Cue) -> bool:
    return abs(mention.core[0] - cue.at) <= NEXT and not words.is_by(mention)
