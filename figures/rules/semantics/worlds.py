"""How wide a written number is: one interval for each habit of the writer.

`1.5 million` is not 1,500,000 but somewhere around it. How far around depends on a habit that the text does
not tell, so an expression is evaluated once per world, with *all* its figures read the same way. (With all
habits mixed in one wide interval, `3 + 2 + 1 = 9` million would be possible.)
"""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from figures.interval import Interval, exact
from figures.model import Figure, Kind, Number
from figures.normalise import Settings


class World(Enum):
    """A habit of the writer; STATED takes every number at its word and is used by messages only."""

    ROUNDED = "rounded"  # to half of the last written digit
    TRUNCATED = "truncated"  # the last digit is a floor
    ZEROS = "zeros"  # trailing zeros are not meant
    STATED = "stated"


NEVER_ROUND = frozenset([Kind.YEAR, Kind.DATE, Kind.ORDINAL, Kind.AGE])
"""Kinds whose trailing zeros are always meant: 1980 is no round number of years."""

CENTS = frozenset([Kind.MONEY])
"""Kinds that are written with decimals even where they are none: £4.50, $18.00."""

OTHER_WORLDS = (World.TRUNCATED, World.ZEROS)


class End(Enum):
    """Which part of a range is meant."""

    HULL = "hull"
    LOW = "low"
    HIGH = "high"


def interval(figure: Figure, world: World, end: End, settings: Settings) -> Interval | None:
    """The values that the figure may have, in its own unit; None if it has none (a date, a label).

    >>> from decimal import Decimal; from figures.model import Section
    >>> place = dict(start=0, end=3, text="3.4", block=0, at=0, to=3, sentence=0, section=Section.BODY)
    >>> figure = Figure(**place, kind=Kind.NUMBER, value=Decimal("3.4"), precision=Decimal("0.1"))
    >>> interval(figure, World.TRUNCATED, End.HULL, Settings())
    Interval(low=Fraction(17, 5), high=Fraction(7, 2))
    """
    ends = _ends(figure, end)
    if not ends:
        return None
    spans = [_widen(value, figure, world, settings) for value in ends]
    hull = spans[0] if len(spans) == 1 else spans[0].hull(spans[-1])
    if world is World.STATED or figure.qualifier not in settings.approximators:
        return hull
    low, high = settings.approximators[figure.qualifier]
    return hull * Interval.between(low, high)


def _ends(figure: Figure, end: End) -> tuple[Number, ...]:
    if figure.value is not None:
        return (figure.value,)
    if figure.low is None or figure.high is None or figure.kind is Kind.SCORE:
        return ()
    return {End.HULL: (figure.low, figure.high), End.LOW: (figure.low,), End.HIGH: (figure.high,)}[end]


def _widen(value: Number, figure: Figure, world: World, settings: Settings) -> Interval:
    stated = exact(value)
    if world is World.STATED or not figure.precision:
        return Interval.of(stated)
    unit = exact(figure.precision)
    whole = figure.kind in settings.exact_kinds and unit <= 1 and stated.denominator == 1
    if world is World.ZEROS and figure.kind not in NEVER_ROUND and not _has_decimals(figure):
        meant = _meant_unit(stated, unit, settings.zeros_keep)
        if meant > unit:
            return _around(stated, meant)
    if whole:
        return Interval.of(stated)
    if world is World.TRUNCATED and not _is_multiple(figure, stated):
        return Interval.between(stated, stated + unit if stated >= 0 else stated - unit)
    return _around(stated, unit)


def _has_decimals(figure: Figure) -> bool:
    """Whether its zeros are meant, as digits behind a point are: 8.60 per cent, but not 1.50 million."""
    written = figure.written
    decimals = written is not None and written.decimals > 0 and written.scale == 1
    return decimals and figure.kind not in CENTS


def _is_multiple(figure: Figure, value: Fraction) -> bool:
    """Whether it says how many times as much something is: nobody calls doubled what has nearly tripled."""
    return figure.kind is Kind.RATIO and value > 1 and value.denominator == 1


def _around(value: Fraction, unit: Fraction) -> Interval:
    """All that is rounded to a value."""
    half = unit / 2
    return Interval(value - half, value + half)


def _meant_unit(value: Fraction, unit: Fraction, keep: int) -> Fraction:
    """The unit of the last digit that is no trailing zero, but at least `keep` digits count as meant.

    >>> _meant_unit(Fraction(1200), Fraction(1), 2), _meant_unit(Fraction(1205), Fraction(1), 2)
    (Fraction(100, 1), Fraction(1, 1))
    """
    digits = abs(value / unit)
    if digits.denominator != 1 or digits == 0:
        return unit
    written = str(digits.numerator)
    zeros = min(len(written) - len(written.rstrip("0")), max(len(written) - keep, 0))
    return unit * Fraction(10) ** zeros
