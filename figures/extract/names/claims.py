"""What is not a quantity, recognised before anything else: dates, years, times, scores and fixed names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import compress, count

from figures.extract.names.dates import read_date
from figures.extract.names.literals import claim_literals
from figures.extract.names.scores import read_score
from figures.extract.names.times import read_time
from figures.extract.names.years import read_year
from figures.extract.quantities.money import currency_before
from figures.extract.scan import Quantity, Scan
from figures.lexicon.patterns import LOOKED_AHEAD, encoded
from figures.model import Kind

OPENING, CLOSING = frozenset("(["), frozenset(")]")
Reader = Callable[[Scan, "re.Match[str]", int, int], list[Quantity]]


def claimed(scan: Scan, text: str) -> Iterator[Quantity]:
    """The dates, years, times, scores and names of a sentence of `text`; their tokens become taken."""
    yield from claim_literals(scan, text)
    yield from _list_mark(scan)
    _pass_sayings(scan)
    yield from _fixed_names(scan)
    codes = encoded(scan.tokens, scan.lexicon.forms.codes)
    at = 0
    for place in compress(count(), map(scan.lexicon.claims.steps[0].fitting.__contains__, codes)):
        if place < at:
            continue
        for quantity in _read(scan, codes, place):
            scan.take(quantity.first, quantity.last)
            at = max(at, quantity.last)
            yield quantity


def _list_mark(scan: Scan) -> Iterator[Quantity]:
    """(3), [4] or "1." before a sentence, and "1." that is cut off as one."""
    first, second, third = scan.texts[:3]
    if first in OPENING:
        number, last, marks = second, 3, third in CLOSING
    else:
        pointed = second == "." and scan.tokens.glued(1)
        number, last, marks = first, 2, pointed and "." not in scan.lexicon.numbers.ordinal_suffixes
    if marks and number.isdecimal() and len(number) <= 2 and scan.free(0, last):
        scan.take(0, last)
        yield Quantity(0, last, Kind.LABEL, bare=False, core=(0, last))


def _pass_sayings(scan: Scan) -> None:
    """Take the tokens of sayings with a number word: no figure is to be found in them."""
    for at, last in scan.lexicon.sayings.spans(scan.tokens.low):
        scan.take(at, last)


def _fixed_names(scan: Scan) -> Iterator[Quantity]:
    """Names of the lexicon that hold a number, spelled with just these capitals: 60 Minutes."""
    for at, last in scan.lexicon.fixed_names.spans(scan.tokens.text):
        if scan.free(at, last) and not currency_before(scan, at)[0] and not _goes_on(scan, last):
            scan.take(at, last)
            yield Quantity(at, last, Kind.LABEL, bare=False, core=(at, last))


def _goes_on(scan: Scan, last: int) -> bool:
    """Whether a number goes on behind the name: 9/11/2001."""
    tied = scan.text(last) in ("/", "-") and scan.tokens.glued(last)
    return tied and scan.text(last + 1)[:1].isdecimal() and scan.tokens.glued(last + 1)


@lru_cache(maxsize=1024)
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _read(scan: Scan, codes: str, at: int) -> list[Quantity]:
    """What the first pattern makes of this place that fits and whose reader believes it."""
    for pattern in scan.lexicon.forms.claims(codes[at : at + LOOKED_AHEAD]):
        fields = _compiled(pattern.source).match(codes, at)
        if fields is None:
            continue
        first, last = fields.span("figure" if "figure" in fields.re.groupindex else 0)
        if not scan.free(first, last) or currency_before(scan, first)[0]:
            continue  # $1.10 in the morning is no time
        found = _READERS[pattern.kind](scan, fields, first, last)
        if found:
            return found
    return []


def _read_label(scan: Scan, fields: re.Match[str], first: int, last: int) -> list[Quantity]:
    del fields
    first -= scan.term_before("label_nouns", first)
    return [Quantity(first, last, Kind.LABEL, bare=False, core=(first, last))]


_READERS: dict[str, Reader] = {
    "date": read_date,
    "year": read_year,
    "time": read_time,
    "score": read_score,
    "label": _read_label,
}
