"""Intervals: every operation includes, and no comparison becomes false by more doubt."""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.interval import EVERYTHING, Interval, Truth, at_most, both, either, equal, less, negate

numbers = st.fractions(min_value=-50, max_value=50, max_denominator=6)
ends = numbers | st.none()
OPERATIONS = [operator.add, operator.sub, operator.mul, operator.truediv]
COMPARISONS = [less, at_most, equal]


@st.composite
def members(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """An interval and one of its members."""
    member = draw(numbers)
    low, high = draw(ends), draw(ends)
    return Interval(
        low if low is None or low <= member else member, high if high is None or high >= member else member
    ), member


@st.composite
def nested(draw: st.DrawFn) -> tuple[Interval, Interval]:
    """An interval and a wider one."""
    inner, _ = draw(members())
    outer = inner.hull(draw(members())[0])
    return inner, outer


@pytest.mark.parametrize("operation", OPERATIONS)
@given(members(), members())
def test_operations_hold_all_results(
    operation: Callable[..., Interval], a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]
) -> None:
    if operation is operator.truediv and b[1] == 0:
        assert a[0] / b[0] == EVERYTHING
    else:
        exact: Fraction = operation(a[1], b[1])  # type: ignore[assignment]
        assert operation(a[0], b[0]).contains(exact)


@given(members())
def test_signs_hold_all_results(a: tuple[Interval, Fraction]) -> None:
    assert (-a[0]).contains(-a[1])
    assert abs(a[0]).contains(abs(a[1]))


@pytest.mark.parametrize("operation", OPERATIONS)
@given(nested(), nested())
def test_wider_operands_give_wider_results(
    operation: Callable[..., Interval], a: tuple[Interval, Interval], b: tuple[Interval, Interval]
) -> None:
    assert operation(a[1], b[1]).includes(operation(a[0], b[0]))


@pytest.mark.parametrize("comparison", COMPARISONS)
@given(nested(), nested())
def test_more_doubt_never_makes_a_comparison_false(
    comparison: Callable[..., Truth], a: tuple[Interval, Interval], b: tuple[Interval, Interval]
) -> None:
    if comparison(a[1], b[1]) is not None:
        assert comparison(a[0], b[0]) is comparison(a[1], b[1])


@pytest.mark.parametrize(
    ("comparison", "exact"), [(less, operator.lt), (at_most, operator.le), (equal, operator.eq)]
)
@given(members(), members())
def test_a_decided_comparison_holds_for_every_pair(
    comparison: Callable[..., Truth],
    exact: Callable[..., bool],
    a: tuple[Interval, Fraction],
    b: tuple[Interval, Fraction],
) -> None:
    assert comparison(a[0], b[0]) in (None, exact(a[1], b[1]))
    assert comparison(Interval.of(a[1]), Interval.of(b[1])) is exact(a[1], b[1])


@pytest.mark.parametrize(
    ("a", "b", "conjunction", "disjunction"),
    [
        (True, True, True, True),
        (True, False, False, True),
        (True, None, None, True),
        (False, False, False, False),
        (False, None, False, None),
        (None, None, None, None),
    ],
)
def test_kleene(a: Truth, b: Truth, conjunction: Truth, disjunction: Truth) -> None:
    assert both(a, b) is both(b, a) is conjunction
    assert either(a, b) is either(b, a) is disjunction
    assert negate(negate(a)) is a


@pytest.mark.parametrize(
    ("result", "low", "high"),
    [
        (Interval.between(1, 2) + Interval.between(3, None), 4, None),
        (Interval.between(1, 2) * Interval.between(0, None), 0, None),
        (Interval.between(-1, 2) * Interval.between(0, None), None, None),
        (Interval.of(0) * EVERYTHING, 0, 0),
        (Interval.of(1) / Interval.between(2, None), 0, Fraction(1, 2)),
        (Interval.of(1) / Interval.between(0, 1), None, None),
        (abs(Interval.between(-3, 2)), 0, 3),
        (Interval.between(5, 2), 2, 5),
    ],
)
def test_edges(result: Interval, low: Fraction | None, high: Fraction | None) -> None:
    assert result == Interval(low, high)


def test_what_two_intervals_have_in_common() -> None:
    assert Interval.between(1, 3).meet(Interval.between(2, None)) == Interval.between(2, 3)
    assert Interval.between(1, 2).meet(Interval.between(3, 4)) is None
    assert Interval.between(1, 2).middle == Fraction(3, 2)
    assert EVERYTHING.middle is None
