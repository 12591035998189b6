"""The distributions against the values of scipy 1.17.1, and what must hold of them whatever their digits."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.interval import Interval
from figures.papers.distributions import p_chi2, p_f, p_r, p_t, p_z
from figures.papers.grim import can_be_mean, can_be_sd
from figures.papers.recompute import p_of, p_of_ends

DEGREES = st.integers(1, 400)
SIZES = st.fractions(Fraction(1, 100), 40, max_denominator=100)


@pytest.mark.parametrize(
    ("tail", "arguments", "expected"),
    [
        (p_t, (2.2, 28), 0.03622548478),
        (p_t, (0.001, 5), 0.9992407868),
        (p_t, (12.5, 31), 1.210740006e-13),
        (p_t, (1.96, 1000000000.0), 0.04999579057),
        (p_t, (4.0, 1), 0.1559582608),
        (p_t, (2.0, 2.5), 0.1573914958),
        (p_t, (40, 3), 3.438068079e-05),
        (p_f, (4.2, 1, 28), 0.0498974591),
        (p_f, (0.5, 3, 400), 0.6824864969),
        (p_f, (3.4, 2, 57), 0.04027578771),
        (p_f, (10, 12, 100000000.0), 6.180410844e-20),
        (p_f, (5.1, 2, 1204), 0.006229132196),
        (p_f, (200, 1, 9), 1.879354197e-07),
        (p_f, (1.1, 250.5, 311.2), 0.2122073887),
        (p_chi2, (7.93, 2), 0.01896803661),
        (p_chi2, (0.3, 12), 0.9999999861),
        (p_chi2, (304.73, 115), 4.28083491e-19),
        (p_chi2, (3.84, 1), 0.05004352125),
        (p_chi2, (1000, 900), 0.01099460894),
        (p_chi2, (50, 1), 1.537459794e-12),
        (p_z, (0.5,), 0.6170750775),
        (p_z, (1.96,), 0.0499957903),
        (p_z, (6.5,), 8.032001168e-11),
        (p_r, (0.349, 44), 0.01744596602),
        (p_r, (-0.31, 22), 0.1404248681),
        (p_r, (0.02, 18), 0.9333017517),
    ],
)
def test_tails(tail: Callable[..., float], arguments: tuple[float, ...], expected: float) -> None:
    assert tail(*arguments) == pytest.approx(expected, rel=1e-7)


@given(SIZES, SIZES, DEGREES, DEGREES)
def test_p_falls_as_the_statistic_grows(one: Fraction, other: Fraction, df1: int, df2: int) -> None:
    less, more = sorted(map(float, (one, other)))
    for tail in (p_z, lambda x: p_t(x, df1), lambda x: p_f(x, df1, df2), lambda x: p_chi2(x, df1)):
        assert 0 <= tail(more) <= tail(less) * (1 + 1e-9) <= 1 + 1e-9


@given(SIZES, DEGREES, st.sampled_from(["t", "chi2", "z"]), st.fractions(0, 1, max_denominator=50))
def test_a_wider_statistic_has_no_narrower_p(value: Fraction, df: int, family: str, more: Fraction) -> None:
    degrees = [] if family == "z" else [Interval.of(df)]
    narrow, wide = Interval(value, value + 1), Interval(value - more, value + 1 + more)
    small, large = p_of(family, narrow, degrees), p_of(family, wide, degrees)
    assert small is not None
    assert large is not None
    assert large.includes(small)


@given(SIZES, DEGREES)
def test_p_of_no_told_degrees_includes_that_of_any(value: Fraction, df: int) -> None:
    for family in ("t", "chi2"):
        told, open_ended = (
            p_of(family, Interval.of(value), [each])
            for each in (Interval.of(df), Interval(Fraction(1), None))
        )
        assert told is not None
        assert open_ended is not None
        assert open_ended.includes(told)


@pytest.mark.parametrize(
    ("family", "value", "df"),
    [
        ("t", Interval.of(2), [Interval.of(0)]),
        ("F", Interval.of(2), [Interval.of(1), Interval(Fraction(1), None)]),
        ("F", Interval.of(2), [Interval.of(10**9), Interval.of(10**9)]),
    ],
)
def test_what_tells_no_p(family: str, value: Interval, df: list[Interval]) -> None:
    assert p_of(family, value, df) is None


def test_very_many_degrees_are_no_work() -> None:
    assert p_t(2, 10**12) == p_z(2)
    assert p_chi2(10**9, 10**9) == pytest.approx(0.5, abs=0.01)
    assert p_f(3.84, 1, 10**12) == p_chi2(3.84, 1)


@given(st.lists(st.integers(0, 9), min_size=2, max_size=30))
def test_whole_numbers_have_possible_means_and_deviations(values: list[int]) -> None:
    n = len(values)
    mean = Fraction(sum(values), n)
    sd = (sum((value - mean) ** 2 for value in values) / (n - 1)) ** 0.5
    about, spread = _rounded(float(mean)), _rounded(float(sd))
    assert can_be_mean(about * Interval.of(n)) is not False
    assert can_be_sd(about, spread, Interval.of(n), Interval.of(1)) is not False


def _rounded(value: float) -> Interval:
    written = Fraction(round(value, 2)).limit_denominator(100)
    return Interval(written - Fraction(1, 200), written + Fraction(1, 200))


@given(
    st.fractions(Fraction(1, 10), 3, max_denominator=100),
    st.fractions(Fraction(1, 10), 2, max_denominator=100),
)
def test_an_interval_over_no_effect_is_not_significant(low: Fraction, width: Fraction) -> None:
    high = low + width
    found = p_of_ends(Interval.of(low), Interval.of(high), is_ratio=True)
    assert found is not None
    assert found.low is not None
    if low < Fraction(99, 100) and high > Fraction(101, 100):
        assert found.low > Fraction(1, 20)
