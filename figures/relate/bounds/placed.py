"""What a text places by a range it has told: halfway, within it, or one of those of which none is outside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from figures.model import Figure, Kind, Qualifier
from figures.relate.bounds.limits import (
    alike,
    are_beside,
    in_unit_of,
    is_led,
    keeps_within,
    kept_at,
    lies_outside,
    limits_of,
)
from figures.relate.record import Rivals
from figures.relate.scene import Scene, Spot, told
from figures.relate.text import Text

FAR = 10
"""What is meant to be of a range is off by less than so many times, even where somebody slipped."""
EXTREME, MOVED = 10, 4
"""So many words at most stand between a superlative and its figure, and between a verb of change and its ends."""
AGED = (Fraction(4, 5), Fraction(5, 4))
"""An age may be so many times less or more than bare ends that are meant as ages."""
EXTREMES = ("low_words", "high_words")
REACH = 8
"""So many words before a range may say that nothing is outside it: all of the bids were between."""
STANDING_FOR = 3
"""So many may stand for what was just told: halfway between those two."""


def placed(text: Text, scenes: Sequence[Scene]) -> Iterator[Rivals]:
    """The one value that is placed by the one range of a short text, or of two sentences side by side."""
    if text.is_brief_for("bounds"):
        yield from _placed(scenes, text)
        return
    for one, other in pairwise(scenes):
        near = [one, other] if are_beside(one, other) else [one]
        if any(scene.may_have("midpoints") for scene in near):
            yield from _placed(near, text)


def _placed(scenes: Sequence[Scene], text: Text) -> Iterator[Rivals]:
    """What is placed where there is one range, and one value of its sort."""
    ranges = [(scene, limits) for scene in scenes for limits in limits_of(scene)]
    if len(ranges) != 1:
        return
    home, limits = ranges[0]
    values = [(scene, value) for scene in scenes for value in _values(scene, home, limits)]
    if len(values) != 1:
        return
    scene, value = values[0]
    if _is_halved(scene) or _is_halved(home):
        ends = [Spot(end, limits.first, limits.last, limits.core) for end in limits.figure.ends]
        if len(ends) == 2:
            low, high = (in_unit_of(value, end) for end in ends)
            yield told("bounds", "middle", value, "cue", {"value": value, "low": low, "high": high})
    elif text.is_brief_for("bounds") and not _is_told_already(scene, home, value):
        roles = {"value": value, "limits": in_unit_of(value, limits)}
        if lies_outside(scene):
            yield told("bounds", "outside", value, "cue", roles)
        elif _is_within(scene, home, limits) or _is_member(scene, home, limits, value):
            yield told("bounds", "within", value, "cue", roles)


def _is_within(scene: Scene, home: Scene, limits: Spot) -> bool:
    """Whether words place the value of a sentence in the range, with no exception made."""
    if scene.has("exempt") or home.has("exempt"):
        return False
    return kept_at(scene) is not None or _is_for_all(home, limits)


def _is_member(scene: Scene, home: Scene, limits: Spot, value: Spot) -> bool:
    """Whether a value is that of one of those that a range is told of: the oldest, 84; mine, at £70; No. 6, £410.

    What a range only promises, allows or expects may be missed by one of them, and so may what is told of most.
    """
    if any(each.has(what) for each in (scene, home) for what in ("exempt", "loosely_ranged")):
        return False
    if _is_moved(home, limits):
        return False
    low = scene.tokens.low
    ahead = range(max(value.first - EXTREME, 0), value.first)
    sides = {each.last for each in scene.spots}  # 30in (76cm) high
    extreme = any(
        at - (at > 0 and low[at - 1] == ")") not in sides and scene.lexicon.term(what, low, at)
        for what in EXTREMES
        for at in ahead
    )
    aged = scene.lexicon.has("of", "".join(scene.tokens.low[value.first - 1 : value.first]))
    if limits.figure.kind is Kind.NUMBER and aged:
        return False  # marks from 8 to 15; the oldest, a sailor of 52
    return extreme or (limits.figure.kind is not Kind.DURATION and scene.has("members_told"))


def _is_moved(home: Scene, limits: Spot) -> bool:
    """Whether two ends are those of a change, or of a score, or are not told: rose from 20 to 30, billions."""
    figure, known = limits.figure, home.lexicon.roles.cues.meanings
    if Kind.SCORE in home.kinds or figure.low is None or figure.high is None or figure.low > figure.high:
        return True
    if limits in home.spots and len(figure.ends) != 2:
        return True  # billions of dollars
    before = home.tokens.low[max(limits.first - MOVED, 0) : limits.first]
    return figure.role == "from-to" and any(
        cue.role in ("up", "down") for word in before for cue in known.get(word, ())
    )


def _is_told_already(scene: Scene, home: Scene, value: Spot) -> bool:
    """Whether the words beside a value alone place it in the range: an average, what lies well within it."""
    near = [home] if are_beside(scene, home) else []
    return is_led(scene, "mean_words", value) or any(True for _ in keeps_within(scene, near))


def _values(scene: Scene, home: Scene, limits: Spot) -> Iterator[Spot]:
    """The values of a sentence that are of the sort and the size of a range, and no end of it."""
    ends = {limits.first, *(each.first for each in _ends(home, limits))}
    for spot in scene.spots:
        figure = spot.figure
        is_end = scene is home and spot.first in ends
        if is_end or figure.value is None or figure.change is not None or figure.negated or figure.ends:
            continue
        stands_for = figure.kind is Kind.NUMBER and 0 < figure.value < STANDING_FOR and _is_in_words(figure)
        value = _over_the_same(limits, in_unit_of(limits, spot))
        stands_for = stands_for or _is_of_those(scene, spot, limits)
        if not stands_for and _is_of(value.figure, limits.figure):
            yield value


def _is_of_those(scene: Scene, spot: Spot, limits: Spot) -> bool:
    """Whether a bare number counts those that a range is told of: one of the eight asked for between £80 and £120."""
    bare = spot.figure.kind is Kind.NUMBER and limits.figure.kind not in (Kind.NUMBER, Kind.AGE)
    return bare and any(
        scene.lexicon.has("of", word) for word in scene.tokens.low[spot.first - 1 : spot.first]
    )


def _over_the_same(limits: Spot, value: Spot) -> Spot:
    """A value that is not said to be per anything as one per what the range is: £30 to £110 a day, this one £70."""
    if value.figure.per is not None or limits.figure.per is None:
        return value
    return Spot(replace(value.figure, per=limits.figure.per), value.first, value.last, value.core)


def _ends(home: Scene, limits: Spot) -> Iterator[Spot]:
    """The ends of a range that is told as a floor and a ceiling."""
    if limits.figure.low is not None and limits not in home.spots:
        for spot in home.spots:
            if spot.figure.value in (limits.figure.low, limits.figure.high):
                yield spot


def _is_of(value: Figure, limits: Figure) -> bool:
    """Whether a value may be of a range: of its sort, and no more than a slip larger or smaller."""
    assert limits.low is not None
    assert limits.high is not None
    assert value.value is not None
    like = value.kind in (Kind.NUMBER, Kind.AGE) if limits.kind is Kind.NUMBER else alike(limits, value)
    low, high, size = (Fraction(each) for each in (limits.low, limits.high, value.value))
    if limits.kind is Kind.NUMBER and value.kind is Kind.AGE and not low * AGED[0] <= size <= high * AGED[1]:
        return False  # the range is of something else: marks from 8 to 15; the oldest, 52
    is_exact = value.qualifier in (Qualifier.EXACT, Qualifier.ABOUT)
    return like and is_exact and abs(size) < FAR * max(high, -low)


def _is_halved(scene: Scene) -> bool:
    """Whether a sentence tells the middle of something, and not of a way or a time: halfway up, midway through."""
    if not scene.may_have("midpoints"):
        return False
    low, lexicon = scene.tokens.low, scene.lexicon
    for at in range(len(low)):
        length = lexicon.term("midpoints", low, at)
        if length and not lexicon.term("not_midpoints", low, at + length):
            return True
    return False


def _is_for_all(home: Scene, limits: Spot) -> bool:
    """Whether nothing is outside a range, by the words before it."""
    if limits not in home.spots:
        return True  # a floor and a ceiling
    return home.before("universals", limits, REACH)


def _is_in_words(figure: Figure) -> bool:
    return figure.written is None or figure.written.in_words
