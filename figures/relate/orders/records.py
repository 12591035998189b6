"""A record and the one that it beat, or the last that was as high."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.model import Qualifier
from figures.relate.attach import NEAREST
from figures.relate.likeness import is_amount
from figures.relate.mentions import is_stopped
from figures.relate.orders.times import directions
from figures.relate.orders.words import Cue, Order, Words
from figures.relate.record import Mention

REACH = 12
"""So many words at most stand between the words for a former record and its figure."""


def records(words: Words, earlier: Sequence[Words]) -> Iterator[Order]:
    """What is said to be the highest or the lowest, and the one before."""
    yield from _since(words)
    yield from _seconds(words, earlier)
    yield from _evers(words)
    for cue in words.of("former", "recalling", "earlier"):
        other = words.next(cue.to)
        if cue.role == "earlier":
            other = _beside(words, cue)
        if other is None or other.core[0] - cue.to > REACH or words.is_denied(cue.at):
            continue
        if other.attributive and other.noun is None and other.sort == "count":
            continue
        if words.parts(cue.to, other.first) or _goes_on(words, cue.to, other.first):
            continue
        told = [words, *reversed(earlier)][: 1 + SENTENCES]
        told = [each for each in told if words.own.block - each.own.block <= 1]
        if any(_is_since(each) for each in told[:2]):
            continue  # the warmest since 1990, when it had been warmer
        if not any(
            any(_tops(each)) or (cue.role == "former" and _is_beaten(each, other)) for each in told[:2]
        ):
            continue
        if cue.role == "recalling" and other.first - cue.to > 4:
            continue
        found = [
            one
            for each in told
            for one in sorted(
                each.own.mentions, key=lambda one: (one.bare and other.bare, abs(one.core[0] - other.core[0]))
            )
            if one is not other
            and (one.sort == other.sort or (other.bare and words.text.is_short and not one.bare))
            and (one.noun in (None, other.noun) or (other.bare and words.text.is_short))
            and not one.attributive
        ]
        raced = any(peak.role == "fastest" for each in told for peak in _tops(each))
        way = cue.way or (_direction(told, found[0] if other.bare and raced else other) if found else 0)
        if way and found and _may_be_record(found[0], other):
            yield Order("compare-record", found[0], other, way, other, tuple(found[1:]))


SENTENCES = 2
"""So many sentences before that of the former record tell of the new one."""
PLAIN = 100
"""A bare number below this may be one of strokes, of which fewer are better."""


def _is_beaten(words: Words, other: Mention) -> bool:
    """Whether words break a record, or it is one of money, of which more is the better."""
    return words.has("breaks") or other.sort.startswith("money")


def _direction(told: Sequence[Words], other: Mention) -> int:
    """Which end of the scale the record is at: where it is said, else the upper one if it was broken."""
    peaks = [peak for each in told for peak in _tops(each)]
    ways = {_way(peak, other) for peak in peaks}
    if other.sort == "time" and not any(peak.role == "fastest" for peak in peaks):
        lowered = any(each.has("breaks") or -1 in {way for _, way in directions(each)} for each in told[:2])
        return -1 if lowered and is_stopped(other.figure) else 0
    if ways:
        return ways.pop() if len(ways) == 1 else 0
    return 1 if told[0].has("breaks") or other.sort.startswith("money") else 0


def _may_be_record(one: Mention, other: Mention) -> bool:
    """Whether it is known in which direction such a record goes."""
    return (
        one.noun is not None
        or other.noun is not None
        or one.sort != "count"
        or min(one.size, other.size) >= PLAIN
    )


def _seconds(words: Words, earlier: Sequence[Words]) -> Iterator[Order]:
    """The first and the second: the deepest is 214 metres, the second-deepest 198; no lake is deeper: 214 metres."""
    for cue in words.of("runners"):
        other = words.next(cue.to)
        if other is None or other.first - cue.to > NAMED or other.attributive:
            continue
        peak = next((peak for peak in words.of("peaks") if peak.to <= cue.at and peak.way == cue.way), None)
        told = words if peak is not None else next(iter(earlier[-1:]), None)
        if told is None or (peak is None and not _is_first(told, cue)):
            continue
        start = peak.at if peak is not None else 0
        between = [
            each
            for each in told.own.mentions
            if each.place < other.place and each.core[0] >= start and each.sort == other.sort
        ]
        if len(between) == 1 and between[0].noun in (None, other.noun) and not between[0].attributive:
            yield Order("compare-record", between[0], other, cue.way, other)


def _is_first(told: Words, cue: Cue) -> bool:
    """Whether a sentence says that something is the first, or that nothing is more."""
    if any(peak.way == cue.way for peak in told.of("peaks")):
        return True
    return any(
        word.way == cue.way and any(each.at < word.at for each in told.of("denials"))
        for word in told.of("comparing")
    )


def _evers(words: Words) -> Iterator[Order]:
    """What was never so high, and all that it was before: the most we ever sold. It was 31 in 2022, 35 last year."""
    if not words.text.is_short:
        return
    for peak in _unmatched(words):
        near = sorted(
            (each for each in words.own.mentions if not each.attributive and not _is_dated(each)),
            key=lambda each: abs(each.core[0] - peak.at),
        )
        one = next(iter(near), None)
        if one is None or not is_amount(one) or one.roles.get("gap"):
            continue
        told = [each for each in words.text.like(one) if each is not one]
        if not told or not all(_is_of_before(words, each, one) for each in told):
            continue
        for other in told:
            yield Order("compare-record", one, other, _way(peak, one), other)


def _unmatched(words: Words) -> Iterator[Cue]:
    """The superlatives that are said of all times, and what was never more; not: the most ever by a woman."""
    low, has = words.low, words.text.lexicon.has
    evers = [cue for cue in words.of("evers") if not has("prepositions", "".join(low[cue.to : cue.to + 1]))]
    if words.has("since"):
        return
    for peak in words.of("peaks", "fastest", "amounts"):
        if not words.is_denied(peak.at) and any(0 <= cue.at - peak.to <= EVER for cue in evers):
            yield peak
    yield from (more for more in _never_more(words) if any(cue.at < more.at for cue in evers))


def _tops(words: Words) -> Iterator[Cue]:
    """What says that nothing was more: the highest, never higher."""
    yield from words.of("peaks", "fastest")
    yield from _never_more(words)


def _never_more(words: Words) -> Iterator[Cue]:
    """The comparatives that are denied of all others: no pumpkin had been heavier; but not: never more than 1,310."""
    denied = min((cue.to for cue in words.of("nones")), default=len(words.low))
    for more in words.of("comparing", "over"):
        other = words.next(more.to)
        near = other is not None and other.first - more.to < EVER // 2
        if more.at > denied and not (near and words.is_than(more.to - 1)):
            yield more


def _is_dated(mention: Mention) -> bool:
    """Whether a figure is said to be of another time than now: 35 in 2023, 29 last year."""
    return NEAREST in (mention.roles.get("old", 0), mention.roles.get("then", 0)) or bool(mention.years)


def _is_of_before(words: Words, other: Mention, one: Mention) -> bool:
    """Whether a figure only tells what it was before: no other month, and nothing else that was done."""
    own = words.text.utterance(other)
    exact = other.figure.qualifier in (Qualifier.EXACT, Qualifier.ABOUT) and is_amount(other)
    if not exact or other.attributive or other.mood != one.mood or not _is_dated(other):
        return False
    if not 0 <= own.number - words.own.number <= SENTENCES or not (
        own is words.own or own.days <= words.own.days
    ):
        return False
    told = words if own is words.own else Words(own, words.text)
    start = max((at + 1 for at in range(other.first) if told.low[at] in PARTING), default=0)
    levels = {at for cue in told.of("crossing", "recalling", "carriers") for at in range(cue.at, cue.to)}
    has = words.text.lexicon.has
    return all(at in levels or has("auxiliaries", told.low[at]) for at in told.verbs(start, other.first))


PARTING = frozenset(",;:–—.(")
EVER = 5
"""So many words behind a superlative say that it is one of all times: the most we have ever had."""
NAMED = 8
"""So many words at most stand between the second-deepest and its figure."""


def _beside(words: Words, cue: Cue) -> Mention | None:
    """The only figure of the part of the sentence that such a term stands in."""
    clause = words.own.clauses[cue.at]
    found = [each for each in words.own.mentions if abs(each.clause - clause) <= 1 and each.core[0] > cue.at]
    return found[0] if len({each.sort for each in found}) == len(found) and found else None


def _goes_on(words: Words, at: int, to: int) -> bool:
    """Whether the sentence goes on with something else: the previous high of 2013, with 55% opposed."""
    return any(words.low[cue.at - 1] == "," for cue in words.of("companions") if at <= cue.at < to)


def _is_since(words: Words) -> bool:
    """Whether something is the highest only since a time."""
    return any(
        0 <= cue.at - peak.to <= 5 and any(word[0].isdigit() for word in words.low[cue.to : cue.to + 3])
        for peak in words.of("peaks", "fastest")
        for cue in words.of("since")
    )


def _way(peak: Cue, other: Mention) -> int:
    return -peak.way if peak.role == "fastest" and other.sort == "time" else peak.way


def _since(words: Words) -> Iterator[Order]:
    """What it was when it was last so high: the highest since 2008, when it was 5.8%."""
    for peak in words.of("peaks"):
        since = next((cue for cue in words.of("since") if 0 <= cue.at - peak.to <= 5), None)
        if since is None:
            continue
        other = words.next(since.to)
        before = [one for one in words.own.mentions if one.core[0] < peak.at]
        if other is None or not before or before[-1].sort != other.sort or words.is_denied(peak.at):
            continue
        if any(words.own.opens_clause(at) for at in range(before[-1].last, peak.at)):
            continue
        if _is_told(words, since, other):
            yield Order("compare-since", other, before[-1], peak.way, other, tuple(before[:-1]))


def _is_told(words: Words, since: Cue, other: Mention) -> bool:
    """Whether a bracket, or a clause that begins with when, says what it was then."""
    low, to = words.low, other.core[0]
    if to - since.to > REACH:
        return False
    if low[other.first - 1] == "(":
        return other.first - since.to <= 4
    opens = next((at for at in range(since.to, to) if words.own.opens_clause(at)), None)
    return opens is not None and to - opens <= 4 and opens - since.to <= 4 and words.has_at(opens, "tellers")
