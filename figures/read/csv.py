"""CSV: a table whose first row names its columns; each other row is an article, or a column of it is a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from figures.errors import InputError
from figures.model import Article, Block
from figures.read.document import Document
from figures.read.prose import Prose
from figures.read.record import BODIES, HEADLINES, place, record_article
from figures.read.source import BYTE_ORDER_MARK, LINE_BREAK, line_starts

_DELIMITERS = ",;\t|"
_NEVER = r"\0"
_QUOTES = re.compile(r'""')


class Row(Struct):
    """The fields of a row, each mapped to the source; `start` is where the row begins."""

    start: int
    fields: list[Block]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(field.text.strip() for field in self.fields)


def articles(document: Document) -> Iterator[Article | InputError]:
    """The articles in a table; a row that cannot be read is told, and the others are read."""
    source = document.text
    starts = line_starts(source)
    rows = rows_of(source, document.path, starts)
    header = next(rows, None)
    if header is None:
        return
    names = [field.text.strip().lower() for field in header.fields]
    _check_columns(document, names)
    for row in rows:
        if row.is_empty:
            continue
        fields = {name: [field] for name, field in zip(names, row.fields, strict=False)}
        if document.column is not None:
            fields["body"] = fields.get(document.column.strip().lower(), [])
        try:
            if len(row.fields) > len(names):
                where = place(document.path, row.start, starts)
                raise InputError(f"{where}{len(row.fields)} fields under {len(names)} columns")
            yield record_article(document, source, starts, fields, row.start)
        except InputError as error:
            yield error.with_traceback(None)


def _check_columns(document: Document, names: Sequence[str]) -> None:
    there = ", ".join(names)
    if document.column is not None and document.column.strip().lower() not in names:
        raise InputError(f"{document.path}: no column '{document.column}'; there are {there}")
    if document.column is None and not {*names} & {*HEADLINES, *BODIES}:
        raise InputError(
            f"{document.path}: no column with articles; there are {there}\n  hint: name it, as in --column {names[0]}"
        )


def rows_of(source: str, path: str, starts: Sequence[int]) -> Iterator[Row]:
    """The rows of a table, that of its heads included. Raises `InputError` at a quotation that does not end."""
    at = 1 if source.startswith(BYTE_ORDER_MARK) else 0
    field = _field_pattern(LINE_BREAK.split(source[at:], maxsplit=1)[0])
    row = Row(at, [])
    while at < len(source) or row.fields:
        match = field.match(source, at)
        if match is None:
            raise InputError(f"{place(path, at, starts)}a quotation mark without the one that ends it")
        row.fields.append(_mapped(source, match))
        at = match.end()
        if match["end"] in _DELIMITERS and match["end"]:
            continue
        yield row
        row = Row(at, [])


def _field_pattern(header: str) -> re.Pattern[str]:
    """A field with what ends it, in a table that separates fields as its header does.

    After quotation marks, anything up to the next delimiter is passed over.
    """
    likely = max(_DELIMITERS, key=header.count)
    delimiter = re.escape(likely) if likely in header else _NEVER
    return re.compile(
        rf'(?:[ ]*+"(?P<quoted>(?:[^"]|"")*+)"[^{delimiter}\r\n]*+|(?P<plain>(?![ ]*+")[^{delimiter}\r\n]*+))'
        rf"(?P<end>{delimiter}|\r\n|\n|\r|\Z)"
    )


def _mapped(source: str, match: re.Match[str]) -> Block:
    prose = Prose()
    at, end = match.span("plain" if match["quoted"] is None else "quoted")
    if match["quoted"] is not None:
        for quotes in _QUOTES.finditer(source, at, end):
            prose.copy(source[at : quotes.start()], at)
            prose.replace('"', quotes.start(), 2)
            at = quotes.end()
    prose.copy(source[at:end], at)
    return prose.whole()
