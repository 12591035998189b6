"""Periods said without a number: all day, another week, more than an hour, an hour and a half."""

from __future__ import annotations

from decimal import Decimal

from figures.extract.numerals.atoms import word_value
from figures.extract.numerals.spoken import decimal
from figures.extract.scan import Quantity, Scan
from figures.model import Kind, Written


def whole_period(scan: Scan, at: int) -> Quantity | None:
    """The duration of one period at this token, if the words around say that it is measured."""
    low, lexicon = scan.tokens.low, scan.lexicon
    article = lexicon.numbers.connects("articles", low[at])
    whole = lexicon.has("whole_periods", low[at])
    if not (article or whole or scan.term("half_more", at + 1)):
        return None
    here = at + 2 if scan.is_hyphen(at + 1) else at + 1 if article or whole else at
    length = scan.term("time_spans", here)
    if not length or not scan.free(at, here + length):
        return None
    name = low[here + length - 1]
    last = here + length
    half = scan.term("half_more", last)
    hedged = at > 0 and lexicon.has("measuring", low[at - 1])
    if not (whole or half or hedged or lexicon.has("always_measured", name)):
        return None
    forms = lexicon.unit_names.match([name], 0)
    if forms is None:
        return None
    value = Decimal("1.5") if half else Decimal(1)
    written = Written(" ".join(scan.tokens.text[at:last]), decimals=1 if half else 0, in_words=True)
    return Quantity(
        at,
        last + half,
        Kind.DURATION,
        value,
        unit=forms[1][0].unit,
        written=written,
        bare=False,
        precision=Decimal("0.1") if half else Decimal(1),
        core=(at, last + half),
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
