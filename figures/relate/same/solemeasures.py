"""The only two measures of a short text that are of one dimension and in two units: one of them again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import combinations

from figures.model import Kind, Qualifier
from figures.relate.frames import Frames
from figures.relate.mentions import with_named_unit
from figures.relate.record import Mention, Place
from figures.relate.same.identity import is_of_another
from figures.relate.same.measured import (
    LENT,
    OTHER_SCALE,
    dimension_of,
    every_figure,
    is_difference,
    measure_of,
)
from figures.relate.same.restating import GAS_MARK, is_offered
from figures.relate.text import Text
from figures.relate.utterance import Utterance

PAIR, MANY = 2, 4
ALIKE = 1.25
"""Of two units so much alike nobody puts one into the other."""
SLIP = 3.2
"""So many times as much or as little at most, one measure may be the other with a slip."""


def sole_pairs(text: Text, known: Frames, seen: Set[Place]) -> Iterator[tuple[Mention, Mention]]:
    """The only measure of its sort in one unit, and the nearest in the only other one."""
    like: dict[tuple[str, str | None], list[Mention]] = {}
    for own in text.utterances.values():
        for mention in every_figure(own, text):
            measured = measure_of(mention, own, text) or _of_other_scale(mention, own, text)
            if (
                measured is not None
                and measured.figure.kind is Kind.MEASURE
                and measured.figure.value is not None
            ):
                like.setdefault(dimension_of(measured, known, text), []).append(measured)
    for group in like.values():
        units = {each.figure.unit for each in group}
        if len(units) != PAIR or len(group) > MANY or any(each.place in seen for each in group):
            continue
        pairs = [pair for pair in combinations(group, PAIR) if pair[0].figure.unit != pair[1].figure.unit]
        near = [pair for pair in pairs if may_be_one(*pair)]
        one, other = min(
            pairs, key=lambda pair: (pair[1].sentence - pair[0].sentence, pair[1].first - pair[0].first)
        )
        if (one, other) in near and _says_again(one, other, text):
            yield one, other


def _restates(low: Sequence[str], at: int, to: int, text: Text) -> bool:
    """Whether words that say something again open a sentence, or stand right before a figure: that is 2 miles."""
    long = text.lexicon.term("restating", low, at)
    return long > 0 and (at == 0 or text.lexicon.roles.fillers.issuperset(low[at + long : to]))


def _says_again(one: Mention, other: Mention, text: Text) -> bool:
    """Whether no other thing stands before the second: no air at 20 C, nor 59 F at night, nor 1,000 grams of down."""
    if (
        is_of_another(other, text)
        or text.follows(other, "measured_apart")
        or (text.follows(other, "of") and not text.follows(one, "of"))
    ):
        return False
    own = text.utterance(other)
    if one.sentence == other.sentence and is_offered(one, other, own, text):
        return False
    low, start = own.tokens.low, 0 if one.sentence < other.sentence else one.last
    between = low[start : other.first]
    if one.sentence < other.sentence:
        told = any(_restates(low, at, other.first, text) for at in range(other.first))
        return other.sentence - one.sentence < PAIR and (told or text.has(other, "other_scales"))
    if one.sort == "temperature" and is_difference(one, other, text):
        ratio = one.factor * float(one.figure.value or 0) / (other.factor * float(other.figure.value or 1))
        if not 1 / SLIP < ratio < SLIP:
            return False
    if "." in between or any(text.lexicon.has("parting", word) for word in between):
        return False  # 1,250 m. To clear it
    words = [word for word in between if not text.lexicon.has("articles_before", word)]
    last = words[-1] if words else ","
    plain = not last[0].isalpha() or "-" in last or last in text.lexicon.function_words
    return plain or text.lexicon.has("exactness", last)


def may_be_one(one: Mention, other: Mention) -> bool:
    """Whether one may be the other in another unit, with a slip at most."""
    if any(each.figure.qualifier not in (Qualifier.EXACT, Qualifier.ABOUT) for each in (one, other)):
        return False
    if GAS_MARK in (one.figure.unit, other.figure.unit):
        return False
    if one.sort == "temperature":
        return True
    if 1 / ALIKE < one.factor / other.factor < ALIKE:
        return False  # 500 metric tons, and the other 700 tons
    ratio = abs(one.size / other.size) if other.size else 0
    return 1 / SLIP < ratio < SLIP or abs(ratio - 10) < 1 or abs(ratio - 0.1) < 0.01


def _of_other_scale(mention: Mention, own: Utterance, text: Text) -> Mention | None:
    """A bare number that words put into the scale which the text has not: 104 in old money."""
    scales = {each.figure.unit for each in text.by_sort.get("temperature", ())}
    unit = OTHER_SCALE.get(next(iter(scales)) or "") if len(scales) == 1 else None
    if unit is None or not mention.bare or "other_scales" not in own.lists:
        return None
    behind = own.tokens.low[mention.last : mention.last + LENT]
    told = any(text.lexicon.term("other_scales", behind, at) for at in range(len(behind)))
    return with_named_unit(mention, unit, text.units.need(unit)) if told else None
