"""Each format from the command line: the finding, and where it is."""

import io
from pathlib import Path

import docx
import pytest
from fpdf import FPDF

from tests.command import figures

WORDS = "The road is 10 miles (26 km) long."
SLIP = "error: bracketed-conversion: 10 miles is 16 km, not 26 km"


def word() -> bytes:
    file = io.BytesIO()
    document = docx.Document()
    document.add_heading("A road", 0)
    document.add_paragraph("The road is 10 miles (2").add_run("6 km) long.").bold = True
    document.save(file)
    return file.getvalue()


def paper() -> bytes:
    document = FPDF()
    for text in ("A road", WORDS):
        document.add_page()
        document.set_font("helvetica", size=11)
        document.cell(text=text)
    return bytes(document.output())


FILES = {
    "a.txt": (WORDS.encode(), "1:23"),
    "a.md": (b"The *road* is 10&nbsp;miles (2**6** km) long.", "1:30"),
    "a.html": (b"<nav>7 miles (8 km)</nav><p>The road is 10&nbsp;miles (<b>2</b>6 km) long.", "1:59"),
    "a.rst": (f"A road\n======\n\n*The* road. {WORDS}".encode(), "4:35"),
    "a.adoc": (f"= A road\n\n_The_ road. {WORDS}".encode(), "3:35"),
    "a.json": (b'{"headline": "A road", "body": "The \\u0072oad is 10 miles (\\u00326 km) long."}', "1:60"),
    "a.jsonl": (b'{"body": "A road."}\n{"body": "The road is 10 miles (26 km) long."}\n', "2:33"),
    "a.csv": (b'headline,body\nA road,"The ""road"" is 10 miles (26 km) long."\n', "2:35"),
    "a.docx": (word(), "2:23"),
    "a.pdf": (paper(), "2:23"),
}


@pytest.mark.parametrize(
    ("name", "data", "place"), [(name, *each) for name, each in FILES.items()], ids=FILES
)
@pytest.mark.parametrize("way", ["file", "standard input"])
def test_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, place: str, way: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if way == "file":
        Path(name).write_bytes(data)
        done = figures("check", name)
    else:
        done = figures("check", "-", "--stdin-filename", name, stdin=data)
    assert (done.code, done.err, done.lines[0]) == (1, "", f"{name}:{place}: {SLIP}")
    assert ("   = page 2, line 1" in done.lines) is (name == "a.pdf")


def test_a_column_that_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_text(f"id;words\n1;{WORDS}\n2;Six men.\n")
    done = figures("check", "--column", "words", "a.csv")
    assert (done.code, done.lines[0]) == (1, f"a.csv:2:25: {SLIP}")
    assert (
        done.lines[-1]
        == "2 articles, 3 figures (2 compared with another), 1 error, 0 warnings. No rule could look at 1 figure."
    )


def test_no_edit_goes_through_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, written in (
        ("a.html", "<p>It is 10 miles (<b>2</b>6 km)"),
        ("b.html", "<p>It is 10 miles (26 km)"),
    ):
        Path(name).write_text(written)
    assert "suggestion: “16 km” in place of" not in figures("check", "a.html").out
    assert "suggestion: “16 km” in place of “26 km”" in figures("check", "b.html").out
