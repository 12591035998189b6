"""The articles of a part, one after the other; an error stands in the place of one that cannot be read."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from msgspec import DecodeError, Struct, json

from figures.corpus.files import opened, reason
from figures.corpus.parts import Columns, Part
from figures.errors import InputError
from figures.model import Article, Block, Section
from figures.read import parse_date, parse_locale, read_open, read_text
from figures.read.document import Document
from figures.read.record import record_article
from figures.read.source import line_starts

LARGEST_FIELD = 100_000_000


class Row(Struct, frozen=True):
    """An article of the input: its name, its place (no two have the same), and itself or why it cannot be read."""

    name: str
    place: str
    article: Article | None = None
    error: str | None = None


def rows_of(part: Part, columns: Columns, locale: str | None = None) -> Iterator[Row]:
    """The articles of a part; `locale` is that of articles that do not tell theirs."""
    if part.error is not None:
        yield Row(part.url, part.url, error=part.error)
        return
    try:
        if part.kind == "files":
            yield from _files(part, locale)
        else:
            for place, record in _TABLES[part.kind](part, columns):
                yield _row(place, record, columns, locale)
    except InputError as error:  # the rest of this part cannot be read
        yield Row(part.url, f"{part.url} (part {part.number})", error=str(error))


def _files(part: Part, locale: str | None) -> Iterator[Row]:
    for url in part.files:
        try:
            with opened(url) as file:
                for number, article in enumerate(read_open(file, url, locale=locale), start=1):
                    name = url if number == 1 else f"{url}#{number}"
                    if isinstance(article, InputError):
                        yield Row(name, name, error=str(article))
                    else:
                        yield Row(name, name, article)
        except InputError as error:
            yield Row(url, url, error=str(error))


def _row(place: str, record: Mapping[str, Any] | str, columns: Columns, locale: str | None) -> Row:
    if isinstance(record, str):
        return Row(place, place, error=f"{place}: {record}")
    wanted, columns = columns.text, columns.among(record)
    name = str(record.get(columns.id) or place)
    text = record.get(columns.text)
    if not isinstance(text, str):
        return Row(name, place, error=f"{place}: there is no text in '{wanted}'")
    try:
        date, told = _date(record.get(columns.date)), record.get(columns.locale)
        article = _article(
            place, record.get(columns.title), text, date, parse_locale(told) if told else locale
        )
    except (InputError, ValueError) as error:
        message = str(error)
        return Row(name, place, error=message if message.startswith(place) else f"{place}: {message}")
    return Row(name, place, article)


def _article(path: str, title: object, text: str, date: dt.date | None, locale: str | None) -> Article:
    """The article as a file would have it: its title, an empty line, its text."""
    head = title.strip() if isinstance(title, str) else ""
    if not head and not text.strip():
        return read_text(text, path, date=date, locale=locale)
    source, body = f"{head}\n\n{text}" if head else text, len(head) + 2 if head else 0
    fields = {
        "headline": [Block(head, Section.HEADLINE, ((0, 0),))],
        "body": [Block(text, Section.BODY, ((0, body),))],
    }
    document = Document(path, source, date, locale)
    return record_article(document, source, line_starts(source), fields, begin=0)


def _date(value: object) -> dt.date | None:
    if value is None or value == "":
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    return value if isinstance(value, dt.date) else parse_date(str(value))


def _json_lines(part: Part, columns: Columns) -> Iterator[tuple[str, Mapping[str, Any] | str]]:
    del columns
    with opened(part.url, part.compression) as file:
        for number, line in enumerate(_lines_of(file, part), start=part.line):
            if line.isspace():
                continue
            place = f"{part.url}:{number}"
            try:
                record = json.decode(line)
            except (DecodeError, UnicodeDecodeError) as error:
                yield place, f"this line is no JSON: {error}"
                continue
            yield place, record if isinstance(record, dict) else "this line is no JSON object"


def _csv(part: Part, columns: Columns) -> Iterator[tuple[str, Mapping[str, Any] | str]]:
    if columns.among(part.header).text not in part.header:
        raise InputError(f"{part.url}: there is no column '{columns.text}', but {', '.join(part.header)}")
    csv.field_size_limit(LARGEST_FIELD)
    with opened(part.url, part.compression) as file:
        rows = csv.reader(_decoded(_lines_of(file, part)))
        first = part.line
        while True:
            try:
                row = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                yield f"{part.url}:{first}", f"this row is no CSV: {error}"
                continue
            place, first = f"{part.url}:{first}", part.line + rows.line_num
            if len(row) == len(part.header):
                yield place, dict(zip(part.header, row, strict=True))
            elif row:
                yield place, f"this row has {len(row)} fields, and there are {len(part.header)} columns"


def _decoded(lines: Iterable[bytes]) -> Iterator[str]:
    return (line.decode("utf-8", "replace") for line in lines)


def _lines_of(file: BinaryIO, part: Part) -> Iterable[bytes]:
    """The lines of a part; an `end` before its start is the end of the file."""
    if part.compression:
        file.read(part.start)
    else:
        file.seek(part.start)
    return file if part.end < part.start else io.BytesIO(file.read(part.end - part.start))


def _parquet(part: Part, columns: Columns) -> Iterator[tuple[str, Mapping[str, Any] | str]]:
    import pyarrow as pa
    from pyarrow import parquet

    with opened(part.url) as file:
        try:
            table = parquet.ParquetFile(file)
            known = set(table.schema_arrow.names)
            columns, asked = columns.among(known), columns
            if columns.text not in known:
                raise InputError(
                    f"{part.url}: there is no column '{asked.text}', but {', '.join(sorted(known))}"
                )
            wanted = [name for name in columns.__struct_fields__ if getattr(columns, name) in known]
            names = [getattr(columns, name) for name in wanted]
            number = part.line
            for batch in table.iter_batches(256, list(range(part.start, part.end)), columns=names):
                for record in batch.to_pylist():
                    yield f"{part.url}:{number}", record
                    number += 1
        except (pa.ArrowException, OSError) as error:
            raise InputError(f"{part.url}: {reason(error)}") from None


_TABLES = {"jsonl": _json_lines, "csv": _csv, "parquet": _parquet}
