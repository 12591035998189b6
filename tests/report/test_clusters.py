"""Findings that share a figure are one defect."""

from __future__ import annotations

import pytest

from figures.model import Confidence, Finding, Mark, Severity
from figures.report.clusters import clusters
from tests.work import LINEAR, grows, steps

Span = tuple[int, int]


def finding(
    rule: str, *spans: Span, severity: str = "error", certain: bool = True, **more: object
) -> Finding:
    """A finding about these spans, of which the first is reported."""
    start, end = spans[0]
    return Finding(
        rule=rule,
        severity=Severity(severity),
        confidence=Confidence.CERTAIN if certain else Confidence.LIKELY,
        message="it cannot be",
        start=start,
        end=end,
        line=1,
        column=start + 1,
        figures=tuple(Mark("it", *span, "9") for span in spans),
        **{"file": "a.md", **more},  # type: ignore[arg-type]
    )


A, B, C, D = (0, 5), (10, 15), (20, 25), (30, 35)


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param([finding("one", A, B)], ["one"], id="alone"),
        pytest.param([finding("one", A, B), finding("two", C, D)], ["one", "two"], id="apart"),
        pytest.param([finding("one", A, B), finding("two", A, C)], ["one+two"], id="a figure shared"),
        pytest.param(
            [finding("one", A, B), finding("two", B, C), finding("three", C, D)],
            ["two+one+three"],
            id="a chain; B is in most",
        ),
        pytest.param(
            [finding("minor", A, B, severity="warning"), finding("major", C, B)],
            ["major+minor"],
            id="the most severe leads",
        ),
        pytest.param(
            [finding("likely", A, B, certain=False), finding("certain", C, B)],
            ["certain+likely"],
            id="the surest leads",
        ),
        pytest.param(
            [finding("range", (0, 20), C), finding("end", (14, 20))], ["range+end"], id="an end of a range"
        ),
        pytest.param([finding("one", A, (5, 9)), finding("two", (9, 12))], ["one", "two"], id="side by side"),
        pytest.param([finding("one", A), finding("two", A, file="b.md")], ["one", "two"], id="two files"),
        pytest.param(
            [finding("one", A, suppressed=True), finding("two", A)], ["two"], id="suppressed ones are out"
        ),
    ],
)
def test_findings_that_share_a_figure_are_one(findings: list[Finding], expected: list[str]) -> None:
    found = clusters(findings)
    assert ["+".join(each.rule for each in (one.lead, *one.also)) for one in found] == expected


def chain(count: int) -> list[Finding]:
    """Findings of which each shares a figure with the next."""
    return [finding("one", (i * 10, i * 10 + 5), (i * 10 + 10, i * 10 + 15)) for i in range(count)]


def test_a_long_chain_is_one() -> None:
    assert len(clusters(chain(20_000))) == 1


def test_the_work_is_linear() -> None:
    def cost(count: int) -> int:
        findings = chain(count)
        return steps(lambda: clusters(findings))

    assert grows(cost, 400) < LINEAR


def test_the_other_places_are_told_once() -> None:
    (cluster,) = clusters([finding("one", A, B), finding("two", B, C)])
    assert cluster.lead.rule == "two"
    assert [(place.start, place.end, place.says) for place in cluster.related] == [
        (*A, "one: it cannot be"),
        (*C, "it"),
    ]
