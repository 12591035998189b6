"""Word files: what their paragraphs are, and that positions are those of the paragraphs in the file."""

import io
from collections.abc import Callable, Sequence

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

import figures
from figures.model import Article
from figures.read import read_open
from tests.read.test_plain import labelled


def article_of(document: Document) -> Article:
    file = io.BytesIO()
    document.save(file)
    file.seek(0)
    (article,) = read_open(file, "a.docx")
    assert isinstance(article, Article)
    return article


def styled(document: Document) -> None:
    document.add_paragraph("Six £5", "Title")
    document.add_paragraph("Five men", "Subtitle")
    document.add_paragraph("")
    document.add_heading("Two", 2)
    document.add_paragraph("It cost £5.")
    document.add_paragraph("Lost 5", "Quote")
    document.add_paragraph("5 men", "List Bullet")
    document.add_paragraph("6 men", "List Number 2")
    document.add_paragraph("A map", "Caption")


def house_styles(document: Document) -> None:
    style = document.styles.add_style("Daily Headline", 1)
    style.base_style = document.styles["Heading 1"]
    document.add_paragraph("Six", "Daily Headline")
    document.add_heading("Five", 2)
    document.add_heading("Four", 2)


def runs(document: Document) -> None:
    paragraph = document.add_paragraph("1,")
    paragraph.add_run("2").bold = True
    paragraph.add_run("0").add_text("0 men")
    paragraph.add_run(", 10")
    paragraph.add_run("6").font.superscript = True
    paragraph.add_run(" CO")
    paragraph.add_run("2").font.subscript = True
    paragraph.add_run(" hidden 7").font.hidden = True
    paragraph.add_run(" struck 8").font.strike = True
    paragraph.add_run("\tend\nof\xad it")


def tracked(document: Document) -> None:
    paragraph = document.add_paragraph("It cost £")
    for tag, text in (("w:del", "4"), ("w:ins", "5"), ("w:moveFrom", "6")):
        change, run = OxmlElement(tag), OxmlElement("w:r")
        words = OxmlElement("w:delText" if tag == "w:del" else "w:t")
        words.text = text
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    paragraph.add_run(" in all")


def table(document: Document) -> None:
    filled(document.add_table(2, 2), [["Town", "Cost"], ["A", "£5m"]])
    outer = document.add_table(2, 2)
    filled(outer, [["a", "b"], ["c", "d"]])
    outer.cell(1, 1).add_table(1, 1).cell(0, 0).text = "6 inner"
    merged = document.add_table(2, 3)
    filled(merged, [["Town", "Men", ""], ["B", "7", "8"]])
    merged.cell(0, 1).merge(merged.cell(0, 2))


def filled(table: Table, texts: Sequence[Sequence[str]]) -> None:
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            table.cell(row, column).text = text


CASES: dict[str, tuple[Callable[[Document], None], list[str]]] = {
    "styles": (
        styled,
        [
            "headline: Six £5", "standfirst: Five men", "body: Two", "body: It cost £5.", "quote 0: Lost 5",
            "list 1: 5 men", "list 1: 6 men", "caption: A map",
        ],
    ),
    "styles of the house": (house_styles, ["headline: Six", "standfirst: Five", "body: Four"]),
    "text that is split over runs": (runs, ["body: 1,200 men, 10⁶ CO₂\tend of it"]),
    "tracked changes": (tracked, ["body: It cost £5 in all"]),
    "tables": (
        table,
        [
            "table: Town", "table: Cost", "table [Town]: A", "table [A|Cost]: £5m", "table: a", "table: b",
            "table [a]: c", "table [c|b]: d", "body: 6 inner", "table: Town", "table: Men", "table [Town]: B",
            "table [B|Men]: 7", "table [B|Men]: 8",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("fill", "blocks"), CASES.values(), ids=CASES)
def test_blocks(fill: Callable[[Document], None], blocks: list[str]) -> None:
    document = docx.Document()
    fill(document)
    assert labelled(article_of(document)) == blocks


def test_footnotes() -> None:
    document = docx.Document()
    document.add_paragraph("It cost £5 million.")
    part = document.part

    notes = (
        f'<w:footnotes xmlns:w="{qn("w:p")[1:].split("}")[0]}"><w:footnote w:type="separator"><w:p/></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/><w:t>Not £6.</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part.relate_to(
        Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), part.package), RELATIONSHIP_TYPE.FOOTNOTES
    )
    article = article_of(document)
    assert labelled(article) == ["body: It cost £5 million.", "footnote: Not £6."]
    assert article.source == "It cost £5 million.\nNot £6."


def test_language() -> None:
    document = docx.Document()
    document.add_paragraph("It cost £5.")
    document.core_properties.language = "en-GB"
    assert article_of(document).locale == "en_GB"


WORDS = [
    "£",
    "92",
    " million",
    " men",
    "1,200",
    "six ",
    " ",
    "%",
    "\t",
    "\n",
    "\xad",
    "\u202b",
    "שש",
    "é",
    "👩‍👩‍👧",
    "½",
]
paragraphs = st.lists(st.lists(st.sampled_from(WORDS), max_size=4).map("".join), max_size=6)


@given(texts=st.lists(paragraphs, max_size=5), in_table=st.booleans())
@settings(max_examples=60)
def test_positions_are_those_of_paragraphs(texts: list[list[str]], in_table: bool) -> None:
    document = docx.Document()
    body = document.add_table(1, 1).cell(0, 0) if in_table else document
    for runs in texts:
        paragraph = body.add_paragraph()
        for text in runs:
            paragraph.add_run(text)
    article = article_of(document)
    written = [Paragraph(each, document).text for each in document.element.body.iter(qn("w:p"))]
    for figure in figures.extract(article):
        line, column = article.position(figure.start)
        assert article.source[figure.start : figure.end] == figure.text
        assert written[line - 1].replace("\n", " ")[column - 1 :].startswith(figure.text)
