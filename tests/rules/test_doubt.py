"""The law that everything rests on: more doubt, fewer findings."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from figures.model import Confidence, Figure, Kind, Qualifier, Reading, Severity
from figures.rules.judging.matches import Match
from figures.rules.judging.verdict import Outcome, verdict
from figures.rules.semantics.values import Items, Value
from figures.rules.syntax.parser import parse
from figures.rules.syntax.records import Join, Rule, Selection, Slot, Template
from tests.rules.making import document, figure

NAMES = ("a", "b", "c")
TEXT = "It had 12 of one, 345 of another and 6.7 of a third."
BASE = (figure("12", TEXT), figure("345", TEXT), figure("6.7", TEXT))

numbers = st.sampled_from(["0", "1", "2", "10", "0.5", "3%", "150%", *NAMES, *NAMES])


def _terms(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        inner.map(lambda term: f"-{term}"),
        inner.map(lambda term: f"abs({term})"),
        st.tuples(inner, st.sampled_from(["0%", "4%", "99%", "2"])).map(lambda t: f"({t[0]} ± {t[1]})"),
        st.tuples(st.sampled_from(["sum", "min", "max", "mean"]), inner, inner).map(
            lambda t: f"{t[0]}({t[1]}, {t[2]})"
        ),
        st.sampled_from(["sum(items)", "mean(items)", "max(items)", "count(items)"]),
    )


terms = st.recursive(numbers, _terms, max_leaves=6)
operators = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])
comparisons = st.one_of(
    st.tuples(terms, operators, terms).map(" ".join),
    st.tuples(terms, operators, terms, operators, terms).map(" ".join),
    st.just("agree(items)"),
    st.tuples(terms, terms, terms).map(lambda t: f"{t[0]} in [{t[1]}, {t[2]}]"),
)
requirements = st.recursive(
    comparisons,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda t: f"({' '.join(t)})"),
        inner.map(lambda each: f"not ({each})"),
    ),
    max_leaves=3,
)

values = st.decimals(min_value=-2000, max_value=2000, places=1)
precisions = st.sampled_from([Decimal("0.1"), Decimal(1), Decimal(10), Decimal(100)])
kinds = st.sampled_from([Kind.NUMBER, Kind.COUNT, Kind.PERCENT, Kind.RATIO])
readings = st.builds(Reading, kinds, st.none(), values)


@st.composite
def doubted(draw: st.DrawFn, base: Figure) -> tuple[Figure, Figure]:
    """A figure, and the same with more doubt: written less precisely, hedged, or with another reading."""
    known = draw(st.lists(readings, max_size=2))
    narrow = replace(
        base, value=draw(values), precision=draw(precisions), kind=draw(kinds), readings=tuple(known)
    )
    assert narrow.precision is not None
    return narrow, replace(
        narrow,
        precision=max(narrow.precision, draw(precisions)),
        qualifier=draw(st.sampled_from(Qualifier)),
        readings=(*known, *draw(st.lists(readings, max_size=2))),
    )


def _outcome(require: str, figures: tuple[Figure, ...]) -> tuple[bool, bool]:
    """Whether the rule fails, and whether it does so for certain."""
    rule = Rule(
        id="law",
        title="",
        severity=Severity.ERROR,
        sections=frozenset(),
        find=Join(tuple(Slot(name, Selection()) for name in NAMES), "sentence"),
        require=parse(require),
        message=Template(),
        language="en",
        path="",
        line=1,
    )
    bound: dict[str, Value] = {**dict(zip(NAMES, figures, strict=True)), "items": Items(figures)}
    found = verdict(rule, Match(bound, figures), document(TEXT, *figures))
    return found.outcome is Outcome.FAILED, found.confidence is Confidence.CERTAIN


@given(requirements, doubted(BASE[0]), doubted(BASE[1]), doubted(BASE[2]))
def test_more_doubt_never_makes_a_finding(
    require: str, a: tuple[Figure, Figure], b: tuple[Figure, Figure], c: tuple[Figure, Figure]
) -> None:
    narrow, wide = ((a[i], b[i], c[i]) for i in (0, 1))
    failed, certain = _outcome(require, wide)
    if failed:
        failed_narrow, certain_narrow = _outcome(require, narrow)
        assert failed_narrow
        assert certain_narrow or not certain
