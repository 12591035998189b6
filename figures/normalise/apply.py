"""Bringing figures to a common form: the same unit for a dimension, the same period for a rate."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from figures.model import Extraction, Figure, Kind, Normalised, Number
from figures.money import subunit
from figures.normalise.settings import Alias, Settings
from figures.units import Unit, UnitTable

LEFT_ALONE = frozenset({Kind.DATE, Kind.TIME, Kind.YEAR, Kind.LABEL, Kind.SCORE, Kind.ORDINAL})
NOT_OVER_TIME = frozenset({Kind.PERCENT, Kind.POINTS, Kind.RATIO})
"""Growth of 3% a year is no 0.008% a day: it compounds."""

MEASURED = frozenset({Kind.MEASURE, Kind.DURATION, Kind.POINTS})


class Meaning(Struct, frozen=True, gc=False):
    """A figure on its way: what it states, in whatever unit it has come to."""

    kind: Kind
    value: Number | None
    unit: str | None
    per: str | None
    is_difference: bool = False

    def times(self, factor: Fraction) -> Fraction | None:
        """Return the value times a factor, if there is a value."""
        return None if self.value is None else Fraction(self.value) * factor


def normalise(extraction: Extraction, settings: Settings) -> Extraction:
    """Fill `normalised` of every figure that states a quantity. Nothing else of the figures changes."""
    article, units = extraction.article, settings.units
    figures = tuple(
        [
            replace(figure, normalised=normalised(figure, settings, units, article.locale, article.date))
            if figure.kind not in LEFT_ALONE
            else figure
            for figure in extraction.figures
        ]
    )
    return replace(extraction, figures=figures)


def normalised(
    figure: Figure, settings: Settings, units: UnitTable, locale: str = "en", date: dt.date | None = None
) -> Normalised | None:
    """Bring one figure to its common form; None if it states no quantity. A range has no one value."""
    if figure.kind in LEFT_ALONE:
        return None
    meaning = _canonical_unit(_meaning(figure, settings, locale), settings, units)
    if settings.currency and meaning.kind is Kind.MONEY:
        meaning = _converted(meaning, settings.currency, settings, date)
    return Normalised(_number(meaning.value, figure.value), meaning.unit, meaning.per)


def _meaning(figure: Figure, settings: Settings, locale: str) -> Meaning:
    """Say what the figure states after aliases, preferences, synonyms, and pence made into pounds."""
    kind, unit, value = _preferred(figure, settings)
    per = settings.nouns.get(figure.per, figure.per) if figure.per else None
    if alias := _alias(figure, settings):
        return Meaning(alias.kind, value, alias.unit, alias.per or per)
    if kind is Kind.COUNT and unit:
        unit = settings.nouns.get(unit, unit)
    meaning = Meaning(kind, value, unit, per, is_difference=figure.change is not None)
    if kind is Kind.MONEY and unit and (part := subunit(unit, locale)):
        return replace(meaning, value=meaning.times(part.part), unit=_currency_of(part.currencies, figure))
    return meaning


def _alias(figure: Figure, settings: Settings) -> Alias | None:
    """Look what is counted up among the aliases: the whole noun phrase, or its head."""
    if figure.kind not in (Kind.COUNT, Kind.NUMBER):
        return None
    found = (settings.aliases.get(word.lower()) for word in (figure.noun, figure.unit) if word)
    return next((alias for alias in found if alias), None)


def _preferred(figure: Figure, settings: Settings) -> tuple[Kind, str | None, Number | None]:
    """Choose among the readings as the packs prefer: kind, unit and value."""
    wanted = settings.preferred.get(figure.unit or "")
    for reading in figure.readings if wanted is not None else ():
        if reading.unit == wanted:
            return reading.kind, reading.unit, reading.value
    return figure.kind, figure.unit, figure.value


def _currency_of(possible: tuple[str, ...], figure: Figure) -> str:
    """Say which currency a subunit is a part of: the one that the readings name, or the locale's."""
    named = {reading.unit for reading in figure.readings}
    return next((code for code in possible if code in named), possible[0])


def _canonical_unit(meaning: Meaning, settings: Settings, units: UnitTable) -> Meaning:
    """Express a quantity in the canonical unit of its dimension, and a rate over the base period."""
    if not meaning.unit or meaning.kind not in MEASURED:
        return _base_period(meaning, settings, units)
    whole = units.find(f"{meaning.unit}/{meaning.per}" if meaning.per else meaning.unit)
    target = units.find(settings.canonical.get(whole.dimension, "")) if whole else None
    if whole and target:
        return _expressed(meaning, whole, target)
    own = units.find(meaning.unit) if meaning.per else None
    target = units.find(settings.canonical.get(own.dimension, "")) if own else None
    if own and target and "/" not in target.name:
        meaning = _expressed(meaning, own, target)
    return _base_period(meaning, settings, units)


def _expressed(meaning: Meaning, own: Unit, target: Unit) -> Meaning:
    """Convert from a unit to another; where zero lies matters to a temperature, not to a rise of it."""
    over, _, under = target.name.partition("/")
    if own is target:
        return replace(meaning, unit=over, per=under or meaning.per)
    value = meaning.times(own.factor / target.factor)
    if value is not None and not (meaning.is_difference or meaning.per):
        value += (own.offset - target.offset) / target.factor
    return replace(meaning, value=value, unit=over, per=under or meaning.per)


def _base_period(meaning: Meaning, settings: Settings, units: UnitTable) -> Meaning:
    if not meaning.per or meaning.kind in NOT_OVER_TIME:
        return meaning
    period = units.find(meaning.per)
    base = units.find(settings.periods.get(meaning.kind, settings.periods.get(None, "")))
    if period is None or base is None or period.dimension != base.dimension:
        return meaning
    return replace(meaning, value=meaning.times(base.factor / period.factor), per=base.name)


def _converted(meaning: Meaning, currency: str, settings: Settings, date: dt.date | None) -> Meaning:
    """Convert money by the middle rate around the date; if none is known it stays as it is."""
    rate = settings.exchange.around(meaning.unit, currency, date) if meaning.unit and date else None
    if rate is None or rate.middle is None:
        return meaning
    return replace(meaning, value=meaning.times(rate.middle), unit=currency)


def _number(value: Number | None, written: Number | None) -> Number | None:
    """Return a decimal where one is exact; what has not changed stays as it was written."""
    if value is None or value is written or value == written:
        return written if value is not None else None
    value = Fraction(value)
    power = max(_power_of(2, value.denominator), _power_of(5, value.denominator))
    digits = value * 10**power
    return Decimal(f"{digits.numerator}e-{power}") if digits.denominator == 1 else value


def _power_of(prime: int, number: int) -> int:
    power = 0
    while number % prime == 0:
        number //= prime
        power += 1
    return power
