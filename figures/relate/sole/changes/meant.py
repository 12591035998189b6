"""The pair of figures that a change can be of: what was, and what is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations
from math import log

from figures.model import Section
from figures.relate.attach import NEAREST
from figures.relate.likeness import NEVER_LENT, is_amount, is_group, is_past, is_span
from figures.relate.mentions import TIMES, with_rate, with_unit
from figures.relate.pairs.pairing import Pair
from figures.relate.record import Mention
from figures.relate.sole.changes.amounts import amount_pairs
from figures.relate.sole.changes.steps import AMOUNT, Step, growth, is_denied
from figures.relate.sums.enumerations import labelled
from figures.relate.text import Text

SPREAD = 4
"""So many sentences at most lie between the first and the last of the three."""

LATER = 6
"""So many words behind a span of time may say that it was so much later."""

FAR = 5
"""Three that belong together are off by less than so many times, even where somebody slipped."""


SMALL = 20
"""Up to here a number behind a name rather tells which of its kind it is: Room 9."""
CLOSER = 3
"""So many times better one of several pairs fits, if it is meant."""


def pairs_of(step: Step, text: Text) -> Iterator[Pair]:
    """Every two figures of one sort that may have changed so, in the order of the text."""
    levels = [each for each in text.mentions if each is not step.mention and is_level(each, step, text)]
    if step.marked:
        levels += _labelled(levels, text)
    found = (
        amount_pairs(step.mention, levels, is_marked=step.marked) if step.form == AMOUNT else _alike(levels)
    )
    for pair in found:
        spread = [each.sentence for each in (*pair, step.mention)]
        if step.form == "change-points" and pair[0].sort != "percent":
            continue
        if _is_together(step.mention, pair, text) and max(spread) - min(spread) <= SPREAD:
            yield pair


def _labelled(levels: Sequence[Mention], text: Text) -> Iterator[Mention]:
    """The numbers behind names, beside the only other that a text tells: 318 tickets, and the Juniors 275."""
    if len(levels) == 1:
        found = (labelled(label, levels[0], text) for label in text.labels.get(levels[0].sentence, ()))
        yield from (each for each in found if each is not None and each.size > SMALL)


def _alike(levels: Sequence[Mention]) -> Iterator[Pair]:
    for one, other in combinations(levels, 2):
        pair = alike(one, other, levels)
        if pair is not None:
            yield pair


def _is_together(step: Mention, pair: Pair, text: Text) -> bool:
    """Whether a pair stands in the passage of a change, and is no part with its whole: 23 of 30."""
    if (text.is_of(*pair) or text.is_of(*reversed(pair))) and not _is_timed(pair):
        return False
    first, last = pair
    between = (
        text.utterance(first).tokens.low[first.last : last.first] if first.sentence == last.sentence else ()
    )
    if between and all(word in "–-" or text.lexicon.has("range_to", word) for word in between):
        return _is_timed(pair)  # by 51 to 42
    blocks = {text.section(each) for each in (step, *pair)}
    return len({each.block for each in (step, *pair)}) == 1 or not blocks <= {Section.BODY}


def is_level(mention: Mention, step: Step, text: Text) -> bool:
    """Whether a figure may be what something was, or is."""
    if step.mention.sort == "points" and not (mention.sort == "percent" or mention.bare):
        return False
    if (step.form != AMOUNT and step.mention.sort == mention.sort) or (
        mention.sort == "count" and mention.size == 1
    ):
        return False
    if step.way >= 0 and mention.roles.get("whole", 0) == NEAREST and _follows_of(mention, text):
        return False
    if not is_amount(mention) or mention.attributive or mention.sort in NEVER_LENT:
        return False
    if step.form == AMOUNT and mention.bare and _is_at(mention, text) and not step.marked:
        return False  # five more than her sister at 21
    if mention.sort == "time" and _is_later(mention, text):
        return False  # eight weeks and countless bananas later
    may_last = step.mention.sort == TIMES and not _has_amounts(step, text)
    may_last |= step.marked and step.mention.sort == "time"  # a race in 31.8 seconds
    apart = is_past(mention, text) if may_last or mention.per else is_span(mention, text)
    return not (apart or is_group(mention, text) or text.is_base(mention) or is_denied(mention, text))


def _has_amounts(step: Step, text: Text) -> bool:
    """Whether others than durations may have doubled: in two years, from 410 to 830."""
    others = (each for each in text.mentions if each is not step.mention and is_amount(each))
    return sum(each.sort not in ("time", TIMES) for each in others) > 1


def _is_later(mention: Mention, text: Text) -> bool:
    """Whether a span of time only says how much later something was."""
    low = text.utterance(mention).tokens.low
    return any(text.lexicon.term("span_later", low, at) for at in range(mention.last, mention.last + LATER))


def _is_at(mention: Mention, text: Text) -> bool:
    """Whether a bare number says when, or at what age, and not how many."""
    low = text.utterance(mention).tokens.low
    return mention.first > 0 and text.lexicon.has("range_at", low[mention.first - 1])


def _follows_of(mention: Mention, text: Text) -> bool:
    """Whether it is the whole of which something is told: of the 8,000 books none came back."""
    low = text.utterance(mention).tokens.low[max(mention.first - 2, 0) : mention.first]
    return any(text.lexicon.has("of", word) for word in low)


def alike(one: Mention, other: Mention, levels: Sequence[Mention]) -> Pair | None:
    """Both as mentions of one sort; a bare number has the unit of the last figure before it that has one."""
    if one.per != other.per and any(each.bare and each.per for each in (one, other)):
        return None  # 1,500 inhabitants, 60 to the square kilometre
    if one.sort == other.sort:
        both = one.per and other.per
        if (
            one.per != other.per and (both or not (one.bare or other.bare or one.sort.startswith("money")))
        ) or _count_different_things(one, other):
            return None
        if one.bare and not other.bare and one.sentence != other.sentence:
            return None  # minus 1 by six. Two ploughs were out
        if one.sort.startswith("money") and _is_apiece(one) != _is_apiece(other):
            return None
        return with_rate(one, other), with_rate(other, one)
    if other.bare and not one.bare:
        between = [each for each in levels if one.place < each.place < other.place]
        elliptic = one.sort != "count" or (one.sentence == other.sentence and not between)
        if elliptic and all(each.bare for each in between):
            return one, with_unit(other, one)
    return None


def _count_different_things(one: Mention, other: Mention) -> bool:
    """Whether their nouns differ: not earthworms and worms."""
    if one.noun is None or other.noun is None:
        return False
    return not (one.noun.endswith(other.noun) or other.noun.endswith(one.noun))


def _is_apiece(mention: Mention) -> bool:
    return mention.roles.get("each", 0) == NEAREST or mention.per == "item"


def is_near(step: Step, pair: Pair) -> bool:
    """Whether it is off no more than if somebody reckoned wrongly, or slipped."""
    small, large = sorted(abs(each.size) for each in pair)
    claimed = step.mention.size
    if small <= 0 or claimed <= 0:
        return False
    if step.mention.sort == "points":
        return claimed < FAR * (large - small) < FAR * FAR * claimed
    if step.form == AMOUNT:
        claimed = claimed / step.mention.factor * pair[0].factor if step.mention.bare else claimed
        return claimed < large and claimed < FAR * (large - small) < FAR * FAR * claimed
    told, actual = growth(step), log(large / small)
    return told < FAR * actual < FAR * FAR * told


def the_one(step: Step, pairs: Sequence[Pair]) -> tuple[Pair | None, bool]:
    """The pair that a change must be of, if there is one; and whether it is about as large as that is said to be.

    It is the only one, that of which words tell what was before, and what is now, or the only one of a sentence.
    """
    near = [pair for pair in pairs if is_near(step, pair)]
    for is_meant in (_is_timed, partial(_is_within, step.mention.sentence), _is_one_sentence, _is_any):
        found = [pair for pair in near if is_meant(pair)]
        if len(found) == 1:
            return found[0], True
    if near:
        return _nearest(step, near), False
    lone = [
        pair
        for pair in pairs
        if _is_timed(pair)
        or (step.mention.sort == TIMES and len(pairs) == 1 and _is_within(step.mention.sentence, pair))
        or (step.marked and len(pairs) == 1)  # of 52 and 53, one is wrong if they are 17 apart
    ]
    same = len(lone) == 1 and _is_timed(lone[0]) and lone[0][0].size == lone[0][1].size
    return (lone[0], same) if len(lone) == 1 else (None, False)  # up by half, from 27 to 27


def _is_timed(pair: Pair) -> bool:
    return {when(each) for each in pair} == {"then", "now"}


def _is_within(sentence: int, pair: Pair) -> bool:
    return all(each.sentence == sentence for each in pair)


def _is_one_sentence(pair: Pair) -> bool:
    return pair[0].sentence == pair[1].sentence


def _is_any(_: Pair) -> bool:
    return True


def _nearest(step: Step, near: Sequence[Pair]) -> Pair | None:
    """Of several pairs the one that fits by far the best."""
    if step.form == AMOUNT:
        return None
    best, second = sorted(near, key=lambda pair: _error(step, pair))[:2]
    return best if CLOSER * _error(step, best) < _error(step, second) else None


def _error(step: Step, pair: Pair) -> float:
    """How far a pair is from having changed so."""
    small, large = sorted(abs(each.size) for each in pair)
    if step.mention.sort == "points":
        return abs(large - small - step.mention.size)
    return abs(log(large / small) - growth(step))


def when(mention: Mention) -> str | None:
    """Whether words say that it was so before, or is so now."""
    old = max(mention.roles.get("old", 0), mention.roles.get("then", 0))
    new = mention.roles.get("new", 0)
    return "then" if old > new else "now" if new > old else None
