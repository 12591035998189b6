"""Dates, years, times and fixed names: what is not a quantity, recognised before anything else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from figures.extract.literals import claim_literals
from figures.extract.nouns import is_plural, stops_phrase
from figures.extract.scan import Quantity, Scan
from figures.lexicon.record import Lexicon
from figures.model import Kind


def claimed(scan: Scan, text: str) -> Iterator[Quantity]:
    """The machine literals, dates, years, times and names of a sentence of `text`; their tokens become taken."""
    yield from claim_literals(scan, text)
    claims = scan.lexicon.claims
    codes = scan.lexicon.alphabet.encode(scan.tokens)
    at = 0
    while (match := claims.any_of.search(codes, at)) is not None:
        at = match.end()
        pattern = claims.patterns[int(match.lastgroup[1:])] if match.lastgroup else None
        if pattern is None or not scan.free(*match.span()):
            continue
        fields = pattern.regex.match(codes, match.start())
        assert fields is not None
        quantity = _READERS[pattern.kind](scan, fields)
        if quantity is not None:
            scan.take(quantity.first, quantity.last)
            yield quantity


def _date(scan: Scan, fields: re.Match[str]) -> Quantity | None:
    lexicon, groups = scan.lexicon, _words(scan, fields)
    quantity = Quantity(fields.start(), fields.end(), Kind.DATE, core=fields.span())
    year, day = groups.get("year"), groups.get("day")
    month = _named(lexicon.months, groups["month"]) if "month" in groups else int(groups.get("month_number", 0)) or None
    if month is None and year is None and day is None:
        day, month, year = _dotted(scan.text(fields.start()))
    head = f"{year or '-'}-{month:02d}" if month else year or ""
    quantity.date = f"{head}-{int(day):02d}" if day and month else head or None
    if "day_to" in groups and month:
        quantity.date = f"{quantity.date}/{head}-{int(groups['day_to']):02d}"
    if "weekday" in groups:
        quantity.weekday = _named(lexicon.weekdays, groups["weekday"])
    return quantity


def _dotted(text: str) -> tuple[str | None, int | None, str | None]:
    day, month, year = text.split(".")
    return day, int(month), year if len(year) == 4 else None


def _words(scan: Scan, fields: re.Match[str]) -> dict[str, str]:
    """The tokens that a pattern captured, as written."""
    return {name: scan.text(fields.start(name)) for name in fields.re.groupindex if fields.start(name) >= 0}


def _named(names: object, word: str) -> int | None:
    assert hasattr(names, "get")
    found: int | None = names.get(word, names.get(word.lower()))
    return found


def _year(scan: Scan, fields: re.Match[str]) -> Quantity | None:
    groups = _words(scan, fields)
    quantity = Quantity(fields.start(), fields.end(), Kind.YEAR, core=fields.span())
    if "decade" in groups:
        quantity.value, quantity.precision = Decimal(groups["decade"]), Decimal(10)
        quantity.date, quantity.role = f"{groups['decade'][:3]}X", "decade"
        return quantity
    if "year" not in groups:
        quantity.role = "decade"
        return quantity
    first = int(groups["year"])
    last = int(groups["year_to"]) if "year_to" in groups else first // 100 * 100 + int(groups["yy_to"])
    if last < first and "yy_to" in groups:
        last += 100 if last % 100 < 10 else 0
    if last <= first or last - first > 500:
        return None                                     # 1500-1200: a pair of other numbers
    quantity.low, quantity.high, quantity.date = Decimal(first), Decimal(last), f"{first}/{last}"
    return quantity


def _time(scan: Scan, fields: re.Match[str]) -> Quantity | None:
    return Quantity(fields.start(), fields.end(), Kind.TIME, core=fields.span())


def _label(scan: Scan, fields: re.Match[str]) -> Quantity | None:
    return Quantity(fields.start(), fields.end(), Kind.LABEL, core=fields.span())


_READERS = {"date": _date, "year": _year, "time": _time, "label": _label}


def bare_year(scan: Scan, quantity: Quantity) -> bool:
    """Whether a bare number is a year: four digits, ungrouped, and nothing that it could count behind it."""
    text = scan.text(quantity.core[0])
    if not (quantity.bare and quantity.last - quantity.first == 1 and len(text) == 4 and text.isdecimal()):
        return False
    if not 1000 <= int(text) <= 2199:
        return False
    hinted = scan.has("year_prepositions", quantity.first - 1)
    counts = is_plural(scan, quantity.last) and not stops_phrase(scan, quantity.last)
    if hinted:
        return not counts or RECENT[0] <= int(text) <= RECENT[1]
    determined = scan.has("determiners", quantity.first - 1)
    return RECENT[0] <= int(text) <= RECENT[1] and not _is_hedged(scan, quantity) and (determined or not counts)


RECENT = (1900, 2050)
"""Bare numbers between these are years unless something counts them; others need a word like "in" before them."""


def _is_hedged(scan: Scan, quantity: Quantity) -> bool:
    return scan.lexicon.qualifiers_before.match_before(scan.tokens.low, quantity.first) is not None


def make_year(quantity: Quantity, lexicon: Lexicon) -> None:
    """Turn a bare number into the year that it is."""
    del lexicon
    quantity.kind, quantity.bare = Kind.YEAR, False
    quantity.date = str(quantity.value)
