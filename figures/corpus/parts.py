"""How an input is cut: into parts that one process does in a few seconds, the same ones every time."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator
from typing import BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from figures.corpus.files import File, opened, reason
from figures.errors import InputError

PART = 2_000_000
"""So many bytes of text are a part: some ten seconds of work, all that is lost when a process is killed."""
BLOCK = 1_000_000
FILES = 200
"""A part has no more files than that."""


class Columns(Struct, frozen=True):
    """The columns (of JSON: the keys) that hold an article's text and what is known about it.

    Of several names with commas between them, the first that is there is meant.
    """

    text: str = "text,body"
    id: str = "id"
    date: str = "date"
    title: str = "title,headline"
    locale: str = "locale"

    def among(self, there: Collection[str]) -> Columns:
        """One name for each: the first of its names that is there, or else the first.

        >>> Columns().among(["headline", "body"])
        Columns(text='body', id='id', date='date', title='headline', locale='locale')
        """
        chosen = {}
        for field in self.__struct_fields__:
            names = getattr(self, field).split(",")
            chosen[field] = next((name for name in names if name in there), names[0])
        return Columns(**chosen)


class Part(Struct, frozen=True):
    """A piece of the input.

    Of a table it is the bytes (of Parquet: the groups of rows) `start`..`end`, the first of which is on `line`; of
    a folder, `files`. `header` names a CSV's columns. `error` says why there is nothing to be done.
    """

    number: int
    kind: str
    url: str
    start: int = 0
    end: int = 0
    line: int = 1
    header: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    compression: str | None = None
    error: str | None = None


def parts_of(files: Iterable[File], size: int = PART) -> Iterator[Part]:
    """The parts of all files, numbered from 0; at least one, so that there are tables.

    A file that cannot be cut is a part that says why.
    """
    number = -1
    for number, part in enumerate(_parts(files, size)):
        yield replace(part, number=number)
    if number < 0:
        yield Part(0, "files", "")


def _parts(files: Iterable[File], size: int) -> Iterator[Part]:
    articles: list[File] = []
    for file in files:
        if file.kind is None:
            articles.append(file)
            if len(articles) >= FILES or sum(each.size for each in articles) >= size:
                yield _folder(articles)
                articles = []
            continue
        try:
            yield from list(_CUTTERS[file.kind](file, size))
        except InputError as error:
            yield Part(0, "broken", file.url, error=str(error))
    if articles:
        yield _folder(articles)


def _folder(files: list[File]) -> Part:
    return Part(0, "files", files[0].url, files=tuple(file.url for file in files))


def _json_lines(file: File, size: int) -> Iterator[Part]:
    if file.compression:  # nobody can begin in the middle of it
        yield Part(0, "jsonl", file.url, end=-1, compression=file.compression)
        return
    with opened(file.url) as stream:
        for start, end, line in _cuts(stream, size, quoted=False):
            yield Part(0, "jsonl", file.url, start, end, line)


def _csv(file: File, size: int) -> Iterator[Part]:
    with opened(file.url, file.compression) as stream:
        head = stream.readline()
    try:
        header = tuple(next(csv.reader([head.decode("utf-8-sig")]), ()))
    except (UnicodeDecodeError, csv.Error):
        raise InputError(
            f"{file.url}: its first line, the names of the columns, is no CSV in UTF-8"
        ) from None
    part = Part(0, "csv", file.url, len(head), -1, 2, header, compression=file.compression)
    if file.compression:
        yield part
        return
    with opened(file.url) as stream:
        stream.seek(len(head))
        for start, end, line in _cuts(stream, size, quoted=True):
            yield replace(part, start=len(head) + start, end=len(head) + end, line=1 + line)


def _cuts(stream: BinaryIO, size: int, quoted: bool) -> Iterator[tuple[int, int, int]]:
    """Ranges of bytes that end where a line does, with the number of their first line.

    `quoted` keeps line breaks between quotation marks: there stands an even number of marks before the end of a row.
    """
    start = here = 0
    first = line = 1
    marks = 0
    while chunk := _lines(stream, min(size, BLOCK)):
        here += len(chunk)
        line += chunk.count(b"\n")
        marks += chunk.count(b'"') if quoted else 0
        if here - start >= size and marks % 2 == 0:
            yield start, here, first
            start, first = here, line
    if here > start:
        yield start, here, first


def _lines(stream: BinaryIO, size: int) -> bytes:
    """Whole lines, of so many bytes and what is left of the last one."""
    chunk = stream.read(size)
    return chunk if chunk.endswith(b"\n") or not chunk else chunk + stream.readline()


def _parquet(file: File, size: int) -> Iterator[Part]:
    import pyarrow as pa
    from pyarrow import parquet

    with opened(file.url) as stream:
        try:
            about = parquet.ParquetFile(stream).metadata
        except (pa.ArrowException, OSError) as error:
            raise InputError(f"{file.url}: not a whole Parquet file: {reason(error)}") from None
        start = first = rows = taken = 0
        for group in range(about.num_row_groups):
            taken += about.row_group(group).total_byte_size
            rows += about.row_group(group).num_rows
            if taken >= size or group == about.num_row_groups - 1:
                yield Part(0, "parquet", file.url, start, group + 1, first + 1)
                start, first, taken = group + 1, rows, 0


_CUTTERS = {"jsonl": _json_lines, "csv": _csv, "parquet": _parquet}
