"""Cells of tables that hold a number and its percentage, below the size of their group."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

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
        one, effect = (
            figure_of(Part(what, *match.span(group), match.span(group), match[group], Decimal(number(match[group]) or 0),
                precision(match[group]), percent=what != "n", block=place), extraction)
            for what, group in (("n", 1), ("share", 2))
        )  # fmt: skip
        yield relation("n-cell", {"one": one, "effect": effect}, effect, {"n": int(n)})
