"""What is not a quantity, recognised before anything else: dates, years, times, scores and fixed names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from figures.extract.dates import read_date
from figures.extract.literals import claim_literals
from figures.extract.scan import Quantity, Scan
from figures.extract.scores import read_score
from figures.extract.times import read_time
from figures.extract.years import read_year
from figures.lexicon.record import Claims
from figures.model import Kind

Reader = Callable[[Scan, "re.Match[str]", int, int], list[Quantity]]


def claimed(scan: Scan, text: str) -> Iterator[Quantity]:
    """The machine literals, dates, years, times, scores and names of a sentence of `text`; their tokens become
    taken.
    """
    yield from claim_literals(scan, text)
    claims = scan.lexicon.claims
    codes = scan.lexicon.alphabet.encode(scan.tokens)
    at = 0
    while (match := claims.any_of.search(codes, at)) is not None:
        found = _read(scan, claims, codes, match)
        at = match.start() + 1
        for quantity in found:
            scan.take(quantity.first, quantity.last)
            at = max(at, quantity.last)
            yield quantity


def _read(scan: Scan, claims: Claims, codes: str, match: re.Match[str]) -> list[Quantity]:
    """What the first pattern makes of this place that fits and whose reader believes it."""
    assert match.lastgroup is not None
    for pattern in claims.patterns[int(match.lastgroup[1:]) :]:
        fields = pattern.regex.match(codes, match.start())
        if fields is None:
            continue
        first, last = fields.span("figure" if "figure" in fields.re.groupindex else 0)
        found = _READERS[pattern.kind](scan, fields, first, last) if scan.free(first, last) else []
        if found:
            return found
    return []


def _read_label(scan: Scan, fields: re.Match[str], first: int, last: int) -> list[Quantity]:
    del fields
    priced = scan.lexicon.currency_symbols.match_before(scan.tokens.text, first)
    return [] if priced else [Quantity(first, last, Kind.LABEL, bare=False, core=(first, last))]


_READERS: dict[str, Reader] = {"date": read_date, "year": read_year, "time": read_time, "score": read_score,
                               "label": _read_label}
