"""What currencies were worth: ranges of the European Central Bank's reference rates, which are bundled.

Articles convert with the rate of some day near their date, and nobody says which. So a rate is an interval:
what the two currencies were worth to each other in the months around. Nothing is extrapolated.

>>> import datetime as dt
>>> range_2008 = rates("GBP", "USD", dt.date(2008, 6, 30))
>>> [float(round(end, 2)) for end in (range_2008.low, range_2008.high)]
[1.81, 2.15]
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from figures.cache import cached, installed
from figures.interval import Interval

MONTHS_BEFORE, MONTHS_AFTER = 12, 2
"""The window around a date that the rates of news stories fall into."""

MARGIN = dt.timedelta(days=62)
"""How far beyond the last known rate a date may lie."""

FIXED = Path(__file__).with_name("rates.yaml")
ANCHOR = "EUR"


class Series(Struct, frozen=True):
    """A currency's lowest and highest value of one euro in each month, from `first` to `last`.

    Months are counted from the year 0; the ends are floats whose shortest decimals are the published rates;
    not-a-number where none was published.
    """

    first: dt.date
    last: dt.date
    low: array[float]
    high: array[float]

    def month(self, number: int) -> Interval | None:
        """Return the range of one month."""
        at = number - month_number(self.first)
        if not 0 <= at < len(self.low) or self.low[at] != self.low[at]:
            return None
        return Interval(_exact(self.low[at]), _exact(self.high[at]))


class RateTable(Struct, frozen=True):
    """All series by ISO code, pegs with their anchors, and the currencies that are often confused."""

    series: Mapping[str, Series]
    euro: Mapping[str, tuple[Fraction, dt.date]]
    pegs: Mapping[str, tuple[str, Fraction]]
    confused: tuple[str, ...]

    def bounds(self, code: str) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day on which a currency has a rate."""
        if code in self.pegs:
            return self.bounds(self.pegs[code][0])
        if code == ANCHOR:
            return self.series["USD"].first, dt.date.max
        known = self.series.get(code)
        if code in self.euro:
            since = self.euro[code][1]
            return min(since, known.first) if known else since, dt.date.max
        return (known.first, known.last) if known else None

    def per_euro(self, code: str, number: int) -> Interval | None:
        """Return how many of a currency made one euro in a month."""
        if code == ANCHOR:
            return Interval.of(1)
        if code in self.pegs:
            anchor, factor = self.pegs[code]
            value = self.per_euro(anchor, number)
            return value and value * Interval.of(factor)
        if code in self.euro and number >= month_number(self.euro[code][1]):
            return Interval.of(self.euro[code][0])
        return self.series[code].month(number) if code in self.series else None


def rates(base: str, quote: str, date: dt.date | None = None) -> Interval | None:
    """Return how many `quote` one `base` was worth: around `date`, or ever since 1999.

    None if a currency is unknown or the date lies outside the data.
    """
    table = _table()
    span = _common_span(table, base, quote)
    if span is None:
        return None
    first, last = span
    if date is not None and not first - MARGIN <= date <= last + MARGIN:
        return None
    if base == quote:
        return Interval.of(1)
    window = range(month_number(first), month_number(last) + 1)
    if date is not None:
        number = month_number(date)
        window = range(max(window.start, number - MONTHS_BEFORE), min(window.stop, number + MONTHS_AFTER + 1))
    return _hull(_crosses(table, base, quote, window))


def nearest_pair(ratio: Fraction, base: str, quote: str, date: dt.date) -> tuple[str, str] | None:
    """Say which other pair's rate a stated ratio of `quote` to `base` is: the swapped pair, or the euro's.

    >>> nearest_pair(Fraction(86, 100), "USD", "GBP", dt.date(2022, 2, 1))
    ('USD', 'EUR')
    """
    others = [code for code in _table().confused if code not in (base, quote)]
    pairs = [(quote, base), *((base, code) for code in others), *((code, quote) for code in others)]
    for one, other in pairs:
        value = rates(one, other, date)
        if value and value.contains(ratio):
            return one, other
    return None


def known(code: str) -> bool:
    """Whether there is any rate for a currency."""
    return _table().bounds(code) is not None


def month_number(day: dt.date) -> int:
    """Count months from the year 0."""
    return day.year * 12 + day.month - 1


def _common_span(table: RateTable, base: str, quote: str) -> tuple[dt.date, dt.date] | None:
    one, other = table.bounds(base), table.bounds(quote)
    if one is None or other is None:
        return None
    first, last = max(one[0], other[0]), min(one[1], other[1], table.series["USD"].last)
    return (first, last) if first <= last else None


def _crosses(table: RateTable, base: str, quote: str, window: range) -> Iterator[Interval]:
    for number in window:
        over, under = table.per_euro(quote, number), table.per_euro(base, number)
        if over and under:
            yield over / under


def _hull(intervals: Iterator[Interval]) -> Interval | None:
    whole = next(intervals, None)
    for interval in intervals:
        whole = whole.hull(interval) if whole else interval
    return whole


def _exact(rate: float) -> Fraction:
    return Fraction(Decimal(repr(rate)))


@lru_cache(maxsize=1)
def _table() -> RateTable:
    def build() -> RateTable:
        from figures.money.ecb import build_table

        return build_table(FIXED)

    return cached("rates", [FIXED.read_bytes(), *installed("currency_converter", "_version.py")], build)
