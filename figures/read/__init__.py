"""Reading: files, folders and texts into articles whose blocks know where they stand."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Literal

from figures.errors import InputError
from figures.model import Article, Section
from figures.read.captions import caption_test
from figures.read.facts import parse_date, parse_locale
from figures.read.frontmatter import read_front_matter
from figures.read.plain import plain_blocks
from figures.read.source import decode, line_starts

__all__ = [
    "DEFAULT_LOCALE",
    "FORMATS",
    "Format",
    "find_articles",
    "parse_date",
    "parse_locale",
    "read",
    "read_text",
]

Format = Literal["txt", "md"]

FORMATS: dict[str, Format] = {".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md"}
"""The suffixes of the files that can be read."""

DEFAULT_LOCALE = "en"


def read(path: Path | str, *, date: dt.date | None = None, locale: str | None = None) -> Article:
    """The article in a file. `date` and `locale` stand in place of those that the file gives.

    A file without a suffix is read as plain text. Raises `InputError` if the file cannot be read.
    """
    path = Path(path)
    format_ = FORMATS.get(path.suffix.lower()) if path.suffix else "txt"
    if format_ is None:
        raise InputError(f"{path}: cannot read {path.suffix} files; those that can be read are {_readable()}")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {_reason(error)}") from None
    name = str(path).encode("utf-8", "replace").decode()  # a name may hold bytes that are no text
    return read_text(decode(data, name), name, format_, date=date, locale=locale)


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
    facts = read_front_matter(text, path)
    starts = line_starts(text)
    locale = locale or facts.locale or DEFAULT_LOCALE
    if format == "md":
        from figures.read.markdown import markdown_blocks  # the parser takes 50 ms to load

        blocks = markdown_blocks(text, facts.end, starts, caption_test(locale))
    else:
        blocks = plain_blocks(text, facts.end, caption_test(locale))
    headlines = (block.text for block in blocks if block.section is Section.HEADLINE)
    title = facts.title or next(headlines, None)
    return Article(text, blocks, starts, path, title, date or facts.date, locale)


def find_articles(path: Path | str) -> list[Path]:
    """A file itself; of a folder, the files in it and below it that can be read, sorted.

    Hidden files and folders are left out, and links to folders are not followed. Raises `InputError` if there
    is no such path, or no article in the folder.
    """
    path = Path(path)
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    if not path.is_dir():
        return [path]
    found: list[Path] = []
    for folder, folders, files in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        names = (name for name in files if not name.startswith("."))
        found += [Path(folder, name) for name in names if Path(name).suffix.lower() in FORMATS]
    if not found:
        raise InputError(f"{path}: no article in this folder; files that can be read are {_readable()}")
    return sorted(found)


def _readable() -> str:
    return ", ".join(FORMATS)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    return (error.strerror or str(error)).lower()
