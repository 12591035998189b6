"""Vague numbers, which are ranges: dozens, tens of thousands, several hundred, a few million."""

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
    low = tokens.low
    bounds = numbers.vague.get(low[at + 2]) if at + 2 < tokens.end else None
    factor = numbers.vague_multipliers.get(low[at])
    if factor and bounds and numbers.connects("vague_linker", low[at + 1]):
        return _range(at + 3, factor * bounds[0], 10 * factor * bounds[0])
    bounds = numbers.vague.get(low[at])
    return _range(at + 1, *bounds) if bounds else None


def _several(tokens: Tokens, at: int, numbers: Numbers) -> Words | None:
    """So many of a scale (several hundred, a few thousand); without a scale the word is no number."""
    found = numbers.vague_before.match(tokens.low, at)
    if found is None:
        return None
    length, (low, high) = found
    here = at + length
    if here < tokens.end and numbers.connects("vague_linker", tokens.low[here]):
        here += 1
    factor, last = multipliers_at(tokens, here, numbers)
    return _range(last, factor * low, factor * high) if last > here else None


def _range(last: int, low: int, high: int) -> Words:
    return Words(last, None, None, low=Decimal(low), high=Decimal(high))
