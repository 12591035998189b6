"""Reading: files, folders and texts into articles whose blocks know where they stand."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from typing import BinaryIO

from figures.errors import InputError
from figures.model import Article
from figures.read.document import DEFAULT_LOCALE, Document
from figures.read.facts import parse_date, parse_locale
from figures.read.formats import FORMATS, Format, reader_for, reader_of
from figures.read.source import read_bytes

__all__ = [
    "DEFAULT_LOCALE",
    "FORMATS",
    "Format",
    "only",
    "parse_date",
    "parse_locale",
    "read",
    "read_articles",
    "read_open",
    "read_text",
]


def read_articles(
    path: str | os.PathLike[str],
    *,
    date: dt.date | None = None,
    locale: str | None = None,
    column: str | None = None,
    usual_locale: str | None = None,
) -> Iterator[Article | InputError]:
    """The articles in a file, in its order; an error stands in the place of one that cannot be read.

    `date` and `locale` stand in place of those that the file gives, `usual_locale` for one that it does not give;
    `column` names the column of a table that holds the texts. Raises `InputError` if the file itself cannot be read.
    """
    name = os.fspath(path).encode("utf-8", "replace").decode()  # a name may hold bytes that are no text
    reader_for(name)  # what cannot be read is not opened
    try:
        with open(path, "rb") as file:
            yield from read_open(
                file, name, date=date, locale=locale, column=column, usual_locale=usual_locale
            )
    except OSError as error:
        raise InputError(f"{name}: {_reason(error)}") from None


def read_open(
    file: BinaryIO,
    path: str,
    *,
    date: dt.date | None = None,
    locale: str | None = None,
    column: str | None = None,
    usual_locale: str | None = None,
) -> Iterator[Article | InputError]:
    """The articles in an open file, such as standard input; `path` tells its format. See `read_articles`."""
    reader = reader_for(path)
    document = Document(path, read_bytes(file, path, reader.largest), date, locale, column, usual_locale)
    yield from reader.load(path)(document)


def read(path: str | os.PathLike[str], *, date: dt.date | None = None, locale: str | None = None) -> Article:
    """The one article in a file. `date` and `locale` stand in place of those that the file gives.

    A file without a suffix is read as plain text. Raises `InputError` if the file cannot be read, or holds
    several articles.
    """
    return only(read_articles(path, date=date, locale=locale), os.fspath(path))


def read_text(
    text: str,
    path: str = "<text>",
    format: Format = "txt",
    *,
    date: dt.date | None = None,
    locale: str | None = None,
) -> Article:
    r"""The article in a text; offsets count its code points. `path` names it in reports.

    Raises `InputError` if its front matter has mistakes.

    >>> article = read_text("Bridge opens\n\nIt cost £92 million per year.")
    >>> [(block.section.value, block.text) for block in article.blocks]
    [('headline', 'Bridge opens'), ('body', 'It cost £92 million per year.')]
    """
    document = Document(path, text, date, locale)
    return only(reader_of(format).load(path)(document), path)


def only(articles: Iterator[Article | InputError], path: str) -> Article:
    """The article of a file that should hold one. Raises `InputError` if it holds none, or several."""
    first = next(articles, None)
    if isinstance(first, InputError):
        raise first
    if first is None:
        raise InputError(f"{path}: no article in this file")
    if next(articles, None) is not None:
        raise InputError(
            f"{path}: several articles in one file\n  hint: read_articles() gives them one by one"
        )
    return first


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    return (error.strerror or str(error)).lower()
