"""Settings from the cache: an article is checked more often than a pack is changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from figures.cache import cached
from figures.errors import PackError, Problem
from figures.normalise.settings import Settings


def load_settings(paths: Sequence[Path]) -> Settings:
    """Read the `normalise:` sections of packs, files or folders of YAML files, in this order.

    Raises PackError with all mistakes.
    """
    contents = {file: _read(file) for path in paths for file in _files(path)}
    relevant = {file: content for file, content in contents.items() if b"normalise" in content}

    def build() -> Settings:
        from figures.normalise.merge import merged_settings

        return merged_settings(tuple(relevant))

    return cached("settings", relevant.values(), build)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(file for suffix in ("yaml", "yml") for file in path.rglob(f"*.{suffix}"))


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        reason = f"cannot read this file: {error.strerror}"
        raise PackError((Problem(str(file), 1, 1, "unreadable", reason),)) from error
