"""Files that are broken, locked or made to do harm: a clear message, for bounded work, and the others are read."""

import io
import os
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from fpdf import FPDF

from figures.errors import InputError
from figures.model import Article
from figures.read import Format, read, read_articles, read_text
from figures.read.html import tokens
from figures.read.html.outline import DEEPEST
from tests.command import figures
from tests.work import LINEAR, calls, grows, looks, steps

CALLS = 500_000
"""What a file may cost before it is refused; without a bound it were thousands of millions."""

STYLES = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(**parts: bytes) -> bytes:
    """A Word file, some of whose parts are replaced (`document`: word/document.xml)."""
    plain, made = io.BytesIO(), io.BytesIO()
    document = docx.Document()
    document.add_paragraph("It cost £5.")
    document.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            name = Path(entry.filename).stem
            if parts.get(name, b"x"):
                new.writestr(entry.filename, parts.get(name) or old.read(entry))
    return made.getvalue()


def paper(password: str = "", text: str = "It cost £5.") -> bytes:
    document = FPDF()
    document.add_page()
    document.set_font("helvetica", size=11)
    if text:
        document.cell(text=text)
    if password:
        document.set_encryption("owner", password)
    return bytes(document.output())


def packed_paper(times: int) -> bytes:
    """A PDF whose one page unpacks to 100 MB, packed once or twice."""
    packer = zlib.compressobj(9)
    content = b"".join(packer.compress(b"BT (5 men) Tj ET\n" * 60_000) for _ in range(100)) + packer.flush()
    for _ in range(times - 1):
        content = zlib.compress(content, 9)
    head = b"%%PDF-1.4\n1 0 obj\n<< /Length %d /Filter [%s] >>\nstream\n" % (
        len(content),
        b"/FlateDecode " * times,
    )
    return head + content + b"\nendstream\nendobj\n"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
XML_BOMB = (
    f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'
    f'<w:document xmlns:w="{STYLES}"><w:body><w:p><w:r><w:t>&l11;</w:t></w:r></w:p></w:body></w:document>'
).encode()
FILE_READER = XML_BOMB.replace(LAUGHS.encode(), b'<!ENTITY l11 SYSTEM "file:///etc/hostname">')
DEEP = f'<w:document xmlns:w="{STYLES}"><w:body>{"<w:sdt>" * 100_000}</w:body></w:document>'.encode()

REFUSED = {
    "a Word file that is no archive": (
        "a.docx",
        b"It cost 5.",
        "not a Word file, or a broken one (File is not a zip file)",
    ),
    "half a Word file": ("a.docx", word()[:5000], "not a Word file, or a broken one (File is not a zip file)"),
    "an archive that is no Word file": (
        "a.docx",
        word(document=b""),
        "not a Word file, or a broken one (\"There is no item named 'word/document.xml' in the archive\")",
    ),
    "a Word file with a password": (
        "a.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        "encrypted with a password, or in the format of Word 97 to 2003\n  hint: save it as .docx without a password",
    ),
    "a Word file that unpacks to 100 MB": (
        "a.docx",
        word(document=b" " * 100_000_000),
        "unpacks to 101 MB, more than any article",
    ),
    "XML that doubles itself": ("a.docx", word(document=XML_BOMB), "declares entities, which no Word file does"),
    "XML that reads a file": ("a.docx", word(document=FILE_READER), "declares entities, which no Word file does"),
    "XML nested too deep": (
        "a.docx",
        word(document=DEEP),
        "not a Word file, or a broken one (Excessive depth in document: 256",
    ),
    "a PDF that is none": ("a.pdf", b"It cost 5.", "not a PDF, or a broken one"),
    "half a PDF": ("a.pdf", paper()[:300], "not a PDF, or a broken one"),
    "a PDF with a password": ("a.pdf", paper("secret"), "encrypted with a password\n  hint: save it without one"),
    "a scan": (
        "a.pdf",
        paper(text=""),
        "this PDF has no text, only pictures of pages\n  hint: let a program recognise its text first",
    ),
    "a PDF that unpacks to 100 MB": ("a.pdf", packed_paper(1), "unpacks to more than 50 MB, more than any article"),
    "a PDF that unpacks twice": ("a.pdf", packed_paper(2), "unpacks to more than 50 MB, more than any article"),
    "JSON nested too deep": ("a.json", b"[" * 1_000_000, "1:1: nested deeper than any article"),
    "JSON with a number of a million digits": ("a.json", b"9" * 1_000_000, "1:1: not JSON: "),
    "a quotation mark without end": (
        "a.csv",
        b'body\n"' + b"5 men\n" * 100_000,
        "2:1: a quotation mark without the one that ends it",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "message"), REFUSED.values(), ids=REFUSED)
def test_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(data)
    said = ""

    def refused() -> None:
        nonlocal said
        with pytest.raises(InputError) as error:
            read(name)
        said = str(error.value)

    assert calls(refused) < CALLS
    separator = "" if message[0].isdigit() else " "
    assert said.startswith(f"{name}:{separator}{message}")


def test_the_others_are_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for number, (name, data, _) in enumerate(REFUSED.values()):
        if name.endswith((".docx", ".pdf")) and len(data) < 1_000_000:
            Path(f"{number}{name}").write_bytes(data)
    Path("loop.md").symlink_to("loop.md")
    Path("loop").symlink_to(".")
    os.mkfifo("pipe.txt")
    Path("z.html").write_text("<p>It cost £92 million.")
    Path("z.docx").write_bytes(word())
    Path("z.pdf").write_bytes(paper())
    done = figures("check", ".")
    assert done.code == 3
    told = [line for line in done.err.splitlines() if not line.startswith("  hint")]
    assert all(line.startswith("error: ") for line in told)
    assert done.out.splitlines()[-1].startswith("3 articles, 3 figures (")
    assert done.out.splitlines()[-1].endswith(f", {len(told)} not read.")


N = 20_000
Source = Callable[[int], str]
HTML: dict[str, Source] = {
    "elements": lambda n: "<div>" * n + "5 men" + "</div>" * n,
    "elements within a line": lambda n: "<b><i>" * n + "5 men",
    "tables": lambda n: "<table><tr><td>" * n + "5 men",
    "lists": lambda n: "<ul><li>" * n + "5 men",
    "tags without end": lambda n: "5 men" + "<a " * n,
    "comments without end": lambda n: "5 men" + "<!--" * n,
    "attributes without end": lambda n: "5 men" + "<p a='" * n + '<p a="' * n,
    "end tags": lambda n: "<div><p>" + "</b></p></td>" * n + "5 men",
    "ampersands": lambda n: "5 men" + "&pound" * n + "&" * n,
    "a reference to a far character": lambda n: "5 men &#" + "9" * n + ";",
    "cells that span": lambda n: "<table>" + "<tr><td colspan=1000 rowspan=9999>5 men" * (n // 10),
}


@pytest.mark.parametrize("source", HTML.values(), ids=HTML)
def test_html_of_any_depth_is_read(source: Source) -> None:
    assert "5 men" in read_text(source(N), format="html").blocks[0].text


@pytest.mark.parametrize("source", HTML.values(), ids=HTML)
def test_html_takes_work_by_its_length(source: Source) -> None:
    assert grows(lambda n: steps(lambda: read_text(source(n), format="html")), DEEPEST, DEEPEST) < LINEAR
    assert grows(lambda n: looks(tokens._MARKUP, source(n)), 200) < LINEAR


LIGHT: dict[str, tuple[Format, Source, int]] = {
    "a table of many columns": (
        "md",
        lambda n: "\n".join(cell * (n // 3) for cell in ("|a", "|-", "|5")),
        N // 3 * 2,
    ),
    "brackets that nothing closes": ("md", lambda n: "[" * n + "](u)", 1),
    "footnotes that nothing closes": ("md", lambda n: "[^" * n + " ]", 1),
    "macros that nothing closes": ("adoc", lambda n: "<<" * n + "footnote:[" * n, 1),
    "rules of a table": ("txt", lambda n: "|---|---|\n" * (n // 5) + "| 5 | men |", 2),
}


@pytest.mark.parametrize(("format_", "source", "blocks"), LIGHT.values(), ids=LIGHT)
def test_light_markup_of_any_depth_is_read(format_: Format, source: Source, blocks: int) -> None:
    assert len(read_text(source(N), format=format_).blocks) == blocks


@pytest.mark.parametrize(("format_", "source"), [row[:2] for row in LIGHT.values()], ids=LIGHT)
def test_light_markup_takes_work_by_its_length(format_: Format, source: Source) -> None:
    assert grows(lambda n: steps(lambda: read_text(source(n), format=format_)), 300) < LINEAR


def test_short_paragraphs_are_joined_only_where_no_article_has_so_many() -> None:
    source = "<h1>Votes</h1>" + "<p>7</p>" * 60_000 + "<p>£1,200</p>"
    first, *blocks = read_text(source, "a.html", "html").blocks
    assert first.text == "Votes"
    assert len(blocks) < 51_000
    assert "".join(block.text for block in blocks).replace(" ", "") == "7" * 60_000 + "£1,200"
    at = blocks[-1].text.index("£")
    assert source[slice(*blocks[-1].source_span(at, at + 6))] == "£1,200"


def test_every_mistake_of_many_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("[\n" * N)
    assert len(list(read_articles(path))) == N
    assert front_matter_mistakes(N // 5) == N // 5 - 1


def test_mistakes_take_work_by_their_number(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"

    def rows(n: int) -> int:
        path.write_text("[\n" * n)
        return steps(lambda: list(read_articles(path)))

    assert grows(rows, 100) < LINEAR
    assert grows(lambda n: steps(lambda: front_matter_mistakes(n)), 100) < LINEAR


def front_matter_mistakes(n: int) -> int:
    """How many mistakes are told of a front matter that says one key so many times."""
    try:
        read_text("---\n" + "date:\n" * n + "---\n")
    except InputError as error:
        return str(error).count("duplicate key")
    return 0


@pytest.mark.parametrize(
    ("name", "library", "extra"), [("a.docx", "docx", "docx"), ("a.pdf", "pypdfium2", "pdf")]
)
def test_an_extra_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, library: str, extra: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for module in [each for each in sys.modules if each.startswith(f"figures.read.{extra}")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, library, None)  # Python's own way to say that a module is not there
    Path(name).write_bytes(b"")
    with pytest.raises(InputError) as error:
        read(name)
    assert str(error.value) == (
        f"{name}: reading .{extra} files needs {library}, which is not installed\n"
        f"  hint: pip install 'figures-checker[{extra}]'"
    )


def test_a_broken_line_does_not_stop_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.jsonl").write_text(
        '{"body": "£5"}\n{"body": \n\n7\n{"body": "£6", "date": "now"}\n{"headline": "£8"}'
    )
    found = [
        str(each) if isinstance(each, InputError) else each.blocks[0].text
        for each in read_articles("a.jsonl")
    ]
    assert found == [
        "£5",
        "a.jsonl:2:10: not JSON: expecting value",
        "a.jsonl:4:1: an article is an object with a headline or a body, not a number",
        "a.jsonl:5:25: date: 'now' is not a date such as 2024-06-19",
        "£8",
    ]
    assert all(
        isinstance(each, Article) for each in read_articles("a.jsonl") if not isinstance(each, InputError)
    )
