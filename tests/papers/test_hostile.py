"""Statistics that nobody can have reported, and very many of them: a finding or silence, in linear time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from figures.api import check
from figures.extract import extract
from figures.lexicon import load
from figures.papers.paper import read_paper
from figures.papers.reported import reported
from figures.read import read_text
from tests.work import calls

TWICE = 2.15
"""So many times the work, twice the text may be; see `tests/relations/test_hostile.py`."""


@pytest.mark.parametrize(
    "text",
    [
        "They differed, t(31) = 2.50, p = 1.8.",
        "They differed, t(31) = 2.50, p = -.018.",
        "They differed, F(2, 57) = -3.40, p = .04.",
        "They were linked, r(31) = 1.2, p < .001.",
        "The model explained much, R² = 1.4.",
    ],
)
def test_what_cannot_be_is_found(text: str) -> None:
    assert [finding.rule for finding in check(text).findings] == ["sample-limit"]


@pytest.mark.parametrize(
    "text",
    [
        "They differed, t(0) = 2.50, p = .04.",
        "They differed, F(0, 0) = 2.50, p = .04.",
        "They differed, F(2, 0) = 2.50, p = .04.",
        "They differed, t(1000000000) = 2.50, p = .0124.",
        "They differed, F(1000000000, 1000000000) = 2.50, p = .04.",
        "They were linked, χ²(1000000000, N = 1000000000) = 1000000000, p = .50.",
        "They were linked, r(1000000000) = .0001, p = .0016.",
        "They were linked, r = .31, n = 2, p = .023.",
        f"They differed, t({'9' * 400}) = {'9' * 400}, p = .{'9' * 400}.",
        "They differed, t(31) = 1e999999999, p = 1e-999999999.",
        "They differed, t(1.2.3.4) = 2.50, p = .04.",
        "They differed, t(,,,) = 2.50, p = ,,,.",
        "The mean number of calls was 3.14 (n = 1000000000000000).",
        "Whole numbers: M = 3.14159, SD = 2.71828, n = 99999.",
        "The odds ratio was 0 (95% CI 0 to 0, p = 0).",
        "The odds ratio was 1.2 (95% CI -4 to -2, p = .3).",
        "Rates of 0% and 0% make a number needed to treat of 4.",
        "Falls: 0 of 0 versus 0 of 0 (odds ratio 2.00).",
        "b = 0, SE = 0, t(4) = 0, p = 1.",
        "d = 0.2, t(1) = 0, n = 0, SD = 0, SE = 0, M = 0, r = 0.",
        "Q(0) = 0, I² = 0%, p = 1.",
        "On a scale from 7 to 1 the mean was 4 (SD = 1).",
        "p p p p = = = < < .05 t t( F( χ²( r( n = N = M = SD",
        "\\" * 500 + "$^_{}" * 500 + "t(31) = 2.50, p = .018",
        "<sub" * 500 + "t(31) = 2.50, p = .018",
    ],
)  # fmt: skip
def test_nothing_breaks(text: str) -> None:
    assert all(finding.rule != "rule-budget" for finding in check(text).findings)


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: unit * size


TEXTS = {
    "tests": _repeated("They differed, t(31) = 2.50, p = .018, d = 0.9. "),
    "wrong tests": lambda size: " ".join(
        f"They differed, t({n % 40 + 5}) = 2.50, p = .{n % 9}8." for n in range(size)
    ),
    "tests in one sentence": _repeated("t(31) = 2.50, p = .018, "),
    "statistics without p": _repeated("t(31) = 2.50, "),
    "p without statistics": _repeated("p = .018, "),
    "not significant": _repeated("t(31) = 0.50, ns, "),
    "effect sizes": _repeated("r = .31, d = 0.9, ηp² = .11, "),
    "intervals": _repeated("OR 1.40 (95% CI 1.10 to 1.78, p = .006); "),
    "means": _repeated("M = 4.10, SD = 1.20, n = 28, "),
    "means in words": _repeated("The mean number of calls was 3.14 (n = 21). "),
    "counts": _repeated("12 of 40 versus 24 of 40, "),
    "sizes": _repeated("groups (n = 28) and "),
    "openings": _repeated("t("),
    "brackets": _repeated("t((((28)))) = 2.5 "),
    "signs": _repeated("= < > ≤ "),
    "words with gaps": _repeated("the mean of the "),
    "marks": _repeated("$\\chi^2_{"),
    "digits": _repeated("p = 1 2 3 "),
    "a table": lambda size: "| t | df | p |\n|---|---|---|\n" + "| 2.50 | 31 | .018 |\n" * size,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=list(TEXTS))
def test_twice_the_text_is_twice_the_work(text: Callable[[int], str]) -> None:
    def cost(size: int) -> int:
        article = read_text("CI\n\n" + text(size))
        lexicon = load("en")
        extraction = extract(article, lexicon)

        def work() -> None:
            paper = read_paper(article, lexicon)
            if paper is not None:
                list(reported(paper, extraction))

        return calls(work)

    cost(10)
    assert cost(800) < TWICE * cost(400) + 500


def test_a_table_of_ten_thousand_tests() -> None:
    rows = "\n".join(f"| {n % 97 / 10} | {n % 83 + 2} | .{n % 899 + 100} |" for n in range(10_000))
    article = read_text(f"| t | df | p |\n|---|---|---|\n{rows}\n")
    lexicon = load("en")
    paper = read_paper(article, lexicon)
    assert paper is not None
    assert (
        sum(
            1
            for each in reported(paper, extract(article, lexicon))
            if each.relations[0].form.startswith("p-")
        )
        == 10_000
    )
