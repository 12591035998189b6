"""Word files: the source is the document's text as it reads, one paragraph a line.

So the line of a position is the number of the paragraph in the file, those in tables among them, notes at the
end; the column counts the characters of the paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from figures.errors import UsageError
from figures.model import Article, Block, Section
from figures.read.characters import copy_seen
from figures.read.document import Document
from figures.read.docx.archive import open_word
from figures.read.docx.paragraphs import Paragraph, paragraphs
from figures.read.facts import Facts, lenient_locale
from figures.read.prose import Prose


def articles(document: Document) -> Iterator[Article]:
    """The article in a Word file."""
    if isinstance(document.content, str):
        raise UsageError("a Word file is no text: read it from its path, or its bytes")
    word = open_word(document.content, document.path)
    found = list(paragraphs(word))
    source = "\n".join(paragraph.text for paragraph in found)

    def make(
        _source: str, _start: int, starts: Sequence[int], is_caption: Callable[[str], bool]
    ) -> tuple[Block, ...]:
        return tuple(_blocks(found, starts, is_caption))

    yield document.article(source, make, Facts(claim=lenient_locale(word.core_properties.language)))


def _blocks(
    found: Sequence[Paragraph], starts: Sequence[int], is_caption: Callable[[str], bool]
) -> Iterator[Block]:
    before: Section | None = None
    group = -1
    for paragraph, start in zip(found, starts, strict=False):
        section = paragraph.section
        if section is Section.BODY and paragraph.is_heading:
            section = {None: Section.HEADLINE, Section.HEADLINE: Section.STANDFIRST}.get(before, section)
        group += section in (Section.LIST, Section.QUOTE) and section is not before
        if block := _block(paragraph, start, section, group):
            if section is Section.BODY and is_caption(block.text):
                block = replace(block, section=Section.CAPTION)
            before = section
            yield block


def _block(paragraph: Paragraph, start: int, section: Section, group: int) -> Block | None:
    prose = Prose()
    for text, shift in paragraph.texts:
        copy_seen(prose, text, start, shift)
        start += len(text)
    place = paragraph.place if section is Section.TABLE else None
    return prose.block(
        section,
        cell=place.table.cell(place) if place is not None else None,
        group=group if section in (Section.LIST, Section.QUOTE) else None,
    )
