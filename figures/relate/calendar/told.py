"""Times that words hold together and nothing follows: three weeks after 30 March; in 2020, the first since 1990."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from figures.lexicon.record import Lexicon
from figures.model import Figure
from figures.relate.calendar.ranges import direction, is_parted
from figures.relate.calendar.reach import Scenes, opener
from figures.relate.calendar.record import Marked, Moment, Scene, relation
from figures.relate.record import Relation, Rivals, Tie

AFTER = 9
"""So many words behind "after", what a span is counted from may stand."""
ZONE = 3
"""So many words stand between a time and the same elsewhere: 5pm Eastern time (2200 GMT)."""
MANY = 24
"""Among so many moments of a sentence nobody can tell which go together."""
BEFORE = 3
"""So many sentences before its own, the moment stands from which a span is counted."""
FRAMES = {"since-when": "span", "until-when": "span", "one-after": "order", "elsewhere": "same"}


def told_times(scenes: Scenes, lexicon: Lexicon) -> Iterator[Rivals]:
    """What is listed of the times of each sentence."""
    for scene in scenes.values():
        if len(scene.moments) > MANY:
            continue
        for span in scene.spans:
            for found in _counted(span, scene, scenes, lexicon):
                yield Rivals(found.derived, (found,), tuple)
        for found in (*_ordered(scene, lexicon), *_elsewhere(scene)):
            yield Rivals(found.derived, (found,), tuple)


def _listed(form: str, derived: Figure, **roles: Figure) -> Relation:
    return relation(FRAMES[form], form, Tie.LISTED, derived, **roles)


def _counted(span: Marked, scene: Scene, scenes: Scenes, lexicon: Lexicon) -> Iterator[Relation]:
    """A span and the moment that it is counted from."""
    way = direction(span, scene, lexicon)
    within = span.first > 0 and lexicon.has("within", scene.tokens.low[span.first - 1])
    if within and lexicon.term("span_within", scene.tokens.low, span.last):
        way = "span_within"
    if way in ("span_after", "span_before", "span_within"):
        start = span.last + lexicon.term(way, scene.tokens.low, span.last)
        base = next((each for each in scene.moments if start <= each.first <= start + AFTER), None)
        if base is not None and not is_parted(scene.tokens.low[start : base.first], lexicon):
            yield _from(base, span, way != "span_before")
    elif way in ("span_later", "span_earlier"):
        base = _last_before(span, scene, scenes)
        if base is not None:
            yield _from(base, span, way == "span_later")
    elif within and span.first <= 2:
        base = _last_before(span, scene, scenes)
        if base is not None:
            yield _from(base, span, forwards=True)


def _from(base: Moment, span: Marked, forwards: bool) -> Relation:
    if forwards:
        return _listed("since-when", span.figure, first=base.figure, time=span.figure)
    return _listed("until-when", span.figure, last=base.figure, time=span.figure)


def _last_before(span: Marked, scene: Scene, scenes: Scenes) -> Moment | None:
    """The last moment before a span, in its paragraph or the one before."""
    for number in range(scene.number, scene.number - BEFORE, -1):
        told = scenes.get(number)
        own = [] if told is None else told.moments
        found = [each for each in own if number < scene.number or each.last <= span.first]
        if found:
            return found[-1] if not found[-1].is_clock else None
    return None


def _ordered(scene: Scene, lexicon: Lexicon) -> Iterator[Relation]:
    """Two moments of which words say which came first."""
    taken = {(id(each.first), id(each.last)) for each in scene.stretches}
    for each in scene.stretches:
        if each.first.is_clock:
            yield _listed("one-after", each.last.figure, first=each.first.figure, last=each.last.figure)
    moments = [each for each in scene.moments if not each.is_clock]
    for one, other in pairwise(moments):
        if (id(one), id(other)) in taken or _is_broken(scene, one.last, other.first):
            continue
        if scene.has(lexicon, "one_after", one.last, other.first) and _may_precede(one, other):
            yield _listed("one-after", other.figure, first=one.figure, last=other.figure)
    if len(moments) == 2:
        one, other = moments
        for own, rest in ((one, other), (other, one)):
            if lexicon.has("since_words", opener(scene, own, lexicon)) and _may_precede(own, rest):
                yield _listed("one-after", rest.figure, first=own.figure, last=rest.figure)


def _elsewhere(scene: Scene) -> Iterator[Relation]:
    """A time of day, and the same in another zone: 5pm (2200 GMT)."""
    for one, other in pairwise(each for each in scene.moments if each.is_clock):
        if other.figure.bracketed and other.first - one.last <= ZONE and not one.figure.bracketed:
            yield _listed("elsewhere", other.figure, one=one.figure, other=other.figure)


def _may_precede(one: Moment, other: Moment) -> bool:
    """Whether the dates do not say that it is the other way round: since 1999, after the storm of 1998."""
    first, last = one.figure.date or "", other.figure.date or ""
    return not (first[:4].isdigit() and last[:4].isdigit()) or first[: len(last)] <= last


def _is_broken(scene: Scene, at: int, to: int) -> bool:
    return ";" in scene.tokens.low[at:to]
