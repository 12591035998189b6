"""Periods said without a number: all day, another week, more than an hour, an hour and a half."""

from __future__ import annotations

from decimal import Decimal

from figures.extract.numerals.atoms import word_value
from figures.extract.numerals.spoken import decimal
from figures.extract.scan import Quantity, Scan
from figures.model import Kind, Written


def whole_period(scan: Scan, at: int) -> Quantity | None:
    """The one period, unit or point at this token, if the words around say that it is measured."""
    low, lexicon = scan.tokens.low, scan.lexicon
    article = lexicon.numbers.connects("articles", low[at])
    whole = lexicon.has("whole_periods", low[at])
    if not (article or whole or scan.term("half_more", at + 1)):
        return None
    here = at + 2 if scan.is_hyphen(at + 1) else at + 1 if article or whole else at
    if article and lexicon.has("whole_periods", scan.word(here)):
        here += 1
    return _one_period(scan, at, here, whole) or _one_unit(scan, at, here)


def _one_period(scan: Scan, at: int, here: int, whole: bool) -> Quantity | None:
    length = scan.term("time_spans", here)
    if not length or not scan.free(at, here + length):
        return None
    name = scan.word(here + length - 1)
    half = scan.term("half_more", here + length)
    hedged = at > 0 and scan.has("measuring", at - 1)
    forms = scan.lexicon.unit_names.match([name], 0)
    if forms is None or not (whole or half or hedged or scan.has("always_measured", here + length - 1)):
        return None
    return _one(scan, (at, here + length, half), Kind.DURATION, forms[1][0].unit)


def _one_unit(scan: Scan, at: int, here: int) -> Quantity | None:
    """a mile and a half, a full percentage point: beside periods, other units of which one is said to be whole"""
    point = scan.term("percentage_points", here)
    form = None if point else scan.lexicon.unit_names.match(scan.tokens.low, here)
    last = here + (point or (form[0] if form else 0))
    half = scan.term("half_more", last) if last > here else 0
    if not scan.free(at, last) or not (half or (point and here > at + 1)):
        return None
    if form is None:
        return _one(scan, (at, last, half), Kind.POINTS, "percentage_point")
    return None if form[1][0].risky else _one(scan, (at, last, half), Kind.MEASURE, form[1][0].unit)


def _one(scan: Scan, span: tuple[int, int, int], kind: Kind, unit: str) -> Quantity:
    """One of a unit on the tokens of `span`, and a half if the last of its numbers says so."""
    first, last, half = span
    written = Written(" ".join(scan.tokens.text[first:last]), decimals=1 if half else 0, in_words=True)
    return Quantity(
        first,
        last + half,
        kind,
        Decimal("1.5") if half else Decimal(1),
        unit=unit,
        written=written,
        bare=False,
        precision=Decimal("0.1") if half else Decimal(1),
        core=(first, last + half),
    )


def tied_period(scan: Scan, at: int) -> Quantity | None:
    """A number grown together with its unit into an adjective, as in German: fünfjährige Haft, dreitägig."""
    word = scan.word(at)
    for ending, unit in scan.lexicon.tied_units.items():
        value = word_value(word.removesuffix(ending), scan.lexicon.numbers) if word.endswith(ending) else None
        if value is not None:
            kind = Kind.PERCENT if unit == "percent" else Kind.DURATION
            written = Written(scan.text(at), in_words=True)
            return Quantity(
                at,
                at + 1,
                kind,
                decimal(value),
                unit=unit,
                precision=Decimal(1),
                written=written,
                bare=False,
                hyphenated=True,
                core=(at, at + 1),
            )
    return None
