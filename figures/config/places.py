"""Where the values of a TOML file stand, which the standard library's parser does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from msgspec import Struct

Path = tuple[str | int, ...]
"""Keys, and numbers of list members, from the table that was asked for."""


class Place(Struct, frozen=True):
    """Line and column from 1, and the number of characters on that line."""

    line: int = 1
    column: int = 1
    length: int = 1


def places(text: str, table: Path) -> dict[tuple[Path, bool], Place]:
    r"""The places of the values below a table, and (`True`) of the keys that lead to them.

    tomlkit keeps every character of a file but tells no positions. So each value is replaced by a mark that the
    file does not contain: between two marks the file is as it was, and the marks can be counted off.

    >>> places('[tool]\nx = 5', ("tool",))[("x",), True]
    Place(line=2, column=1, length=1)
    """
    import tomlkit

    document: Any = tomlkit.parse(text)
    inner = document
    for key in table:
        inner = inner[key]
    mark = "@" * (1 + max(map(len, re.findall("@+", text)), default=0))
    leaves = {
        f"{mark}{number}{mark}": leaf for number, leaf in enumerate(_replaced(inner, (), mark, count()))
    }
    found: dict[tuple[Path, bool], Place] = {}
    pieces = re.split(f'"({mark}[0-9]+{mark})"', tomlkit.dumps(document))
    at = len(pieces[0])
    for name, behind in zip(pieces[1::2], pieces[2::2], strict=True):
        path, written = leaves[name]
        found[path, False] = _place(text, at, len(written))
        _keys(text, at, path, found)
        at += len(written) + len(behind)
    return found


def _replaced(container: Any, path: Path, mark: str, numbers: Iterator[int]) -> Iterator[tuple[Path, str]]:
    """Put a numbered mark in place of each value; yield the path and the spelling of what it stands for."""
    from tomlkit import item  # a Boolean is handed out as Python's own, which has no spelling

    members = container.items() if isinstance(container, dict) else enumerate(container)
    for key, value in list(members):
        here = (*path, key)
        if isinstance(value, dict | list):
            yield from _replaced(value, here, mark, numbers)
        else:
            container[key] = f"{mark}{next(numbers)}{mark}"
            yield here, item(value).as_string()


def _keys(text: str, at: int, path: Path, found: dict[tuple[Path, bool], Place]) -> None:
    """The keys that lead to a value are the nearest of their spelling before it."""
    for depth in range(len(path), 0, -1):
        key = path[depth - 1]
        if isinstance(key, str) and (start := text.rfind(key, 0, at)) >= 0:
            at = start
            found.setdefault((path[:depth], True), _place(text, start, len(key)))


def _place(text: str, at: int, length: int) -> Place:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    width = length if end < 0 else min(length, end - at)
    return Place(text.count("\n", 0, at) + 1, at - start + 1, max(width, 1))
