"""Rows of a table: where the cells of a line stand, and how cells become blocks with labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from figures.model import Block, Cell, Section
from figures.read.prose import Prose

Span = tuple[int, int]

_PIPE = re.compile(r"(?<!\\)\|")
_TAB = re.compile(r"\t")
_VALUE = re.compile(r"(?<!\d)(?!(?:1[5-9]|20)\d\d(?!\d))\d")


def piped(line: str) -> list[Span]:
    """The cells of a line that separates them by `|`, trimmed; one outer pipe on each side is optional.

    >>> piped("| a | bc |")
    [(2, 3), (6, 8)]
    """
    first = len(line) - len(line.lstrip())
    last = len(line.rstrip())
    spans = _split(line, _PIPE, first, last)
    if spans and spans[0][0] == spans[0][1] == first:
        del spans[0]
    if spans and spans[-1][0] == spans[-1][1] == last:
        del spans[-1]
    return spans


def tabbed(line: str) -> list[Span]:
    """The cells of a line that separates them by tabs."""
    return _split(line, _TAB, 0, len(line))


def parted(line: str, separator: re.Pattern[str]) -> list[Span]:
    """The cells of a line that something else separates, without the blanks around it.

    >>> parted("Roof ..... 18,400", re.compile(r"[ ]*[.]{2,}[ ]*"))
    [(0, 4), (11, 17)]
    """
    edges = [
        (match.start(), match.end())
        for match in separator.finditer(line, len(line) - len(line.lstrip()), len(line.rstrip()))
    ]
    starts = [len(line) - len(line.lstrip()), *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), len(line.rstrip())]
    return [_trim(line, start, end) for start, end in zip(starts, ends, strict=True)]


def _split(line: str, separator: re.Pattern[str], start: int, end: int) -> list[Span]:
    edges = [start - 1]
    edges.extend(match.start() for match in separator.finditer(line, start, end))
    edges.append(end)
    return [_trim(line, left + 1, right) for left, right in pairwise(edges)]


def _trim(line: str, start: int, end: int) -> Span:
    text = line[start:end]
    lead = len(text) - len(text.lstrip())
    return start + lead, start + max(lead, len(text.rstrip()))


def is_header(cells: Sequence[str]) -> bool:
    """Whether the first row of a table without mark-up names its columns: it holds no values but years.

    >>> is_header(["Team", "2022", "2023"]), is_header(["Leeds", "45", "38"])
    (True, False)
    """
    return not any(_VALUE.search(cell) for cell in cells)


def cells(rows: Sequence[Sequence[Prose]], table: int, *, header: bool) -> list[Block]:
    """The blocks of a table. Cells of the first column label their rows, those of a header their columns."""
    labels = [[_text(prose) for prose in row] for row in rows]
    blocks = []
    for row, row_labels in enumerate(labels):
        for column, prose in enumerate(rows[row]):
            names_columns = header and row == 0
            row_label = row_labels[0] if column and not names_columns else ""
            headed = header and not names_columns and column < len(labels[0])
            cell = Cell(table, row, column, row_label, labels[0][column] if headed else "")
            if block := prose.block(Section.TABLE, cell=cell):
                blocks.append(block)
    return blocks


def _text(prose: Prose) -> str:
    block = prose.block(Section.TABLE)
    return block.text if block else ""
