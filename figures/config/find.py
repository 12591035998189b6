"""Which configuration holds: the nearest above the files, and what is in it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from figures.config.record import Config
from figures.errors import PackError, Problem

if TYPE_CHECKING:
    from figures.yamlfile import Node, Problems

NAME = "figures.yaml"
PYPROJECT = "pyproject.toml"
MAX_BYTES = 1_000_000


def find_config(paths: Iterable[str]) -> Path | None:
    """The nearest configuration above the folder that holds all the paths, or in it.

    In each folder `figures.yaml` comes before a `pyproject.toml` with `[tool.figures]`. Paths that do not exist
    (and `-`) count as standing in the working folder.
    """
    start = _common_folder(paths)
    for folder in (start, *start.parents):
        if (folder / NAME).is_file():
            return _from_here(folder / NAME)
        if _has_table(folder / PYPROJECT):
            return _from_here(folder / PYPROJECT)
    return None


def load_config(path: Path, *, marked: bool = False) -> Config:
    """Read a configuration; `marked` asks for the lines of TOML, which take a while.

    Raises `PackError` with all the mistakes of the file, each with its place.
    """
    from figures.config.schema import read_config

    content = _read(path)
    folder = Path(os.path.relpath(path.parent)) if path.parent != Path() else Path()
    node, problems = _node(path, content, marked)
    config = read_config(node, path, folder) if not problems.found else Config()
    if problems.found and path.suffix == ".toml" and not marked:
        return load_config(path, marked=True)
    problems.check()
    return config


def check_names(config: Config, known: Collection[str]) -> None:
    """Raise `PackError` if the configuration names rules that there are not."""
    if config.path is None or all(name.text in known for name in config.names):
        return
    from figures.yamlfile import did_you_mean

    names = load_config(config.path, marked=True).names
    for name in names:
        if name.text not in known:
            hint = did_you_mean(name.text, known) or "'figures rules' lists them"
            name.report("unknown-rule", f"unknown rule '{name.text}'", hint)
    names[0].problems.check()


def _node(path: Path, content: str, marked: bool) -> tuple[Node | None, Problems]:
    if path.suffix == ".toml":
        from figures.config.toml import parse_toml

        return parse_toml(content, str(path), marked=marked)
    from figures.yamlfile import parse

    return parse(content, str(path))


def _common_folder(paths: Iterable[str]) -> Path:
    here = Path.cwd()
    folders = {_folder(here, path) for path in paths} or {here}
    return Path(os.path.commonpath(folders)) if len({folder.anchor for folder in folders}) == 1 else here


def _folder(here: Path, path: str) -> Path:
    full = Path(os.path.normpath(here / path)) if "\0" not in path else here
    if full.is_dir():
        return full
    return full.parent if full.exists() else here


def _has_table(path: Path) -> bool:
    """Whether a file has `[tool.figures]`, however it is written; most have not, and need no parser."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES)
    except OSError:
        return False
    if not any(map(_may_begin_table, content.splitlines())):
        return False
    import tomllib

    try:
        tool = tomllib.loads(content.decode()).get("tool", {})
    except (ValueError, RecursionError):
        return b"[tool.figures" in content  # it is meant to be one: the mistake is told
    return isinstance(tool, dict) and "figures" in tool


def _may_begin_table(line: bytes) -> bool:
    """Whether a line names the table, or the one that it may stand in."""
    return b"tool" in line and (b"figures" in line or line.strip(b" \t[]\"'") == b"tool")


def _from_here(path: Path) -> Path:
    """As people write it: relative if it stands below the working folder."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise PackError(
                (
                    Problem(
                        str(path), 1, 1, "unreadable", f"more than {MAX_BYTES:,} bytes are no configuration"
                    ),
                )
            )
        return content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        message = f"cannot read this file: {reason}"
        raise PackError((Problem(str(path), 1, 1, "unreadable", message),)) from None
