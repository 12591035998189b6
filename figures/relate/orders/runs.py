"""A series that is said to rise or fall so many times in a row: up for the third year running, 2.1, 2.3, 2.6, 2.9."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from figures.relate.likeness import is_amount, is_span
from figures.relate.orders.times import directions
from figures.relate.orders.words import Cue, Order, Words
from figures.relate.record import Mention

FEWEST = 3
"""So many figures at least make a series; two may be any."""
ITEM = 8
"""So many words an item of the series has at most."""
BEFORE = 3
"""So many words before, it is told how often."""


def runs(words: Words) -> Iterator[Order]:
    """Each step of a series with the direction that its sentence, or the one before, says it has each time."""
    series = _series(words) if len(words.own.mentions) >= FEWEST else []
    if len(series) < FEWEST:
        return
    told = words if words.has("running") else words.before()
    if told is None or not told.has("running"):
        return
    cue = next(told.of("running"))
    ways = {way for _, way in directions(told)}
    often = _often(told, cue)
    if len(ways) != 1 or told.is_denied(cue.at) or not 0 < often < len(series):
        return
    way = ways.pop()
    for one, other in list(pairwise(series))[-often:]:
        yield Order("change-way", one, other, way, other)


def _series(words: Words) -> list[Mention]:
    """The amounts of a sentence, if all are of one sort and listed in the order of time."""
    found = [each for each in words.own.mentions if is_amount(each) and not is_span(each, words.text)]
    if len({each.sort for each in found}) != 1 or any(words.is_by(each) for each in found):
        return []
    if any(other.first - one.last > ITEM for one, other in pairwise(found)):
        return []
    years = [each.years[-1] for each in found if each.years]
    dated = (bool(found[0].years) and len(years) >= len(found) - 1) or len(words.own.days) >= len(found) - 1
    return found if dated and years == sorted(years) else []


def _often(words: Words, cue: Cue) -> int:
    """How many times: the third year running, four months in a row; 0 if nobody says."""
    ordinals, numbers = words.text.lexicon.numbers.ordinals, words.own.mentions
    for at in range(cue.to - 1, max(cue.at - BEFORE, 0) - 1, -1):
        if words.low[at] in ordinals:
            return ordinals[words.low[at]]
        counted = next((each for each in numbers if each.first == at and each.figure.value), None)
        if counted is not None:
            return int(counted.figure.value or 0)
    return 0
