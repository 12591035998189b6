"""Periods said without a number: all day, another week, more than an hour, an hour and a half."""

from __future__ import annotations

from decimal import Decimal

from figures.extract.numerals.atoms import word_value
from figures.extract.numerals.spoken import decimal
from figures.extract.scan import Quantity, Scan
from figures.model import Kind, Written

TIMES = "time"
TIED_KINDS = {"percent": Kind.PERCENT, TIMES: Kind.COUNT}


def whole_period(scan: Scan, at: int) -> Quantity | None:
    """The one period, unit or point at this token, if the words around say that it is measured."""
    low, lexicon = scan.tokens.low, scan.lexicon
    article = lexicon.numbers.connects("articles", low[at])
    whole = lexicon.has("whole_periods", low[at])
    if not (article or whole or scan.term("half_more", at + 1)):
        return None
    here = at + 1 + scan.is_hyphen(at + 1) if article or whole else at
    if article and lexicon.has("whole_periods", scan.word(here)):
        here += 1
    return _one_period(scan, at, here, whole) or _one_unit(scan, at, here)


def _one_period(scan: Scan, at: int, here: int, whole: bool) -> Quantity | None:
    length = scan.term("time_spans", here)
    if not length or not scan.free(at, here + length):
        return None
    name = scan.word(here + length - 1)
    last = here + length
    hedged = at > 0 and scan.has("measuring", at - 1)
    told = (
        whole or hedged or scan.has("always_measured", last - 1) or _adds(scan, last) or _goes_on(scan, last)
    )
    forms = scan.lexicon.unit_names.match([name], 0) if told else None
    return _one(scan, at, last, Kind.DURATION, forms[1][0].unit) if forms else None


def _one_unit(scan: Scan, at: int, here: int) -> Quantity | None:
    """a mile and a half, a full percentage point: beside periods, other units of which one is said to be whole"""
    point = scan.term("percentage_points", here)
    form = None if point else scan.lexicon.unit_names.match(scan.tokens.low, here)
    last = here + (point or (form[0] if form else 0))
    if last == here or not scan.free(at, last) or not (_adds(scan, last) or (point and here > at + 1)):
        return None
    if form is None:
        return _one(scan, at, last, Kind.POINTS, "percentage_point")
    return None if form[1][0].risky else _one(scan, at, last, Kind.MEASURE, form[1][0].unit)


def _goes_on(scan: Scan, last: int) -> bool:
    """Whether so many of a smaller unit are added: an hour and twenty minutes."""
    lexicon, number = scan.lexicon, scan.word(last + 1)
    if not lexicon.numbers.connects("conjunction", scan.word(last)):
        return False
    added = number.isdecimal() or number in lexicon.numbers.cardinals
    return added and lexicon.has("time_parts", scan.word(last + 2))


def _adds(scan: Scan, last: int) -> bool:
    """Whether a half, or a second one, is added behind a unit."""
    return scan.term("half_more", last) > 0 or scan.term("one_more", last) > 0


def _one(scan: Scan, first: int, last: int, kind: Kind, unit: str) -> Quantity:
    """One of a unit on tokens `first`..`last`; with the words behind, one and a half of it, or one or two."""
    half, more = scan.term("half_more", last), scan.term("one_more", last)
    end = last + (half or more)
    one = Quantity(first, end, kind, Decimal("1.5") if half else Decimal(1), unit=unit, core=(first, end))
    if more:
        one.value, one.low, one.high = None, Decimal(1), Decimal(2)
    one.precision = Decimal("0.1") if half else Decimal(1)
    text = " ".join(scan.tokens.text[first:last])
    one.written, one.bare = Written(text, decimals=1 if half else 0, in_words=True), False
    return one


def tied_period(scan: Scan, at: int) -> Quantity | None:
    """A number grown together with its unit into an adjective, as in German: fünfjährige Haft, dreitägig."""
    word = scan.word(at)
    for ending, unit in scan.lexicon.tied_units.items():
        value = word_value(word.removesuffix(ending), scan.lexicon.numbers) if word.endswith(ending) else None
        if value is not None and not (unit == TIMES and value == 1):  # einmal is also any time
            kind = TIED_KINDS.get(unit, Kind.DURATION)
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
                hyphenated=unit != TIMES,
                core=(at, at + 1),
            )
    return None
