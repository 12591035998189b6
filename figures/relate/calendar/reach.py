"""Which moments are in reach of a figure, and which spans they can be the ends of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from figures.lexicon.record import Lexicon
from figures.model import Figure
from figures.relate.calendar.record import Marked, Moment, Scene, relation
from figures.relate.record import Relation, Tie

BEFORE, BEHIND = 4, 2
"""So many sentences before and behind a figure's own its rivals are looked for."""
MOST = 8
"""So many moments, the nearest, are tried with one another."""
_LONG = frozenset(["year", "decade", "century"])
_WEEKS = {"week": 7, "fortnight": 14}
_SHORT = frozenset(["second", "minute", "hour"])

Scenes = Mapping[int, Scene]


def around(number: int, scenes: Scenes) -> Iterator[Scene]:
    """The sentences in reach of one."""
    for each in range(number - BEFORE, number + BEHIND + 1):
        if each in scenes:
            yield scenes[each]


def moments_near(marked: Marked, scenes: Scenes) -> list[Moment]:
    """The moments in reach, the nearest first."""
    found = [moment for scene in around(marked.sentence, scenes) for moment in scene.moments]

    def distance(moment: Moment) -> tuple[int, int]:
        apart = abs(moment.sentence - marked.sentence)
        return apart, abs(moment.first - marked.first) if not apart else 0

    return sorted(found, key=distance)[:MOST]


def fits(span: Marked, *moments: Moment) -> bool:
    """Whether so long a span can be told from such moments: hours from times of day, years from years."""
    unit = span.figure.unit
    if any(moment.is_clock != (unit in _SHORT) for moment in moments):
        return False
    return unit in _LONG or unit in _SHORT or all(len(moment.figure.date or "") > 4 for moment in moments)


def time_of(span: Marked, scene: Scene, lexicon: Lexicon) -> Figure:
    """A span as what passed; in days if it was exactly so many weeks, so that it is not taken for a rough one."""
    figure = replace(span.figure, per=None)
    low = scene.tokens.low
    before = low[span.first - 1] if span.first else ""
    exact = lexicon.has("exact_before", before) or lexicon.term("exact_behind", low, span.last)
    if exact and figure.unit in _WEEKS and figure.value is not None:
        return replace(figure, unit="day", value=figure.value * _WEEKS[figure.unit], unmarked=figure.plain)
    return figure


def rival_spans(span: Marked, moments: Sequence[Moment]) -> Iterator[Relation]:
    """Every pair of moments, and each with the date of the article, as what a span may be told from."""
    time = replace(span.figure, per=None)
    for one in moments:
        if not one.is_clock:
            yield relation("span", "ago", Tie.RIVAL, span.figure, first=one.figure, time=time)
        for other in moments:
            if other is one or one.is_clock != other.is_clock:
                continue
            if not one.is_clock or (one.sentence, one.first) < (other.sentence, other.first):
                yield relation(
                    "span", "span", Tie.RIVAL, span.figure, first=one.figure, last=other.figure, time=time
                )


def opener(scene: Scene, moment: Moment, lexicon: Lexicon) -> str:
    """The word before a moment, articles and hedges left out."""
    low, at = scene.tokens.low, moment.first - 1
    while at > 0 and (lexicon.has("moment_fillers", low[at]) or lexicon.is_calendar(low[at])):
        at -= 1
    return low[at] if at >= 0 else ""
