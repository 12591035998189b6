"""A percentage that is applied to a sum: its growth year by year, or a fee that is taken of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.model import Change, Qualifier
from figures.relate.attach import NEAREST
from figures.relate.likeness import alike, is_amount
from figures.relate.links import BOUND, link
from figures.relate.mentions import TIMES, with_per
from figures.relate.record import DENIED, Mention, Relation, Rivals, Tie
from figures.relate.text import Text

FIGURES = 4
"""What was, how fast it grows, what it is then, and after how long: nothing else may stand in the sentence."""
YEAR = "year"
NEAR = 4
"""So many words at most stand between a percentage and what it comes to, or before what it is taken of."""
PERCENT = "percent"


def applied_of(text: Text) -> Iterator[Rivals]:
    """What grows at a steady rate with what it comes to, and what is taken of a sum."""
    yield from _growth(text)
    yield from _taken(text)


def _growth(text: Text) -> Iterator[Rivals]:
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


def _taken(text: Text) -> Iterator[Rivals]:
    """Each fee, tip or stake with what it comes to and what it is of, if its sentence has just two sums."""
    for own in text.utterances.values():
        if "shares_taken" not in own.lists:
            continue
        shares = [each for each in own.mentions if each.sort == PERCENT]
        sums = [each for each in own.mentions if each.sort.startswith("money") and is_amount(each)]
        if (
            len(shares) != 1
            or len(sums) != 2
            or not _is_taken(shares[0], text)
            or not _are_exact((*shares, *sums))
        ):
            continue
        one, other = sums
        part, whole = (one, other) if _is_whole(other, text) else (other, one)
        if one.sort != other.sort or not _is_whole(whole, text) or _is_whole(part, text):
            continue
        if _comes_to(shares[0], part, text):
            roles = {"part": (part.figure,), "whole": (whole.figure,), "share": (shares[0].figure,)}
            found = Relation("share", "share", roles, shares[0].figure, 0, Tie.TIED, (("told", 3),))
            yield Rivals(shares[0].figure, (found,), tuple)


def _is_taken(share: Mention, text: Text) -> bool:
    """Whether the percentage is that of a fee, a tip, a stake."""
    low = text.utterance(share).tokens.low
    return any(text.lexicon.has("shares_taken", word) for word in low[share.core[1] : share.last + 1])


def _are_exact(mentions: tuple[Mention, ...]) -> bool:
    moods = {each.mood for each in mentions}
    exact = all(each.figure.qualifier in (Qualifier.EXACT, Qualifier.ABOUT) for each in mentions)
    return exact and DENIED not in moods and len(moods) == 1 and all(each.per is None for each in mentions)


def _is_whole(mention: Mention, text: Text) -> bool:
    """Whether it is what something is taken of: on the £20,000 boat, valuing the club at £9 million."""
    low = text.utterance(mention).tokens.low
    start = max(mention.first - NEAR, 0)
    if text.lexicon.stands("valuing", low, start, mention.first):
        return True
    at = mention.first - 1
    opened = (
        at > 0 and text.lexicon.has("determiners", low[at]) and text.lexicon.has("taken_from", low[at - 1])
    )
    return opened or (at >= 0 and text.lexicon.has("taken_from", low[at]) and mention.figure.noun is not None)


def _comes_to(share: Mention, part: Mention, text: Text) -> bool:
    """Whether the words between say that the one is the other: a 4% levy, £800; a levy of £800; a 10% stake for £2m."""
    low = text.utterance(share).tokens.low
    first, last = sorted((share, part), key=lambda each: each.place)
    between = low[first.last : last.first]
    words = [word for word in between if not text.lexicon.has("shares_taken", word)]
    joined = all(text.lexicon.has("comes_to", word) for word in words)
    return len(between) <= NEAR and bool(between) and joined
