"""What a figure may stand for, whatever habit its writer has: the bounds by which articles are compared."""

from __future__ import annotations

from fractions import Fraction
from math import inf, nextafter

from figures.interval import Interval
from figures.model import Figure, Kind, Qualifier
from figures.normalise import Settings
from figures.rules.semantics.worlds import End, World, interval

STATED = frozenset(
    {Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.DURATION, Kind.COUNT, Kind.RATIO, Kind.AGE, Kind.POINTS}
)
_HABITS = (World.ROUNDED, World.TRUNCATED, World.ZEROS)
_NO_LEAST = frozenset({Qualifier.LESS, Qualifier.AT_MOST})
_NO_MOST = frozenset({Qualifier.MORE, Qualifier.AT_LEAST})


def bounds(figure: Figure, settings: Settings) -> tuple[float, float] | tuple[None, None]:
    """The least and the most that the figure may be, in its normalised unit; nothing if it states no quantity.

    What rose, what is added to something else, what is denied: none of these says how much there is.
    """
    states = figure.kind in STATED and figure.change is None and figure.role is None and not figure.negated
    written = _hull(figure, settings) if states else None
    factor = _factor(figure, settings)
    if written is None or factor is None or written.low is None or written.high is None:
        return None, None
    ends = sorted((written.low * factor, written.high * factor))
    least = -inf if figure.qualifier in _NO_LEAST else nextafter(float(ends[0]), -inf)
    most = inf if figure.qualifier in _NO_MOST else nextafter(float(ends[1]), inf)
    return least, most


def _hull(figure: Figure, settings: Settings) -> Interval | None:
    whole: Interval | None = None
    for world in _HABITS:
        part = interval(figure, world, End.HULL, settings)
        if part is None:
            return None
        whole = part if whole is None else whole.hull(part)
    return whole


def _factor(figure: Figure, settings: Settings) -> Fraction | None:
    """What brings the written value to the normalised one; None where no factor does, as with temperatures."""
    normalised = figure.normalised
    if normalised is None:
        return None
    if (normalised.unit, normalised.per) == (figure.unit, figure.per):
        return Fraction(1)
    unit = settings.units.find(figure.unit or "") if figure.kind is Kind.MEASURE else None
    if not figure.value or normalised.value is None or (unit is not None and unit.offset):
        return None
    return Fraction(normalised.value) / Fraction(figure.value)
