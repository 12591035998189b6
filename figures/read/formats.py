"""The formats that can be read: one row each, whose module is loaded only when a file of that format is read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Literal

from msgspec import Struct

from figures.errors import InputError
from figures.model import Article
from figures.read.document import Document
from figures.read.source import LARGEST_FILE, LARGEST_TEXT

Articles = Callable[[Document], "Iterator[Article | InputError]"]
"""What a format's module has as `articles`: it yields an error for each article that cannot be read."""

Format = Literal["txt", "md", "html", "rst", "adoc", "docx", "pdf", "json", "jsonl", "csv"]


class Reader(Struct, frozen=True):
    """How files with these suffixes are read; `extra` names what must be installed for it.

    `largest` is the number of bytes that such a file may have. `in_folders` tells that such files are articles
    wherever they lie; others are read only if they are named.
    """

    module: str
    suffixes: tuple[str, ...]
    extra: str | None = None
    largest: int = LARGEST_TEXT
    in_folders: bool = True

    def load(self, path: str) -> Articles:
        """The function that reads this format. Raises `InputError` if its library is not installed."""
        try:
            articles: Articles = import_module(f"figures.read.{self.module}").articles
        except ModuleNotFoundError as error:
            if self.extra is None:
                raise
            raise InputError(
                f"{path}: reading {self.suffixes[0]} files needs {error.name}, which is not installed\n"
                f"  hint: pip install 'figures-checker[{self.extra}]'"
            ) from None
        return articles


_READERS: dict[Format, Reader] = {
    "txt": Reader("plain", (".txt", ".text")),
    "md": Reader("markdown", (".md", ".markdown")),
    "html": Reader("html", (".html", ".htm", ".xhtml")),
    "rst": Reader("restructured", (".rst",)),
    "adoc": Reader("asciidoc", (".adoc", ".asciidoc")),
    "docx": Reader("docx", (".docx",), extra="docx", largest=LARGEST_FILE),
    "json": Reader("json", (".json",), largest=LARGEST_FILE, in_folders=False),
    "jsonl": Reader("jsonl", (".jsonl", ".ndjson"), largest=LARGEST_FILE, in_folders=False),
    "csv": Reader("csv", (".csv", ".tsv"), largest=LARGEST_FILE, in_folders=False),
    "pdf": Reader("pdf", (".pdf",), extra="pdf", largest=LARGEST_FILE),
}

FORMATS: dict[str, Format] = {suffix: name for name, each in _READERS.items() for suffix in each.suffixes}
"""The suffixes of the files that can be read, and the formats that they stand for."""


def reader_of(name: Format) -> Reader:
    """The reader of a format."""
    return _READERS[name]


def reader_for(path: str) -> Reader:
    """The reader of a file, by the suffix of its name; a name without one is a plain text's."""
    suffix = suffix_of(path)
    if not suffix:
        return _READERS["txt"]
    if suffix not in FORMATS:
        raise InputError(f"{path}: cannot read {suffix} files; those that can be read are {readable()}")
    return _READERS[FORMATS[suffix]]


def is_article(name: str) -> bool:
    """Whether a file of this name is an article, wherever it lies."""
    format_ = FORMATS.get(suffix_of(name))
    return format_ is not None and _READERS[format_].in_folders


def suffix_of(path: str) -> str:
    """The suffix of a name, in small letters; a name that begins or ends with its only point has none.

    >>> suffix_of("news/A.TXT"), suffix_of(".md"), suffix_of("And so on.")
    ('.txt', '', '')
    """
    suffix = os.path.splitext(path)[1].lower()
    return suffix if suffix != "." else ""


def readable() -> str:
    """The suffixes that can be read, as a list for messages."""
    return ", ".join(FORMATS)
