"""From a figure to a value: which quantity, or which day, it states in one world."""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction

from msgspec import Struct

from figures.interval import Interval
from figures.model import Figure, Kind
from figures.money import subunit
from figures.rules.semantics.context import Context
from figures.rules.semantics.values import NUMBER, Days, Dimension, Quantity, Unknown, power, product
from figures.rules.semantics.worlds import World, interval

_HUNDREDTHS = {"basis_point": Fraction(1, 10_000)}
_DAY = r"(?:-|(?P<year>\d{4}))-(?P<day>\d\d-\d\d)"
NUMERAL = r"\d+(?:[.,]\d+)*"
_PARTS = 2
_WITHOUT_VALUE = frozenset([Kind.LABEL, Kind.TIME, Kind.DATE, Kind.SCORE])


class Scale(Struct, frozen=True, gc=False):
    """How a figure's own unit stands to base units: value * factor + offset."""

    factor: Fraction
    dimension: Dimension
    offset: Fraction = Fraction(0)


def quantity(figure: Figure, context: Context) -> Quantity | Unknown:
    """What the figure states, in base units, in the context's world; it is found out once."""
    kept = context.measured.get(id(figure))
    if kept is None:
        kept = context.measured[id(figure)] = figure, _quantity(figure, context)
    return kept[1]


def _quantity(figure: Figure, context: Context) -> Quantity | Unknown:
    if figure.kind in _WITHOUT_VALUE:
        return Unknown(f"'{figure.text}' is no quantity")
    written = interval(figure, context.world, context.end, context.settings)
    if written is None:
        return Unknown(f"'{figure.text}' has no value")
    scale = scale_of(figure, context)
    if isinstance(scale, Unknown):
        return scale
    if scale.factor != 1:
        written *= Interval.of(scale.factor)
    if scale.offset:
        written += Interval.of(scale.offset)
    return Quantity(written, scale.dimension)


def scale_of(figure: Figure, context: Context) -> Scale | Unknown:
    """The scale of the figure's unit and of what it is per."""
    scale = _unit_scale(figure, context)
    if isinstance(scale, Unknown) or figure.per is None:
        return scale
    under = per_scale(figure.per, context)
    return Scale(scale.factor / under.factor, product(scale.dimension, power(under.dimension, -1)))


def per_scale(per: str, context: Context) -> Scale:
    """The scale of what a rate is over: a period, a unit, or a thing (`game`) that is its own dimension."""
    return _measure_scale(per, context) or Scale(Fraction(1), ((per, 1),))


def _unit_scale(figure: Figure, context: Context) -> Scale | Unknown:
    match figure.kind:
        case Kind.MONEY:
            return _money_scale(figure, context)
        case Kind.PERCENT | Kind.POINTS:
            return Scale(_HUNDREDTHS.get(figure.unit or "", Fraction(1, 100)), NUMBER)
        case Kind.MEASURE | Kind.DURATION:
            scale = _measure_scale(figure.unit or "", context)
            return scale or Unknown(f"the unit of '{figure.text}' is not known")
        case Kind.AGE:
            return Scale(_in_years(figure.unit, context), NUMBER)
    return Scale(Fraction(1), NUMBER)


def _money_scale(figure: Figure, context: Context) -> Scale | Unknown:
    if figure.unit is None:
        return Unknown(f"the currency of '{figure.text}' is not known")
    if len(figure.unit) == 3 and figure.unit.isupper():
        return Scale(Fraction(1), ((figure.unit, 1),))
    part = subunit(figure.unit, context.article.locale)
    if part is None:
        return Unknown(f"the currency of '{figure.text}' is not known")
    return Scale(part.part, ((part.currencies[0], 1),))


def _measure_scale(name: str, context: Context) -> Scale | None:
    unit = context.units.find(name)
    if unit is None:
        return None
    return Scale(unit.factor, context.units.dimensions.get(unit.dimension, NUMBER), unit.offset)


def _in_years(unit: str | None, context: Context) -> Fraction:
    found = context.units.find(unit or "year")
    year = context.units.find("year")
    if found is None or year is None or found.dimension != year.dimension:
        return Fraction(1)
    return found.factor / year.factor


def days(figure: Figure, context: Context) -> Days | Unknown:
    """The day that a date names. Without a year it is the nearest to the article's date.

    In other worlds than the rounded one, it may be that of the year before or after as well.
    """
    if figure.date is None:
        return Unknown(f"'{figure.text}' is no date")
    if not figure.date.startswith("--"):
        return _full_date(figure.date, figure.text)
    around = context.article.date
    if around is None:
        return Unknown("the date of the article is not known")
    years = (around.year - 1, around.year, around.year + 1)
    found = [_full_date(f"{year}{figure.date[1:]}", figure.text) for year in years]
    possible = [day for option in found if isinstance(option, Days) for day in option.options]
    if not possible:
        return Unknown(f"there is no day '{figure.text}'")
    nearest = min(possible, key=lambda day: abs((day - around).days))
    alone = context.world in (World.ROUNDED, World.STATED)
    return Days(frozenset([nearest] if alone else possible))


def _full_date(written: str, text: str) -> Days | Unknown:
    try:
        return Days(frozenset([dt.date.fromisoformat(written)]))
    except ValueError:
        return Unknown(f"'{text}' names no single day")


def is_compound(figure: Figure) -> bool:
    """Whether a smaller unit follows a whole number of a larger one: 7lb 4oz, 6ft 2in.

    >>> from figures import extract
    >>> [is_compound(figure) for figure in extract("He is 6ft 2in (1.88 m), or 74 inches.")]
    [True, False, False]
    """
    written = figure.written
    if (
        written is None
        or figure.value is None
        or not figure.precision
        or written.decimals
        or written.scale != 1
    ):
        return False
    return figure.precision < 1 and len(re.findall(NUMERAL, figure.plain)) == _PARTS


def dimension_name(figure: Figure, context: Context) -> str:
    """The dimension of a figure's unit by name; of money `money`, of what has no unit `number`."""
    if figure.kind is Kind.MONEY:
        return "money"
    if figure.kind in (Kind.MEASURE, Kind.DURATION) and figure.unit:
        unit = context.units.find(figure.unit)
        return unit.dimension if unit else "number"
    return "number"


def is_real(written: str) -> bool | None:
    """Whether a day, with or without its year, is one of the calendar; None if it is no single day.

    >>> is_real("2024-06-31"), is_real("--02-29"), is_real("2024-06")
    (False, True, None)
    """
    match = re.fullmatch(_DAY, written)
    if match is None:
        return None
    leap_year = "2000"
    try:
        dt.date.fromisoformat(f"{match['year'] or leap_year}-{match['day']}")
    except ValueError:
        return False
    return True
