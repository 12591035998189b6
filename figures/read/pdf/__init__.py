"""PDF with a layer of text: the source is the text of its pages as it reads, one line a line.

`Article.pages` says where the pages begin. Hyphens at the ends of lines and ligatures are undone in the blocks,
running heads and page numbers are left out of them; in the source they stand as they are printed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from figures.errors import UsageError
from figures.model import Article, Block, Section
from figures.read.characters import RAISED, copy_seen
from figures.read.document import Document
from figures.read.facts import Facts
from figures.read.pdf.furniture import without_furniture
from figures.read.pdf.pages import Line, read_pages
from figures.read.pdf.paragraphs import Paragraph, body_size, paragraphs
from figures.read.prose import Prose

LARGER = 1.15
"""How much larger than the text a headline is set."""

SMALLER = 0.8
"""How much smaller than its line a digit is set that is an exponent or the mark of a note."""

_LIGATURE = re.compile("[\ufb00-\ufb06]")
_SPLIT = re.compile(r"([^\W\d_]+)-\s*\Z")
_GOES_ON = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")


def articles(document: Document) -> Iterator[Article]:
    """The article in a PDF."""
    if isinstance(document.content, str):
        raise UsageError("a PDF is no text: read it from its path, or its bytes")
    pages = read_pages(document.content, document.path)
    layout = Layout(pages)
    article = document.article(layout.source, layout.blocks, Facts())
    yield replace(article, pages=layout.pages)


class Layout:
    """The lines of all pages, each at its place in the source."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        self._pages = pages
        self._starts: dict[int, int] = {}
        starts: list[int] = []
        offset = 0
        for lines in pages:
            starts.append(offset)
            for line in lines:
                self._starts[id(line)] = offset
                offset += len(line.text) + 1
        self.pages = tuple(starts)
        self.source = "".join(f"{line.text}\n" for lines in pages for line in lines)
        self._compounds = {match[0].lower() for match in _COMPOUND.finditer(self.source)}

    def blocks(
        self, _source: str, _start: int, _starts: Sequence[int], is_caption: Callable[[str], bool]
    ) -> tuple[Block, ...]:
        """The blocks of the article: a headline in large type, lists by their bullets, captions by their words."""
        lines = [line for page in without_furniture(self._pages) for line in page]
        normal = body_size(lines)
        blocks: list[Block] = []
        group = -1
        for paragraph in paragraphs(lines):
            before = blocks[-1].section if blocks else None
            section = _section(paragraph, normal, before)
            group += section is Section.LIST and before is not Section.LIST
            block = self._prose(paragraph).block(section, group=group if section is Section.LIST else None)
            if block is not None:
                is_of_body = section is Section.BODY and is_caption(block.text)
                blocks.append(replace(block, section=Section.CAPTION) if is_of_body else block)
        return tuple(blocks)

    def _prose(self, paragraph: Paragraph) -> Prose:
        prose = Prose()
        skipped = paragraph.marker
        for line, following in zip(paragraph.lines, [*paragraph.lines[1:], None], strict=True):
            start = self._starts[id(line)]
            end = len(line.text.rstrip())
            if following is not None and self._is_split(line, following):
                _copy(prose, line, start, skipped, line.text.rindex("-"))
            else:
                _copy(prose, line, start, skipped, end)
                if following is not None and not line.text.endswith("-"):
                    prose.replace(" ", start + end, 1)
            skipped = 0
        return prose

    def _is_split(self, line: Line, following: Line) -> bool:
        """Whether the hyphen at the end of a line splits a word that has none elsewhere."""
        first, second = _SPLIT.search(line.text), _GOES_ON.match(following.text)
        if first is None or second is None or not second[0][0].islower():
            return False
        return f"{first[1]}-{second[0]}".lower() not in self._compounds


def _copy(prose: Prose, line: Line, start: int, at: int, to: int) -> None:
    """Take over a part of a line; ligatures become letters, and small digits are raised."""
    size = line.size
    for index in range(at, to):
        character = line.text[index]
        if _LIGATURE.match(character):
            prose.replace(unicodedata.normalize("NFKC", character), start + index, 1)
        elif character.isdigit() and line.sizes[index] < SMALLER * size:
            copy_seen(prose, character, start + index, RAISED)
        elif character != " " or prose.last != " ":
            copy_seen(prose, character, start + index)


def _section(paragraph: Paragraph, normal: float, before: Section | None) -> Section:
    if paragraph.is_item:
        return Section.LIST
    if paragraph.size > LARGER * normal:
        return {None: Section.HEADLINE, Section.HEADLINE: Section.STANDFIRST}.get(before, Section.BODY)
    return Section.BODY
