"""Whose money a word means that several countries have: what the rest of the article pays in."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from msgspec.structs import replace

from figures.model import Figure, Kind, Reading

CURRENCY_SIGN = "Sc"
"""The category that Unicode gives to the signs of money."""


def settled(figures: Sequence[Figure]) -> list[Figure]:
    """The figures, with crowns, francs and grands in the money of the nearest amount that one of them may be.

    A sign stays what it is: of C$5 million ($3.6 million), the second amount is in other dollars.
    """
    money = [figure for figure in figures if figure.kind is Kind.MONEY]
    told = {figure.unit for figure in money}
    if len(told) < 2:
        return list(figures)
    clear = [figure for figure in money if not _is_shared(figure)]
    return [_in(figure, _meant(figure, clear)) if _is_shared(figure) else figure for figure in figures]


def _is_shared(figure: Figure) -> bool:
    """Whether it is in a money of which others have the name, too; a sign shows whose it is."""
    return (
        figure.kind is Kind.MONEY
        and bool(figure.readings)
        and not any(unicodedata.category(sign) == CURRENCY_SIGN for sign in figure.plain)
    )


def _meant(figure: Figure, clear: Sequence[Figure]) -> str | None:
    """The money of the nearest clear amount that it may be; its own if that is told anywhere."""
    possible = {reading.unit for reading in figure.readings}
    near = [other for other in clear if other.unit in possible]
    if not near or any(other.unit == figure.unit for other in clear):
        return figure.unit
    return min(near, key=lambda other: abs(other.start - figure.start)).unit


def _in(figure: Figure, code: str | None) -> Figure:
    """The figure with one of its readings as what it means, and its own among the readings."""
    if code == figure.unit:
        return figure
    other = next(reading for reading in figure.readings if reading.unit == code)
    own = Reading(figure.kind, figure.unit, figure.value)
    rest = tuple(reading for reading in figure.readings if reading is not other)
    return replace(figure, unit=code, value=other.value, readings=(own, *rest))
