"""Cells of tables that hold a number and its percentage, below the size of their group."""

from __future__ import annotations

import re
from collections.abc import Iterator

from figures.model import Extraction
from figures.papers.marks import figure_of
from figures.papers.parts import Part, number, precision
from figures.papers.relations import relation
from figures.papers.samples import MOST
from figures.relate.record import Rivals

_CELL = re.compile(r"\s*(\d{1,3}(?:,\d{3})+|\d+)\s?\(\s?(\d+(?:\.\d+)?)\s?%?\s?\)\s*")
_SIZE = re.compile(r"\b[nN]\s?=\s?(\d{1,3}(?:,\d{3})+|\d+)(?![\d.,]?\d)")


def cells(extraction: Extraction) -> Iterator[Rivals]:
    """12 (20.0) in a column called Drug (n = 60), where the row, the column or the cell speaks of percentages."""
    for place, block in enumerate(extraction.article.blocks):
        cell = block.cell
        size = _SIZE.search(cell.column_label) if cell is not None else None
        match = _CELL.fullmatch(block.text) if size else None
        if (
            cell is None
            or size is None
            or match is None
            or "%" not in block.text + cell.row_label + cell.column_label
        ):
            continue
        n = number(size[1])
        if n is None or not 0 < n < MOST:
            continue
        one = figure_of(_part("n", match, 1, place), extraction)
        effect = figure_of(_part("share", match, 2, place), extraction)
        yield relation("n-cell", {"one": one, "effect": effect}, effect, {"n": int(n)})


def _part(what: str, match: re.Match[str], group: int, block: int) -> Part:
    span, digits = match.span(group), match[group]
    value, unit = number(digits), precision(digits)
    return Part(what, *span, span, digits, value, unit, percent=what == "share", block=block)
