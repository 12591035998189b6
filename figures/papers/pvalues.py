"""The p of each statistic, as relations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from figures.interval import Interval
from figures.model import Extraction
from figures.papers.marks import figure_of
from figures.papers.parts import Part, interval_of
from figures.papers.recompute import FAMILIES, p_of, turned
from figures.papers.relations import relation
from figures.papers.tests import Test
from figures.relate.record import Rivals

FINE = Decimal("0.04")
"""A digit of p that is no larger a part of it may be off by one."""
COARSE = Decimal("0.01")
"""A digit of a statistic that is no smaller a part of it may be."""
ABOVE = (">", ">=", "ns")
CORRECTION = Interval(Fraction(1), Fraction(10))
"""What p is multiplied by, at most, where five groups are compared in pairs."""
LEAST = (Decimal("0.001"), Decimal("0.0001"))
"""What is written for all that is less: p = .001."""


def tests_told(tests: Sequence[Test], extraction: Extraction) -> Iterator[Rivals]:
    """Each statistic with its p."""
    for test in _corrected(tests):
        if test.p is None or test.unchecked is not None or not _can_be(test):
            continue  # what cannot be has a rule of its own
        value, p = (figure_of(part, extraction) for part in (test.statistic, test.p))
        told: dict[str, int | Fraction | Interval] = {
            "family": FAMILIES.index(test.family),
            "factor": test.factor,
            "tails": 1 if test.one_tailed else 2,
        }
        told |= {f"df{place}": each for place, each in enumerate(test.df, start=1)}
        yield relation(form_of(test, test.p), {"value": value, "p": p}, p, told)


def _corrected(tests: Sequence[Test]) -> Iterator[Test]:
    """The tests; where contrasts of one analysis stand together and no p is too small, each may have been corrected.

    t(60) = 2.91, p = .020, and t(60) = 2.15, p = .14: Tukey's p is larger, and the text need not say whose it is.
    """
    groups: dict[tuple[int, tuple[Interval, ...]], list[Test]] = defaultdict(list)
    for test in tests:
        if test.family == "t" and test.p is not None:
            groups[test.statistic.block, test.df].append(test)
    silent = {
        test.statistic
        for group in groups.values()
        if len(group) > 1 and not any(map(_is_too_small, group))
        for test in group
    }
    for test in tests:
        yield replace(test, factor=test.factor * CORRECTION) if test.statistic in silent else test


def _is_too_small(test: Test) -> bool:
    """Whether a p is smaller than that of its statistic, so that it was not corrected."""
    if test.p is None or test.p.value is None or test.statistic.value is None or test.p.sign in ABOVE:
        return False
    computed, stated = p_of(test.family, interval_of(test.statistic), test.df), interval_of(test.p)
    return bool(computed and computed.low and stated.high is not None and stated.high < computed.low)


def _can_be(test: Test) -> bool:
    """Whether the statistic and its p are numbers that such things can be."""
    value, p = test.statistic.value, test.p
    if value is None or p is None or p.value is None or not 0 <= p.value <= 1:
        return False
    if p.value == p.precision and p.value == 1:
        return False  # P = 1 atm
    return value >= 0 if test.family in ("F", "chi2") else abs(value) <= 1 if test.family == "r" else True


def _is_far_out(computed: Fraction, stated: Fraction) -> bool:
    """Whether both are so small that it matters by which distribution they were had: t of many degrees, or z."""
    return max(computed, stated) < LEAST[0] and stated <= 2 * computed <= 4 * stated


def form_of(test: Test, p: Part) -> str:
    """Whether a wrong p turns the decision at a level of 5%, or is off in its last digit, or in others."""
    statistic = test.statistic
    computed, stated = p_of(test.family, interval_of(statistic), test.df), interval_of(p)
    if computed is None or computed.high is None or p.value is None or statistic.value is None:
        return "p-rounding"
    if p.sign == "=" and (computed.high < p.value in LEAST or _is_far_out(computed.high, Fraction(p.value))):
        return "p-digit"
    if turned(computed, stated):
        return "p-decision"
    if p.sign != "=" or statistic.sign != "=":
        return "p-rounding"
    is_coarse = (statistic.precision or 0) >= COARSE * abs(statistic.value)
    is_fine = p.precision is not None and p.precision <= FINE * p.value
    wider = p_of(test.family, interval_of(statistic, units=int(is_coarse)), test.df)
    return "p-digit" if wider is not None and wider.meet(interval_of(p, units=int(is_fine))) else "p-rounding"
