"""Limits: what is the lowest and the highest, the floor and the ceiling, and what is said to keep within them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from figures.model import Figure, Kind, Qualifier
from figures.relate.record import Rivals
from figures.relate.scene import Scene, Spot, told

MEASURED = frozenset([Kind.MEASURE, Kind.DURATION, Kind.AGE, Kind.MONEY])
RANGED = MEASURED | {Kind.COUNT, Kind.PERCENT}
PLAIN = frozenset([Kind.NUMBER, Kind.COUNT])
LIMITED = RANGED | PLAIN
"""Kinds of what has two ends, of bare numbers, and of what may have limits."""
SUPERLATIVE, LINKS, ASIDE, WITHIN = 4, 8, 12, 6
"""So many words at most stand between a superlative, or what else a figure is, and the figure; as many are an aside."""


def is_choice(scene: Scene, spot: Spot) -> bool:
    """Whether it is the one or the other, and nothing between: one or two."""
    return any(scene.lexicon.has("range_or", word) for word in scene.tokens.low[spot.first : spot.last])


def alike(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one sort: of one unit, or one has none."""
    if one.kind in PLAIN and other.kind in PLAIN:
        return one.unit is None or other.unit is None or one.unit == other.unit
    return one.kind is other.kind and one.unit == other.unit and one.per == other.per


def superlatives(lower: Scene, upper: Scene) -> Iterator[Rivals]:
    """The lowest and the highest of a sentence, or of two, one of them right beside its figure."""
    if len({word for home in (lower, upper) for word in _weekdays(home)}) > 1:
        return  # of two days
    lows, highs = _extreme(lower, "low_words"), _extreme(upper, "high_words")
    if len(lows) != 1 or len(highs) != 1 or lows[0] is highs[0]:
        return
    low, high = in_unit_of(highs[0], lows[0]), in_unit_of(lows[0], highs[0])
    led = (is_led(lower, "low_words", lows[0]), is_led(upper, "high_words", highs[0]))
    if alike(low.figure, high.figure) and (any(led) if lower is upper else all(led)):
        yield told("bounds", "extremes", highs[0], "cue", {"low": low, "high": high})


def _weekdays(scene: Scene) -> Iterator[str]:
    for word in scene.tokens.low:
        day = word.partition("'")[0].partition("’")[0]
        if day in scene.lexicon.weekdays:
            yield day


def of_two_sentences(before: Scene, scene: Scene) -> Iterator[Rivals]:
    """The lowest of one sentence, and the highest of the next, or the other way round."""
    for lower, upper in ((before, scene), (scene, before)):
        if Kind.PERCENT in lower.kinds or Kind.PERCENT in upper.kinds:
            continue  # the richest 10 percent
        told_alone = lower.may_have("low_words") and upper.may_have("high_words")
        if told_alone and not (lower.may_have("high_words") or upper.may_have("low_words")):
            yield from superlatives(lower, upper)


def _extreme(scene: Scene, what: str) -> list[Spot]:
    """The figures of a sentence that are its lowest, or its highest."""
    return [
        spot
        for spot in scene.spots
        if spot.figure.value is not None
        and (is_led(scene, what, spot) or scene.before(what, spot, SUPERLATIVE))
    ]


def is_led(scene: Scene, what: str, spot: Spot) -> bool:
    """Whether a word says what a figure is, with only links, or an aside, between: a ceiling, reached in May, of 6%."""
    if what not in scene.lists:
        return False
    low, lexicon, at = scene.tokens.low, scene.lexicon, spot.first
    if lexicon.term_before(what, low, spot.core[0]):
        return True
    while at and spot.first - at < LINKS:
        if lexicon.term_before(what, low, at):
            return True
        if not lexicon.has("limit_links", low[at - 1]):
            break
        at -= 1
    return _is_behind_aside(scene, what, spot) or _is_apposed(scene, what, spot)


def _is_behind_aside(scene: Scene, what: str, spot: Spot) -> bool:
    low, first = scene.tokens.low, spot.first
    commas = [each for each in range(max(first - ASIDE, 0), first) if low[each] == ","]
    if len(commas) < 2 or not scene.lexicon.term_before(what, low, commas[-2]):
        return False
    return all(scene.lexicon.has("limit_links", word) for word in low[commas[-1] : first])


def _is_apposed(scene: Scene, what: str, spot: Spot) -> bool:
    """Whether a figure stands between commas behind what it is: the year's low for the shares, 212p, came in May."""
    low, lexicon, first = scene.tokens.low, scene.lexicon, spot.first
    first -= first > 0 and lexicon.has("range_at", low[first - 1])
    if low[first - 1 : first] != [","] or low[spot.last : spot.last + 1] not in ([","], ["."], [";"]):
        return False
    return any(
        lexicon.term_before(what, low, at) and lexicon.has("bound_nouns", low[at])
        for at in range(max(first - LINKS, 1), first)
    )


def are_beside(one: Scene, other: Scene) -> bool:
    """Whether two sentences are one, or stand beside each other in a paragraph."""
    return one.block == other.block and abs(one.number - other.number) <= 1


def keeps_within(scene: Scene, near: Sequence[Scene]) -> Iterator[Rivals]:
    """What is said to keep within limits, which the sentence or one beside it tells."""
    if not scene.may_have("keeping"):
        return
    at = kept_at(scene)
    if at is None:
        return
    values = [
        each for each in scene.spots if at - WITHIN <= each.last - 1 < at and each.figure.value is not None
    ]
    limits = [each for home in near for each in limits_of(home)]
    if values and len(limits) == 1:
        value = in_unit_of(limits[0], values[-1])
        if alike(limits[0].figure, value.figure):
            yield told("bounds", "within", values[-1], "cue", {"value": value, "limits": limits[0]})


def kept_at(scene: Scene) -> int | None:
    """Where a sentence says that something keeps within its limits: well inside the permitted band."""
    low, lexicon = scene.tokens.low, scene.lexicon
    for at, word in enumerate(low):
        if lexicon.has("kept", word) and not any(spot.first <= at < spot.last for spot in scene.spots):
            start = at
            while start and lexicon.has("kept_fillers", low[start - 1]):
                start -= 1
            denied = any(lexicon.has("not_kept", each) for each in low[max(start - LINKS, 0) : start])
            if start and lexicon.has("keeping", low[start - 1]) and not denied:
                return start - 1
    return None


def lies_outside(scene: Scene) -> bool:
    """Whether a sentence says that something is not within its limits: outside that band."""
    if not scene.may_have("outside"):
        return False
    low, has = scene.tokens.low, scene.lexicon.has
    for at, word in enumerate(low):
        if has("outside", word):
            to = next((to for to in range(at + 1, len(low)) if not has("kept_fillers", low[to])), len(low))
            denied = any(has("negatives", each) for each in low[max(at - WITHIN, 0) : at])
            if to < len(low) and has("kept", low[to]) and not denied:
                return True
    return False


def limits_of(scene: Scene) -> Iterator[Spot]:
    """The ranges of a sentence, and what it says that may not be fallen below, nor exceeded."""
    for spot in scene.spots:
        has_ends = spot.figure.low is not None and spot.figure.high is not None
        if has_ends and spot.figure.kind in LIMITED and not is_choice(scene, spot):
            yield spot
    yield from told_limits(scene)


def told_limits(scene: Scene) -> Iterator[Spot]:
    """A floor and a ceiling as one range: never below 4C or above 19C."""
    for low, high in floor_and_ceiling(scene):
        both = replace(
            high.figure, low=low.figure.value, high=high.figure.value, value=None, ends=(),
            qualifier=Qualifier.EXACT, unmarked=f"{low.figure.plain}, {high.figure.plain}",
        )  # fmt: skip
        yield Spot(both, high.first, high.last, high.core)


def floor_and_ceiling(scene: Scene) -> Iterator[tuple[Spot, Spot]]:
    """What may not be fallen below, and not exceeded: never below 4C or above 19C."""
    if not scene.may_have("floor_words") or not scene.may_have("ceiling_words") or not scene.has("allowing"):
        return
    for low, high in pairwise(scene.spots):
        between = scene.between(low, high)
        if (
            not (_sets(scene, "floor_words", low) and _sets(scene, "ceiling_words", high))
            or len(between) > LINKS
        ):
            continue
        if any(scene.lexicon.has(what, word) for word in between for what in ("range_or", "list_ands")):
            low, high = in_unit_of(high, low), in_unit_of(low, high)
            if alike(low.figure, high.figure):
                yield exact(low), exact(high)


def _sets(scene: Scene, what: str, spot: Spot) -> bool:
    """Whether a word of a limit stands right before a number, be it a part of the figure or not."""
    low, lexicon, number = scene.tokens.low, scene.lexicon, spot.core[0]
    if spot.figure.value is None:
        return False
    within = any(lexicon.term(what, low, at) for at in range(spot.first, number))
    return within or lexicon.term_before(what, low, spot.first) > 0


def exact(spot: Spot) -> Spot:
    """A figure without its hedge."""
    return Spot(replace(spot.figure, qualifier=Qualifier.EXACT), spot.first, spot.last, spot.core)


def in_unit_of(other: Spot, bare: Spot) -> Spot:
    """A bare number with the unit of another figure."""
    if bare.figure.kind is not Kind.NUMBER:
        return bare
    unit, kind = other.figure.unit, other.figure.kind
    return Spot(
        replace(bare.figure, kind=kind, unit=unit, per=other.figure.per), bare.first, bare.last, bare.core
    )
