"""What currencies were worth to each other: ranges, since nobody says of which day a newsroom took the rate.

>>> import datetime as dt
>>> range_2008 = rates().around("GBP", "USD", dt.date(2008, 6, 30))
>>> [float(round(end, 2)) for end in (range_2008.low, range_2008.high)]
[1.81, 2.15]
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from figures.interval import Interval
from figures.money.months import ANCHOR, RateTable, month_number

MONTHS_BEFORE, MONTHS_AFTER = 12, 2
"""The window around a date that the rates of news stories fall into."""

MARGIN = 2
"""How many months beyond the known rates a date may lie."""

CONFUSED = ("EUR", "USD", "GBP")
"""Whose rate is taken for another's, the likeliest first."""

Pair = tuple[str, str]
Months = range | frozenset[int] | tuple[int, ...]
"""Months, counted from the year 0."""
Monthly = Mapping[int, Interval]
"""What one unit of a currency was worth in another, by month, counted from the year 0."""


class Exchange:
    """Rates between currencies by month: a house's own for the pairs that it gives, else those of a table."""

    def __init__(
        self, own: Mapping[Pair, Monthly] | None = None, among: Callable[[], RateTable] | None = None
    ) -> None:
        self._own = dict(own or {})
        self._own |= {(quote, base): _inverse(given) for (base, quote), given in self._own.items()}
        self._load = among  # few articles have two currencies
        self._months: dict[tuple[str, str, int], Interval | None] = {}
        self._ends: dict[tuple[str, str, int], tuple[float, float] | None] = {}
        self._series = lru_cache(maxsize=64)(self._found_series)  # of most articles the months are the same
        self._hull = lru_cache(maxsize=1024)(self._found_hull)
        self._around: dict[tuple[str, str, dt.date | None], Interval | None] = {}

    @property
    def _table(self) -> RateTable | None:
        return self._load() if self._load is not None else None

    def month(self, base: str, quote: str, number: int) -> Interval | None:
        """Return how many `quote` one `base` was worth in a month."""
        key = (base, quote, number)
        if key not in self._months:
            self._months[key] = self._month(base, quote, number)
        return self._months[key]

    def around(self, base: str, quote: str, date: dt.date | None = None) -> Interval | None:
        """Return how many `quote` one `base` was worth: around `date`, or ever.

        None if a currency is unknown or the date lies outside the data: nothing is extrapolated.
        """
        key = (base, quote, date)
        if key not in self._around:
            self._around[key] = self.over(base, quote, self._window(base, quote, date))
        return self._around[key]

    def over(self, base: str, quote: str, months: Iterable[int]) -> Interval | None:
        """Return the range that holds the rates of all these months, as far as they are known."""
        whole: Interval | None = None
        for number in months:
            found = self.month(base, quote, number)
            if found is not None:
                whole = whole.hull(found) if whole else found
        return whole

    def when(self, base: str, quote: str, rate: Interval) -> frozenset[int] | None:
        """Return the months in which this may have been the rate.

        None if those of other months are not known: it may have been then.
        """
        known, months = self._table, self.months(base, quote)
        if known is None or rate.low is None or rate.high is None or months != known.months(ANCHOR, ANCHOR):
            return None
        series, low, high = self._series(base, quote, months), float(rate.low), float(rate.high)
        if len(series) < len(months):
            return None
        return frozenset(number for number, (least, most) in series.items() if least <= high and low <= most)

    def months(self, base: str, quote: str) -> range:
        """Return the months from the first to the last in which there is a rate; there may be gaps."""
        own = self._own.get((base, quote))
        if own:
            return range(min(own), max(own) + 1)
        known = self._table
        return known.months(base, quote) if known is not None else range(0)

    def mistaken(self, rate: Interval, base: str, quote: str, months: Months) -> Pair | None:
        """Return the other pair whose rate this was in some months: the swapped pair, or the euro's.

        >>> from fractions import Fraction
        >>> stated = Interval.of(Fraction(86, 100))
        >>> rates().mistaken(stated, "USD", "GBP", window(dt.date(2022, 2, 1)))
        ('USD', 'EUR')
        """
        if rate.low is None or rate.high is None:
            return None
        lowest, highest = float(rate.low), float(rate.high)
        others = [code for code in CONFUSED if code not in (base, quote)]
        pairs = [(quote, base), *((base, code) for code in others), *((code, quote) for code in others)]
        for one, other in pairs:
            hull = self._hull(one, other, months)
            if hull is not None and hull[0] <= highest and lowest <= hull[1]:
                return one, other
        return None

    def _found_series(self, base: str, quote: str, months: Months) -> dict[int, tuple[float, float]]:
        """The rates of months as floats, to search many of them: no day's rate is worth more digits."""
        found = ((number, self._ends_of(base, quote, number)) for number in months)
        return {number: ends for number, ends in found if ends is not None}

    def _found_hull(self, base: str, quote: str, months: Months) -> tuple[float, float] | None:
        """The lowest and the highest of them; None if none is known."""
        ends = self._series(base, quote, months).values()
        return (min(low for low, _ in ends), max(high for _, high in ends)) if ends else None

    def _ends_of(self, base: str, quote: str, number: int) -> tuple[float, float] | None:
        key = (base, quote, number)
        if key not in self._ends:
            rate = self.month(base, quote, number)
            if rate is None or rate.low is None or rate.high is None:
                self._ends[key] = None
            else:
                self._ends[key] = float(rate.low), float(rate.high)
        return self._ends[key]

    def _window(self, base: str, quote: str, date: dt.date | None) -> range:
        known = self.months(base, quote)
        if not known or date is None:
            return known
        is_near = known.start - MARGIN <= month_number(date) < known.stop + MARGIN
        return window(date) if is_near else range(0)

    def _month(self, base: str, quote: str, number: int) -> Interval | None:
        own, known = self._own.get((base, quote)), self._table
        if own is not None or known is None:
            return None if own is None else own.get(number)
        over, under = known.per_euro(quote, number), known.per_euro(base, number)
        if over is None or under is None:
            return None
        return over / under if base != quote else Interval.of(1)


def window(date: dt.date) -> range:
    """Return the months whose rates an article of this date may use."""
    number = month_number(date)
    return range(number - MONTHS_BEFORE, number + MONTHS_AFTER + 1)


@lru_cache(maxsize=1)
def rates() -> Exchange:
    """Return the rates that are bundled."""
    return Exchange(among=bundled)


def bundled() -> RateTable:
    """Return the table that they are in, which most articles do not need."""
    from figures.money.rates import table

    return table()


def _inverse(monthly: Monthly) -> Monthly:
    return {number: Interval.of(1) / rate for number, rate in monthly.items()}
