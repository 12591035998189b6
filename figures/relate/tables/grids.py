"""Tables as relations see them: the figures of their cells by row and column."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from figures.extract import extract
from figures.lexicon.tokens import tokenize
from figures.model import Article, Block, Figure, Kind, Section
from figures.relate.mentions import sort_of
from figures.relate.record import Mention, Place
from figures.relate.text import Text

MOST_ROWS, MOST_COLUMNS = 60, 12
"""A larger table is data: nobody reads it, and its columns follow from one another by chance."""
SHARE_SIGN = "%"
UNITS = frozenset({Kind.MONEY, Kind.MEASURE, Kind.PERCENT})
LONGEST_UNIT = 16
"""Characters that the unit in the name of a column has at most."""

_UNIT = re.compile(r"\(([^()]*)\)\s*$")

Label = tuple[str, ...]


class Grid(Struct, frozen=True):
    """The figures of a table by row and column, None where a cell is empty; `unread` are cells nobody can tell.

    `rows` and `columns` name those that have figures, in their order, with their labels.
    """

    number: int
    cells: Mapping[Place, Mention | None]
    unread: frozenset[Place]
    rows: Mapping[int, Label]
    columns: Mapping[int, Label]

    def figure(self, row: int, column: int) -> Mention | None:
        """The figure of a cell, if it has one."""
        return self.cells.get((row, column))


def grids_of(text: Text) -> Iterator[Grid]:
    """The tables of an article that are small enough."""
    tables: dict[int, list[tuple[int, Block]]] = defaultdict(list)
    for number, block in enumerate(text.extraction.article.blocks):
        if block.cell is not None:
            tables[block.cell.table].append((number, block))
    if not tables:
        return
    mentions: dict[int, list[Mention]] = defaultdict(list)
    for mention in text.mentions:
        mentions[mention.block].append(mention)
    for number, blocks in tables.items():
        grid = _grid(number, blocks, mentions, text)
        if len(grid.rows) <= MOST_ROWS and len(grid.columns) <= MOST_COLUMNS:
            yield grid


def _grid(
    number: int,
    blocks: Sequence[tuple[int, Block]],
    mentions: Mapping[int, Sequence[Mention]],
    text: Text,
) -> Grid:
    cells: dict[Place, Mention | None] = {}
    heads: dict[int, _Head] = {}
    unread: set[Place] = set()
    rows: dict[int, Label] = {}
    columns: dict[int, Label] = {}
    for at, block in blocks:
        cell = block.cell
        assert cell is not None
        if not cell.row_label:
            continue
        place = cell.row, cell.column
        found = mentions.get(at, ())
        if len(found) == 1:
            if cell.column not in heads:
                heads[cell.column] = _Head.of(cell.column_label, text)
            cells[place] = heads[cell.column].cell(found[0], text)
        elif any(map(str.isdigit, block.text)):
            unread.add(place)
        rows.setdefault(cell.row, _label(cell.row_label))
        columns.setdefault(cell.column, _label(cell.column_label))
    return Grid(number, cells, frozenset(unread), rows, columns)


def _label(text: str) -> Label:
    """The words of a label, without signs and mark-up: **Total**."""
    return tuple(word for word in tokenize(text).low if word[0].isalnum())


class _Head(Struct, frozen=True):
    """The unit that the name of a column gives to its numbers, as the figure of one of it: Sales (€m)."""

    one: Figure | None = None

    @classmethod
    def of(cls, label: str, text: Text) -> _Head:
        """Read the name of a column: the unit stands in brackets, or is all that it says."""
        bracketed = _UNIT.search(label)
        unit = (bracketed[1] if bracketed else label).strip()
        if not 0 < len(unit) <= LONGEST_UNIT or any(map(str.isdigit, unit)):
            return cls()
        if not bracketed and text.lexicon.has("things_for_units", unit.lower()):
            return cls()  # a cup is played for
        sign = int(not unit[0].isalpha() and unit[0] != SHARE_SIGN)
        written = f"{unit[:sign]}1{unit[sign:]}" if sign or len(unit) == 1 else f"1 {unit}"
        block = Block(written, Section.BODY, ((0, 0),))
        article = Article(written, (block,), (0,), locale=text.extraction.article.locale)
        figures = extract(article, text.lexicon).figures
        is_unit = len(figures) == 1 and figures[0].kind in UNITS and isinstance(figures[0].value, Decimal)
        return cls(figures[0]) if is_unit else cls()

    def cell(self, mention: Mention, text: Text) -> Mention:
        """A figure of the column, with its unit if it has none."""
        one, figure = self.one, mention.figure
        if one is None or not mention.bare or not isinstance(figure.value, Decimal) or not figure.written:
            return mention
        kept = sort_of(one, text.units, text.extraction.article.locale)
        if kept is None or not isinstance(one.value, Decimal):
            return mention
        sort, factor, offset = kept
        value = figure.value * one.value
        written = replace(figure.written, scale=figure.written.scale * one.value)
        precision = figure.precision * one.value if figure.precision else None
        figure = replace(
            figure, kind=one.kind, unit=one.unit, value=value, written=written, precision=precision
        )
        fields = {name: getattr(mention, name) for name in Mention.__struct_fields__}
        size = float(value) * factor + offset
        return Mention(
            **fields | {"figure": figure, "sort": sort, "size": size, "factor": factor, "bare": False}
        )
