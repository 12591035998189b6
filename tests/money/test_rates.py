"""Rates are ranges around a date, never guessed, and wide enough for the day that a newsroom took."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.money.rates import known, nearest_pair, rates

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
    for found in (rates(base, quote, around), rates(base, quote)):
        assert found is not None
        assert found.contains(Fraction(rate))


@pytest.mark.parametrize(("code", "anchor", "rate"), FIXED)
def test_fixed_rates_are_exact(code: str, anchor: str, rate: str) -> None:
    found = rates(anchor, code, dt.date(2012, 5, 5))
    assert found is not None
    assert found.contains(Fraction(rate))
    if anchor == "EUR":
        assert found.is_point


@pytest.mark.parametrize(("base", "quote", "date"), UNKNOWN)
def test_unknown_rates(base: str, quote: str, date: str | None) -> None:
    assert rates(base, quote, day(date)) is None


def test_a_pound_was_never_worth_less_than_a_dollar() -> None:
    ever = rates("GBP", "USD")
    assert ever is not None
    assert ever.low is not None
    assert ever.low > 1


def test_a_currency_is_worth_itself() -> None:
    found = rates("CHF", "CHF", dt.date(2020, 2, 2))
    assert found is not None
    assert found.is_point
    assert found.contains(1)


@given(
    st.dates(dt.date(1999, 1, 1), dt.date(2026, 9, 30)),
    st.sampled_from(["USD", "GBP", "DEM", "JPY", "AED"]),
    st.sampled_from(["EUR", "CHF", "CAD", "FRF"]),
)
def test_there_and_back_and_ever(date: dt.date, base: str, quote: str) -> None:
    there, back, ever = rates(base, quote, date), rates(quote, base, date), rates(base, quote)
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
        ("7.7", "USD", "CNY", "2010-01-01", ("USD", "HKD")),
        ("1000", "USD", "GBP", "2022-02-01", None),
    ],
)
def test_whose_rate_is_it(ratio: str, base: str, quote: str, date: str, pair: tuple[str, str] | None) -> None:
    assert nearest_pair(Fraction(ratio), base, quote, dt.date.fromisoformat(date)) == pair


def test_known() -> None:
    assert [code for code in ("USD", "EUR", "DEM", "AED", "BTC", "KPW") if known(code)] == [
        "USD",
        "EUR",
        "DEM",
        "AED",
    ]
