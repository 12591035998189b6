"""Exchange rates by month: the lowest and the highest of each currency, and what is fixed by law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from figures.interval import Interval

if TYPE_CHECKING:
    from array import array

ANCHOR = "EUR"


class Series(Struct, frozen=True):
    """A currency's lowest and highest value of one euro in each month from `first` on.

    Months are counted from the year 0; the ends are floats whose shortest decimals are the published rates;
    not-a-number where none was published.
    """

    first: int
    low: array[float]
    high: array[float]

    @property
    def months(self) -> range:
        """Return the months from the first to the last."""
        return range(self.first, self.first + len(self.low))

    def month(self, number: int) -> Interval | None:
        """Return the range of one month."""
        at = number - self.first
        if not 0 <= at < len(self.low) or self.low[at] != self.low[at]:
            return None
        return Interval(_exact(self.low[at]), _exact(self.high[at]))


class RateTable(Struct, frozen=True):
    """All series by ISO code, and what is fixed by law.

    `euro` has the currencies that the euro replaced: how many made one, and since which month.
    """

    series: Mapping[str, Series]
    euro: Mapping[str, tuple[Fraction, int]]
    pegs: Mapping[str, tuple[str, Fraction]]

    def months(self, base: str, quote: str) -> range:
        """Return the months in which both currencies have a rate."""
        one, other = self._known(base), self._known(quote)
        return range(max(one.start, other.start), min(one.stop, other.stop))

    def per_euro(self, code: str, number: int) -> Interval | None:
        """Return how many of a currency made one euro in a month."""
        if code == ANCHOR:
            return Interval.of(1)
        if code in self.pegs:
            anchor, factor = self.pegs[code]
            value = self.per_euro(anchor, number)
            return value and value * Interval.of(factor)
        if code in self.euro and number >= self.euro[code][1]:
            return Interval.of(self.euro[code][0])
        return self.series[code].month(number) if code in self.series else None

    def _known(self, code: str) -> range:
        """Return the months in which a currency has a rate; of what is fixed, as long as of the dollar."""
        if code in self.pegs:
            return self._known(self.pegs[code][0])
        own = self.series[code].months if code in self.series else None
        always = self.series["USD"].months
        if code == ANCHOR:
            return always
        if code in self.euro:
            since = self.euro[code][1]
            return range(min(since, own.start) if own else since, always.stop)
        return own or range(0)


def month_number(day: dt.date) -> int:
    """Count months from the year 0."""
    return day.year * 12 + day.month - 1


def _exact(rate: float) -> Fraction:
    return Fraction(Decimal(repr(rate)))
