"""What an article's own conversions say of the exchange rates of its time.

A date may be missing or wrong, and the rates of a year are far apart. But whoever wrote `$150m (£79m)` had a
rate at hand, and will have used it for the next sum, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from figures.interval import Interval
from figures.model import Figure, Kind, Qualifier
from figures.money.exchange import Exchange, Pair, window
from figures.rules.semantics.context import Context
from figures.rules.semantics.conversions import LEEWAY, Conversion
from figures.rules.semantics.measure import quantity
from figures.rules.semantics.neighbours import BRACKET, Neighbours
from figures.rules.semantics.values import Quantity
from figures.rules.semantics.worlds import World


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


def credible(pairs: Iterable[Neighbours], context: Context) -> Iterator[Conversion]:
    """The bracketed conversions at a rate that is possible, or not known.

    $799 (£799) is the price of a thing in two countries.
    """
    for pair in pairs:
        found = conversion(pair.outer, pair.inner, context) if pair.link == BRACKET else None
        if found is not None and found.rate.middle is not None:
            usual = context.rates.around(*found.pair, context.article.date)
            if usual is None or usual.meet(Interval.of(found.rate.middle) * LEEWAY):
                yield found


def implied_rate(one: Conversion, context: Context, least: int) -> Interval | None:
    """The rate that the article's other conversions imply for this one, if there are at least so many of them.

    It is theirs if they are of the same two currencies. Else it is the pair's own in the months, and those beside
    them, in which all of theirs were in force. The other sums of the same bracket are enough, however few.
    """
    others = context.conversions.others(one)
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
    months = _months(context.conversions.others(one), context.rates)
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
