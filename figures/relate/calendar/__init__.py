"""Dates, times, ages and spans of time to relations: how long, how old, the how manieth, and in which order.

A span is bound to two moments only if the syntax holds the three together; all other moments in reach are its rivals,
and so is the date of the article.
"""

from __future__ import annotations

from collections.abc import Iterator

from figures.model import Kind
from figures.relate.calendar.ages import ages_of
from figures.relate.calendar.kin import kin_ages_of
from figures.relate.calendar.ordinals import ordinals_of
from figures.relate.calendar.read import scenes_of
from figures.relate.calendar.sameage import same_ages_of
from figures.relate.calendar.sequence import sequences_of
from figures.relate.calendar.spans import spans_of
from figures.relate.calendar.tense import tenses_of
from figures.relate.calendar.told import told_times
from figures.relate.calendar.weekdays import weekdays_of
from figures.relate.record import Rivals
from figures.relate.text import Text

__all__ = ["calendar_of"]

_RANGE = "from-to"
_TIMES = frozenset([Kind.YEAR, Kind.DATE, Kind.TIME, Kind.AGE])


def calendar_of(text: Text, *, listed: bool) -> Iterator[Rivals]:
    """For each figure of time that follows from others, all that it may follow from, and what is only `listed`."""
    extraction, lexicon = text.extraction, text.lexicon
    if not any(figure.kind in _TIMES or figure.role == _RANGE for figure in extraction.figures):
        return
    scenes = scenes_of(text)
    yield from spans_of(scenes, lexicon)
    yield from ages_of(scenes, lexicon)
    yield from same_ages_of(scenes, lexicon)
    yield from kin_ages_of(scenes, lexicon)
    yield from ordinals_of(scenes, lexicon)
    yield from sequences_of(scenes, lexicon)
    yield from weekdays_of(scenes, lexicon)
    yield from tenses_of(extraction, scenes, lexicon)
    yield from told_times(scenes, lexicon) if listed else ()
