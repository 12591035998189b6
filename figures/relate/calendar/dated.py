"""A span of days, weeks or years in a short article, and the only dates between which it can lie, slips included."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import combinations
from operator import itemgetter

from figures.lexicon.record import Lexicon
from figures.model import Qualifier
from figures.relate.calendar.events import has_event, is_duration, lasted
from figures.relate.calendar.ranges import direction, is_partial, is_period
from figures.relate.calendar.reach import Scenes, time_of
from figures.relate.calendar.record import Marked, Moment, Scene, day_of, relation
from figures.relate.calendar.slipped import is_slip
from figures.relate.calendar.spans import is_attributive
from figures.relate.record import Rivals, Tie

DAYS = {"day": 1, "week": 7, "fortnight": 14}
YEAR = "year"
FEWEST = {"day": 10, "week": 3, "fortnight": 2, "year": 11}
"""Shorter spans lie between two dates by chance."""
MOST = 6
"""Among more dates two lie as far apart as any span by chance."""
MEANT = 4
"""So many words before a span, what it was meant to be is told."""
FAR = 2
"""A span is less than so many times too long, or too short, by a slip."""
WEEKS = frozenset(["week", "fortnight"])
SLACK = {"day": 1, "week": 3, "fortnight": 3, "year": 1}
"""So many days, or years, a span may be off that is not wrong: both ends count, or neither."""
DIGITS = len("2024-01-31")
TENS, SWAPPED = (10, 20), 9
"""So many days a date is off whose first digit is wrong; so many years at least, one of which two changed places."""
WEEKS_OFF = 3
"""So many weeks, or fortnights, too many or too few are told."""
OTHERWISE = ("span_granted", "span_other_before")
OTHERWISE_BEHIND = ("span_agreed", "span_other")
BARRED = ("span_interrupted", "span_doubted", "span_repeated", "records_told")
"""Where a word of these lists stands, the span need not lie between two dates that are told."""

Dated = tuple[int, Moment, Scene]
"""A date, counted in days or in years, with where it stands."""


def dated_spans(scenes: Scenes, day: dt.date | None, lexicon: Lexicon) -> Iterator[Rivals]:
    """The spans of an article, each with the two dates between which it lies, or would without a slip."""
    for scene in scenes.values():
        for span in scene.spans:
            if not _may_be_between(span, scene, lexicon):
                continue
            pair = _pair(span, scene, scenes, day, lexicon)
            if pair is not None:
                first, last = pair
                time = time_of(span, scene, lexicon)
                told = relation(
                    "span", "span", Tie.TIED, span.figure, first=first.figure, last=last.figure, time=time
                )
                yield Rivals(span.figure, (told,), tuple)


def _may_be_between(span: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a span is exact, long enough, and by no word a rate, a term, or counted from elsewhere."""
    figure, low = span.figure, scene.tokens.low
    if figure.unit not in FEWEST or figure.value is None or figure.value % 1:
        return False
    if figure.value < FEWEST[figure.unit] or figure.qualifier is not Qualifier.EXACT:
        return False
    exact = span.first > 0 and lexicon.has("exact_before", low[span.first - 1])
    barred = BARRED[exact:]  # exactly five weeks after the stoppage began
    if figure.negated or figure.per is not None or any(scene.has(lexicon, what) for what in barred):
        return False
    if direction(span, scene, lexicon) or is_period(span, scene, lexicon) or is_partial(span, scene, lexicon):
        return False
    if any(lexicon.has("intended", word) for word in low[max(span.first - MEANT, 0) : span.first]):
        return False
    if any(lexicon.term_before(what, low, span.first) for what in OTHERWISE):
        return False
    if any(lexicon.term(what, low, span.last) for what in OTHERWISE_BEHIND):
        return False
    behind = low[span.last : span.last + 1]
    return not is_attributive(span) or any(
        lexicon.has(what, word) for word in behind for what in ("span_joints", "eras")
    )


def _pair(
    span: Marked, scene: Scene, scenes: Scenes, day: dt.date | None, lexicon: Lexicon
) -> tuple[Moment, Moment] | None:
    """The two dates of an article that fit a span, or the only two that would without a slip; none of a life."""
    if span.figure.unit == YEAR and any(each.has(lexicon, "born") for each in scenes.values()):
        return None
    dated = _dates(span, scenes)
    if not 2 <= len({number for number, _, _ in dated}) <= MOST:
        return None
    size, slack = int(span.figure.value or 0), SLACK[span.figure.unit or ""]
    size *= DAYS.get(span.figure.unit or "", 1)
    if day is not None and any(abs(_today(span, day) - number - size) <= slack for number, _, _ in dated):
        return None  # up to today
    ordered = [(one, other) if one[0] <= other[0] else (other, one) for one, other in combinations(dated, 2)]
    held = [(first, last) for first, last in ordered if abs(last[0] - first[0] - size) <= slack]
    if held:
        first, last = held[0]
        return (first[1], last[1]) if _is_exact(span, size, first, last) else None
    near: dict[tuple[int, int], tuple[int, Moment, Moment]] = {}
    for first, last in ordered:
        if _is_slip(span, size, first[0], last[0]):
            told = _told(span, scene, first, last, lexicon)
            near[first[0], last[0]] = max(
                near.get((first[0], last[0]), (0, first[1], last[1])),
                (told, first[1], last[1]),
                key=itemgetter(0),
            )
    most = max((told for told, _, _ in near.values()), default=0)
    best = [(first, last) for told, first, last in near.values() if told == most > 0]
    return best[0] if len(best) == 1 else None


def _is_exact(span: Marked, size: int, first: Dated, last: Dated) -> bool:
    """Whether a span is just the time between two dates, and not by a day, or by months, more or less."""
    gone = last[0] - first[0]
    if span.figure.unit == YEAR:
        return gone == size and all(len(each[1].figure.date or "") == len("2024") for each in (first, last))
    return size - gone in (0, 1)


def _dates(span: Marked, scenes: Scenes) -> Sequence[Dated]:
    """The dates that a span may lie between, in days or years; those without a year are of that of the others."""
    every = [(each, scene) for scene in scenes.values() for each in scene.moments if not each.is_clock]
    years = [int(date[:4]) for each, _ in every if (date := each.figure.date or "")[:4].isdecimal()]
    if span.figure.unit == YEAR:
        return [
            (int(date[:4]), each, scene)
            for each, scene in every
            if (date := each.figure.date or "")[:4].isdecimal()
        ]
    found = []
    for each, scene in every:
        date = (each.figure.date or "").replace("--", f"{max(years, default=2023)}-", 1)
        if len(date) == DIGITS and (day := day_of(date)) is not None:
            found.append((day.toordinal(), each, scene))
    return found


def _today(span: Marked, day: dt.date) -> int:
    return day.year if span.figure.unit == YEAR else day.toordinal()


def _is_slip(span: Marked, size: int, first: int, last: int) -> bool:
    """Whether a span, or one of two dates, is told wrongly by a slip; of what is much longer, another one is told."""
    unit, meant = span.figure.unit or "", last - first
    if not meant < FAR * size or not size < FAR * meant:
        return False
    off = abs(size - meant)
    if unit == YEAR:
        wrong = ((size, meant), (first, last - size), (last, first + size))
        return off >= SWAPPED and any(is_slip(one, other) for one, other in wrong)
    if any(abs(off - ten) <= (unit == "day") for ten in TENS):
        return True
    if unit == "day":
        return off > SLACK[unit] * 2 and any(
            is_slip(size, meant + more)
            and size % 10 != (meant + more) % 10
            and size // 10 != (meant + more) // 10
            for more in (-1, 0, 1)
        )
    weeks, rest = divmod(off, DAYS[unit])
    return rest <= 1 and 0 < weeks <= WEEKS_OFF


def _told(span: Marked, scene: Scene, first: Dated, last: Dated, lexicon: Lexicon) -> int:
    """How many words tell what began and what ended, and that a span is all the time between; 0 if too few.

    Of a round term, as of 30 days, both must be told.
    """
    events = zip((first, last), ("begins", "ends"), strict=True)
    if has_event(first[1], first[2], "born", lexicon):
        return 0
    told = sum(has_event(each[1], each[2], what, lexicon) for each, what in events)
    exact = span.first > 0 and lexicon.has("exact_before", scene.tokens.low[span.first - 1])
    if exact or told > 1:
        return told + 1
    if is_attributive(span):
        return 0  # the 16-day shutdown may be another one
    if span.figure.unit not in WEEKS and (span.figure.value or 0) % 10 == 0:
        return 0
    near = any(each[1].sentence == span.sentence for each in (first, last))
    lasts = is_duration(span, scene, lexicon) or lasted(span, scene, lexicon)
    return told + near if lasts or (told and near) else 0
