"""Texts, and what a reader of statistics finds in them: `reported.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from figures.api import check
from figures.extract import extract
from figures.lexicon import load
from figures.papers.parts import parts
from figures.papers.reported import listed
from figures.papers.tests import Test
from figures.read import read_text
from figures.recomputed import Recomputed, Result

ROWS = yaml.load(Path(__file__).with_name("reported.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
FAILS = {"p-rounding": "fails", "p-decision": "turned", "p-digit": "digit"}


def rows() -> list[Any]:
    return [
        pytest.param(row, id=f"{name}: {row['text'][:60]}") for name, each in ROWS.items() for row in each
    ]


@pytest.mark.parametrize("row", rows())
def test_tests_are_found_with_their_p(row: dict[str, Any]) -> None:
    report = check(row["text"], relations=True)
    outcomes = {each.start: each for each in report.relations if each.rule in FAILS}
    article = read_text(row["text"])
    lexicon = load(article.locale)
    found = []
    for test in listed(extract(article, lexicon), lexicon):
        marked = [part for part in (test.statistic, test.p) if part is not None]
        starts = [article.blocks[part.block].source(part.at) for part in marked]
        outcome = next((outcomes[start] for start in starts if start in outcomes), None)
        found.append(f"{outline(test)} {verdict(outcome)}")
    assert found == row["tests"]


def verdict(outcome: Recomputed | None) -> str:
    if outcome is None:
        return "left"
    return FAILS[outcome.rule] if outcome.verdict is Result.FAILS else "holds"


def outline(test: Test) -> str:
    """The statistic, its degrees of freedom, its digits, and the p: t 31 2.50 p = .018."""
    df = [f"{float(each.middle):g}" for each in test.df if each.middle is not None]
    p = [] if test.p is None else [f"p {test.p.sign} {test.p.digits}"]
    return " ".join([test.statistic.what, *df, test.statistic.digits, *p])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M = 4.10, SD = 1.20, n = 28", ["M 4.10", "SD 1.20", "n 28"]),
        ("The mean number of calls was 3.14 (n = 21).", ["M 3.14", "n 21"]),
        ("an odds ratio of 1.40 (95% CI 1.10–1.78)", ["OR 1.40", "CI 1.10 1.78"]),
        ("HR 0.74; 95% CI, 0.58 to 0.95", ["HR 0.74", "CI 0.58 0.95"]),
        ("95% CI = [-0.24, 1.11]", ["CI -0.24 1.11"]),
        ("IC 95 % 1,2–2,7", ["CI 1.2 2.7"]),
        ("95% CI of difference [11 ms, 26 ms]", []),
        ("95% CI [11 ms, 26 ms]", ["CI 11 26"]),
        ("R² = .31, adjusted R² = .28", ["R2 0.31", "adj_R2 0.28"]),
        ("partial eta squared = .11, η2p = .12, ηp² = .13", ["eta2p 0.11", "eta2p 0.12", "eta2p 0.13"]),
        ("Cronbach’s α = .88", ["alpha 0.88"]),
        ("sensitivity 93%, specificity of 88%", ["sens 93", "spec 88"]),
        ("mean ± SD = 2.1 ± 0.3", []),
        ("No mean is meant. In 2019 it was 31.", []),
        ("the correlation of age and height was 0.61", ["r 0.61"]),
        ("OR 97204 is a postcode", []),
        ("t-shirts cost 5, and the F train 3", []),
    ],
)  # fmt: skip
def test_parts(text: str, expected: list[str]) -> None:
    found = [
        f"{part.what} {part.value}" if part.value is not None else f"{part.what} {part.low} {part.high}"
        for part in parts(text, ".")
    ]
    assert found == expected


def test_positions_are_those_of_the_source() -> None:
    text = "They differed, $t(31) = 1.10$, *p* = .04.\n"
    (finding,) = check(text).findings
    assert {(mark.role, mark.text) for mark in finding.figures} == {
        ("value", "t(31) = 1.10"),
        ("p", "p* = .04"),
    }
    assert all(text[mark.start : mark.end] == mark.text for mark in finding.figures)
