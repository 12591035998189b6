"""Vague numbers, which are ranges: dozens, tens of thousands, several hundred, miles de millones."""

from __future__ import annotations

from decimal import Decimal

from figures.extract.numerals.fractions import multipliers_at
from figures.extract.numerals.spoken import Words
from figures.lexicon.record import Numbers
from figures.lexicon.tokens import Tokens


def vague_at(tokens: Tokens, at: int, numbers: Numbers) -> Words | None:
    """The vague number at this token."""
    return _tens_of(tokens, at, numbers) or _several(tokens, at, numbers)


def _tens_of(tokens: Tokens, at: int, numbers: Numbers) -> Words | None:
    """Plurals of scales (dozens), and so many of them (tens of thousands), up to ten times as many."""
    factor, here = _scales(tokens, at, numbers)
    bounds = numbers.vague.get(tokens.low[here])
    if bounds is None or here == at:
        return _range(at + 1, *bounds) if bounds else None
    return _range(here + 1, factor * bounds[0], 10 * factor * bounds[0])


def _scales(tokens: Tokens, at: int, numbers: Numbers) -> tuple[int, int]:
    """The product of the scales that others follow (tens of thousands of | millions), and the token behind them."""
    factor, here, low = 1, at, tokens.low
    while here + 2 < tokens.end and numbers.connects("vague_linker", low[here + 1]):
        more, following = numbers.vague_multipliers.get(low[here]), low[here + 2]
        if more is None or not (following in numbers.vague or following in numbers.multipliers):
            break
        factor, here = factor * more, here + 2
    return factor, here


def _several(tokens: Tokens, at: int, numbers: Numbers) -> Words | None:
    """So many of a scale (several hundred, a few thousand); without a scale the word is no number."""
    found = numbers.vague_before.match(tokens.low, at)
    if found is None:
        return None
    length, (low, high) = found
    here = at + length
    if here < tokens.end and numbers.connects("vague_linker", tokens.low[here]):
        here += 1
    scales, here = _scales(tokens, here, numbers)
    factor, last = multipliers_at(tokens, here, numbers)
    factor *= scales
    return _range(last, factor * low, factor * high) if last > here else None


def _range(last: int, low: int, high: int) -> Words:
    return Words(last, None, None, low=Decimal(low), high=Decimal(high))
