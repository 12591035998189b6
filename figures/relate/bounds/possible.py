"""Single figures that cannot be: beyond all that such a thing can measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from figures.lexicon.record import ListsIn
from figures.model import Figure, Kind, Qualifier
from figures.relate.attach import NEAR
from figures.relate.frames import Magnitude, load_frames
from figures.relate.record import Rivals
from figures.relate.scene import Scene, Spot, lists_of, told
from figures.relate.text import Text
from figures.units import UnitTable

BEFORE, BEHIND = 4, 3
"""So many words at most stand between a figure and the words that say what it measures."""
SUBJECT = 14
"""So many words at most stand between a subject and its level."""
CLOSED = frozenset(";:–—()")
HYPERBOLE = 2
STROKE = "/"
SHARE = (Kind.PERCENT,)
CHANGE = frozenset(["up", "down"])


def possible(text: Text, scenes: Sequence[Scene]) -> Iterator[Rivals]:
    """Each figure whose words say what it measures, with the least and the most that this can be."""
    known, every = lists_of(scenes), set[Kind]().union(*(scene.kinds for scene in scenes))
    magnitudes = [
        each
        for each in load_frames().magnitudes
        if not every.isdisjoint(each.kinds) and _may_be_told(known, each)
    ]
    for scene in scenes:
        told_of: set[int] = set()
        for magnitude in magnitudes:
            if scene.kinds.isdisjoint(magnitude.kinds) or not _may_be_told(scene.lists, magnitude):
                continue
            for spot in [each for each in scene.spots if _may_be(each.figure, magnitude)]:
                size = _size(spot.figure, magnitude, text.units)
                if size is None or _is_hyperbole(spot.figure, size, magnitude):
                    continue
                if spot.first in told_of or not _is_of(scene, spot, magnitude):
                    continue
                if _is_something_else(scene, magnitude):
                    break
                if magnitude.kinds == SHARE and _is_change(spot, scene, text):
                    continue
                told_of.add(spot.first)
                numbers = {"size": size, "least": magnitude.least, "most": magnitude.most}
                yield told("form", "possible", spot, magnitude.name, {"value": spot}, numbers=numbers)
        yield from _pressure(scene)


def _may_be_told(lists: ListsIn, magnitude: Magnitude) -> bool:
    """Whether an entry of some lists may say that something measures this: a quick look."""
    return not magnitude.is_told or lists.any_of(*magnitude.words)


def _is_something_else(scene: Scene, magnitude: Magnitude) -> bool:
    """Whether the sentence is of other things that such a figure may measure, or quotes a slip."""
    if magnitude.within and not scene.has(magnitude.within):
        return True
    others = [f"not_{magnitude.name}", "naming_slips", "other_worlds", *filter(None, [magnitude.without])]
    return any(map(scene.has, others))


def _is_change(spot: Spot, scene: Scene, text: Text) -> bool:
    """Whether words beside a figure, or before it in its clause, say that it is by how much something rose or fell."""
    own = text.utterances.get(scene.number)
    mention = next((each for each in own.mentions if each.figure is spot.figure), None) if own else None
    if own is None or mention is None:
        return False
    meanings = scene.lexicon.roles.cues.meanings
    before = (
        word
        for word, clause in zip(own.tokens.low[: spot.first], own.clauses, strict=False)
        if clause == mention.clause
    )
    told = any(cue.role in CHANGE for word in before for cue in meanings.get(word, ()))
    return told or any(mention.roles.get(role, 0) >= NEAR for role in CHANGE)


def _may_be(figure: Figure, magnitude: Magnitude) -> bool:
    return (
        figure.kind in magnitude.kinds
        and figure.value is not None
        and figure.qualifier not in (Qualifier.LESS, Qualifier.AT_MOST)
        and figure.change is None
        and not figure.negated
        and not figure.quoted
        and not (magnitude.most == 1 and figure.value == int(figure.value))  # no correlation: [R=301]
    )


def _is_hyperbole(figure: Figure, size: Fraction, magnitude: Magnitude) -> bool:
    """Whether it is told in words, and so far beyond that nobody takes it for a fact: a million miles an hour."""
    in_words = figure.written is not None and figure.written.in_words
    return in_words and not magnitude.least / HYPERBOLE <= size <= magnitude.most * HYPERBOLE


def _size(figure: Figure, magnitude: Magnitude, units: UnitTable) -> Fraction | None:
    """The value in the unit of a magnitude; None if it is of another dimension, or over another time."""
    assert figure.value is not None
    value = Fraction(figure.value)
    if magnitude.unit is None:
        return value if magnitude.per == figure.per else None
    if figure.unit is None or (magnitude.per and figure.unit == figure.per):
        return None  # three simulated days per day
    name = f"{figure.unit}/{figure.per}" if figure.per and magnitude.per is None else figure.unit
    unit, base = units.find(name), units.need(magnitude.unit)
    if unit is None or unit.dimension != base.dimension or (magnitude.per and figure.per != magnitude.per):
        return None
    return (value * Fraction(unit.factor) + Fraction(unit.offset) - Fraction(base.offset)) / Fraction(
        base.factor
    )


def _is_of(scene: Scene, spot: Spot, magnitude: Magnitude) -> bool:
    """Whether the words beside a figure say that it measures this."""
    if not magnitude.is_told:
        return True
    before, behind = magnitude.words
    beside = scene.before(before, spot, BEFORE) or scene.after(behind, spot, BEHIND)
    return beside or _is_level_of(scene, spot, before)


def _is_level_of(scene: Scene, spot: Spot, subject: str) -> bool:
    """Whether a figure is the level of a subject further off: the humidity, measured by the harbour office, was 96%."""
    low, lexicon = scene.tokens.low, scene.lexicon
    if subject not in scene.lists or not lexicon.term_before("level_leads", low, spot.first):
        return False
    for at in range(spot.first - 1, max(spot.first - SUBJECT, 0) - 1, -1):
        if low[at] in CLOSED or any(each.first <= at < each.last for each in scene.spots):
            return False
        if lexicon.term_before(subject, low, at):
            return True
    return False


def _pressure(scene: Scene) -> Iterator[Rivals]:
    """The two values of a blood pressure: 120/80, 120 over 80."""
    if not scene.may_have("pressure_before", "pressure_after"):
        return
    for upper, lower in zip(scene.spots, scene.spots[1:], strict=False):
        if upper.figure.kind is not Kind.NUMBER or lower.figure.value is None or upper.figure.value is None:
            continue
        between = scene.tokens.low[upper.core[1] : lower.core[0]]
        if len(between) != 1 or not (between[0] == STROKE or scene.lexicon.has("pressure_over", between[0])):
            continue
        if scene.before("pressure_before", upper, BEFORE) or scene.after("pressure_after", lower, BEHIND):
            yield told("form", "pressure", upper, "cue", {"high": upper, "low": lower})
