"""What figures come to under the settings that ship, exactly."""

from __future__ import annotations

import datetime as dt
import pickle
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.model import Article, Change, Extraction, Figure, Kind, Normalised, Number, Reading, Section
from figures.normalise import Alias, Settings, load_settings, normalise

SHIPPED = load_settings([Path(__file__).parents[2] / "rules" / "normalise.yaml"])


def figure(
    kind: Kind,
    value: str | Number | None,
    unit: str | None = None,
    per: str | None = None,
    noun: str | None = None,
    change: Change | None = None,
    readings: tuple[Reading, ...] = (),
) -> Figure:
    return Figure(
        start=0, end=1, text="x", block=0, at=0, to=1, sentence=0, section=Section.BODY, kind=kind,
        value=Decimal(value) if isinstance(value, str) else value, unit=unit, per=per, noun=noun,
        change=change, readings=readings,
    )  # fmt: skip


def outcome(
    figure: Figure, settings: Settings = SHIPPED, locale: str = "en", date: dt.date | None = None
) -> Normalised | None:
    article = Article(source="x", blocks=(), line_starts=(0,), locale=locale, date=date)
    (result,) = normalise(Extraction(article, (), (figure,)), settings).figures
    return result.normalised


MONEY, COUNT, MEASURE, DURATION = Kind.MONEY, Kind.COUNT, Kind.MEASURE, Kind.DURATION


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((MONEY, "92000000", "GBP", "year"), ("92000000", "GBP", "year")),
        ((MONEY, "1770000", "GBP", "week"), ("92354175", "GBP", "year")),
        ((MONEY, "1000", "EUR", "month"), ("12000", "EUR", "year")),
        ((MONEY, "80", "USD", "barrel"), ("80", "USD", "barrel")),
        ((MONEY, "5", "GBP", "head"), ("5", "GBP", "person")),
        ((MONEY, "12", "cent"), ("0.12", "USD", None)),
        ((MONEY, "50", "penny", "mile"), ("0.5", "GBP", "mile")),
        ((MONEY, "3", "jiao"), ("0.3", "CNY", None)),
        ((COUNT, "1200", "casualty", "day"), ("1200", "casualty", "day")),
        ((COUNT, "8400", "casualty", "week"), ("1200", "casualty", "day")),
        ((COUNT, "4", "cop"), ("4", "officer", None)),
        ((COUNT, "4", "officer"), ("4", "officer", None)),
        ((COUNT, "2", "mile"), ("2", "mile", None)),  # counted, not measured: the mile as a race
        ((MEASURE, "10", "mile"), ("16093.44", "meter", None)),
        ((MEASURE, "1", "square_mile"), ("258.9988110336", "hectare", None)),
        ((MEASURE, "60", "mile", "hour"), ("96.56064", "kilometer", "hour")),
        ((MEASURE, "10", "meter", "second"), ("36", "kilometer", "hour")),
        ((MEASURE, "20", "knot"), ("37.04", "kilometer", "hour")),
        ((MEASURE, "50", "degree_Fahrenheit"), ("10", "degree_Celsius", None)),
        ((MEASURE, "8", "megabit", "second"), ("8000000", "bit", "second")),
        ((MEASURE, "30", "kilometer", "liter"), ("30", "kilometer", "liter")),
        ((MEASURE, "2", "kilowatt_hour"), ("7200000", "joule", None)),
        ((MEASURE, "700", "kilogram", "week"), ("100", "kilogram", "day")),
        ((MEASURE, "85", "decibel"), ("85", "decibel", None)),
        ((MEASURE, "90", "degree"), ("90", "degree", None)),
        ((MEASURE, "3", "nosuchunit"), ("3", "nosuchunit", None)),
        ((DURATION, "2", "week"), ("14", "day", None)),
        ((DURATION, "1", "year"), ("365.2425", "day", None)),
        ((Kind.AGE, "40", "year"), ("40", "year", None)),
        ((Kind.PERCENT, "3", "percent", "year"), ("3", "percent", "year")),
        ((Kind.POINTS, "25", "basis_point"), ("0.25", "percentage_point", None)),
        ((Kind.NUMBER, "4.10"), ("4.10", None, None)),
    ],
)
def test_common_forms(
    given: tuple[Kind, str, str | None, str | None], expected: tuple[str, str | None, str | None]
) -> None:
    found = outcome(figure(*given))
    assert found is not None
    assert (str(found.value), found.unit, found.per) == expected


@pytest.mark.parametrize("kind", [Kind.DATE, Kind.TIME, Kind.YEAR, Kind.LABEL, Kind.SCORE, Kind.ORDINAL])
def test_what_states_no_quantity(kind: Kind) -> None:
    assert outcome(figure(kind, "3")) is None


def test_a_rise_of_temperature_starts_nowhere() -> None:
    found = outcome(figure(MEASURE, "9", "degree_Fahrenheit", change=Change.UP))
    assert found == Normalised(Decimal(5), "degree_Celsius", None)


def test_a_range_keeps_its_unit() -> None:
    assert outcome(figure(MEASURE, None, "mile")) == Normalised(None, "meter", None)


def test_what_no_decimal_can_hold_is_a_fraction() -> None:
    assert outcome(figure(Kind.RATIO, Fraction(2, 3))) == Normalised(Fraction(2, 3), None, None)
    found = outcome(figure(MEASURE, "1", "mile", "gallon"))
    assert found == Normalised(Fraction(48000, 112903), "kilometer", "liter")


@pytest.mark.parametrize(
    ("locale", "readings", "currency"),
    [("en", (), "USD"), ("en_IE", (), "EUR"), ("en_AU", (), "AUD"),
     ("en", (Reading(MONEY, "EUR", Decimal(12)),), "EUR")],
)  # fmt: skip
def test_whose_cents(locale: str, readings: tuple[Reading, ...], currency: str) -> None:
    found = outcome(figure(MONEY, "12", "cent", readings=readings), locale=locale)
    assert found == Normalised(Decimal("0.12"), currency, None)


def test_preferred_readings() -> None:
    settings = Settings(preferred={"ton": "metric_ton", "USD": "CAD"}, canonical={"mass": "kilogram"})
    tons = figure(MEASURE, "2", "ton", readings=(Reading(MEASURE, "metric_ton", Decimal(2)),))
    assert outcome(tons, settings) == Normalised(Decimal(2000), "kilogram", None)
    dollars = figure(MONEY, "2", "USD", readings=(Reading(MONEY, "CAD", Decimal(2)),))
    assert outcome(dollars, settings) == Normalised(Decimal(2), "CAD", None)
    sure = figure(MONEY, "2", "USD")
    assert outcome(sure, settings) == Normalised(Decimal(2), "USD", None)


def test_aliases() -> None:
    settings = Settings(
        aliases={
            "quid": Alias(MONEY, "GBP"),
            "klick": Alias(MEASURE, "kilometer"),
            "war dead": Alias(COUNT, "casualty", per="day"),
        },
        canonical={"length": "meter"},
    )
    assert outcome(figure(COUNT, "5", "quid", noun="quid"), settings) == Normalised(Decimal(5), "GBP", None)
    assert outcome(figure(COUNT, "5", "klick"), settings) == Normalised(Decimal(5000), "meter", None)
    counted = figure(COUNT, "7", "dead", noun="War dead")
    assert outcome(counted, settings) == Normalised(Decimal(7), "casualty", "day")


def test_base_currency() -> None:
    settings = Settings(currency="EUR")
    marks = figure(MONEY, "195583", "DEM")
    assert outcome(marks, settings, date=dt.date(2005, 1, 1)) == Normalised(Decimal(100000), "EUR", None)
    assert outcome(marks, settings) == Normalised(Decimal(195583), "DEM", None)  # of which day?
    won = figure(MONEY, "7", "KPW")
    assert outcome(won, settings, date=dt.date(2005, 1, 1)) == Normalised(Decimal(7), "KPW", None)


def test_without_settings_nothing_changes() -> None:
    assert outcome(figure(MEASURE, "10", "mile", "hour"), Settings()) == Normalised(
        Decimal(10), "mile", "hour"
    )


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=6),
    st.sampled_from(["mile", "ton", "acre", "week"]),
)
def test_exact_at_any_length(value: Decimal, unit: str) -> None:
    found = outcome(figure(MEASURE, value, unit))
    assert found is not None
    assert found.value is not None
    assert found.unit is not None
    own, base = SHIPPED.units.need(unit), SHIPPED.units.need(found.unit)
    assert Fraction(found.value) == Fraction(value) * own.factor / base.factor


def test_settings_pickle() -> None:
    assert pickle.loads(pickle.dumps(SHIPPED)) == SHIPPED
