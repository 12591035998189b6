"""The sums that an article gives in two currencies, each with the rate that its digits imply."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from fractions import Fraction

from msgspec import Struct

from figures.interval import Interval
from figures.model import Figure, Number
from figures.money.exchange import Exchange, Pair

NEAREST = 4
"""How many conversions before and behind one are asked; bounded, since an article may be endless."""

LEEWAY = Interval.between(Fraction(97, 100), Fraction(103, 100))
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
        return rates.when(*self.pair, self.rate * LEEWAY)


class Conversions:
    """The conversions of an article in the order of the text."""

    def __init__(self, conversions: Iterable[Conversion]) -> None:
        self._all = sorted(conversions, key=lambda each: each.outer.start)

    def others(self, one: Conversion) -> list[Conversion]:
        """The nearest conversions other than this one: those of the same sum alone, if there are any.

        Of `2.4bn euros ($3.1bn; £2.9bn)`, the pounds are compared with what the dollars say.
        """
        here = bisect_left(self._all, one.outer.start, key=lambda each: each.outer.start)
        inner, outer = one.inner.start, one.outer.start
        around = self._all[max(here - NEAREST, 0) : here + NEAREST]
        others = {each.sums: each for each in around if each.sums != one.sums}.values()
        near = [each for each in others if inner not in (each.outer.start, each.inner.start)]
        return [each for each in near if outer in (each.outer.start, each.inner.start)] or near
