"""Factors are exact, dimensions have names, and nothing converts that should not."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.units import UnitError, compatible, convert, table, unit
from figures.units.registry import DefinitionError, pint_registry

EXACT = [  # value, unit, the same in another; by definition, not by measurement
    ("1", "mile", "1609.344", "meter"),
    ("1", "nautical_mile", "1852", "meter"),
    ("1", "foot", "30.48", "centimeter"),
    ("1", "furlong", "201.168", "meter"),
    ("1", "fathom", "1.8288", "meter"),
    ("1", "acre", "4046.8564224", "square_meter"),
    ("1", "hectare", "10000", "square_meter"),
    ("1", "square_mile", "640", "acre"),
    ("1", "square_kilometer", "100", "hectare"),
    ("1", "dunam", "1000", "square_meter"),
    ("1", "gallon", "3.785411784", "liter"),
    ("1", "imperial_gallon", "4.54609", "liter"),
    ("1", "barrel", "158.987294928", "liter"),
    ("1", "acre_foot", "43560", "cubic_foot"),
    ("1", "pound", "0.45359237", "kilogram"),
    ("1", "stone", "14", "pound"),
    ("1", "long_ton", "2240", "pound"),
    ("1", "ton", "2000", "pound"),
    ("1", "metric_ton", "1000", "kilogram"),
    ("1", "troy_ounce", "31.1034768", "gram"),
    ("1", "carat", "0.2", "gram"),
    ("0", "degree_Celsius", "32", "degree_Fahrenheit"),
    ("-40", "degree_Fahrenheit", "-40", "degree_Celsius"),
    ("300", "kelvin", "26.85", "degree_Celsius"),
    ("1", "year", "365.2425", "day"),
    ("1", "year", "12", "month"),
    ("1", "quarter", "3", "month"),
    ("1", "decade", "10", "year"),
    ("1", "fortnight", "14", "day"),
    ("1", "knot", "1.852", "kilometer/hour"),
    ("60", "mile/hour", "96.56064", "kilometer/hour"),
    ("1", "kilowatt_hour", "3.6", "megajoule"),
    ("1", "kilocalorie", "4.184", "kilojoule"),
    ("1", "byte", "8", "bit"),
    ("1", "gigabyte", "1000", "megabyte"),
    ("1", "megabyte/second", "8", "megabit/second"),
    ("1", "percentage_point", "100", "basis_point"),
    ("1", "degree", "60", "arcminute"),
    ("1", "light_year", "9460730472580.8", "kilometer"),
    ("1", "kiloton_TNT", "4.184", "terajoule"),
]


@pytest.mark.parametrize(("value", "source", "expected", "target"), EXACT)
def test_conversions_are_exact(value: str, source: str, expected: str, target: str) -> None:
    assert convert(Fraction(value), source, target) == Fraction(expected)
    assert convert(Fraction(expected), target, source) == Fraction(value)


@pytest.mark.parametrize(
    ("name", "canonical", "dimension"),
    [
        ("metre", "meter", "length"),
        ("kilometre", "kilometer", "length"),
        ("litre", "liter", "volume"),
        ("tonne", "metric_ton", "mass"),
        ("celsius", "degree_Celsius", "temperature"),
        ("oil_barrel", "barrel", "volume"),
        ("megametric_ton", "megametric_ton", "mass"),
        ("terawatt_hour", "terawatt_hour", "energy"),
        ("mile/hour", "mile/hour", "speed"),
        ("mile / gallon", "mile/gallon", "fuel_economy"),
        ("kilogram/cubic_meter", "kilogram/cubic_meter", "density"),
        ("barrel/day", "barrel/day", "flow"),
        ("horsepower", "horsepower", "power"),
        ("pound_force_per_square_inch", "pound_force_per_square_inch", "pressure"),
        ("gigahertz", "gigahertz", "frequency"),
        ("degree", "degree", "angle"),
        ("decibel", "decibel", "sound_level"),
        ("percent", "percent", "dimensionless"),
        ("gram/kilowatt_hour", "gram/kilowatt_hour", "time^2/length^2"),
    ],
)
def test_names_and_dimensions(name: str, canonical: str, dimension: str) -> None:
    found = unit(name)
    assert found is not None
    assert (found.name, found.dimension) == (canonical, dimension)


@pytest.mark.parametrize(
    "name", ["football_pitch", "", "/", "mile/", "/hour", "USD", "kilo", "kilodegree_Celsius"]
)
def test_what_is_no_unit(name: str) -> None:
    assert unit(name) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("mile", "acre"),
        ("byte", "bit/second"),
        ("decibel", "percent"),
        ("degree", "degree_Celsius"),
        ("karat", "carat"),
        ("percent", "percentage_point"),
        ("mach", "mile/hour"),
        ("mile", "football_pitch"),
    ],
)
def test_what_does_not_convert(a: str, b: str) -> None:
    assert not compatible(a, b)
    with pytest.raises(UnitError):
        convert(Fraction(1), a, b)


@given(st.fractions(), st.sampled_from(EXACT))
def test_there_and_back(value: Fraction, row: tuple[str, str, str, str]) -> None:
    _, source, _, target = row
    assert convert(convert(value, source, target), target, source) == value


def test_the_table_agrees_with_pint() -> None:
    registry = pint_registry()
    for name in ("mile", "barrel", "horsepower", "imperial_pint", "degree_Fahrenheit", "light_year", "psi"):
        found = unit(name)
        assert found is not None
        assert (
            registry.Quantity(Fraction(7), name).to_base_units().magnitude == 7 * found.factor + found.offset
        )


def test_own_units() -> None:
    own = table("pitch = 7140 * meter ** 2\n\nhalf_pitch = pitch / 2  # of a match")
    assert own.convert(Fraction(2), "half_pitch", "square_meter") == 7140
    assert unit("pitch") is None
    assert pickle.loads(pickle.dumps(own)) == own


@pytest.mark.parametrize(
    ("definitions", "line"),
    [
        ("a_b = 2 * nosuchunit", 1),
        ("\npitch = 7140 * meter ** 2\nnonsense", 3),
        ("x = = 3", 1),
        ("y = 2 *", 1),
    ],
)
def test_bad_definitions_say_where(definitions: str, line: int) -> None:
    with pytest.raises(DefinitionError) as caught:
        table(definitions)
    assert caught.value.line == line
    assert pickle.loads(pickle.dumps(caught.value)).line == line


def test_a_warm_cache_needs_no_pint(tmp_path: Path) -> None:
    code = "import sys; from figures.units import unit, surface_forms; unit('mile'); surface_forms('en'); "
    code += "sys.exit(any(m in sys.modules for m in ('pint', 'babel', 'yaml')))"
    env = os.environ | {"FIGURES_CACHE_DIR": str(tmp_path)}
    runs = [subprocess.run([sys.executable, "-c", code], env=env, check=False) for _ in range(2)]
    assert [run.returncode for run in runs] == [1, 0]
