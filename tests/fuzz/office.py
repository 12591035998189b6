"""Random Word and PDF files: whole ones, of which some parts or bytes are then no longer what they were."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from random import Random
from xml.sax.saxutils import escape

import docx
from fpdf import FPDF

PART = "word/document.xml"
TAGS = [
    "w:p",
    "w:r",
    "w:t",
    "w:tbl",
    "w:tr",
    "w:tc",
    "w:hyperlink",
    "w:del",
    "w:ins",
    "w:sdt",
    "w:footnoteReference",
]
PAPERS = 16


def word(random: Random, texts: list[str]) -> bytes:
    """A Word file with these texts as paragraphs and cells, in mark-up that may be wrong."""
    body = (
        "".join(map(_paragraph, texts))
        + "<w:tbl><w:tr>"
        + "".join(f"<w:tc>{_paragraph(each)}</w:tc>" for each in texts)
    )
    parts = _empty()
    head, _, rest = parts[PART].decode().partition("<w:body>")
    content = f"{head}<w:body>{body}</w:tr></w:tbl>{rest}"
    for _ in range(random.choice([0, 0, 1, 3])):
        at = random.randrange(len(head), len(content))
        tag = random.choice(
            [f"<{random.choice(TAGS)}>", f"</{random.choice(TAGS)}>", f"<{random.choice(TAGS)}/>", "&x;", "<"]
        )
        content = content[:at] + tag + content[at + random.choice([0, 0, 9]) :]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, content.encode("utf-8", "replace") if name == PART else data)
    return file.getvalue()


def _paragraph(text: str) -> str:
    said = "".join(character for character in text if character.isprintable())
    return f"<w:p><w:r><w:t>{escape(said[:20])}</w:t></w:r><w:r><w:t>{escape(said[20:])}</w:t></w:r></w:p>"


@cache
def _empty() -> dict[str, bytes]:
    file = io.BytesIO()
    docx.Document().save(file)
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def paper(random: Random, text: str) -> bytes:
    """One of a few PDF files, with bytes overwritten, doubled or left out; `text` goes where some of them were."""
    data = _paper(random.randrange(PAPERS))
    for _ in range(random.choice([0, 1, 2, 5])):
        at, length = random.randrange(len(data)), random.choice([1, 1, 4, 60])
        put = random.choice(
            [b"", random.randbytes(length), data[at : at + 3 * length], text[:length].encode()]
        )
        data = data[:at] + put + data[at + length :]
    return data


@cache
def _paper(number: int) -> bytes:
    random, pdf = Random(number), FPDF()
    pdf.set_compression(bool(number % 2))
    pdf.set_font("helvetica", size=11)
    pdf.add_page()
    for _ in range(random.randint(1, 40)):
        pdf.cell(
            0,
            6,
            f"It cost {random.randrange(2000)} million, up {random.random():.1%}.",
            new_x="LMARGIN",
            new_y="NEXT",
        )
    return bytes(pdf.output())
