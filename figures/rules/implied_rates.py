"""What an article's own conversions say of the exchange rates of its time.

A date may be missing or wrong, and the rates of a year are far apart. But whoever wrote `$150m (£79m)` had a
rate at hand, and will have used it for the next sum, too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from figures.interval import Interval
from figures.model import Extraction, Figure, Kind, Number, Qualifier
from figures.money.exchange import Exchange, Pair, window
from figures.rules.measure import Context, quantity
from figures.rules.neighbours import BRACKET, neighbours
from figures.rules.values import Quantity
from figures.rules.worlds import World

NEAREST = 4
"""How many conversions before and behind one are asked; bounded, since an article may be endless."""

_LEEWAY = Interval.between(Fraction(97, 100), Fraction(103, 100))
"""How far the rate of a newsroom lies from the reference rates of the month."""


class Conversion(Struct, frozen=True):
    """A sum in two currencies, and how many of the second one of the first made, by the digits alone."""

    outer: Figure
    inner: Figure
    pair: Pair
    rate: Interval

    @property
    def sums(self) -> tuple[Pair, Number | None, Number | None]:
        """What is stated; what is said again proves nothing."""
        return self.pair, self.outer.value, self.inner.value

    def rate_of(self, pair: Pair) -> Interval | None:
        """The rate for a pair of currencies, or for the same pair the other way round."""
        if self.pair == pair:
            return self.rate
        return Interval.of(1) / self.rate if self.pair == pair[::-1] else None

    def months(self, rates: Exchange) -> frozenset[int] | None:
        """The months in which this may have been the rate, None if they are not known for certain."""
        return rates.when(*self.pair, self.rate * _LEEWAY)


def conversion(outer: Figure, inner: Figure, context: Context) -> Conversion | None:
    """Two sums as a conversion, None if they are none."""
    if outer.kind is not Kind.MONEY or inner.kind is not Kind.MONEY:
        return None
    context = context.reading(World.ROUNDED)
    plain = (replace(figure, per=None, qualifier=Qualifier.EXACT) for figure in (outer, inner))
    one, other = (quantity(figure, context) for figure in plain)
    if not isinstance(one, Quantity) or not isinstance(other, Quantity) or one.interval.contains(0):
        return None
    base, quote = _currency(one), _currency(other)
    return None if base == quote else Conversion(outer, inner, (base, quote), other.interval / one.interval)


def _currency(money: Quantity) -> str:
    return next((name for name, _ in money.dimension or ()), "")


class Conversions:
    """The bracketed conversions of an article at rates that once were; read when first asked for."""

    def __init__(self, extraction: Extraction) -> None:
        self._extraction = extraction
        self._found: list[Conversion] | None = None

    def others(self, one: Conversion, context: Context) -> list[Conversion]:
        """The nearest conversions other than this one: those of the same sum alone, if there are any.

        Of `2.4bn euros ($3.1bn; £2.9bn)`, the pounds are compared with what the dollars say.
        """
        found = self._all(context)
        here = bisect_left(found, one.outer.start, key=lambda each: each.outer.start)
        inner, outer = one.inner.start, one.outer.start
        around = found[max(here - NEAREST, 0) : here + NEAREST]
        others = {each.sums: each for each in around if each.sums != one.sums}.values()
        near = [each for each in others if inner not in (each.outer.start, each.inner.start)]
        return [each for each in near if outer in (each.outer.start, each.inner.start)] or near

    def _all(self, context: Context) -> list[Conversion]:
        if self._found is None:
            self._found = sorted(_credible(self._extraction, context), key=lambda each: each.outer.start)
        return self._found


def _credible(extraction: Extraction, context: Context) -> Iterator[Conversion]:
    """Those at a rate that is possible, or not known; $799 (£799) is the price of a thing in two countries."""
    for pair in neighbours(extraction):
        found = conversion(pair.outer, pair.inner, context) if pair.link == BRACKET else None
        if found is not None and found.rate.middle is not None:
            usual = context.rates.around(*found.pair, context.article.date)
            if usual is None or usual.meet(Interval.of(found.rate.middle) * _LEEWAY):
                yield found


def implied_rate(one: Conversion, context: Context, least: int) -> Interval | None:
    """The rate that the article's other conversions imply for this one, if there are at least so many of them.

    It is theirs if they are of the same two currencies. Else it is the pair's own in the months, and those beside
    them, in which all of theirs were in force. The other sums of the same bracket are enough, however few.
    """
    others = context.conversions.others(one, context)
    is_bracket = any(one.outer.start in (each.outer.start, each.inner.start) for each in others)
    same = [rate for each in others if (rate := each.rate_of(one.pair))]
    if len(same) >= least:
        return _hull(same)
    months = _months(others, context.rates)
    if len(months) < (1 if is_bracket else least):
        return None
    return context.rates.over(*one.pair, _common(months))


def mistaken_pair(one: Conversion, context: Context) -> Pair | None:
    """The other pair of currencies whose rate this is, at the article's date, or else that of its conversions."""
    date = context.article.date
    if date is not None:
        return context.rates.mistaken(one.rate, *one.pair, window(date))
    months = _months(context.conversions.others(one, context), context.rates)
    return context.rates.mistaken(one.rate, *one.pair, _common(months) if months else ())


def _months(conversions: Iterable[Conversion], rates: Exchange) -> list[frozenset[int]]:
    found = (each.months(rates) for each in conversions)
    return [months for months in found if months is not None]


def _common(months: Sequence[frozenset[int]]) -> frozenset[int]:
    """The months that are in all of these, and those beside them."""
    common = frozenset[int].intersection(*months)
    return frozenset(month + beside for month in common for beside in (-1, 0, 1))


def _hull(rates: Iterable[Interval]) -> Interval:
    first, *others = rates
    for rate in others:
        first = first.hull(rate)
    return first
