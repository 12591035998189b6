"""The fact-check sheet, opened by the programs that people open it with."""

import csv
import io
import re
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from figures.report.sheet.rows import COLUMNS
from tests.command import figures

ARTICLE = """\
# Six ports to close

Maintenance costs £3 million a year, or £520,000 a month. The road is 10 miles (16 km) long.

Between 12 and 14 men came on 3 May 2024, about 40% of them at 9pm.
"""
TITLES = [column.title for column in COLUMNS]
SAID = ("figure", "kind", "value", "unit", "per", "normalised", "cross-checked against", "rule", "verdict")
EXPECTED = [
    ["Six ports", "count", "6", "port", "", "", "", "", "not compared"],
    [
        *("£3 million a year", "money", "3000000", "GBP", "year", ""),
        *("£520,000 a month", "product-period", "contradicts"),
    ],
    [
        *("£520,000 a month", "money", "520000", "GBP", "month", "6,240,000 GBP / year"),
        *("£3 million a year", "product-period", "contradicts"),
    ],
    ["10 miles", "measure", "10", "mile", "", "16,093.44 meter", "16 km", "bracketed-conversion", "agrees"],
    ["16 km", "measure", "16", "kilometer", "", "16,000 meter", "10 miles", "bracketed-conversion", "agrees"],
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(ARTICLE, encoding="utf-8")


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def sheet(name: str, *paths: str) -> Path:
    done = figures("sheet", *(paths or ("a.md",)), "-o", name)
    assert (done.code, done.out, done.err) == (0, "", "")
    return Path(name)


def test_a_row_for_each_figure() -> None:
    rows = read_csv(figures("sheet", "a.md").out)
    assert [[row[title] for title in SAID] for row in rows[:5]] == EXPECTED
    assert [row["value"] for row in rows[5:]] == ["12–14", "2024-05-03", "about 40", "21:00"]
    assert [int(row["no."]) for row in rows] == list(range(1, 10))
    assert [row["place"] for row in rows[:3]] == ["headline 1:3", "body 3:19", "body 3:41"]
    assert rows[1]["quote"] == "Maintenance costs £3 million a year, or £520,000 a month."
    assert {(row["source"], row["initials"], row["note"]) for row in rows} == {("", "", "")}


def test_what_was_recomputed_stands_beside_its_figure() -> None:
    rows = read_csv(figures("sheet", "a.md").out)
    assert {row["figure"]: row["recomputed"] for row in rows if row["recomputed"]} == {
        "£520,000 a month": "£3 million a year: £250,000 a month by the calendar, said: £520,000 a month, fails",
        "16 km": "10 miles: 16.1 km, said: 16 km, holds",
        "about 40%": "about 40% of Between 12 and 14 men: Between 4.8 and 5.6 men, undecided (not said in the text)",
    }


def test_csv_as_a_file() -> None:
    data = sheet("s.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfno.,file,")
    assert data.decode("utf-8-sig").replace("\r\n", "\n") == figures("sheet", "a.md").out
    frame = pd.read_csv("s.csv")
    assert frame["figure"].tolist()[:2] == ["Six ports", "£3 million a year"]


def cells(path: Path) -> list[list[Any]]:
    book = openpyxl.load_workbook(path)
    return [[cell.value for cell in row] for row in book["Fact-check sheet"].iter_rows()]


def test_a_workbook() -> None:
    path = sheet("s.xlsx")
    head, *rows = cells(path)
    assert head == TITLES
    printed = read_csv(figures("sheet", "a.md").out)
    assert [["" if value is None else str(value) for value in row] for row in rows] == [
        list(row.values()) for row in printed
    ]
    assert [row[TITLES.index("value")] for row in rows[:2]] == [6, 3_000_000]
    frame = pd.read_excel(path)
    assert list(frame.columns) == TITLES
    assert frame["verdict"].value_counts().to_dict() == {"not compared": 5, "contradicts": 2, "agrees": 2}


def test_a_workbook_is_ready_to_be_printed() -> None:
    page = openpyxl.load_workbook(sheet("s.xlsx")).worksheets[0]
    assert page.freeze_panes == "A2"
    assert page.print_title_rows == "$1:$1"
    assert page.auto_filter.ref == "A1:Q10"
    assert (page.page_setup.orientation, page.page_setup.fitToWidth) == ("landscape", 1)
    assert page.column_dimensions["D"].width == COLUMNS[3].width


HOSTILE = """\
=HYPERLINK("http://example.org";"£5 million")

+£6 million was paid to @SUM(1+1) and -£7 million, <script>alert(1)</script> or \x1b[31m £8.

=2 cmd|' /C calc'!A0
"""


@pytest.mark.parametrize("name", ["=1+1.md", "a.md"])
def test_nothing_in_a_sheet_is_a_formula(name: str) -> None:
    Path(name).write_text(HOSTILE, encoding="utf-8")
    book = openpyxl.load_workbook(sheet("s.xlsx", name))
    for row in book.worksheets[0].iter_rows(min_row=2):
        for cell in row:
            assert cell.data_type != "f", cell.value
            assert not isinstance(cell.value, str) or (cell.data_type, cell.quotePrefix) == ("s", True)
    for line in csv.reader(io.StringIO(figures("sheet", name).out)):
        for value in line:
            assert not re.match(r"[=@\t\r]|[+-](?![\d.,]+%?\Z)", value), value


def test_a_page() -> None:
    Path("b.txt").write_text(HOSTILE, encoding="utf-8")
    page = sheet("s.html", "a.md", "b.txt").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert page.count("<tr") == 1 + len(read_csv(figures("sheet", "a.md", "b.txt").out))
    assert "default-src &#39;none&#39;; style-src &#39;sha256-" in page
    assert '<td dir="auto" class="verdict">contradicts</td>' in page


def test_an_article_that_cannot_be_read() -> None:
    done = figures("sheet", "none.md", "a.md", "-o", "s.csv")
    assert (done.code, done.err) == (3, "error: none.md: no such file or folder\n")
    assert len(read_csv(Path("s.csv").read_text("utf-8-sig"))) == 9


def test_an_empty_sheet_has_a_header() -> None:
    Path("a.md").write_text("It rained.\n", encoding="utf-8")
    assert figures("sheet", "a.md").out.strip().split(",") == TITLES
    assert cells(sheet("s.xlsx")) == [TITLES]


def test_what_cannot_be_written() -> None:
    wrong = figures("sheet", "a.md", "-o", "s.ods")
    assert (wrong.code, wrong.err.splitlines()[0]) == (
        2,
        "error: -o/--output: 's.ods' should end in one of .xlsx, .csv, .html",
    )
    Path("a.csv").write_text(ARTICLE, encoding="utf-8")
    own = figures("sheet", "a.csv", "-o", "a.csv")
    assert (own.code, own.err) == (2, "error: 'a.csv' is an article; a sheet in its place would be its end\n")
    nowhere = figures("sheet", "a.md", "-o", "none/s.csv")
    assert nowhere.code == 2
    assert nowhere.err == "error: none/s.csv: the sheet could not be written: no such file or directory\n"


def test_without_the_library_for_workbooks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    done = figures("sheet", "a.md", "-o", "s.xlsx")
    assert (done.code, done.err) == (
        2,
        "error: an .xlsx file needs openpyxl: pip install 'figures-checker[xlsx]' (or write .csv or .html)\n",
    )
    assert not Path("s.xlsx").exists()
