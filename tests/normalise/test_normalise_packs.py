"""What packs may say, how they merge, and how their mistakes are told."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from textwrap import dedent

import pytest

from figures.errors import PackError
from figures.model import Kind, Qualifier
from figures.normalise import Alias, Settings, load_settings

SHIPPED = Path(__file__).parents[2] / "rules" / "normalise.yaml"


def pack(folder: Path, text: str, name: str = "house.yaml") -> Path:
    path = folder / name
    path.write_text(dedent(text), encoding="utf-8")
    return path


def mistakes(*paths: Path) -> list[tuple[int, int, str, str]]:
    with pytest.raises(PackError) as caught:
        load_settings(paths)
    return [(p.line, p.column, p.code, p.message) for p in caught.value.problems]


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    path = pack(
        tmp_path,
        """\
        normalise:
          aliases: {quid: GBP, klick: kilometer, stretch: year, pitch: {unit: acre},
                    Losses: {noun: casualty, per: day}}
          nouns: {officer: [cop, Bobby], car: automobile}
          units: |
            # our own
            pitch = 7140 * meter ** 2
            pool = 2500 * cubic_meter = _ = swimming_pool
          prefer: {ton: metric_ton, USD: CAD}
          canonical: {area: pitch, speed: mile/hour}
          base_period: {money: month, default: week}
          calendar: {year: 365 day, month: 30 day}
          currency: EUR
          approximators: {about: [0.8, 1.25], "more than": [1, null]}
          rounding: {zeros_keep: 1, exact: [count, ordinal]}
        """,
    )
    settings = load_settings([path])
    assert settings == Settings(
        aliases={
            "quid": Alias(Kind.MONEY, "GBP"),
            "klick": Alias(Kind.MEASURE, "kilometer"),
            "stretch": Alias(Kind.DURATION, "year"),
            "losses": Alias(Kind.COUNT, "casualty", "day"),
            "pitch": Alias(Kind.MEASURE, "acre"),
        },
        nouns={"cop": "officer", "bobby": "officer", "automobile": "car"},
        preferred={"ton": "metric_ton", "USD": "CAD"},
        canonical={"area": "pitch", "speed": "mile/hour"},
        periods={Kind.MONEY: "month", None: "week"},
        definitions="pitch = 7140 * meter ** 2\npool = 2500 * cubic_meter = _ = swimming_pool\n"
        "year = 31536000 * second\nmonth = 2592000 * second",
        currency="EUR",
        approximators={
            Qualifier.ABOUT: (Fraction(4, 5), Fraction(5, 4)),
            Qualifier.MORE: (Fraction(1), None),
        },
        zeros_keep=1,
        exact_kinds=frozenset({Kind.COUNT, Kind.ORDINAL}),
    )
    assert settings.units.convert(Fraction(1), "swimming_pool", "liter") == 2_500_000
    assert settings.units.convert(Fraction(1), "year", "day") == 365


def test_what_ships_needs_no_units_of_its_own() -> None:
    shipped = load_settings([SHIPPED])
    assert shipped.definitions == ""
    assert set(shipped.approximators) == set(Qualifier) - {Qualifier.EXACT}
    assert shipped.periods == {Kind.MONEY: "year", None: "day"}
    for dimension, unit in shipped.canonical.items():
        assert shipped.units.need(unit).dimension == dimension


def test_packs_add_to_each_other(tmp_path: Path) -> None:
    house = pack(
        tmp_path, "normalise: {nouns: {officer: [bobby]}, canonical: {length: meter, dose: sievert}}"
    )
    settings = load_settings([SHIPPED, house])
    assert (settings.nouns["bobby"], settings.nouns["cop"]) == ("officer", "officer")
    assert settings.canonical["dose"] == "sievert"


def test_a_change_must_be_meant(tmp_path: Path) -> None:
    first = pack(
        tmp_path, "normalise:\n  canonical: {length: meter}\n  rounding: {zeros_keep: 2}\n", "a.yaml"
    )
    second = pack(
        tmp_path, "normalise:\n  canonical: {length: mile}\n  rounding: {zeros_keep: 3}\n", "b.yaml"
    )
    assert mistakes(first, second) == [
        (2, 15, "changed-value", f"'canonical.length' is set differently in {first}:2:15"),
        (3, 14, "changed-value", f"'zeros_keep' is set differently in {first}:3:14"),
    ]
    meant = pack(tmp_path, "normalise: {canonical: {length: mile}, override: [canonical.length]}", "b.yaml")
    assert load_settings([first, meant]).canonical == {"length": "mile"}


def test_folders_are_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    pack(tmp_path, "normalise: {nouns: {car: [automobile]}}", "b.yaml")
    pack(tmp_path, "rules: []", "c.yaml")
    pack(tmp_path / "sub", "normalise: {nouns: {aircraft: [plane]}}", "d.yml")
    assert load_settings([tmp_path]).nouns == {"automobile": "car", "plane": "aircraft"}
    assert load_settings([]) == Settings()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("normalise: 3", [(1, 12, "wrong-type", "expected normalise (a mapping), not a whole number")]),
        ("normalise: {canonicl: {}}", [(1, 13, "unknown-key", "unknown key 'canonicl' in normalise")]),
        ("normalise: {canonical: {length: metr}}", [(1, 33, "unknown-unit", "unknown unit 'metr'")]),
        ("normalise: {canonical: {lenth: meter}}", [(1, 25, "unknown-value", "unknown dimension 'lenth'")]),
        (
            "normalise: {canonical: {length: acre}}",
            [(1, 25, "unknown-value", "acre is a unit of area, not of length")],
        ),
        ("normalise: {aliases: {quid: GPB}}", [(1, 29, "unknown-unit", "unknown unit 'GPB'")]),
        (
            "normalise: {aliases: {quid: {}}}",
            [(1, 29, "wrong-type", "an alias stands for a 'noun' or for a 'unit', possibly 'per' something")],
        ),
        ("normalise: {base_period: {money: mile}}", [(1, 34, "unknown-unit", "'mile' is no period")]),
        ("normalise: {base_period: {cash: year}}", [(1, 27, "unknown-value", "unknown kind 'cash'")]),
        ("normalise: {calendar: {year: long}}", [(1, 30, "wrong-type", "'long' is no length of time")]),
        (
            "normalise: {calendar: {week: 5 day}}",
            [(1, 24, "unknown-value", "unknown part of the calendar 'week'")],
        ),
        ("normalise: {currency: EURO}", [(1, 23, "unknown-value", "unknown currency 'EURO'")]),
        ("normalise: {approximators: {about: 10}}", [(1, 36, "wrong-type", "expected two factors")]),
        (
            "normalise: {approximators: {about: [1.1, 1.2]}}",
            [(1, 36, "wrong-type", "the factors must include 1: what is written is always possible")],
        ),
        (
            "normalise: {rounding: {zeros_keep: 0}}",
            [(1, 36, "wrong-type", "expected a whole number from 1 on")],
        ),
        (
            "normalise: {override: [nouns.car]}",
            [(1, 24, "unknown-value", "this pack does not set 'nouns.car'")],
        ),
        (
            "normalise: {units: 7}",
            [
                (
                    1,
                    20,
                    "wrong-type",
                    "expected one definition to a line, after 'units: |', not a whole number",
                )
            ],
        ),
        (
            "normalise:\n  units: |\n    pitch = 99 * acre\n    pool = 2500 * cubic_metro\n\n    x = = 3\n",
            [
                (
                    4,
                    5,
                    "bad-definition",
                    "'pool = 2500 * cubic_metro' is no definition of a unit: "
                    "'cubic_metro' is not defined in the unit registry",
                ),
                (6, 5, "bad-definition", "'x = = 3' is no definition of a unit: there is no value"),
            ],
        ),
        (
            "normalise: {canonical: {length: acre, mass: 5, area: x}}",
            [
                (1, 25, "unknown-value", "acre is a unit of area, not of length"),
                (1, 45, "unknown-unit", "unknown unit '5'"),
                (1, 54, "unknown-unit", "unknown unit 'x'"),
            ],
        ),
    ],
)
def test_mistakes(tmp_path: Path, text: str, expected: list[tuple[int, int, str, str]]) -> None:
    assert mistakes(pack(tmp_path, text)) == expected


def test_a_missing_pack(tmp_path: Path) -> None:
    assert [code for _, _, code, _ in mistakes(tmp_path / "none.yaml")] == ["unreadable"]
