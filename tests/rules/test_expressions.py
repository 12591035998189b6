"""Expressions: how they are read, and what they come to."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from pathlib import Path

import pytest
from msgspec.structs import replace

from figures.interval import Interval
from figures.model import Figure, Kind, Qualifier
from figures.rules.judging.evaluate import Scope, evaluate, judge
from figures.rules.semantics import functions
from figures.rules.semantics.functions import NAMES, find_function, known
from figures.rules.semantics.values import Items, Judgement, Quantity, Unknown, Value
from figures.rules.semantics.worlds import End, World
from figures.rules.syntax.parser import ExpressionError, parse
from tests.rules.making import document, figure

TEXT = (
    "£40 m £46 m 15% five 3.4 1,200 people 20 miles 32 km 2019 60 mph 12 °C 54 °F 30 days £92 a day $80 1980"
)
FIGURES: Mapping[str, Figure] = {
    "old": figure("£40", TEXT, Kind.MONEY, unit="GBP"),
    "new": figure("£46", TEXT, Kind.MONEY, unit="GBP"),
    "pct": figure("15%", TEXT, Kind.PERCENT, unit="percent"),
    "x": figure("3.4", TEXT),
    "people": figure("1,200 people", TEXT, Kind.COUNT, unit="person"),
    "miles": figure("20 miles", TEXT, Kind.MEASURE, unit="mile"),
    "km": figure("32 km", TEXT, Kind.MEASURE, unit="kilometer"),
    "year": figure("2019", TEXT, Kind.YEAR, date="2019"),
    "speed": figure("60 mph", TEXT, Kind.MEASURE, unit="mile", per="hour"),
    "celsius": figure("12 °C", TEXT, Kind.MEASURE, unit="degree_Celsius"),
    "fahrenheit": figure("54 °F", TEXT, Kind.MEASURE, unit="degree_Fahrenheit"),
    "time": figure("30 days", TEXT, Kind.DURATION, unit="day"),
    "rate": figure("£92 a day", TEXT, Kind.MONEY, unit="GBP", per="day"),
    "dollars": figure("$80", TEXT, Kind.MONEY, unit="USD"),
}
DOCUMENT = document(TEXT, *FIGURES.values())


def value_of(text: str, world: World = World.ROUNDED, **more: Value) -> Value:
    items = Items((FIGURES["old"], FIGURES["new"]))
    bound: dict[str, Value] = {**FIGURES, "items": items, **more}
    context = DOCUMENT.context.reading(world)
    return known(evaluate(parse(text), Scope(bound, {}, context)), context)


def truth_of(text: str) -> Judgement:
    return judge(parse(text), Scope(dict(FIGURES), {}, DOCUMENT.context))


@pytest.mark.parametrize(
    ("text", "at", "length", "message"),
    [
        ("", 0, 1, "expected a value but the expression ends here"),
        ("a ==", 4, 1, "expected a value but the expression ends here"),
        ("a b", 2, 1, "expected nothing more but found 'b'"),
        ("a == = b", 5, 1, "'=' has no meaning here"),
        ("'5 km", 0, 1, "this quote is not closed"),
        ("f(a", 3, 1, "expected ',' but found the end of the expression"),
        ("(a", 2, 1, "expected ')' but found the end of the expression"),
        ("a $ b", 2, 1, "'$' has no meaning here"),
        ("a ± b", 4, 1, "the tolerance after ± must be a literal: 3% or '5 km'"),
        ("a ± 100%", 4, 4, "the tolerance after ± must be from 0% to below 100%"),
        ("(" * 50, 40, 1, "this is nested more than 40 deep"),
    ],
)
def test_what_cannot_be_read_is_shown(text: str, at: int, length: int, message: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert (caught.value.at, caught.value.length, caught.value.message) == (at, length, message)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1 + 2 * 3", 7, 7),
        ("(1 + 2) * -3", -9, -9),
        ("10 - 2 - 3", 5, 5),
        ("50% ± 10%", Fraction("0.45"), Fraction("0.55")),
        ("10 ± 2", 8, 12),
        ("pct", Fraction("0.145"), Fraction("0.155")),
        ("x", Fraction("3.35"), Fraction("3.45")),
        ("people", 1200, 1200),
        ("new / old - 1", Fraction("45.5") / Fraction("40.5") - 1, Fraction("46.5") / Fraction("39.5") - 1),
        ("sum(items)", 85, 87),
        ("mean(1, 3)", 2, 2),
        ("min(x, 1)", 1, 1),
        ("max(3, x)", Fraction("3.35"), Fraction("3.45")),
        ("count(items)", 2, 2),
        ("abs(-2)", 2, 2),
        ("in(time, 'hour')", 708, 732),
        ("rate * time", Fraction("91.5") * Fraction("29.5"), Fraction("92.5") * Fraction("30.5")),
        ("year - 1", 2018, 2018),
    ],
)
def test_numbers(text: str, low: int | Fraction, high: int | Fraction) -> None:
    value = value_of(text)
    assert isinstance(value, Quantity)
    assert value.interval == Interval.between(low, high)


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("miles == km", None),
        ("miles == km ± 1%", None),
        ("km == '20 kilometer'", False),
        ("km < miles * 2", True),
        ("1 < 2 < 3", True),
        ("1 < 3 < 2", False),
        ("not 1 == 2 and 2 == 2", True),
        ("1 == 2 or x == 3", False),
        ("x == 3.4", None),
        ("1 in [2, 3]", False),
        ("old.currency == 'GBP'", True),
        ("old.currency in ['USD', 'EUR']", False),
        ("people.noun != 'none'", False),
        ("people.unit == 'person'", True),
        ("speed.per == 'hour'", True),
        ("celsius == fahrenheit", None),
        ("difference(celsius) == difference(fahrenheit)", False),
        ("-1 * (new - old) > 0", False),
        ("per(rate, 'month') == rate", None),
        ("per(rate, 'month') == 2 * rate", False),
        ("agree(miles, km)", None),
        ("agree(1, 2)", False),
        ("year.has_year", True),
    ],
)
def test_truths(text: str, truth: bool | None) -> None:
    assert truth_of(text).truth is truth
    assert truth_of(text).reason is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("old == pct", "GBP cannot be compared with number"),
        ("old + miles", "GBP cannot be compared with length"),
        ("old == dollars", "GBP cannot be compared with USD"),
        ("rate == old", "GBP per time cannot be compared with GBP"),
        ("miles / (x - x) > '1 mile'", "a division by what may be zero"),
        ("article.year > 2000", "the date of the article is not known"),
        ("convert(old, 'XXX') > 1", "no rate of GBP in XXX is known"),
        ("nothing == 1", "'nothing' is not there"),
        ("old.said == old.said", "'£40' has no day of the week"),
        ("weekday(old) == 1", "there is no day"),
        ("per(old, 'month') > 1", "there is no rate over a period"),
    ],
)
def test_what_is_unknown_has_its_reason(text: str, reason: str) -> None:
    value = value_of(text)
    assert isinstance(value, Judgement | Unknown)
    assert value.reason == reason


@pytest.mark.parametrize(
    ("written", "world", "low", "high"),
    [
        ("3.4", World.ROUNDED, "3.35", "3.45"),
        ("3.4", World.TRUNCATED, "3.4", "3.5"),
        ("3.4", World.ZEROS, "3.35", "3.45"),
        ("3.4", World.STATED, "3.4", "3.4"),
        ("20 miles", World.TRUNCATED, "20", "21"),
        ("20 miles", World.ZEROS, "19.5", "20.5"),
        ("1,200 people", World.ROUNDED, "1200", "1200"),
        ("1,200 people", World.TRUNCATED, "1200", "1200"),
        ("1,200 people", World.ZEROS, "1150", "1250"),
        ("2019", World.ZEROS, "2019", "2019"),
        ("1980", World.ZEROS, "1980", "1980"),
    ],
)
def test_a_number_is_as_wide_as_its_writer_may_mean(written: str, world: World, low: str, high: str) -> None:
    kinds = {"20 miles": Kind.NUMBER, "1,200 people": Kind.COUNT, "2019": Kind.YEAR, "1980": Kind.YEAR}
    value = value_of("it", world, it=figure(written, TEXT, kinds.get(written, Kind.NUMBER)))
    assert isinstance(value, Quantity)
    assert value.interval == Interval.between(Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("qualifier", "low", "high"),
    [
        (Qualifier.EXACT, "3.35", "3.45"),
        (Qualifier.ABOUT, "3.015", "3.795"),
        (Qualifier.AT_MOST, "0", "3.45"),
        (Qualifier.MORE, "3.35", "5.175"),
    ],
)
def test_a_hedge_widens(qualifier: Qualifier, low: str, high: str) -> None:
    value = value_of("it", it=replace(FIGURES["x"], qualifier=qualifier))
    assert isinstance(value, Quantity)
    assert value.interval == Interval.between(Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("it", "3.015", "3.795"),
        ("it.unhedged", "3.35", "3.45"),
        ("it.stated", "3.4", "3.4"),
    ],
)
def test_a_figure_can_be_asked_without_its_hedge(text: str, low: str, high: str) -> None:
    value = value_of(text, it=replace(FIGURES["x"], qualifier=Qualifier.ABOUT))
    assert isinstance(value, Quantity)
    assert value.interval == Interval.between(Fraction(low), Fraction(high))


def test_a_range_is_its_hull_or_one_of_its_ends() -> None:
    span = replace(FIGURES["x"], value=None, low=Decimal("2"), high=Decimal("5"), precision=Decimal(1))
    low, high = value_of("it.low", it=span), value_of("it.high", it=span)
    hull = value_of("it", it=span)
    assert isinstance(hull, Quantity)
    assert isinstance(low, Quantity)
    assert isinstance(high, Quantity)
    assert hull.interval == Interval.between(Fraction("1.5"), Fraction("5.5"))
    assert low.interval == Interval.between(Fraction("1.5"), Fraction("2.5"))
    assert high.interval == Interval.between(Fraction("4.5"), Fraction("5.5"))
    assert End.HULL is DOCUMENT.context.end


def test_every_function_is_where_its_name_says() -> None:
    modules = (path.stem for path in Path(functions.__file__).parent.glob("*.py"))
    homes = [
        import_module(f"figures.rules.semantics.functions.{name}") for name in modules if name != "__init__"
    ]
    defined = {name: each for home in homes for name, each in getattr(home, "FUNCTIONS", {}).items()}
    assert {name: find_function(name) for name in NAMES} == defined
