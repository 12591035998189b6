"""The only span of time of a short text, and its only two moments: nothing else can be meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from figures.lexicon.record import Lexicon
from figures.model import Qualifier
from figures.relate.calendar.events import has_event, is_duration, lasted
from figures.relate.calendar.implied import CLOCK_UNITS
from figures.relate.calendar.ranges import direction
from figures.relate.calendar.reach import Scenes, fits, moments_near, rival_spans, time_of
from figures.relate.calendar.record import Marked, Moment, Scene, relation
from figures.relate.calendar.spans import is_attributive
from figures.relate.record import Rivals, Tie

NEAR = 2.6
"""A slip is off by less than so many times; a span of something else, by more."""
APART = 2
"""So many sentences at most lie between a span and its moments."""
MEANT = 4
"""So many words before a span, what it was meant to be is told."""
DAYS = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.4, "year": 365.2, "decade": 3652.0, "century": 36524.0}
MINUTES = {"second": 1 / 60, "minute": 1.0, "hour": 60.0}
YEAR, HALF_DAY = 365.2, 720
BARRED = ("span_repeated", "span_interrupted", "span_doubted", "no_dates")
"""Where a word of these lists stands, so much time need not lie between the two."""


def sole_spans(scenes: Scenes, lexicon: Lexicon) -> Iterator[Rivals]:
    """The span of a text that has one only, and two moments only that it can lie between."""
    every = list(scenes.values())
    spans = [(span, scene) for scene in every for span in scene.spans]
    moments = [moment for scene in every for moment in scene.moments]
    if not spans or len(moments) < 2 or any(each.has(lexicon, what) for each in every for what in BARRED):
        return
    for of_clocks in (True, False):
        like = [each for each in spans if (each[0].figure.unit in CLOCK_UNITS) is of_clocks]
        own = [each for each in moments if each.is_clock is of_clocks]
        if len(like) != 1 or len(own) != 2 or own[0].figure.date == own[1].figure.date:
            continue
        (span, scene), = like
        if not fits(span, *own) or not _may_be_between(span, own, scene, lexicon):
            continue
        if not of_clocks and not _is_announced(span, own, scene, scenes, lexicon):
            continue
        if of_clocks and any(each.has(lexicon, "across_zones") for each in every):
            continue
        pairs = [pair for pair in (own, own[::-1]) if _is_near(span, *pair)]
        if pairs:
            time = time_of(span, scene, lexicon)
            told = tuple(
                relation("span", "span", Tie.TIED, span.figure, first=one.figure, last=other.figure, time=time)
                for one, other in pairs
            )
            yield Rivals(span.figure, told, partial(rival_spans, span, moments_near(span, scenes)))


def _may_be_between(span: Marked, own: Sequence[Moment], scene: Scene, lexicon: Lexicon) -> bool:
    """Whether nothing beside a span says that it is a rate, was only meant, or is counted from elsewhere."""
    low = scene.tokens.low
    if any(abs(each.sentence - span.sentence) > APART for each in own):
        return False
    if span.figure.qualifier not in (Qualifier.EXACT, Qualifier.ABOUT):
        return False
    if is_attributive(span) and any(each.sentence != span.sentence for each in own):
        return False  # a six-week inquiry; what it is of may have been told elsewhere
    if span.figure.negated or span.figure.quoted or span.figure.per is not None:
        return False
    if lexicon.term_before("span_other_before", low, span.first) or lexicon.term("span_agreed", low, span.last):
        return False
    before = low[max(span.first - MEANT, 0) : span.first]
    leads = direction(span, scene, lexicon) == "span_later"
    if (not leads and any(lexicon.has("intended", word) for word in before)) or lexicon.term("span_other", low, span.last):
        return False
    return direction(span, scene, lexicon) not in ("span_ago", "span_earlier")


def _is_announced(
    span: Marked, own: Sequence[Moment], scene: Scene, scenes: Scenes, lexicon: Lexicon
) -> bool:
    """Whether words say that something began or ended at one of two moments, or that so much time went by."""
    first, last = own
    if has_event(first, scenes[first.sentence], "born", lexicon):
        return False
    if scenes[first.sentence].stretches or direction(span, scene, lexicon) == "span_later":
        return True
    if lexicon.term_before("marking", scene.tokens.low, span.first):
        return True  # it is twelve years since we came
    if is_duration(span, scene, lexicon) or lasted(span, scene, lexicon):
        return True
    return any(
        has_event(each, scenes[each.sentence], what, lexicon) for each, what in ((first, "begins"), (last, "ends"))
    )


def _is_near(span: Marked, first: Moment, last: Moment) -> bool:
    """Whether a span is off no more than by a slip."""
    unit = span.figure.unit or ""
    size = float(span.figure.value or 0) * (MINUTES.get(unit) or DAYS[unit])
    one, other = _place(first), _place(last)
    if first.is_clock:
        apart = [(other - one) % HALF_DAY, (other - one) % (2 * HALF_DAY)]
    else:
        apart = [other - one if first.figure.date[:1] != "-" and last.figure.date[:1] != "-" else (other - one) % YEAR]
    return any(0 < size < NEAR * each and each < NEAR * size for each in apart)


def _place(moment: Moment) -> float:
    """A date in days, a time of day in minutes."""
    date = moment.figure.date or ""
    if moment.is_clock:
        return int(date[1:3]) * 60 + int(date[4:6])
    year, month, day = (*(part for part in date.lstrip("-").split("-")), "", "")[:3] if date[0] != "-" else ("0", *date[2:].split("-"))
    return int(year) * YEAR + (int(month or 7) - 1) * 30.4 + int(day or 15)
