"""`figures check --statistics-table`: every test with the p that follows from it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from tests.command import figures

PAPER = """\
# Sleep and memory

Those who slept remembered more, t(46) = 2.40, p = .020. Age did not matter, F(2, 57) = 3.40, p = .40.
Men were as good, t(46) = 0.40, ns, and t(31) = 9.50, p = .001.

A permutation test found t(30) = 2.2, p = .2. Then F = 3.2, p = .04, and χ²(3, N = 212) = 9.10.
"""
VERDICTS = [
    "consistent",
    "decision error",
    "consistent",
    "last digit",
    "not checked",
    "not checked",
    "not checked",
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("paper.md").write_text(PAPER, encoding="utf-8")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_row_for_each_test() -> None:
    done = figures("check", "--statistics-table", "paper.md")
    found = rows(done.out)
    assert (done.code, done.err) == (0, "")
    assert [row["verdict"] for row in found] == VERDICTS
    assert [row["statistic"] for row in found] == ["t", "F", "t", "t", "t", "F", "chi2"]
    assert found[0]["reported"] == "t(46) = 2.40; p = .020"
    assert (found[0]["df1"], found[0]["df2"], found[0]["value"], found[0]["p"]) == ("46", "", "2.40", "0.020")
    assert (found[0]["recomputed p"], found[0]["place"]) == ("0.0205", "3:34")
    assert (found[1]["df1"], found[1]["df2"], found[1]["recomputed p"]) == ("2", "57", "0.040276")
    assert found[2]["p"] == "ns"
    assert [row["note"] for row in found[4:]] == [
        "another test than that of no difference",
        "degrees of freedom are not told",
        "no p is told",
    ]


def test_a_paper_without_tests_has_a_header_alone() -> None:
    Path("paper.md").write_text("It cost £92 million.\n", encoding="utf-8")
    assert rows(figures("check", "--statistics-table", "paper.md").out) == []


def test_a_page() -> None:
    done = figures("check", "--statistics-file", "tests.html", "paper.md")
    page = Path("tests.html").read_text(encoding="utf-8")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert "<caption>Statistics</caption>" in page
    assert page.count('class="verdict"') == len(VERDICTS)


def test_a_workbook() -> None:
    assert figures("check", "--statistics-file", "tests.xlsx", "paper.md").code == 0
    page = openpyxl.load_workbook("tests.xlsx").active
    assert page is not None
    titles, *found = page.iter_rows(values_only=True)
    verdict, p = titles.index("verdict"), titles.index("recomputed p")
    assert [row[verdict] for row in found] == VERDICTS
    assert found[0][p] == pytest.approx(0.0205, abs=1e-5)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--statistics-file", "tests.txt", "paper.md"), "should end in one of .csv, .html, .xlsx"),
        (("--statistics-file", "paper.csv", "paper.csv"), "is an article"),
    ],
)
def test_mistakes(arguments: tuple[str, ...], said: str) -> None:
    Path("paper.csv").write_text("text\nIt cost £92 million.\n", encoding="utf-8")
    done = figures("check", *arguments)
    assert done.code == 2
    assert said in done.err


def test_a_paper_that_cannot_be_read_is_told() -> None:
    done = figures("check", "--statistics-table", "paper.md", "missing.md")
    assert done.code == 3
    assert len(rows(done.out)) == len(VERDICTS)


def test_a_finding_is_in_the_report_as_all_are() -> None:
    done = figures("check", "--format", "concise", "paper.md")
    assert done.code == 1
    assert "p-decision: F(2, 57) = 3.40 gives p = .0403, not p = .40" in done.out


def test_an_ignored_line_is_left_alone() -> None:
    Path("paper.md").write_text(
        PAPER.replace("p = .40.", "p = .40. <!-- figures: ignore p-decision (as printed) -->"),
        encoding="utf-8",
    )
    assert "p-decision" not in figures("check", "--format", "concise", "paper.md").out
