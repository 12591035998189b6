"""The article in a file that is named, or that somebody has opened already."""

from __future__ import annotations

import datetime as dt
import os
from io import BytesIO
from typing import IO, Any

from figures.errors import InputError, UsageError
from figures.model import Article
from figures.read import only, read, read_open
from figures.read.source import LARGEST_FILE

File = str | os.PathLike[str] | IO[bytes] | IO[str]
"""The path of a file, or a file that is open to be read."""


def read_article(file: File, *, date: dt.date | None = None, locale: str | None = None) -> Article:
    """The one article in a file. `date` and `locale` stand in place of those that the file gives.

    The suffix of its name says how it is read; a file without one, or without a name, is plain text. Raises
    `InputError` if the file cannot be read, or holds several articles, and `UsageError` for what is no file.

    >>> read_article(BytesIO(b"It is 10 miles from here.")).path
    '<file>'
    """
    if isinstance(file, str | os.PathLike):
        return read(file, date=date, locale=locale)
    if not hasattr(file, "read"):
        raise UsageError(f"a file is a path, or open to be read, and no {type(file).__name__}")
    name = getattr(file, "name", None)
    path = name if isinstance(name, str) else "<file>"  # the name of a temporary file may be a number
    return only(read_open(BytesIO(_content(file, path)), path, date=date, locale=locale), path)


def _content(file: Any, path: str) -> bytes:
    try:
        found = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:  # closed, open to be written only, or in another encoding
        raise InputError(f"{path}: {error}") from None
    return found.encode("utf-8", "surrogatepass") if isinstance(found, str) else found
