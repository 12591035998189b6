"""Days of the week: two dates of one span, a day and a date beside each other."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from figures.lexicon.record import Lexicon
from figures.model import Figure, Kind
from figures.relate.calendar.reach import Scenes
from figures.relate.calendar.record import Marked, Moment, Scene, relation
from figures.relate.record import Rivals, Tie

JOINTS = 4
"""So many words at most stand between two dates of one span."""


def weekdays_of(scenes: Scenes, lexicon: Lexicon) -> Iterator[Rivals]:
    """The dates whose days of the week have to fit one another, or a day of the week that stands beside them."""
    for scene in scenes.values():
        for moment in scene.moments:
            if moment.is_clock:
                continue
            said = moment.figure.weekday
            beside = _beside(moment, scene, lexicon) if said is None else None
            if beside is not None:
                dated = replace(moment.figure, weekday=beside)
                yield Rivals(
                    moment.figure, (relation("order", "weekday", Tie.TIED, dated, when=dated),), lambda: ()
                )
            if said is not None:
                yield from _pairs(moment, scene, lexicon)


def _pairs(last: Moment, scene: Scene, lexicon: Lexicon) -> Iterator[Rivals]:
    first = _before(last, scene, lexicon)
    if first is not None and (first.date or "").startswith("--") == (last.figure.date or "").startswith("--"):
        found = relation("order", "weekdays", Tie.TIED, last.figure, first=first, last=last.figure)
        yield Rivals(last.figure, (found,), lambda: ())


def _before(last: Moment, scene: Scene, lexicon: Lexicon) -> Figure | None:
    """The date that a joint holds to another: from Monday 3 to Friday 8 June, Saturday 5 and Sunday 6 October."""
    low = scene.tokens.low
    numbers: list[Marked] = [each for each in scene.ages if each.figure.kind is Kind.NUMBER]
    for one in [*scene.moments, *numbers]:
        gap = low[one.last : last.first]
        if not (one.last < last.first and len(gap) <= JOINTS and _is_joint(gap, lexicon)):
            continue
        if isinstance(one, Moment):
            return one.figure if one.figure.weekday is not None else None
        day = low[one.first - 1] if one.first else ""
        said = lexicon.weekdays.get(
            day, lexicon.weekdays.get(scene.tokens.text[one.first - 1]) if one.first else None
        )
        date = last.figure.date or ""
        if said is not None and one.figure.value is not None and 1 <= int(one.figure.value) <= 31:
            return replace(one.figure, weekday=said, date=f"{date[:-2]}{int(one.figure.value):02d}")
    return None


def _is_joint(gap: list[str], lexicon: Lexicon) -> bool:
    return bool(gap) and all(lexicon.has("day_joints", word) for word in gap)


def _beside(moment: Moment, scene: Scene, lexicon: Lexicon) -> int | None:
    """The day of the week apposed to a date: on 8 May 1945, a Tuesday; on a Sunday: 20 July 1969."""
    low = scene.tokens.low
    if len(moment.figure.date or "") != 10:
        return None
    at = moment.last
    while at < len(low) and at - moment.last < JOINTS and lexicon.has("day_links", low[at]):
        at += 1
    if at < len(low) and (low[at - 1] == "(" or lexicon.has("articles_before", low[at - 1])):
        ends = low[at + 1 : at + 2] in ([], [","], ["."], [")"], [";"], ["–"])
        return lexicon.weekdays.get(low[at]) if ends else None
    if moment.first >= 2 and low[moment.first - 1] in (":", "–", "—"):
        return lexicon.weekdays.get(low[moment.first - 2])
    return None
