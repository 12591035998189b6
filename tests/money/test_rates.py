"""Rates are ranges around a date, never guessed, and wide enough for the day that a newsroom took."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.interval import Interval
from figures.money.exchange import Exchange, rates, window
from figures.money.months import month_number
from figures.money.rates import table

PUBLISHED = [  # reference rates of the European Central Bank on that day
    ("EUR", "USD", "2008-07-15", "1.5990"),
    ("EUR", "GBP", "2016-06-23", "0.76530"),
    ("EUR", "JPY", "2022-03-01", "128.22"),
    ("EUR", "CHF", "2015-01-22", "0.9943"),
]
FIXED = [
    ("DEM", "EUR", "1.95583"),
    ("FRF", "EUR", "6.55957"),
    ("ITL", "EUR", "1936.27"),
    ("ESP", "EUR", "166.386"),
    ("IEP", "EUR", "0.787564"),
    ("XOF", "EUR", "655.957"),
    ("AED", "USD", "3.6725"),
    ("SAR", "USD", "3.75"),
]
UNKNOWN = [
    ("USD", "INR", "2004-06-01"),  # the table has rupees since 2009
    ("RUB", "USD", "2023-01-01"),  # and roubles until 2022
    ("EUR", "USD", "1998-06-01"),
    ("EUR", "USD", "2099-01-01"),
    ("EUR", "EUR", "1990-01-01"),
    ("NGN", "USD", "2020-01-01"),
    ("XYZ", "USD", None),
    ("", "USD", None),
]


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("base", "quote", "date", "rate"), PUBLISHED)
@pytest.mark.parametrize("offset", [-50, 0, 300])
def test_the_range_holds_the_rates_around(base: str, quote: str, date: str, rate: str, offset: int) -> None:
    around = dt.date.fromisoformat(date) + dt.timedelta(days=offset)
    for found in (rates().around(base, quote, around), rates().around(base, quote)):
        assert found is not None
        assert found.contains(Fraction(rate))


@pytest.mark.parametrize(("code", "anchor", "rate"), FIXED)
def test_fixed_rates_are_exact(code: str, anchor: str, rate: str) -> None:
    found = rates().around(anchor, code, dt.date(2012, 5, 5))
    assert found is not None
    assert found.contains(Fraction(rate))
    if anchor == "EUR":
        assert found.is_point


@pytest.mark.parametrize(("base", "quote", "date"), UNKNOWN)
def test_unknown_rates(base: str, quote: str, date: str | None) -> None:
    assert rates().around(base, quote, day(date)) is None


def test_a_pound_was_never_worth_less_than_a_dollar() -> None:
    ever = rates().around("GBP", "USD")
    assert ever is not None
    assert ever.low is not None
    assert ever.low > 1


def test_a_currency_is_worth_itself() -> None:
    found = rates().around("CHF", "CHF", dt.date(2020, 2, 2))
    assert found is not None
    assert found.is_point
    assert found.contains(1)


@given(
    st.dates(dt.date(1999, 1, 1), dt.date(2026, 9, 30)),
    st.sampled_from(["USD", "GBP", "DEM", "JPY", "AED"]),
    st.sampled_from(["EUR", "CHF", "CAD", "FRF"]),
)
def test_there_and_back_and_ever(date: dt.date, base: str, quote: str) -> None:
    there, back, ever = (
        rates().around(base, quote, date),
        rates().around(quote, base, date),
        rates().around(base, quote),
    )
    assert there is not None
    assert back is not None
    assert ever is not None
    assert there.low is not None
    assert there.low > 0
    assert back.contains(1 / there.low)
    assert ever.includes(there)


@pytest.mark.parametrize(
    ("ratio", "base", "quote", "date", "pair"),
    [
        ("0.86", "USD", "GBP", "2022-02-01", ("USD", "EUR")),  # the euro's rate for the pound's
        ("1.35", "USD", "GBP", "2022-02-01", ("GBP", "USD")),  # divided the wrong way
        ("0.7", "USD", "GBP", "2010-01-01", ("USD", "EUR")),
        ("0.9", "EUR", "USD", "2010-01-01", ("EUR", "GBP")),
        ("7.7", "USD", "CNY", "2010-01-01", None),  # nobody takes the Hong Kong dollar for it
        ("1000", "USD", "GBP", "2022-02-01", None),
    ],
)
def test_whose_rate_is_it(ratio: str, base: str, quote: str, date: str, pair: tuple[str, str] | None) -> None:
    stated, months = Interval.of(Fraction(ratio)), window(dt.date.fromisoformat(date))
    assert rates().mistaken(stated, base, quote, months) == pair


@pytest.mark.parametrize(("code", "known"), [("USD", True), ("DEM", True), ("AED", True), ("BTC", False)])
def test_which_currencies_have_rates(code: str, known: bool) -> None:
    assert bool(table().months(code, "EUR")) is known


MARCH_2024 = month_number(dt.date(2024, 3, 1))
HOUSE = Exchange({("GBP", "USD"): {MARCH_2024: Interval.of(2)}}, among=table)


@pytest.mark.parametrize(
    ("base", "quote", "date", "expected"),
    [
        ("GBP", "USD", "2024-03-01", 2),
        ("USD", "GBP", "2024-03-01", Fraction(1, 2)),
        ("GBP", "USD", "2024-05-31", 2),
        ("GBP", "USD", None, 2),
        ("GBP", "USD", "2020-03-01", None),
        ("EUR", "DEM", "2020-03-01", Fraction("1.95583")),
    ],
)
def test_a_house_has_its_own_rates(
    base: str, quote: str, date: str | None, expected: Fraction | None
) -> None:
    found = HOUSE.around(base, quote, day(date))
    assert (found and found.low) == expected


def test_when_a_rate_was_in_force() -> None:
    pound_at_two_dollars = rates().when("GBP", "USD", Interval.between(2, 3))
    assert {number // 12 for number in pound_at_two_dollars or ()} == {2007, 2008}
    assert rates().when("GBP", "USD", Interval.of(1)) == frozenset()
    assert rates().when("USD", "INR", Interval.of(44)) is None  # nothing is known of the years before 2009
