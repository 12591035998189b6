"""Settings from the cache: an article is checked more often than a pack is changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from figures.cache import cached, stamps
from figures.errors import PackError, Problem
from figures.normalise.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

_TABLE = rb"\brates:\s*['\"]?([^\s'\"#]+\.csv)"


def load_settings(paths: Sequence[str | Path], shipped: str | Path | None = None) -> Settings:
    """Read the `normalise:` sections of packs, files or folders of YAML files, in this order.

    Those in the folder `shipped`, which are ours, come first. Raises PackError with all mistakes.
    """
    own = _sections(paths)
    tables = (table for file, content in own.items() for table in _tables(file, content))
    sources = [*own.values(), *(table.read_bytes() for table in tables if table.is_file())]
    ours = stamps(shipped, ".yaml", ".csv", below=True) if shipped else ()

    def build() -> Settings:
        from figures.normalise.merge import merged_settings

        return merged_settings((*(_sections([shipped]) if shipped else ()), *own))

    return cached("settings", [*ours, *sources], build)


def _sections(paths: Iterable[str | Path]) -> Mapping[Path, bytes]:
    """The content of the files that have such a section."""
    contents = {file: _read(file) for path in paths for file in _files(path)}
    return {file: content for file, content in contents.items() if b"normalise" in content}


def _files(place: str | Path) -> list[Path]:
    from pathlib import Path

    path = Path(place)
    if not path.is_dir():
        return [path]
    return sorted(file for suffix in ("yaml", "yml") for file in path.rglob(f"*.{suffix}"))


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        reason = f"cannot read this file: {error.strerror}"
        raise PackError((Problem(str(file), 1, 1, "unreadable", reason),)) from error


def _tables(pack: Path, content: bytes) -> Iterator[Path]:
    """The tables that a pack names, read off its text alone: this runs before the cache is asked, without YAML."""
    return (pack.parent / name.decode() for name in re.findall(_TABLE, content))
