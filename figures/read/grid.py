"""Tables with cells that span: which row and column a cell stands in, and which headers label it."""

from __future__ import annotations

from msgspec import Struct, field

from figures.model import Cell
from figures.read import rows

WIDEST_SPAN = 100
"""How many rows or columns a cell may span."""

LARGEST_WITH_SPANS = 100_000
"""In a table with more fields than this, a cell is one field, whatever it says."""

LONGEST_CELL = 500
"""A table with more characters of text in one cell is there for the layout of the page."""


MOST_HEADS = 10
"""How many rows at the top of a table can name its columns."""


class Place(Struct, eq=False):
    """A cell of a table, and the texts in it so far."""

    table: Table
    row: int
    column: int
    header: bool
    texts: list[str] = field(default_factory=list)
    text: str = ""


class Table(Struct, eq=False):
    """A table, filled while it is read.

    `rows` have the cells by the columns they cover. `spans` are those that reach down, by column: the cell, and
    for how many rows more. `headed` counts the rows that name the columns. What is `for_layout` puts things side
    by side, and labels nothing.
    """

    number: int
    rows: list[dict[int, Place]] = field(default_factory=list)
    spans: dict[int, tuple[Place, int]] = field(default_factory=dict)
    headed: int = 0
    column: int = 0
    fields: int = 0
    for_layout: bool = False

    def begin_row(self, *, in_head: bool) -> None:
        """Begin a row; those of a `thead` name the columns."""
        self.rows.append({column: place for column, (place, _) in self.spans.items()})
        self.spans = {column: (place, more - 1) for column, (place, more) in self.spans.items() if more > 1}
        self.column = 0
        if in_head:
            self.headed = len(self.rows)

    def begin_cell(self, wide: int, high: int, *, header: bool) -> Place:
        """Begin a cell in the first free column of the last row."""
        if not self.rows:
            self.begin_row(in_head=False)
        row = self.rows[-1]
        while self.column in row:
            self.column += 1
        place = Place(self, len(self.rows) - 1, self.column, header)
        if self.fields > LARGEST_WITH_SPANS:
            wide, high = 1, 1
        for column in range(self.column, self.column + min(wide, WIDEST_SPAN)):
            row[column] = place
            if high > 1:
                self.spans[column] = (place, min(high, WIDEST_SPAN) - 1)
        self.fields += wide * high
        self.column += min(wide, WIDEST_SPAN)
        return place

    def finish(self) -> None:
        """Find out what the table is, once all of it is there."""
        places = [place for row in self.rows for place in row.values()]
        for place in places:
            place.text = " ".join(place.texts)
        long = any(len(place.text) > LONGEST_CELL for place in places)
        self.for_layout |= long or len(self.rows) < 2 or all(len(row) < 2 for row in self.rows)
        self.headed = min(self.headed or self._count_heads(), MOST_HEADS)

    def cell(self, place: Place) -> Cell:
        """A cell with the labels of its row and its column."""
        row_label = column_label = ""
        if place.row >= self.headed:
            first = self.rows[place.row].get(0)
            row_label = first.text if first is not None and first is not place else ""
            heads = [row.get(place.column) for row in self.rows[: self.headed]]
            column_label = " ".join(dict.fromkeys(head.text for head in heads if head is not None))
        return Cell(self.number, place.row, place.column, row_label, column_label)

    def _count_heads(self) -> int:
        count = 0
        while count < len(self.rows) and all(place.header for place in self.rows[count].values()):
            count += 1
        if count:
            return count if count < len(self.rows) else 0
        return int(rows.is_header([place.text for place in self.rows[0].values()])) if self.rows else 0
