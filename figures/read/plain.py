"""Plain text into blocks: paragraphs, and what writers of plain text use for headlines, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from figures.model import Article, Block, Section
from figures.read import rows
from figures.read.characters import copy_seen, is_seen
from figures.read.columns import Table, tables_in
from figures.read.document import Document
from figures.read.lines import Line, goes_on, lines_of, paragraphs, wrap_width
from figures.read.prose import Prose

LONGEST_HEADLINE = 200
LINES, SHORTEST = 20_000, 8
"""More lines than that, of fewer characters on average, are data: one paragraph."""

_QUOTE = re.compile(r"[ \t]*>(?:[ \t]?>)*[ \t]?")
_BULLET = re.compile(r"[ \t]*[-*•‣◦▪·–][ \t]+(?=\S)")
_NUMBER = re.compile(r"[ \t]*(\d{1,3})[.)][ \t]+(?=\S)")
_RULE_OF_A_TABLE = re.compile(r"[|:+\-\s]+")
_LINE_OF_A_SUM = re.compile(r"\s*(?:-{3,}|={3,}|_{3,})\s*")
"""What is drawn between figures and their total."""
_SENTENCE_END = (".", "…", ":", ";", ",")


class _Run(Struct, frozen=True, gc=False):
    """Lines of one section: an item of a list, a quotation, or paragraphs; `number` is the item's, `table` its rows."""

    section: Section
    lines: list[Line]
    table: Table = []
    number: int | None = None
    group: int | None = None


def articles(document: Document) -> Iterator[Article]:
    """The article in a plain text."""
    return document.with_front_matter(plain_blocks)


def plain_blocks(
    source: str, start: int, _: Sequence[int], is_caption: Callable[[str], bool]
) -> tuple[Block, ...]:
    """The blocks of the plain text that begins at `start` of the source."""
    lines = list(lines_of(source, start))
    if len(lines) == 1:
        return tuple(_lone(lines[0], is_caption))
    if len(lines) > LINES and len(source) < SHORTEST * len(lines):
        lines = [Line(start, source[start:])]
    runs = list(_numbered_groups(_runs(lines)))
    width = max((wrap_width(run.lines) for run in runs if run.section is not Section.TABLE), default=0)
    blocks: list[Block] = []
    tables = 0
    for run in runs:
        if run.section is Section.TABLE:
            blocks.extend(_table(run, tables))
            tables += 1
        else:
            blocks.extend(_prose(run, width, is_caption))
    if len(blocks) > 1 and _is_headline(blocks[0]):
        blocks[0] = replace(blocks[0], section=Section.HEADLINE)
    return tuple(blocks)


def _lone(line: Line, is_caption: Callable[[str], bool]) -> Iterator[Block]:
    """The block of a text of one line, which is no headline, no table and no numbered list: each has more of them."""
    if _says_something(line):
        section, marker = _section(line, None, None, opens_list=True)
        group = None if section is Section.BODY else 0
        yield from _prose(_Run(section, [line.cut(marker)], group=group), 0, is_caption)


def _runs(lines: Sequence[Line]) -> Iterator[_Run]:
    numbers = _item_numbers(lines)
    for chunk in _chunks(lines):
        for part, table in tables_in(chunk):
            if table:
                yield _Run(Section.TABLE, part, table)
            else:
                yield from _sections(part, numbers)


def _chunks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines between those that are empty, or hold nothing but an ornament."""
    chunk: list[Line] = []
    for line in lines:
        if _says_something(line):
            chunk.append(line)
        elif chunk and not (_LINE_OF_A_SUM.fullmatch(line.text) and chunk[-1].text[-1:].isdigit()):
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _says_something(line: Line) -> bool:
    return "|" in line.text or any(map(str.isalnum, line.text))


def _item_numbers(lines: Iterable[Line]) -> dict[int, int]:
    """The numbers of list items, by the offset of their line: 1 where a 2 follows, and those that go on."""
    numbers: dict[int, int] = {}
    first, following = 0, 0
    for line in lines:
        match = _NUMBER.match(line.text)
        if match and int(match[1]) == 1:
            first, following = line.start, 2
        elif match and int(match[1]) == following:
            numbers |= {first: 1, line.start: following}
            following += 1
    return numbers


def _sections(chunk: Sequence[Line], numbers: dict[int, int]) -> Iterator[_Run]:
    """Cut a chunk where its section changes and where an item of a list begins."""
    run: _Run | None = None
    opens_list = True
    for line in chunk:
        number = numbers.get(line.start)
        section, marker = _section(line, run.section if run else None, number, opens_list)
        opens_list = line.text.endswith(":")
        begins_item = section is Section.LIST and marker > 0
        cut = 0 if number is not None else marker  # an item's number is a number of the article, too
        if run is not None and run.section is section and not begins_item:
            run.lines.append(line.cut(cut))
            continue
        if run is not None:
            yield run
        run = _Run(section, [line.cut(cut)], number=number if begins_item else None)
    if run is not None:
        yield run


def _section(line: Line, before: Section | None, number: int | None, opens_list: bool) -> tuple[Section, int]:
    """The section of a line, and how many characters of it are its marker."""
    if opens_list or before is Section.LIST:
        marker = _BULLET.match(line.text) if number is None else _NUMBER.match(line.text)
        if marker:
            return Section.LIST, marker.end()
    if before in (None, Section.QUOTE) and (marker := _QUOTE.match(line.text)):
        return Section.QUOTE, marker.end()
    if before is Section.LIST and (goes_on(line) or line.text[0].isspace()):
        return Section.LIST, 0
    return Section.BODY, 0


def _numbered_groups(runs: Iterable[_Run]) -> Iterator[_Run]:
    """Give each list and each quotation its number; a numbered list goes on where its numbers do."""
    groups = -1
    numbered = (-1, 0)
    previous: _Run | None = None
    for run in runs:
        group: int | None = None
        if run.number is not None and run.number == numbered[0] + 1:
            group = numbered[1]
        elif run.section is Section.LIST and previous is not None and run.number is previous.number is None:
            group = previous.group
        if group is None and run.section in (Section.LIST, Section.QUOTE):
            groups += 1
            group = groups
        if run.number is not None and group is not None:
            numbered = (run.number, group)
        previous = replace(run, group=group)
        yield previous


def _prose(run: _Run, width: int, is_caption: Callable[[str], bool]) -> Iterator[Block]:
    for lines in paragraphs(run.lines, width):
        block = _paragraph(lines, run)
        if block is None:
            continue
        if run.section is Section.BODY and is_caption(block.text):
            block = replace(block, section=Section.CAPTION)
        yield block


def _paragraph(lines: Sequence[Line], run: _Run) -> Block | None:
    """The lines as one, without any space at its ends; None if nothing is left."""
    if len(lines) == 1 and is_seen(lines[0].text):  # most
        whole, text = lines[0].text, lines[0].text.strip()
        start = lines[0].start + len(whole) - len(whole.lstrip())
        return Block(text, run.section, ((0, start),), group=run.group) if text else None
    prose = Prose()
    end = 0
    for line in lines:
        text = line.text.lstrip()
        if end:
            prose.replace(" ", end, 1)
        copy_seen(prose, text, line.start + len(line.text) - len(text))
        end = line.start + len(line.text)
    return prose.block(run.section, group=run.group)


def _table(run: _Run, number: int) -> list[Block]:
    table = run.table
    kept = [(line, spans) for line, spans in table if not _RULE_OF_A_TABLE.fullmatch(line.text)]
    top = [line.text[at:to] for line, spans in kept[:1] for at, to in spans]
    header = len(kept) < len(table) or rows.is_header(top)
    prose = [[_cell(line, span) for span in spans] for line, spans in kept]
    return rows.cells(prose, number, header=header)


def _cell(line: Line, span: rows.Span) -> Prose:
    prose = Prose()
    copy_seen(prose, line.text[span[0] : span[1]], line.start + span[0])
    return prose


def _is_headline(block: Block) -> bool:
    text = block.text.rstrip("\"'”’»)")
    return block.section is Section.BODY and len(text) < LONGEST_HEADLINE and not text.endswith(_SENTENCE_END)
