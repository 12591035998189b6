"""Values and their bounds: an average within its range, an estimate within its interval, a mark on its scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from figures.model import Figure, Kind, Qualifier
from figures.relate.bounds.limits import (
    MEASURED,
    PLAIN,
    RANGED,
    alike,
    are_beside,
    exact,
    floor_and_ceiling,
    in_unit_of,
    is_choice,
    is_led,
    keeps_within,
    of_two_sentences,
    superlatives,
    told_limits,
)
from figures.relate.record import Rivals
from figures.relate.scene import Scene, Spot, told
from figures.relate.text import Text

JOINTS = frozenset(["-", "–", "‑"])
COLD = frozenset(["degree_Celsius", "degree_Fahrenheit", "degree"])
"""Units of what is often told from its warmer end."""
SCALES = frozenset([5, 10, 20, 100])
"""The best marks of scales that are written with a stroke: 7/10."""
EXTREMES = ("low_words", "high_words")
PAGES = 4
"""Words of a range of numbers: pages 12 to 15."""
JOINING = 2
"""So many words at most stand between what is at least so much, and at most so much."""
NEAREST = 3
"""So many figures before an interval may be what it is of."""


def bounded(_: Text, scenes: Sequence[Scene]) -> Iterator[Rivals]:
    """What is said to lie between two others, or below another."""
    ranged: tuple[Scene, Spot] | None = None
    for at, scene in enumerate(scenes):
        yield from _falling(scene)
        yield from _numbered(scene)
        if scene.may_have("kept"):
            yield from keeps_within(
                scene, [each for each in scenes[max(at - 1, 0) : at + 2] if are_beside(each, scene)]
            )
        before = scenes[at - 1] if at and scene.may_have(*EXTREMES) else None
        if before is not None and before.may_have(*EXTREMES) and are_beside(before, scene):
            yield from of_two_sentences(before, scene)
        if len(scene.figures) == 1 and ranged is None:
            continue
        yield from _reversed(scene)
        yield from _out_of(scene)
        yield from _extremes(scene)
        yield from _intervals(scene)
        ranges = [spot for spot in scene.spots if _is_range(scene, spot)] or list(told_limits(scene))
        if len(ranges) == 1:
            yield from _within(scene, ranges[0])
        elif not ranges and ranged and _goes_on(*ranged, scene):
            yield from _within(scene, ranged[1])
        ranged = (scene, ranges[0]) if len(ranges) == 1 else None


def _goes_on(before: Scene, ranged: Spot, scene: Scene) -> bool:
    """Whether a sentence may tell the average of the range in the one before; of bare numbers nobody knows."""
    follows = before.block == scene.block and before.number == scene.number - 1
    return follows and ranged.figure.kind is not Kind.NUMBER


def _is_range(scene: Scene, spot: Spot) -> bool:
    """Whether a figure has two ends between which something lies; a change has not."""
    figure = spot.figure
    if figure.low is None or figure.high is None or figure.kind is Kind.SCORE or figure.low > figure.high:
        return False
    if is_choice(scene, spot):
        return False
    told_so = scene.lexicon.has("range_between", scene.tokens.low[spot.first])
    if figure.kind is Kind.PERCENT and not told_so:
        return False  # 49.8% to 50.2% may be a vote
    return told_so or figure.role != "from-to" or scene.before("rangings", spot, 2)


def _within(scene: Scene, limits: Spot) -> Iterator[Rivals]:
    """An average, and the range that it is of."""
    means = [
        spot
        for spot in scene.spots
        if spot is not limits
        and spot.figure.value is not None
        and spot.figure.qualifier is not Qualifier.MORE
        and (is_led(scene, "mean_words", spot) or scene.after("averages_after", spot, 0))
    ]
    told_so = limits.figure.low is not None and limits not in scene.spots  # never below 4C, or above 19C
    if len(means) != 1 or (not told_so and scene.has("average_vetoes")):
        return
    value = in_unit_of(limits, means[0])
    if alike(limits.figure, value.figure):
        yield told("bounds", "within", means[0], "cue", {"value": value, "limits": limits})


def _intervals(scene: Scene) -> Iterator[Rivals]:
    """An estimate, and its interval behind it in brackets."""
    low = scene.tokens.low
    for index, spot in enumerate(scene.spots):
        if spot.figure.low is None or spot.figure.high is None:
            continue
        if not spot.figure.bracketed and not scene.before("intervals", spot, 0):
            continue
        if not scene.before("intervals", spot, 2):
            continue
        before = [
            each
            for each in scene.spots[:index]
            if each.figure.value is not None
            and not any(low[at] in ")" for at in range(each.last, spot.first))
        ]
        before = [each for each in before if not _is_level(scene, each)][-NEAREST:]
        before = [each for each in before if alike(in_unit_of(each, spot).figure, each.figure)]
        if before and (spot.figure.bracketed or is_led(scene, "mean_words", before[-1])):
            *others, value = before
            rivals = [{"value": each, "limits": in_unit_of(each, spot)} for each in others]
            roles = {"value": value, "limits": in_unit_of(value, spot)}
            yield told("bounds", "interval", value, "cue", roles, rivals=rivals)


def _is_level(scene: Scene, spot: Spot) -> bool:
    """Whether a percentage only says how sure an interval is."""
    return spot.figure.kind is Kind.PERCENT and scene.after("intervals", spot, 1)


def _out_of(scene: Scene) -> Iterator[Rivals]:
    """A mark, and the best that there is: 9 out of 10."""
    if not scene.may_have("out_of", "ratings") or scene.has("first_person"):
        return
    for value, most in zip(scene.spots, scene.spots[1:], strict=False):
        between = scene.between(value, most)
        is_mark = between == ["/"] and most.figure.value in SCALES and scene.has("ratings")
        if not is_mark and (not between or scene.lexicon.term("out_of", between, 0) != len(between)):
            continue
        if (
            value.figure.kind in PLAIN
            and most.figure.kind in PLAIN
            and not value.figure.quoted
            and value.figure.value
            and most.figure.value
        ):
            yield told("bounds", "most", value, "cue", {"value": value, "high": most})


def _extremes(scene: Scene) -> Iterator[Rivals]:
    """The lowest of a sentence, and the highest; and what is at least so much, and at most so much."""
    for low, high in floor_and_ceiling(scene):
        yield told("bounds", "extremes", high, "cue", {"low": low, "high": high})
    if scene.may_have("low_words") and scene.may_have("high_words"):
        yield from superlatives(scene, scene)
    for one, other in zip(scene.spots, scene.spots[1:], strict=False):
        if _ends(one.figure, other.figure) and 0 < len(scene.between(one, other)) <= JOINING:
            low = in_unit_of(other, one)
            if alike(low.figure, other.figure) and not scene.has("range_vetoes"):
                yield told("bounds", "order", one, "ends", {"low": exact(low), "high": exact(other)})


def _ends(one: Figure, other: Figure) -> bool:
    """Whether the one says what there is at least, and the other what there is at most."""
    return (
        one.qualifier is Qualifier.AT_LEAST
        and other.qualifier is Qualifier.AT_MOST
        and one.value is not None
        and other.value is not None
        and (one.noun == other.noun or None in (one.noun, other.noun))
    )


def _reversed(scene: Scene) -> Iterator[Rivals]:
    """A range whose ends have changed places: 10 to 6 inches."""
    for low, high in zip(scene.spots, scene.spots[1:], strict=False):
        told_as_interval = high.figure.kind is Kind.NUMBER and scene.before("intervals", low, 2)
        is_age = low.figure.kind is Kind.AGE and high.figure.kind is Kind.NUMBER
        is_bare = low.figure.kind is Kind.NUMBER and (high.figure.kind in MEASURED or told_as_interval)
        is_rate = high.figure.kind is Kind.MONEY and high.figure.value == 1  # at 11 to one dollar
        if is_rate or not (is_bare or is_age):
            continue
        if low.figure.value is None or high.figure.value is None or low.figure.quoted:
            continue
        if low.figure.value < 0 and high.figure.value < 0:
            continue  # minus 3 to minus 8 degrees
        if _is_joint(low, high, scene) and not _is_fall(scene, low):
            roles = {"low": in_unit_of(high, low), "high": in_unit_of(low, high)}
            yield told("bounds", "order", low, "cue", roles)


def _falling(scene: Scene) -> Iterator[Rivals]:
    """What is called a range, and falls: prices range from £40 to £30."""
    for spot in scene.spots if any(figure.ends for figure in scene.figures) else ():
        if len(spot.figure.ends) != 2 or spot.figure.quoted or spot.figure.unit in COLD:
            continue
        low, first = scene.tokens.low, spot.first
        first -= first > 1 and low[first - 1] == ":"
        named = first and low[spot.first - 1] == ":" and scene.lexicon.term_before("range_nouns", low, first)
        if spot.figure.kind in RANGED and (named or scene.before("rangings", spot, 0)):
            least, most = (Spot(end, *_place(spot)) for end in spot.figure.ends)
            in_words = {end.written is None or end.written.in_words for end in spot.figure.ends}
            if len(in_words) > 1:
                continue  # 15% to half
            if least.figure.value is not None and most.figure.value is not None:
                yield told("bounds", "order", spot, "called", {"low": least, "high": most})


def _numbered(scene: Scene) -> Iterator[Rivals]:
    """Numbers of pages, chapters, weeks, which rise: pages 12 to 15."""
    for spot in scene.spots if Kind.LABEL in scene.kinds and scene.may_have("numbered_plurals") else ():
        words = scene.tokens.low[spot.first : spot.last]
        ends = [Decimal(word) for word in words if word.isdecimal()]
        is_range = len(words) == PAGES and scene.lexicon.has("numbered_plurals", words[0])
        is_range = is_range and (words[2] in JOINTS or scene.lexicon.has("range_to", words[2]))
        if is_range and len(ends) == 2 and len(words[1]) <= len(words[3]):
            low, high = (replace(spot.figure, kind=Kind.NUMBER, value=end, unmarked=str(end)) for end in ends)
            roles = {"low": Spot(low, *_place(spot)), "high": Spot(high, *_place(spot))}
            yield told("bounds", "order", spot, "called", roles)


def _place(spot: Spot) -> tuple[int, int, tuple[int, int]]:
    return spot.first, spot.last, spot.core


def _is_joint(low: Spot, high: Spot, scene: Scene) -> bool:
    """Whether "to", or a hyphen without blanks, joins two numbers, of which the first is no name: SP 800-38A."""
    between, tokens = scene.between(low, high), scene.tokens
    if len(between) != 1:
        return False
    if between[0] not in JOINTS:
        return scene.lexicon.has("range_to", between[0])
    named = low.first > 0 and tokens.text[low.first - 1].isupper()
    return tokens.glued(low.last) and tokens.glued(low.last + 1) and not named


def _is_fall(scene: Scene, low: Spot) -> bool:
    """Whether the two are what something was before and after, or a score."""
    return scene.before("falls", low, 3) or scene.has("contests")
