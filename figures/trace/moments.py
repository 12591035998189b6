"""Dates in parts that can be wrong alone, the year, the month and the day; times of the day in minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from figures.lexicon.record import Lexicon
from figures.lexicon.tokens import tokenize
from figures.model import Figure, Kind
from figures.relate.calendar.implied import spoken

YEAR, MONTH, DAY, CLOCK = "year", "month", "day", "clock"

Moment = tuple[str, int, tuple[int, int]]
"""A part, its number (a day with its month: 1224; a time in minutes), and its span in the source."""
_FRENCH = re.compile(r"\d\s*h\s*\d")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)")
_NUMBER = re.compile(r"\d+")


def moments(figure: Figure, lexicon: Lexicon) -> Iterator[Moment]:
    """The parts of a date, or the minutes of a time of the day, be it said in words."""
    return _times(figure, lexicon) if figure.kind is Kind.TIME else _parts(figure)


def _times(figure: Figure, lexicon: Lexicon) -> Iterator[Moment]:
    whole = (figure.start, figure.end)
    clocks = list(_CLOCK.finditer(figure.text)) if not figure.date else []
    if len(clocks) > 1:  # from 9:14 to 21:19, each of which may be a score elsewhere
        for each in clocks:
            span = (figure.start + each.start(), figure.start + each.end())
            yield CLOCK, int(each[1]) * 60 + int(each[2]), span
        return
    date = figure.date or spoken(tokenize(figure.text).low, lexicon)
    numbers = [int(each) for each in _NUMBER.findall(date or figure.text)]
    if not date and len(numbers) == 2 and not _FRENCH.search(figure.text):
        yield from ((CLOCK, number * 60, whole) for number in numbers)  # between 10 and 13 o'clock
    elif numbers:
        yield CLOCK, numbers[0] * 60 + (numbers[1] if len(numbers) > 1 else 0), whole


def _parts(figure: Figure) -> Iterator[Moment]:
    whole = (figure.start, figure.end)
    places = {
        int(match.group()): (figure.start + match.start(), figure.start + match.end())
        for match in reversed(list(_NUMBER.finditer(figure.text)))
    }
    year, month, day = date_parts(figure.date or "")
    if year:
        yield YEAR, int(year), places.get(int(year), whole)
    if month:
        yield MONTH, int(month), whole
    if month and day:
        yield DAY, int(month) * 100 + int(day), places.get(int(day), whole)


def date_parts(date: str) -> tuple[str, str, str]:
    """Year, month and day of a date, each empty if it has none.

    >>> date_parts("--12-28"), date_parts("2019-06"), date_parts("2014/2015")
    (('', '12', '28'), ('2019', '06', ''), ('2014', '', ''))
    """
    yearless = date.startswith("--")
    numbers = [each if each.isdecimal() else "" for each in date.strip("-").split("/")[0].split("-")]
    year, month, day = ([""] * yearless + numbers + ["", "", ""])[:3]
    return year, month, day
