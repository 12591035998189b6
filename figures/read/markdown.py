"""Markdown (CommonMark and tables) into blocks, with the position of every character of prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct, field
from msgspec.structs import replace

from figures.model import Article, Block, Section
from figures.read import rows
from figures.read.document import Document
from figures.read.inline import Content, Inline, install, read_inline

_CONTAINERS = {
    "blockquote_open": Section.QUOTE,
    "bullet_list_open": Section.LIST,
    "ordered_list_open": Section.LIST,
}
_HEADING = re.compile(r"(?:^|[\s>])#{1,6}[ \t]+")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:[ \t]*")
_ROW_PREFIX = re.compile(r"[\s>]*(?:(?:[-+*]|\d{1,9}[.)])\s[\s>]*)*")
_ESCAPED_PIPE = re.compile(r"\\(?=\|)")


def articles(document: Document) -> Iterator[Article]:
    """The article in a Markdown text."""
    return document.with_front_matter(markdown_blocks)


def markdown_blocks(
    source: str, start: int, line_starts: Sequence[int], is_caption: Callable[[str], bool]
) -> tuple[Block, ...]:
    """The blocks of the Markdown that begins at `start` of the source, where one of its lines begins."""
    lines = [line for line in line_starts if line >= start] or [start]
    document = _Document(source, [*lines, len(source)], is_caption)
    return tuple(document.blocks(_parser().parse(source[start:], document.references)))


@cache
def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark").enable("table").disable(["inline", "text_join"])
    install(md)
    return md


class _Document(Struct):
    """Reads the block tokens of one document, from the first to the last."""

    source: str
    lines: Sequence[int]
    is_caption: Callable[[str], bool]
    references: dict[str, object] = field(default_factory=dict)
    containers: list[tuple[Section, int]] = field(default_factory=list)
    groups: int = 0
    tables: int = 0
    before: Section | None = None
    after_picture: bool = False

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Block]:
        heading: Token | None = None
        table: list[list[Inline]] = []
        spans: list[rows.Span] = []
        for token in tokens:
            if token.type in _CONTAINERS:
                self.containers.append((_CONTAINERS[token.type], self.groups))
                self.groups += 1
            elif token.type.removesuffix("_close") + "_open" in _CONTAINERS:
                self.containers.pop()
            elif token.type in ("heading_open", "heading_close"):
                heading = token if token.nesting > 0 else None
            elif token.type == "tr_open":
                table.append([])
            elif token.type == "table_close":
                yield from self._table(table)
                table = []
            elif token.type == "inline" and table:
                assert token.map is not None
                if not table[-1]:
                    spans = self._cell_spans(token.map[0])
                table[-1].append(self._inline(self._cell(token.content, spans, len(table[-1]))))
            elif token.type == "inline":
                yield from self._paragraph(token, heading)

    def _paragraph(self, token: Token, heading: Token | None) -> Iterator[Block]:
        footnote = _FOOTNOTE.match(token.content)
        inline = self._inline(self._content(token, heading, footnote.end() if footnote else 0))
        section, group = self.containers[-1] if self.containers else (Section.BODY, None)
        if footnote:
            section = Section.FOOTNOTE
        elif heading:
            section = self._heading_section()
        elif section is Section.BODY and inline.emphasised:
            section = self._emphasised_section()
        block = inline.prose.block(section, group=group)
        if block is not None and not inline.only_pictures:
            if section is Section.BODY and self.is_caption(block.text):
                block = replace(block, section=Section.CAPTION)
            self.before = block.section
            yield block
        self.after_picture = inline.only_pictures
        yield from _captions(inline)

    def _heading_section(self) -> Section:
        """The heading that nothing stands before is the headline; one right below it, the standfirst."""
        return {None: Section.HEADLINE, Section.HEADLINE: Section.STANDFIRST}.get(self.before, Section.BODY)

    def _emphasised_section(self) -> Section:
        if self.after_picture:
            return Section.CAPTION
        return Section.STANDFIRST if self.before is Section.HEADLINE else Section.BODY

    def _table(self, table: Sequence[Sequence[Inline]]) -> Iterator[Block]:
        yield from rows.cells([[cell.prose for cell in row] for row in table], self.tables, header=True)
        self.tables += 1
        self.before = Section.TABLE
        for row in table:
            for cell in row:
                yield from _captions(cell)

    def _inline(self, content: Content) -> Inline:
        return read_inline(_parser(), content, self.references)

    def _line(self, number: int) -> str:
        return self.source[self.lines[number] : self.lines[number + 1]].rstrip("\r\n")

    def _content(self, token: Token, heading: Token | None, skipped: int) -> Content:
        """The content of a paragraph, without its first `skipped` characters."""
        assert token.map is not None
        place = _after_marks if heading is not None and heading.markup.startswith("#") else str.rfind
        number = token.map[0]
        pieces = []
        at = 0
        for text in token.content.split("\n"):
            core = text.lstrip(" \t")
            while (start := place(self._line(number), core)) < 0 and number + 1 < token.map[1]:
                number += 1  # the parser drops lines of wide space at the ends of a paragraph
            pieces.append((at + len(text) - len(core), self.lines[number] + start))
            at += len(text) + 1
            number += 1
        shifted = [(at - skipped, start) for at, start in pieces]
        if skipped:
            shifted[0] = (0, shifted[0][1] + skipped)
        return Content(token.content[skipped:], shifted)

    def _cell_spans(self, number: int) -> list[rows.Span]:
        """Where the cells of a row stand in the source, and behind them where those would that it does not have."""
        line = self._line(number)
        prefix = _ROW_PREFIX.match(line) if self.containers else None
        shift = prefix.end() if prefix else 0
        begin = self.lines[number] + shift
        spans = [(begin + first, begin + last) for first, last in rows.piped(line[shift:])]
        return [*spans, (begin, begin)]

    def _cell(self, content: str, spans: Sequence[rows.Span], column: int) -> Content:
        """The content of a cell, in which a backslash before a `|` is left out."""
        start, end = spans[min(column, len(spans) - 1)]
        backslashes = (match.start() for match in _ESCAPED_PIPE.finditer(self.source, start, end))
        pieces = [(0, start), *((at - start - i, at + 1) for i, at in enumerate(backslashes))]
        return Content(content, pieces)


def _after_marks(line: str, heading: str) -> int:
    """Where the text of a heading begins, behind its `#`; -1 if it is another line's."""
    marks = _HEADING.search(line)
    return line.find(heading, marks.end() if marks else 0)


def _captions(inline: Inline) -> Iterator[Block]:
    for prose in inline.captions:
        if block := prose.block(Section.CAPTION):
            yield block
