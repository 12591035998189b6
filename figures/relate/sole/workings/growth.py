"""What grows by the same share in each of so many years: £1,000 at 10% a year is £1,331 after three."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from figures.model import Change
from figures.relate.mentions import TIMES
from figures.relate.record import Mention, Relation, Rivals, Tie
from figures.relate.sole.workings.few import Few
from figures.relate.sole.workings.spans import alike

PERCENT, TIME = "percent", "time"
PAIR = 2
SLIP, DIGIT = 6, 10
"""By a slip, it is not off by more than so many times, or by one digit."""
HEDGED = 3
"""So many words at most stand between the verb and the outcome: will be worth a good £500."""
LONGEST = 60
"""So many periods at most does something grow."""


def growth_of(few: Few) -> Iterator[Rivals]:
    """The only two amounts of a text of which one grows into the other, at its only rate, in its only time."""
    rates = [each for each in few.text.mentions if each.sort in (PERCENT, TIMES)]
    times = [each for each in few.text.mentions if each.sort == TIME]
    amounts = [each for each in few.amounts if each.sort not in (PERCENT, TIMES, TIME)]
    if len(rates) != 1 or len(times) != 1 or len(amounts) != PAIR:
        return
    (rate,), (time,) = rates, times
    number = time.figure.value
    pair = alike(*amounts)
    if pair is None or number is None or not 1 < number <= LONGEST or number != int(number):
        return
    period = _period(rate, few)
    if period is None or time.figure.unit != period or time.per is not None:
        return
    if not few.are_exact((*amounts, rate)) or any(each.per != pair[0].per for each in pair):
        return
    old, new = pair
    if new.sentence != time.sentence or not _is_outcome(amounts[1], few):
        return
    told = _factors(rate, int(number), few)
    if told is None:
        return
    made = Fraction(new.size) / Fraction(old.size)
    if not any(_may_be_meant(float(made / grown)) for grown in told.values()):
        return
    roles = {"old": (old.figure,), "new": (new.figure,), "by": (rate.figure,), "time": (time.figure,)}
    evidence = ("told", 3), ("sole", 1)
    yield Rivals(
        new.figure, (Relation("change", "grown", roles, new.figure, 0, Tie.TIED, evidence, told),), tuple
    )


def _may_be_meant(off: float) -> bool:
    return 1 / SLIP < off < SLIP or abs(off - DIGIT) < 1 or abs(1 / off - DIGIT) < 1


def _is_outcome(new: Mention, few: Few) -> bool:
    """Whether a verb makes it what has become of the other: grows to £500, will be £500, is then worth £500."""
    low, at = few.text.utterance(new).tokens.low, new.core[0]
    return any(few.lexicon.has("grown_to", word) for word in low[max(at - HEDGED, 0) : at])


def _period(rate: Mention, few: Few) -> str | None:
    """The period in which something grows by so much: 10% a year; doubled every year."""
    if rate.per is not None:
        return rate.per
    low, rates = few.text.utterance(rate).tokens.low, few.lexicon.rates
    at = rate.last
    if low[at : at + 1] and (low[at] in rates.articles or low[at] in rates.markers):
        found = rates.periods.match(low, at + 1)
        return found[1] if found else None
    return None


def _factors(rate: Mention, number: int, few: Few) -> dict[str, Fraction] | None:
    """How many times as large it becomes, with what has been added growing as well, and without."""
    share = Fraction(rate.figure.value or 0)
    if rate.sort == TIMES:
        return {"compound": share**number, "simple": share**number}
    low = few.text.utterance(rate).tokens.low
    shrinks = rate.figure.change is Change.DOWN or _stands("shrinking", low, few)
    if not shrinks and rate.figure.change is not Change.UP and not _stands("growing", low, few):
        return None
    share = -share / 100 if shrinks else share / 100
    return {"compound": (1 + share) ** number, "simple": 1 + share * number}


def _stands(what: str, low: Sequence[str], few: Few) -> bool:
    return few.lexicon.stands(what, low)
