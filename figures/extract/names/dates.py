"""Dates, and ranges and lists of days."""

from __future__ import annotations

import re

from figures.extract.phrases.words import is_plural
from figures.extract.scan import Quantity, Scan
from figures.model import Kind

DAYS = ("day", "day_2", "day_3")


def read_date(scan: Scan, fields: re.Match[str], first: int, last: int) -> list[Quantity]:
    """The dates that a pattern found on tokens `first`..`last`: one, or one for each day of a list."""
    words = {name: scan.text(fields.start(name)) for name in fields.re.groupindex if fields.start(name) >= 0}
    year, day = _full_year(words), _day(scan, words)
    month = _month(scan, words)
    if not words.keys() - {"figure"}:
        day, month, year = _dotted(scan.text(first))
    if not _plausible(scan, fields, words, last):
        return []
    if _ambiguous(words):
        month = day = None
    head = f"{year or '-'}-{month:02d}" if month else year or ""
    last = _without_full_stop(scan, words, last)
    weekday = _named(scan.lexicon.weekdays, words["weekday"]) if "weekday" in words else None
    found = []
    for begin, end, number in _spans(scan, fields, first, last, day):
        quantity = Quantity(begin, end, Kind.DATE, weekday=weekday, bare=False, core=(begin, end))
        quantity.date = f"{head}-{int(number):02d}" if number and month else head or None
        if "day_to" in words:
            quantity.date = f"{quantity.date}/{head}-{int(words['day_to']):02d}"
        found.append(quantity)
        weekday = None
    return found


def _spans(
    scan: Scan, fields: re.Match[str], first: int, last: int, day: str | None
) -> list[tuple[int, int, str | None]]:
    """The tokens of each day of a list (May 1, 2 and 3), and the day; all tokens for a single one."""
    starts = [fields.start(name) for name in DAYS if name in fields.re.groupindex and fields.start(name) >= 0]
    if len(starts) < 2:
        return [(first, last, day)]
    spans: list[tuple[int, int, str | None]] = []
    for index, start in enumerate(starts):
        has_suffix = scan.word(start + 1) in scan.lexicon.numbers.ordinal_suffixes
        end = last if index == len(starts) - 1 else start + 1 + has_suffix
        spans.append((start if index else first, end, scan.text(start)))
    return spans


def _plausible(scan: Scan, fields: re.Match[str], words: dict[str, str], last: int) -> bool:
    """Not "in May 20 people", and 2009-10 is a season and not a month."""
    if set(words) == {"month", "day"} and fields.start("month") < fields.start("day"):
        return not (scan.has("month_prepositions", fields.start("month") - 1) and is_plural(scan, last))
    if set(words) == {"year", "month_number"}:
        follows = fields.start("year") < fields.start("month_number")
        return not follows or int(words["month_number"]) <= int(words["year"]) % 100
    return True


def _ambiguous(words: dict[str, str]) -> bool:
    """Whether day and month may be the other way round: 06/07/2024."""
    if not {"day", "month_number"} <= words.keys() or len(next(iter(words.values()))) == 4:
        return False
    return int(words["day"]) <= 12 and int(words["day"]) != int(words["month_number"])


def _day(scan: Scan, words: dict[str, str]) -> str | None:
    said = words.get("day_word")
    return words.get("day") if said is None else str(scan.lexicon.numbers.ordinals[said.lower()])


def _full_year(words: dict[str, str]) -> str | None:
    if "yy" in words:
        return f"{20 if int(words['yy']) < 50 else 19}{words['yy']}"
    return words.get("year")


def _month(scan: Scan, words: dict[str, str]) -> int | None:
    if "month" in words:
        return _named(scan.lexicon.months, words["month"])
    return int(words.get("month_number", words.get("sure_month", 0))) or None


def _named(names: object, word: str) -> int | None:
    assert hasattr(names, "get")
    found: int | None = names.get(word, names.get(word.lower(), names.get(word.capitalize())))
    return found


def _dotted(text: str) -> tuple[str | None, int | None, str | None]:
    *days, month, year = text.split(".")
    return days[0] if days else None, int(month), year if len(year) == 4 else f"20{year}"


def _without_full_stop(scan: Scan, words: dict[str, str], last: int) -> int:
    """A point behind a month belongs to it only if the month is abbreviated."""
    if scan.text(last - 1) != "." or "month" not in words:
        return last
    month, number = words["month"].lower(), _month(scan, words)
    short = any(
        n == number and len(name) > len(month) and name.lower().startswith(month)
        for name, n in scan.lexicon.months.items()
    )
    return last if short else last - 1
