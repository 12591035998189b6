"""A rate and how often it is paid, or what comes of it, where the third is not told: $500 a month for 12 months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.relate.orders.words import Words
from figures.relate.record import Mention, Relation
from figures.relate.told.record import listed, previous

MONEY, TIME, COUNT, ITEM = "money", "time", "count", "item"
NEAR = 4
"""So many words apart stand a rate and how often it is paid."""
OPENING = 4
"""So many words from its beginning, a sentence says that it is of each."""


def rates(words: Words, earlier: Sequence[Words]) -> Iterator[Relation]:
    """The rates of a sentence that something else belongs to."""
    for rate in words.own.mentions:
        if rate.figure.value is None:
            continue
        if rate.per is not None:
            yield from _lasting(words, rate)
        if rate.sort.startswith(MONEY):
            yield from _spread(words, rate)
            if rate.per is not None:
                yield from _counted(words, rate)
            yield from _of_each(words, rate, earlier)
            yield from _each(words, rate)


def _lasting(words: Words, rate: Mention) -> Iterator[Relation]:
    """For how long something is so much per time: £40 a week for 12 weeks."""
    for time in words.own.mentions:
        if time.sort != TIME or time.figure.unit != rate.per or time.figure.value is None:
            continue
        before = words.low[max(time.first - NEAR, 0) : time.first]
        is_for = any(words.text.lexicon.has("lasting_openers", word) for word in before)
        if 0 <= time.first - rate.last <= NEAR and is_for and time.clause == rate.clause:
            yield listed("rate-for", rate, rate=rate, number=time)


def _spread(words: Words, total: Mention) -> Iterator[Relation]:
    """Over how long a sum is spent: $1.2 trillion over ten years."""
    if total.per is not None:
        return
    for time in words.own.mentions:
        if time.sort != TIME or time.figure.value is None or not 0 < time.first - total.last <= NEAR:
            continue
        if any(word in ",;:" for word in words.low[total.last : time.first]):
            continue
        if words.listed("spread_over", total.last, time.first):
            yield listed("spread", total, total=total, number=time)


def _counted(words: Words, rate: Mention) -> Iterator[Relation]:
    """How many cost so much each: 40 tickets at £12 each; £12 a ticket for the 40 tickets."""
    for number in words.own.mentions:
        if number.sort != COUNT or number.figure.value is None or rate.per not in (ITEM, number.noun):
            continue
        first, last = sorted((number, rate), key=lambda each: each.place)
        between = words.low[first.last : last.first]
        if len(between) <= NEAR and not any(word in ",;:" for word in between):
            yield listed("rate-for", rate, rate=rate, number=number)


def _each(words: Words, rate: Mention) -> Iterator[Relation]:
    """How many each pay or get so much: the 24 drivers each paid £150."""
    found = [each for each in words.own.mentions if each.last < rate.first]
    if not found or found[-1].sort != COUNT or not found[-1].noun or found[-1].figure.value is None:
        return
    number, between = found[-1], range(found[-1].last, rate.first)
    if len(between) > OPENING or "," in words.low[number.last : rate.first] or number.clause != rate.clause:
        return
    if words.listed("each_of", number.last, min(number.last + 2, rate.first)):
        yield listed("rate-for", rate, rate=rate, number=number)


def _of_each(words: Words, rate: Mention, earlier: Sequence[Words]) -> Iterator[Relation]:
    """What each one pays of the sum before: they need £3m. Each household would pay £8,000."""
    told = previous(words, earlier)
    if told is None or not words.listed("each_of", 0, min(OPENING, rate.first)):
        return
    like = [each for each in told.own.mentions if each.sort == rate.sort and each.per is None]
    larger = [each for each in like if each.size > rate.size]
    if larger and rate is next(each for each in words.own.mentions if each.sort == rate.sort):
        yield listed("rate-in", rate, rate=rate, total=larger[0])
