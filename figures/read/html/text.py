"""The text between two tags into prose: spaces collapse, entities are read, and what nobody sees is left out."""

from __future__ import annotations

import html
import re
from html.entities import html5

from figures.read.characters import INVISIBLE
from figures.read.prose import Prose

_SPACES = " \t\n\r\f"
_SPECIAL = re.compile(
    rf"[{_SPACES}]{{2,}}|[\t\n\r\f]|[{INVISIBLE}]|&(?:#(?:\d{{1,12}}|x[\da-f]{{1,12}});?|[a-z][\da-z]{{1,31}};?)",
    re.IGNORECASE,
)


def add_text(
    prose: Prose, source: str, start: int, end: int, *, raw: bool = False, table: dict[int, int] | None = None
) -> None:
    """Take over `start`..`end` of a source, its characters put as `table` says; `raw` text has no entities."""
    while special := _SPECIAL.search(source, start, end):
        at, to = special.span()
        _copy(prose, source, start, at, table)
        if source[at] == "&":
            text, to = (source[at], at + 1) if raw else _entity(special[0], at)
            _put(prose, text.translate(table) if table else text, at, to)
        elif source[at] in _SPACES:
            _put(prose, " ", at, at + 1)
        start = to
    _copy(prose, source, start, end, table)


def _copy(prose: Prose, source: str, start: int, end: int, table: dict[int, int] | None) -> None:
    if start < end and source[start] == " " and prose.last in ("", " "):
        start += 1
    text = source[start:end]
    prose.copy(text.translate(table) if table else text, start)


def _put(prose: Prose, text: str, start: int, end: int) -> None:
    if text and text in _SPACES:
        text = " " if prose.last not in ("", " ") else ""
    if not re.fullmatch(f"[{INVISIBLE}]+", text):
        prose.replace(text, start, end - start)


def _entity(written: str, start: int) -> tuple[str, int]:
    """The text of what may be an entity, and where it ends: `&pound92` is one as far as `&pound`.

    >>> _entity("&pound92", 10), _entity("&bogus;", 10)
    (('£', 16), ('&', 11))
    """
    if written[1] == "#":
        return html.unescape(written), start + len(written)
    for length in range(len(written), 2, -1):
        if (text := html5.get(written[1:length])) is not None:
            return text, start + length
    return "&", start + 1
