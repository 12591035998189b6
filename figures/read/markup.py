"""Light mark-up as prose: what reStructuredText and AsciiDoc have in common once their lines are sorted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from figures.model import Block, Section
from figures.read import rows
from figures.read.characters import LOWERED, RAISED, copy_seen
from figures.read.lines import Line
from figures.read.prose import OBJECT, Prose


class Chunk(Struct):
    """Lines that are one paragraph, heading or item of a list, or the rows of a table."""

    lines: list[Line]
    section: Section = Section.BODY
    is_heading: bool = False
    is_headed: bool = False


def chunk_blocks(
    chunks: Iterable[Chunk], marks: re.Pattern[str], is_caption: Callable[[str], bool]
) -> Iterator[Block]:
    """The blocks of chunks; the first heading is the headline, one right below it the standfirst.

    `marks` matches what within a line is no prose: its groups `text…` are, `raised` and `lowered` with other
    digits, `dropped…` is nothing, and a match without any of them leaves a stand-in.
    """
    before: Section | None = None
    group, tables = -1, 0
    for chunk in chunks:
        section = chunk.section
        if section is Section.TABLE:
            yield from _table(chunk, tables, marks)
            tables += 1
        if chunk.is_heading:
            section = {None: Section.HEADLINE, Section.HEADLINE: Section.STANDFIRST}.get(before, section)
        group += section in (Section.LIST, Section.QUOTE) and section is not before
        if section is not Section.TABLE and (block := _prose(chunk.lines, marks).block(section)):
            if section in (Section.LIST, Section.QUOTE):
                block = replace(block, group=group)
            elif section is Section.BODY and is_caption(block.text):
                block = replace(block, section=Section.CAPTION)
            yield block
        before = section


def _prose(lines: Sequence[Line], marks: re.Pattern[str]) -> Prose:
    prose = Prose()
    end = 0
    for line in lines:
        if end:
            prose.replace(" ", end, 1)
        text = line.text.lstrip()
        _copy(prose, text, line.start + len(line.text) - len(text), marks)
        end = line.start + len(line.text)
    return prose


def _copy(prose: Prose, text: str, start: int, marks: re.Pattern[str]) -> None:
    at = 0
    for match in marks.finditer(text):
        copy_seen(prose, text[at : match.start()], start + at)
        name, inner = next(
            ((name, text) for name, text in match.groupdict().items() if text is not None), ("", "")
        )
        if name in ("raised", "lowered"):
            copy_seen(prose, inner, start + match.start(name), RAISED if name == "raised" else LOWERED)
        elif name.startswith("text"):
            copy_seen(prose, inner, start + match.start(name))
        elif not name.startswith("dropped"):
            prose.replace(OBJECT, start + match.start(), 1)
        at = match.end()
    copy_seen(prose, text[at:], start + at)


def _table(chunk: Chunk, number: int, marks: re.Pattern[str]) -> list[Block]:
    table = []
    for line in chunk.lines:
        row = []
        for at, to in rows.piped(line.text):
            prose = Prose()
            _copy(prose, line.text[at:to], line.start + at, marks)
            row.append(prose)
        table.append(row)
    return rows.cells(table, number, header=chunk.is_headed)
