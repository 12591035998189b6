"""The files that packs are made of: those given and those that they import, in the order that counts."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from figures.errors import PackError, Problem
from figures.rules.syntax.load.shipped import shipped_packs

SHIPPED = "figures/"
"""What the name of a pack that ships begins with: `figures/core`."""

_USE = r"(?m)^use:(.*(?:\n(?:[ \t-].*)?)*)"
_TARGET = r"[./\w][^\s,\[\]'\"]*"


def collect(
    paths: Iterable[str | os.PathLike[str]], texts: Mapping[Path, str] = MappingProxyType({})
) -> dict[Path, str]:
    """The text of every file, imports before what imports them. Raises `PackError` if one cannot be read.

    `texts` stand in place of what is in the files: an editor has not saved it yet.
    """
    found: dict[Path, str] = {}
    seen: set[Path] = set()
    for path in paths:
        for file in yaml_files(Path(path)):
            _collect(file, found, seen, texts)
    return found


def yaml_files(path: Path) -> Sequence[Path]:
    """A file itself; all YAML files in and below a folder, sorted."""
    if not path.is_dir():
        return [path]
    return sorted(file for suffix in ("yaml", "yml") for file in path.rglob(f"*.{suffix}"))


def imported_files(name: str, importer: Path) -> Sequence[Path]:
    """What an import stands for: `figures/core` for a pack that ships, all else for one YAML file.

    A folder of the user's is none: its name may lead anywhere, and all that is below it would be read.
    """
    if name.startswith(SHIPPED):
        packs = Path(shipped_packs())
        target = packs / name.removeprefix(SHIPPED)
        inside = target.resolve().is_relative_to(packs.resolve())
        return [file for file in yaml_files(target) if file.is_file()] if inside else []
    target = importer.parent / name
    with contextlib.suppress(OSError):  # a name that is too long
        return [target] if target.suffix in (".yaml", ".yml") and target.is_file() else []
    return []


def _collect(file: Path, found: dict[Path, str], seen: set[Path], texts: Mapping[Path, str]) -> None:
    waiting: list[tuple[Path, str | None]] = [(file, None)]
    while waiting:
        path, content = waiting.pop()
        key = path.resolve()
        if content is not None:
            found.setdefault(path, content)
            continue
        if key in seen:
            continue
        seen.add(key)
        content = texts[path] if path in texts else _read(path)
        waiting.append((path, content))  # taken up again after its imports
        for name in reversed(list(_imports(content))):
            files = imported_files(name, path)  # that there is none is reported where the file is read
            waiting += [(each, None) for each in reversed(files)]


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = (error.strerror or "").lower() if isinstance(error, OSError) else "it is not UTF-8"
        problem = Problem(str(path), 1, 1, "unreadable", f"cannot read this file: {reason}")
        raise PackError((problem,)) from None


def _imports(content: str) -> Iterator[str]:
    """What a file imports, read off its `use` alone: this runs before the cache is asked, without YAML."""
    block = re.search(_USE, content)
    for line in block[1].splitlines() if block else ():
        yield from re.findall(_TARGET, line.partition("#")[0])
