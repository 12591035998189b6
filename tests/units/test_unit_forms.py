"""The words and symbols of units, by locale: what is read, and what must not be."""

from __future__ import annotations

import pickle

import pytest

from figures.units import UnitForm, surface_forms, unit

NAMES = {
    "en": {
        "kilometres": "kilometer",
        "kilometers": "kilometer",
        "square kilometre": "square_kilometer",
        "square-mile": "square_mile",
        "sq miles": "square_mile",
        "cubic feet": "cubic_foot",
        "feet": "foot",
        "foot": "foot",
        "inches": "inch",
        "metric tons": "metric_ton",
        "tonnes": "metric_ton",
        "short tons": "ton",
        "long tons": "long_ton",
        "tons": "ton metric_ton long_ton",
        "gallons": "gallon imperial_gallon",
        "us gallons": "gallon",
        "imperial gallons": "imperial_gallon",
        "barrels of oil": "barrel",
        "barrels of oil equivalent": "barrel_of_oil_equivalent",
        "miles per hour": "mile/hour",
        "kilometres per hour": "kilometer/hour",
        "metres per second": "meter/second",
        "miles per gallon": "mile/gallon mile/imperial_gallon",
        "feet per second": "foot/second",
        "parts per million": "part_per_million",
        "kilowatt-hours": "kilowatt_hour",
        "kilowatt hours": "kilowatt_hour",
        "terawatt-hours": "terawatt_hour",
        "degrees celsius": "degree_Celsius",
        "degrees fahrenheit": "degree_Fahrenheit",
        "degrees": "degree degree_Fahrenheit degree_Celsius",
        "nautical miles": "nautical_mile",
        "light-years": "light_year",
        "acre-feet": "acre_foot",
        "percentage points": "percentage_point",
        "basis points": "basis_point",
        "troy ounces": "troy_ounce",
        "centuries": "century",
        "decades": "decade",
        "fortnight": "fortnight",
        "millennia": "millennium",
        "megapixels": "megapixel",
        "knots": "knot",
        "horsepower": "horsepower metric_horsepower",
        "pounds per square inch": "pound_force_per_square_inch",
        "minutes": "minute",
        "seconds": "second",
        "kilotons of tnt": "kiloton_TNT",
        "megatonnes": "megametric_ton",
        "hundredweight": "hundredweight long_hundredweight",
        "revolutions per minute": "revolutions_per_minute",
        "calories": "kilocalorie calorie",
        "dunams": "dunam",
    },
    "en_GB": {
        "gallons": "imperial_gallon gallon",
        "pints": "imperial_pint pint",
        "tons": "metric_ton long_ton ton",
        "miles per gallon": "mile/imperial_gallon mile/gallon",
        "degrees": "degree degree_Celsius degree_Fahrenheit",
    },
    "de": {
        "kilometer": "kilometer",
        "quadratkilometer": "square_kilometer",
        "stunden": "hour",
        "tonnen": "metric_ton",
        "kilometer pro stunde": "kilometer/hour",
        "meilen": "mile",
        "grad celsius": "degree_Celsius",
        "kilowattstunden": "kilowatt_hour",
        "jahrzehnte": "decade",
    },
    "fr": {
        "kilomètres": "kilometer",
        "mètres carrés": "square_meter",
        "kilomètres par heure": "kilometer/hour",
        "heures": "hour",
        "tonnes": "metric_ton",
        "degrés celsius": "degree_Celsius",
    },
    "es": {
        "kilómetros": "kilometer",
        "metros cuadrados": "square_meter",
        "toneladas": "metric_ton",
        "horas": "hour",
    },
}

SYMBOLS = {
    "en": {
        "km": "kilometer",
        "km²": "square_kilometer",
        "km2": "square_kilometer",
        "km/h": "kilometer/hour",
        "kph": "kilometer/hour",
        "mph": "mile/hour",
        "m/s": "meter/second",
        "kWh": "kilowatt_hour",
        "MW": "megawatt",
        "mW": "milliwatt",
        "GW": "gigawatt",
        "TWh": "terawatt_hour",
        "GB": "gigabyte",
        "Mbps": "megabit/second",
        "lb": "pound",
        "lbs": "pound",
        "sq ft": "square_foot",
        "sq km": "square_kilometer",
        "°C": "degree_Celsius",
        "°F": "degree_Fahrenheit",
        "mg/dL": "milligram/deciliter",
        "µg/m³": "microgram/cubic_meter",
        "bpd": "barrel/day",
        "hPa": "hectopascal",
        "hrs": "hour",
        "mSv": "millisievert",
        "Mt": "megametric_ton",
        "mpg": "mile/gallon mile/imperial_gallon",
        "L/km": "liter/kilometer",
        "ppm": "part_per_million",
        "oz": "ounce troy_ounce fluid_ounce",
        "g/km": "gram/kilometer",
        "kcal": "kilocalorie",
    },
    "de": {"km/h": "kilometer/hour", "PS": "horsepower", "Std.": "hour", "kWh": "kilowatt_hour"},
}

RISKY = [
    "m",
    "g",
    "l",
    "t",
    "h",
    "s",
    "a",
    "d",
    "C",
    "F",
    "K",
    "W",
    "in",
    "pt",
    "st",
    "ha",
    '"',
    "'",
    "mo",
    "bar",
]
SAFE = ["km", "kg", "mph", "ft", "lb", "kWh", "MW", "GB", "cm", "°C", "min", "hp", "m²", "km/h"]
OTHER_MEANINGS = """
    are link chain barn point dozen cycle shake league rod section particle cycles points turns dots items
    nights grain picas cent dollar count em gray henry tesla teslas thou slug bag fifth pi octet shot percent
    million billion k light football_pitch planck_length speed_of_light
"""


def written(forms: tuple[UnitForm, ...] | None) -> str:
    return " ".join(form.unit + (f"/{form.per}" if form.per else "") for form in forms or ())


@pytest.mark.parametrize("locale", NAMES)
def test_names(locale: str) -> None:
    names = surface_forms(locale).names
    assert {name: written(names.get(name)) for name in NAMES[locale]} == NAMES[locale]


@pytest.mark.parametrize("locale", SYMBOLS)
def test_symbols(locale: str) -> None:
    symbols = surface_forms(locale).symbols
    assert {symbol: written(symbols.get(symbol)) for symbol in SYMBOLS[locale]} == SYMBOLS[locale]


def test_risky_symbols() -> None:
    symbols = surface_forms("en").symbols
    assert [symbol for symbol in RISKY if not symbols[symbol][0].risky] == []
    assert [symbol for symbol in SAFE if symbols[symbol][0].risky] == []


def test_words_of_other_meanings() -> None:
    forms = surface_forms("en")
    assert [word for word in OTHER_MEANINGS.split() if word.replace("_", " ") in forms.names] == []
    assert [
        symbol for symbol in ("pm", "am", "at", "as", "k", "c.", "bn", "no") if symbol in forms.symbols
    ] == []


@pytest.mark.parametrize(
    "locale", ["en", "en_GB", "en_AU", "de", "fr", "es", "it", "pt_BR", "nl", "pl", "ja", "ar"]
)
def test_every_form_is_a_unit(locale: str) -> None:
    forms = surface_forms(locale)
    for text, readings in (*forms.names.items(), *forms.symbols.items()):
        assert text == " ".join(text.split())
        for form in readings:
            assert unit(form.unit) is not None
            assert form.per is None or unit(form.per) is not None
    assert all(name == name.lower() for name in forms.names)
    assert len(forms.names) > 60


def test_forms_pickle() -> None:
    forms = surface_forms("en")
    assert pickle.loads(pickle.dumps(forms)) == forms
