"""The sheet as CSV, which every spreadsheet opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from figures.report.rows import csv_line
from figures.report.sheet.rows import FACTS, Row, Sheet


def chunks(rows: Iterable[Row], sheet: Sheet = FACTS) -> Iterator[bytes]:
    """The lines of the file; a mark in front tells spreadsheets that it is UTF-8."""
    yield "\ufeff".encode()
    for line in lines(rows, sheet):
        yield f"{line}\r\n".encode("utf-8", "backslashreplace")


def lines(rows: Iterable[Row], sheet: Sheet = FACTS) -> Iterator[str]:
    """A header, and a line for each row."""
    yield csv_line(column.title for column in sheet.columns)
    yield from map(csv_line, rows)
