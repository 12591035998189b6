"""The paragraphs of a Word file, in order: what each says, and what it is."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from lxml.etree import QName, _Element
from msgspec import Struct

from figures.model import Section
from figures.read.docx.words import Text, W, is_on, texts, value
from figures.read.grid import Place, Table

_SECTIONS = {
    "title": Section.HEADLINE,
    "subtitle": Section.STANDFIRST,
    "caption": Section.CAPTION,
    "quote": Section.QUOTE,
    "intense quote": Section.QUOTE,
    "footnote text": Section.FOOTNOTE,
    "endnote text": Section.FOOTNOTE,
}
_NOTES = (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)


class Paragraph(Struct, frozen=True, eq=False):
    """A paragraph: its texts, the name of its style that Word knows, and the cell that it stands in."""

    texts: tuple[Text, ...]
    style: str
    is_item: bool
    place: Place | None = None
    note: bool = False

    @property
    def text(self) -> str:
        """The paragraph as it reads."""
        return "".join(text for text, _ in self.texts)

    @property
    def is_heading(self) -> bool:
        """Whether it is the heading of what follows."""
        return self.style.startswith("heading")

    @property
    def section(self) -> Section:
        """What its style makes of it; headings are of the body."""
        if self.note:
            return Section.FOOTNOTE
        section = _SECTIONS.get(self.style)
        if section is None:
            section = Section.LIST if self.is_item or self.style.startswith("list") else Section.BODY
        in_table = self.place is not None and not self.place.table.for_layout
        return Section.TABLE if in_table and section is Section.BODY else section


class Styles:
    """The names of styles; one of the house's own has that of the style it is based on."""

    def __init__(self, document: WordDocument) -> None:
        self._names: dict[str, str] = {}
        self._bases: dict[str, str] = {}
        for style in document.styles.element.iterchildren(f"{W}style"):
            key = str(style.get(f"{W}styleId"))
            self._names[key] = value(style, "name").lower()
            self._bases[key] = value(style, "basedOn")

    def name(self, key: str) -> str:
        """The name of a style, or of the nearest it is based on that says what a paragraph is."""
        seen: set[str] = set()
        while key in self._names and key not in seen:
            seen.add(key)
            name = self._names[key]
            if name in _SECTIONS or name.startswith(("heading", "list")):
                return name
            key = self._bases[key]
        return ""


def paragraphs(document: WordDocument) -> Iterator[Paragraph]:
    """All paragraphs of the document, then those of its notes."""
    styles = Styles(document)
    tables: list[Table] = []
    found = list(_paragraphs(document.element.body, styles, tables, None))
    for relationship in document.part.rels.values():
        if relationship.reltype in _NOTES and not relationship.is_external:
            for note in parse_xml(relationship.target_part.blob).iterchildren("*"):
                if note.get(f"{W}type") in (None, "normal"):
                    found += _paragraphs(note, styles, tables, None, note=True)
    for table in tables:
        table.finish()
    yield from found


def _paragraphs(
    parent: _Element, styles: Styles, tables: list[Table], place: Place | None, *, note: bool = False
) -> Iterator[Paragraph]:
    for child in parent.iterchildren("*"):
        name = QName(child).localname
        if name == "p":
            paragraph = _paragraph(child, styles, place, note)
            if place is not None and paragraph.text.strip():
                place.texts.append(paragraph.text.strip())
            yield paragraph
        elif name == "tbl":
            yield from _table(child, styles, tables, note)
        elif name not in ("del", "moveFrom", "sdtPr", "sectPr", "tcPr"):
            yield from _paragraphs(child, styles, tables, place, note=note)


def _table(element: _Element, styles: Styles, tables: list[Table], note: bool) -> Iterator[Paragraph]:
    table = Table(len(tables))
    tables.append(table)
    for row in element.iter(f"{W}tr"):
        if next(row.iterancestors(f"{W}tbl")) is not element:
            continue  # of a table within this one
        properties = row.find(f"{W}trPr")
        table.begin_row(in_head=properties is not None and is_on(properties, "tblHeader"))
        for cell in row.iter(f"{W}tc"):
            if next(cell.iterancestors(f"{W}tr")) is row:
                span = value(cell.find(f"{W}tcPr"), "gridSpan")
                place = table.begin_cell(int(span) if span.isdecimal() else 1, 1, header=False)
                yield from _paragraphs(cell, styles, tables, place, note=note)


def _paragraph(element: _Element, styles: Styles, place: Place | None, note: bool) -> Paragraph:
    properties = element.find(f"{W}pPr")
    style = styles.name(value(properties, "pStyle"))
    is_item = properties is not None and properties.find(f"{W}numPr") is not None
    return Paragraph(tuple(texts(element)), style, is_item and not style.startswith("heading"), place, note)
