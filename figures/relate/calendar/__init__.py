"""Dates, times, ages and spans of time to relations: how long, how old, the how manieth, and in which order.

A span is bound to two moments only if the syntax holds the three together; all other moments in reach are its rivals,
and so is the date of the article.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from itertools import chain

from figures.lexicon.record import Lexicon
from figures.model import Kind
from figures.relate.calendar.ages import ages_of
from figures.relate.calendar.dated import dated_spans
from figures.relate.calendar.kin import kin_ages_of
from figures.relate.calendar.ordinals import ordinals_of
from figures.relate.calendar.precise import precise_spans
from figures.relate.calendar.reach import Scenes
from figures.relate.calendar.read import scenes_of
from figures.relate.calendar.sameage import same_ages_of
from figures.relate.calendar.sequence import sequences_of, sole_order
from figures.relate.calendar.soleages import sole_ages_of
from figures.relate.calendar.solespans import sole_spans
from figures.relate.calendar.spans import spans_of
from figures.relate.calendar.tense import tenses_of
from figures.relate.calendar.told import told_times
from figures.relate.calendar.weekdays import recent_weekdays, sole_weekdays, weekdays_of
from figures.relate.record import Rivals, unseen
from figures.relate.text import Text

__all__ = ["calendar_of"]

_RANGE = "from-to"
_TIMES = frozenset([Kind.YEAR, Kind.DATE, Kind.TIME, Kind.AGE])


def calendar_of(text: Text) -> Iterator[Rivals]:
    """For each figure of time that follows from others, all that it may follow from."""
    extraction, lexicon = text.extraction, text.lexicon
    times = _TIMES | {Kind.DURATION} if text.is_short else _TIMES  # from 6 to 8.30 is told in bare numbers
    if not any(figure.kind in times or figure.role == _RANGE for figure in extraction.figures):
        return
    scenes = scenes_of(text)
    found = [
        *spans_of(scenes, lexicon),
        *ages_of(scenes, lexicon),
        *same_ages_of(scenes, lexicon),
        *kin_ages_of(scenes, lexicon),
        *ordinals_of(scenes, lexicon),
        *sequences_of(scenes, lexicon),
        *weekdays_of(scenes, lexicon),
    ]
    yield from found
    if text.is_brief_for("calendar"):
        yield from unseen(_of_short(scenes, extraction.article.date, lexicon), found)
    else:
        yield from unseen(precise_spans(scenes, lexicon), found)
        if text.is_compact:
            yield from unseen(dated_spans(scenes, extraction.article.date, lexicon), found)
    if text.is_read:
        yield from unseen(recent_weekdays(scenes, extraction, lexicon), found)
    yield from tenses_of(extraction, scenes, lexicon)
    yield from told_times(scenes, lexicon)


def _of_short(scenes: Scenes, today: dt.date | None, lexicon: Lexicon) -> Iterator[Rivals]:
    """What can only be meant where a text has few figures, if one paragraph tells it."""
    for sole in (sole_spans, sole_ages_of, sole_order, partial(sole_weekdays, today=today)):
        for rivals in sole(scenes, lexicon):
            figures = chain.from_iterable(rivals.relations[0].roles.values())
            if len({scenes[each.sentence].block for each in figures}) == 1:
                yield rivals
