"""A CSV file as one table of figures, with the names of its columns and rows, in place of an article on each row."""

from __future__ import annotations

from msgspec.structs import replace

from figures.errors import InputError
from figures.model import Article, Block, Cell, Section
from figures.read.csv import rows_of
from figures.read.document import DEFAULT_LOCALE, Document
from figures.read.source import line_starts


def table(document: Document) -> Article:
    """The table in a CSV file: a block for each field. Raises `InputError` if it cannot be read, or has no row."""
    source = document.text
    starts = tuple(line_starts(source))
    blocks: list[Block] = []
    heads: list[str] = []
    for number, row in enumerate(rows_of(source, document.path, starts)):
        label = row.fields[0].text if row.fields else ""
        for column, field in enumerate(row.fields):
            head = heads[column] if column < len(heads) else ""
            cell = Cell(0, number, column, label if column and number else "", head)
            if field.text.strip():
                blocks.append(replace(field, section=Section.TABLE, cell=cell))
        heads = heads or [field.text for field in row.fields]
    if not blocks:
        raise InputError(f"{document.path}: nothing in this file")
    locale = document.locale or document.usual_locale or DEFAULT_LOCALE
    return Article(source, tuple(blocks), starts, document.path, None, document.date, locale)
