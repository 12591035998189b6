"""What grows at a steady rate: £200 at 5% a year is £231.53 after three years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.model import Change
from figures.relate.attach import NEAREST
from figures.relate.likeness import alike, is_amount
from figures.relate.links import BOUND, link
from figures.relate.mentions import TIMES, with_per
from figures.relate.record import DENIED, Mention, Relation, Rivals, Tie
from figures.relate.text import Text

FIGURES = 4
"""What was, how fast it grows, what it is then, and after how long: nothing else may stand in the sentence."""
YEAR = "year"


def growth_of(text: Text) -> Iterator[Rivals]:
    """Each sentence that tells what something was, its rate of growth, and what it came to after some time."""
    for own in text.utterances.values():
        if len(own.mentions) != FIGURES or "after_time" not in own.lists:
            continue
        times = [each for each in own.mentions if each.sort == "time" and each.figure.per is None]
        rates = [each for each in own.mentions if each.sort in ("percent", TIMES)]
        levels = [
            each for each in own.mentions if each not in times and each not in rates and is_amount(each)
        ]
        if len(times) != 1 or len(rates) != 1 or len(levels) != 2:
            continue
        pair = alike(*levels)
        rate = _with_period(rates[0], text)
        if pair is None or rate is None or any(each.mood == DENIED for each in own.mentions):
            continue
        if _is_later(pair, times[0], text):
            bound = {"base": pair[0], "rate": rate, "number": times[0], "total": pair[1]}
            roles = {name: (mention.figure,) for name, mention in bound.items()}
            found = Relation("product", "grown", roles, pair[1].figure, 0, Tie.TIED, (("told", 3),))
            yield Rivals(pair[1].figure, (found,), tuple)


def _with_period(rate: Mention, text: Text) -> Mention | None:
    """A rate of growth with the year that it is over; None if it falls, or is over another time or none."""
    down = rate.figure.change is Change.DOWN or rate.roles.get("down", 0) == NEAREST or rate.size < 0
    if down or (rate.sort == TIMES and rate.size <= 1):
        return None
    if rate.per is not None:
        return rate if rate.per == YEAR else None
    low, lexicon = text.utterance(rate).tokens.low, text.lexicon
    behind = low[rate.last : rate.last + 1]
    each = any(lexicon.has("each_span", word) for word in behind)
    period = lexicon.rates.periods.match(low, rate.last + 1) if each else None
    yearly = (period is not None and period[1] == YEAR) or any(lexicon.has("yearly", word) for word in behind)
    return with_per(rate, YEAR) if yearly else None


def _is_later(pair: Sequence[Mention], time: Mention, text: Text) -> bool:
    """Whether the second is what it is after some years: in two years, after three years."""
    low = text.utterance(time).tokens.low
    opened = time.first > 0 and text.lexicon.has("after_time", low[time.first - 1])
    same = pair[0].place < pair[1].place and link(pair[1], pair[:1], text) == BOUND
    return opened and same and time.figure.unit == YEAR
