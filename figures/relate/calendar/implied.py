"""Moments that a short text tells only in part: at eight, from 6 to 8.30; and the 24th of the month named before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from figures.lexicon.record import Lexicon
from figures.model import Figure, Kind
from figures.relate.calendar.record import Marked, Moment, Scene

CLOCK_UNITS = frozenset(["second", "minute", "hour"])
_DOTTED = re.compile(r"(\d{1,2})[.:]([0-5]\d)")
HOURS, HALF_DAY, HALF, QUARTER = 24, 12, 30, 15
_AFTER_HOUR = ("clock_adds", "clock_takes", "clock_word")
MONTH = 31


def imply(scenes: Mapping[int, Scene], lexicon: Lexicon) -> None:
    """Add to the sentences of a short text the moments that others of it make complete."""
    units = {span.figure.unit for scene in scenes.values() for span in scene.spans}
    if units & CLOCK_UNITS:
        for scene in scenes.values():
            _add(scene, _clocks(scene, lexicon))
    if units - CLOCK_UNITS:
        month = ""
        for scene in sorted(scenes.values(), key=lambda each: each.number):
            month = _with_days(scene, month, lexicon)


def _add(scene: Scene, found: Iterator[Moment]) -> None:
    scene.moments = sorted((*scene.moments, *found), key=lambda each: each.first)
    taken = {moment.first for moment in scene.moments}
    scene.ages = [each for each in scene.ages if each.first not in taken]


def _clocks(scene: Scene, lexicon: Lexicon) -> Iterator[Moment]:
    """The times of day among bare numbers: let in at 11.30, from 6, the 23.40 to Inverness."""
    low, clocks = scene.tokens.low, [each for each in scene.moments if each.is_clock]
    for each in scene.ages:
        if each.figure.kind is not Kind.NUMBER or each.figure.value is None:
            continue
        opener = low[each.first - 1] if each.first else ""
        reached = lexicon.has("range_to", opener) and all(one.last != each.first - 1 for one in clocks)
        if (date := dotted(each.figure.plain)) is not None:
            clocks.append(_clock(each, date))
        elif lexicon.has("clock_openers", opener) and _is_hour(each.figure) and not reached:
            clocks.append(_clock(each, f"T{int(each.figure.value):02d}:00"))  # not: cut the number to four
        else:
            continue
        yield clocks[-1]


def _is_hour(figure: Figure) -> bool:
    value = figure.value or 0
    return value == int(value) and 1 <= value <= HALF_DAY and "." not in figure.plain


def _clock(marked: Marked, date: str) -> Moment:
    figure = replace(marked.figure, kind=Kind.TIME, date=date)
    return Moment(figure, marked.sentence, marked.first, marked.last, True)


def dotted(plain: str) -> str | None:
    """The time of day that a number may be: 11.30.

    >>> dotted("11.30"), dotted("11.75")
    ('T11:30', None)
    """
    found = _DOTTED.fullmatch(plain)
    if found is None or int(found[1]) > HOURS:
        return None
    return f"T{int(found[1]):02d}:{found[2]}"


def spoken(words: Sequence[str], lexicon: Lexicon) -> str | None:
    """The time of day that words tell: half past five, a quarter to one, ten o'clock.

    >>> from figures.lexicon import load
    >>> spoken(["a", "quarter", "to", "one"], load("en")), spoken(["ten", "past", "7"], load("en"))
    ('T00:45', 'T07:10')
    >>> spoken(["halb", "acht"], load("de")), spoken("huit heures moins le quart".split(), load("fr"))
    ('T07:30', 'T07:45')
    """
    said = _Said()
    for word in words:
        said.hear(word, lexicon)
    return said.time()


class _Said:
    """What the words of a time of day have said so far: its hour, and the minutes before or behind it."""

    def __init__(self) -> None:
        self._hour: int | None = None
        self._minutes = self._number = self._way = self._shift = 0

    def hear(self, word: str, lexicon: Lexicon) -> None:
        """Take in the next word."""
        if lexicon.has("clock_past", word) or lexicon.has("clock_to", word):  # ten past seven
            self._way = 1 - 2 * lexicon.has("clock_to", word)
            self._minutes, self._number = self._minutes + self._number, 0
        elif any(lexicon.has(name, word) for name in _AFTER_HOUR):  # las siete y diez
            self._way = 1 - 2 * lexicon.has("clock_takes", word)
            if self._hour is None:
                self._hour, self._number = self._number, 0
        elif lexicon.has("clock_quarters", word):
            self._minutes += QUARTER
        elif lexicon.has("clock_halves", word):
            self._minutes += HALF
        elif lexicon.has("clock_half_before", word):
            self._shift = -HALF
        else:
            value = int(word) if word.isdecimal() else lexicon.numbers.cardinals.get(word, 0)
            self._number += int(value)

    def time(self) -> str | None:
        """The time of day as ISO 8601 writes it, of the morning; None if the words tell none."""
        hour = self._number if self._hour is None else self._hour
        minutes = self._minutes + (self._number if self._hour is not None else 0)
        if not 1 <= hour <= HALF_DAY or minutes >= 2 * HALF or (minutes > 0 and not self._way):
            return None
        place = hour * 60 + self._way * minutes + self._shift
        return "T{:02d}:{:02d}".format(*divmod(place % (HALF_DAY * 60), 60))


def _with_days(scene: Scene, month: str, lexicon: Lexicon) -> str:
    """Add the days whose month was named before: on 10 February … on the 24th; what the last month now is."""
    found = []
    for each in sorted((*scene.moments, *scene.ordinals), key=lambda each: each.first):
        date = each.figure.date or ""
        if isinstance(each, Moment):
            month = date if len(date) in (len("--01-31"), len("2024-01-31")) else month
        elif month and _is_day(each, scene, lexicon) and (last := _day_of(month, each, scene, lexicon)):
            month = max(month, last)
            figure = replace(each.figure, kind=Kind.DATE, date=last)
            found.append(Moment(figure, each.sentence, each.first, each.last, False))
    if found:
        _add(scene, iter(found))
        scene.ordinals = [each for each in scene.ordinals if all(each.first != day.first for day in found)]
    return month


def _is_day(nth: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether an ordinal is a day of a month: on the 24th, but not the 24th edition."""
    low = scene.tokens.low
    if nth.figure.value is None or not 1 <= nth.figure.value <= MONTH or nth.first < 2:
        return False
    behind = low[nth.last] if nth.last < len(low) else "."
    opened = lexicon.has("articles_before", low[nth.first - 1]) and lexicon.has(
        "days_before", low[nth.first - 2]
    )
    return opened and (not behind[0].isalpha() or lexicon.has("conjunctions", behind))


def _day_of(date: str, nth: Marked, scene: Scene, lexicon: Lexicon) -> str:
    """The day that a number of a day means beside a date: a later one, or an earlier one from which a span leads."""
    day = int(nth.figure.value or 0)
    if lexicon.has("range_from", scene.tokens.low[nth.first - 2]) and day < int(date[-2:]):
        return f"{date[:-2]}{day:02d}"  # until 30 September, four weeks from the 2nd
    return _day_after(date, nth.figure)


def _day_after(date: str, nth: Figure) -> str:
    """The day of this number in the month of a date, or in the next one if it has gone by."""
    head, day = date[:-2], int(nth.value or 0)
    if day > int(date[-2:]):
        return f"{head}{day:02d}"
    number = int(head[-3:-1]) % HALF_DAY + 1
    year = head[:-3] if number > 1 or head.startswith("--") else f"{int(head[:4]) + 1}-"
    return f"{year}{number:02d}-{day:02d}"
