"""The only direction that a short text tells, and the only two figures that can have gone so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from figures.relate.attach import NEAREST
from figures.relate.likeness import NEVER_LENT, alike, borrowed, is_amount, is_group, is_past, is_span
from figures.relate.orders.times import directions, order_in_time
from figures.relate.orders.words import Order, Words
from figures.relate.record import DENIED, EXPECTED, Mention
from figures.relate.text import Text

AWAY = 2
"""So many sentences at most lie between the words for a direction and the figures."""
PERFECT = 6
"""So many words from "had" a figure may stand."""
FAR = 4
"""What changed is so many times as much at most."""


def lone(words: Words, earlier: Sequence[Words]) -> Iterator[Order]:
    """What was and what is, where the words of a short text say only that it became more, or less."""
    text = words.text
    if not text.is_short or text.utterances[max(text.utterances)] is not words.own:
        return
    pair = _pair(text)
    if pair is None:
        return
    told = [each for each in (*earlier, words, *_without_figures(words)) if directions(each)]
    ways = {way for each in told for _, way in directions(each)}
    numbers = {each.own.number for each in told}
    near = numbers and max(*numbers, pair[1].sentence) - min(*numbers, pair[0].sentence) <= AWAY
    if len(ways) != 1 or not near or any(each.goes_both_ways for each in told):
        return
    beside = [each for each in (*earlier, words) if each.own.number in (pair[0].sentence, pair[1].sentence)]
    then, now = _in_time(pair, beside)
    if then is not None and now is not None:
        yield Order("change-way", then, now, ways.pop(), now)


def _pair(text: Text) -> tuple[Mention, Mention] | None:
    """The only two figures of one sort, if nothing tells by how much anything changed."""
    if any(_is_step(each) for each in text.mentions):
        return None
    levels = [each for each in text.mentions if _is_level(each, text)]
    pairs = [pair for pair in combinations(levels, 2) if alike(*pair) or borrowed(*pair, None, text)]
    pairs = [pair for pair in pairs if pair[0].sentence == pair[1].sentence] or pairs
    if len(pairs) != 1 or any(each.mood == EXPECTED for each in pairs[0]):
        return None
    if pairs[0][0].bare and not pairs[0][1].bare:
        return None  # from runway 27, with 61 people
    small, large = sorted(abs(each.size) for each in pairs[0])
    return pairs[0] if small > 0 and large <= FAR * small else None


def _is_step(mention: Mention) -> bool:
    told = max(mention.roles.get(role, 0) for role in ("up", "down", "gap", "than_up", "than_down"))
    return mention.figure.change is not None or mention.sort in NEVER_LENT or told == NEAREST


def _is_level(mention: Mention, text: Text) -> bool:
    if not is_amount(mention) or mention.attributive or mention.mood == DENIED:
        return False
    return not (is_past(mention, text) or is_span(mention, text) or is_group(mention, text))


def _without_figures(words: Words) -> Iterator[Words]:
    """The sentence before, if it has no figures: ridership climbed last year."""
    before = words.before()
    if before is not None and not before.own.mentions:
        yield before


def _in_time(
    pair: tuple[Mention, Mention], beside: Sequence[Words]
) -> tuple[Mention, Mention] | tuple[None, None]:
    """What was before, and what is now, as words say that touch the two."""
    one, other = pair
    if bool(one.years) != bool(other.years):
        dated, undated = (one, other) if one.years else (other, one)
        marked = any(undated.roles.get(role, 0) == NEAREST for role in ("then", "new"))
        return (dated, undated) if marked else (None, None)  # 40 in 2012, and 50 last year
    if len(beside) == 1:
        then, now = order_in_time(beside[0], one, other)
        if then is not None and now is not None:
            return then, now
        if beside[0].has_between(one.last, other.first, "now"):
            return one, other  # what was £1.45 is now £1.60
    perfect = [_is_perfect(each, beside) for each in pair]
    if perfect[0] != perfect[1]:
        return (one, other) if perfect[0] else (other, one)
    for first, second in ((one, other), (other, one)):
        before = max(first.roles.get("old", 0), first.roles.get("then", 0))
        after = max(second.roles.get("old", 0), second.roles.get("then", 0))
        if (
            before == second.roles.get("new", 0) == NEAREST
            and not after
            and first.roles.get("new", 0) < NEAREST
        ):
            return first, second
    return None, None


def _is_perfect(mention: Mention, beside: Sequence[Words]) -> bool:
    """Whether the verb of a figure says that it was so before something else: it had opened at 40."""
    words = next(each for each in beside if each.own.number == mention.sentence)
    start = max(words.own.start_of(mention.clause), mention.first - PERFECT)
    return words.text.lexicon.stands("had", words.low[start : mention.first])
