"""A span told to the minute in an article, and the only two times of day between which it can lie, slips included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from msgspec.structs import replace

from figures.lexicon.record import Lexicon
from figures.model import Kind, Qualifier
from figures.relate.calendar.implied import CLOCK_UNITS, dotted, spoken
from figures.relate.calendar.reach import Scenes
from figures.relate.calendar.record import Marked, Moment, Scene, relation
from figures.relate.calendar.slipped import is_slip
from figures.relate.calendar.spans import is_attributive
from figures.relate.record import Rivals, Tie

MINUTES = {"second": 0, "minute": 1, "hour": 60}
HOUR, HALF_DAY, DAY = 60, 720, 1440
ROUND = 30
"""A span of so many minutes, or so many times as many, may be rounded."""
MOST = 6
"""Among more times of day two lie as far apart as any span by chance."""
HOURS_OFF = 2
"""Of so many hours at most a span is told too long, or too short."""
DIGITS = 100
"""Makes minutes a number of as many digits: 105 and 150."""
SPOKEN = 3
"""Words of a time of day: ten past eleven."""
BARRED = ("across_zones", "records_told", "span_doubted")
"""Where a word of these lists stands, the span need not lie between two times of day that are told."""


def precise_spans(scenes: Scenes, lexicon: Lexicon) -> Iterator[Rivals]:
    """The spans told to the minute, each with the times of day between which it lies, or would without a slip."""
    spans = [(each, scene) for scene in scenes.values() for each in scene.spans if _is_precise(each)]
    if not spans or any(scene.has(lexicon, "across_zones") for scene in scenes.values()):
        return
    clocks = [each for scene in scenes.values() for each in _clocks(scene, lexicon)]
    if not 2 <= len(clocks) <= MOST:
        return
    breaks = {
        _minutes(each)
        for scene in scenes.values()
        for each in scene.spans
        if each.figure.unit in CLOCK_UNITS and each.figure.value is not None
    }
    for span, scene in spans:
        if any(scene.has(lexicon, what) for what in BARRED):
            continue
        pairs = [(first, last, _apart(first, last)) for first, last in combinations(clocks, 2)]
        size = _minutes(span)
        held = [each for each in pairs if size in each[2]]
        if not held and any(size + gone in each[2] for gone in breaks for each in pairs):
            continue  # from 8 to 10.30, less an interval of 20 minutes
        near = held or [each for each in pairs if any(_is_slip(span, gone) for gone in each[2])]
        near = near or [each for each in pairs if _is_clock_slip(size, *each[:2])]
        if held or len(near) == 1:
            first, last, _ = near[0]
            time = replace(span.figure, unit="minute", value=Decimal(size))
            told = relation(
                "span", "span", Tie.TIED, span.figure, first=first.figure, last=last.figure, time=time
            )
            yield Rivals(span.figure, (told,), tuple)


def _is_precise(span: Marked) -> bool:
    """Whether a span of more than an hour is told to the minute: four hours and 25 minutes."""
    figure = span.figure
    if figure.unit not in CLOCK_UNITS or figure.qualifier is not Qualifier.EXACT or figure.per is not None:
        return False
    minutes = float(figure.value or 0) * MINUTES[figure.unit or ""]
    exact = abs(minutes - round(minutes)) < 1e-6 and round(minutes) % ROUND != 0
    return exact and HOUR < minutes < HALF_DAY and not is_attributive(span)


def _minutes(span: Marked) -> int:
    return round(float(span.figure.value or 0) * MINUTES[span.figure.unit or ""])


def _clocks(scene: Scene, lexicon: Lexicon) -> Sequence[Moment]:
    """The times of day of a sentence, those told by a preposition or in words too: at 3.05; ten past eleven."""
    found = [each for each in scene.moments if each.is_clock]
    low = scene.tokens.low
    taken = {at for each in found for at in range(each.first, each.last)}
    for each in scene.ages:
        date = _date_of(each, low, lexicon)
        if date is not None and each.first not in taken:
            figure = replace(each.figure, kind=Kind.TIME, date=date)
            found.append(Moment(figure, each.sentence, each.first, each.last, True))
    return sorted(found, key=lambda each: each.first)


def _date_of(number: Marked, low: Sequence[str], lexicon: Lexicon) -> str | None:
    """The time of day that a number is, or begins; scores (eight to five) are told in no fives."""
    words = low[number.first : number.first + SPOKEN]
    if number.first and lexicon.has("clock_openers", low[number.first - 1]):
        return dotted(number.figure.plain)
    parted = len(words) == SPOKEN and any(lexicon.has(what, words[1]) for what in ("clock_past", "clock_to"))
    date = spoken(words, lexicon) if parted else None
    return date if date is not None and date[-1] in "05" else None


def _place(moment: Moment) -> int:
    date = moment.figure.date or "T00:00"
    return int(date[1:3]) * HOUR + int(date[4:6])


def _apart(first: Moment, last: Moment) -> tuple[int, ...]:
    """The minutes from one time of day to the next, which may be one of the other half of the day."""
    gone = (_place(last) - _place(first)) % DAY
    return (gone,) if gone < HALF_DAY else (gone, gone % HALF_DAY)


def _is_clock_slip(size: int, first: Moment, last: Moment) -> bool:
    """Whether a slip in the minutes of one of two times makes a span the time between them."""
    one, other = _place(first), _place(last)
    return any(
        _is_other_minute(meant % HALF_DAY, said % HALF_DAY)
        for meant, said in ((one + size, other), (other - size, one))
    )


def _is_slip(span: Marked, meant: int) -> bool:
    """Whether minutes are others by a slip; of hours and minutes, only the ones or the others are."""
    said = _minutes(span)
    if span.figure.unit == "minute":
        return is_slip(said, meant)
    hour = said % HOUR == meant % HOUR and 0 < abs(said - meant) <= HOURS_OFF * HOUR
    return hour or _is_other_minute(said, meant)


def _is_other_minute(said: int, meant: int) -> bool:
    """Whether minutes of the same hour have another digit, or changed places: 3.05 and 3.50."""
    same_hour = said // HOUR == meant // HOUR
    return same_hour and is_slip(said % HOUR + DIGITS, meant % HOUR + DIGITS)
