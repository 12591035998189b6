"""The rates of exchange that an article states: $1 = 110 yen, at 1.25 dollars to the pound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from figures.model import Figure
from figures.relate.record import Mention
from figures.relate.text import Text
from figures.relate.utterance import Utterance

Rates = Mapping[tuple[str, str], Mapping[str, Figure]]
"""By two sorts of money, a sum in the first (`base`) and what it is worth in the second (`quote`)."""
MONEY = "money/"
LONGEST = 4
"""So many words at most stand between two sums of which one is worth the other."""
APART = 1.02
"""Two rates of a pair that differ by more are of two days."""


def stated_rates(text: Text) -> Rates:
    """The rates of an article, both ways; none of a pair for which it has two."""
    if sum(sort.startswith(MONEY) for sort in text.by_sort) < 2:
        return {}
    found: dict[tuple[str, str], list[tuple[Figure, Figure]]] = {}
    for own in text.utterances.values():
        for base, quote, one, other in (*_equal(own, text), *_priced(own, text)):
            found.setdefault((base, quote), []).append((one, other))
            found.setdefault((quote, base), []).append((other, one))
    return {
        pair: {"base": rates[0][0], "quote": rates[0][1]} for pair, rates in found.items() if _are_one(rates)
    }


def _are_one(rates: Sequence[tuple[Figure, Figure]]) -> bool:
    """Whether all say about the same."""
    sizes = [float(quote.value or 0) / float(base.value or 1) for base, quote in rates]
    return max(sizes) <= APART * min(sizes)


def _equal(own: Utterance, text: Text) -> Iterator[tuple[str, str, Figure, Figure]]:
    """One unit of money, and what it is worth: $1 = 110 yen, one euro is 10.5 kronor."""
    for one, other in pairwise(own.mentions):
        if not _is_exact(one) or not _is_exact(other) or one.sort == other.sort:
            continue
        between = own.tokens.low[one.last : other.core[0]]
        told = len(between) <= LONGEST and text.lexicon.stands("exchanged_for", between)
        if told and 1 in (one.size, other.size):
            yield one.sort, other.sort, one.figure, other.figure


def _priced(own: Utterance, text: Text) -> Iterator[tuple[str, str, Figure, Figure]]:
    """What one unit of other money costs: 1.25 dollars to the pound; $4 a pound is no rate."""
    low, names = own.tokens.low, text.lexicon.currency_names
    for quote in own.mentions:
        if not _is_exact(quote):
            continue
        at = quote.core[1]
        if (unit := names.match(low, at)) is not None:
            at += unit[0]
        start = at
        while at < min(start + LONGEST, len(low)) and text.lexicon.has("exchange_joints", low[at]):
            at += 1
        found = names.match(low, at) if at > start else None
        if found is not None and MONEY + found[1][0] != quote.sort:
            base = replace(quote.figure, unit=found[1][0], per=None, value=Decimal(1), written=None)
            yield MONEY + found[1][0], quote.sort, base, replace(quote.figure, per=None)


def _is_exact(mention: Mention) -> bool:
    return mention.sort.startswith(MONEY) and bool(mention.size) and mention.figure.value is not None
