"""An article that is given as fields: headline, standfirst, body, date and locale, in JSON or in a row of CSV."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from figures.errors import InputError
from figures.model import Article, Block, Section
from figures.read.document import Document
from figures.read.embedded import moved
from figures.read.facts import Facts, parse_date, parse_locale
from figures.read.plain import plain_blocks

T = TypeVar("T")

HEADLINES = ("headline", "title")
STANDFIRSTS = ("standfirst", "subtitle", "dek", "deck", "description", "summary", "abstract")
BODIES = ("body", "text", "content", "article", "articlebody")
_DATES = ("date", "datepublished", "date_published", "published", "published_at", "pubdate")
_LOCALES = ("locale", "language", "lang", "inlanguage")
_MARKUP = re.compile(
    r"\s*<(?:p|div|h[1-6]|ul|ol|table|blockquote|figure|section|article|html|!doctype)\b", re.IGNORECASE
)

Fields = Mapping[str, Sequence[Block]]
"""The texts of each field by its name in lower case, each as a block that maps it to the source."""


def record_article(
    document: Document, source: str, starts: Sequence[int], fields: Fields, begin: int
) -> Article:
    """The article in a record that begins at an offset of the source.

    Raises `InputError` if its date or locale is none, or if it has no text.
    """
    where = place(document.path, begin, starts)
    if not any(_texts(fields, names) for names in (HEADLINES, BODIES)):
        names = ", ".join(sorted(fields)) or "none"
        raise InputError(f"{where}an article has a headline or a body; the fields here are {names}")

    def fact(name: str, names: Sequence[str], parse: Callable[[str], T]) -> T | None:
        for text in _texts(fields, names)[:1]:
            try:
                return parse(text.text)
            except ValueError as error:
                raise InputError(f"{place(document.path, text.source(0), starts)}{name}: {error}") from None
        return None

    def make(
        _source: str, _start: int, _starts: Sequence[int], is_caption: Callable[[str], bool]
    ) -> tuple[Block, ...]:
        return tuple(_blocks(fields, is_caption))

    facts = Facts(fact("date", _DATES, parse_date), fact("locale", _LOCALES, parse_locale))
    return document.article(source, make, facts, starts=starts)


def place(path: str, offset: int, starts: Sequence[int]) -> str:
    """Path, line and column of a source offset, as messages begin with them."""
    line = max(1, bisect_right(starts, offset))
    return f"{path}:{line}:{offset - starts[line - 1] + 1}: "


def _texts(fields: Fields, names: Sequence[str]) -> list[Block]:
    """The texts of the first of these fields that has any."""
    for name in names:
        if found := [text for text in fields.get(name, ()) if text.text.strip()]:
            return found
    return []


def _blocks(fields: Fields, is_caption: Callable[[str], bool]) -> list[Block]:
    """The blocks of all fields, in the order of the source."""
    headlines, standfirsts = _texts(fields, HEADLINES)[:1], _texts(fields, STANDFIRSTS)[:1]
    bodies = _texts(fields, BODIES)
    found = [replace(block, section=Section.HEADLINE) for block in _read(headlines, is_caption)]
    found += [replace(block, section=Section.STANDFIRST) for block in _read(standfirsts, is_caption)]
    for block in _read(bodies, is_caption):
        is_second = block.section is Section.HEADLINE and (headlines or len(bodies) > 1)
        found.append(replace(block, section=Section.BODY) if is_second else block)
    return sorted(found, key=lambda block: block.source(0))


def _read(texts: Sequence[Block], is_caption: Callable[[str], bool]) -> Iterator[Block]:
    """The blocks of texts that are plain or HTML; their lists and tables are numbered on."""
    groups = tables = 0
    for text in texts:
        blocks = _html_or_plain(text.text, is_caption)
        for block in blocks:
            group = None if block.group is None else block.group + groups
            cell = None if block.cell is None else replace(block.cell, table=block.cell.table + tables)
            yield moved(replace(block, group=group, cell=cell), text)
        groups += 1 + max((block.group for block in blocks if block.group is not None), default=-1)
        tables += 1 + max((block.cell.table for block in blocks if block.cell is not None), default=-1)


def _html_or_plain(text: str, is_caption: Callable[[str], bool]) -> tuple[Block, ...]:
    if _MARKUP.match(text):
        from figures.read.html import html_blocks

        return html_blocks(text, 0, (0,), is_caption)
    return plain_blocks(text, 0, (0,), is_caption)
