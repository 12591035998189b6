"""Which configuration holds: the nearest above the files, and what is in it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from figures.config.record import Config
from figures.errors import PackError, Problem

if TYPE_CHECKING:
    from figures.yamlfile import Node, Problems, ScalarNode

NAME = "figures.yaml"
PYPROJECT = "pyproject.toml"
TOML = ".toml"
MAX_BYTES = 1_000_000


def find_config(paths: Iterable[str]) -> str | None:
    """The nearest configuration above the folder that holds all the paths, or in it.

    In each folder `figures.yaml` comes before a `pyproject.toml` with `[tool.figures]`. Paths that do not exist
    (and `-`) count as standing in the working folder.
    """
    for folder in _upwards(_common_folder(paths)):
        for name, holds in ((NAME, os.path.isfile), (PYPROJECT, _has_table)):
            if holds(path := os.path.join(folder, name)):
                return _from_here(path)
    return None


def load_config(path: str | os.PathLike[str], *, marked: bool = False) -> Config:
    """Read a configuration; `marked` asks for the lines of TOML, which take a while.

    Raises `PackError` with all the mistakes of the file, each with its place.
    """
    from figures.config.schema import read_config

    path = os.fspath(path)
    parent = os.path.dirname(path)
    folder = os.path.relpath(parent) if parent else ""
    node, problems = _node(path, _read(path), marked)
    config = read_config(node, path, folder) if not problems.found else Config()
    if problems.found and path.endswith(TOML) and not marked:
        return load_config(path, marked=True)
    problems.check()
    return config


def check_names(config: Config, known: Collection[str]) -> None:
    """Raise `PackError` if the configuration names rules that there are not."""
    if config.path is None or all(name.text in known for name in config.names):
        return
    names = load_config(config.path, marked=True).names
    report_unknown(names, known)
    names[0].problems.check()


def report_unknown(names: Iterable[ScalarNode], known: Collection[str]) -> None:
    """Report the names that no rule has to the collector of their file."""
    from figures.yamlfile import did_you_mean

    for name in names:
        if name.text not in known:
            hint = did_you_mean(name.text, known) or "'figures rules' lists them"
            name.report("unknown-rule", f"unknown rule '{name.text}'", hint, names=sorted(known))


def _node(path: str, content: str, marked: bool) -> tuple[Node | None, Problems]:
    if path.endswith(TOML):
        from figures.config.toml import parse_toml

        return parse_toml(content, path, marked=marked)
    from figures.yamlfile import parse

    return parse(content, path)


def _upwards(folder: str) -> Iterator[str]:
    above = os.path.dirname(folder)
    while above != folder:
        yield folder
        folder, above = above, os.path.dirname(above)
    yield folder


def _common_folder(paths: Iterable[str]) -> str:
    here = os.getcwd()
    try:
        return os.path.commonpath([_folder(here, path) for path in paths] or [here])
    except ValueError:  # they are on several drives
        return here


def _folder(here: str, path: str) -> str:
    full = os.path.normpath(os.path.join(here, path)) if "\0" not in path else here
    if os.path.isdir(full):
        return full
    return os.path.dirname(full) if os.path.exists(full) else here


def _has_table(path: str) -> bool:
    """Whether a file has `[tool.figures]`, however it is written; most have not, and need no parser."""
    try:
        with open(path, "rb") as file:
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


def _from_here(path: str) -> str:
    """As people write it: relative if it stands below the working folder."""
    return path.removeprefix(os.path.join(os.getcwd(), ""))


def _read(path: str) -> str:
    try:
        with open(path, "rb") as file:
            content = file.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise PackError(
                (Problem(path, 1, 1, "unreadable", f"more than {MAX_BYTES:,} bytes are no configuration"),)
            )
        return content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        message = f"cannot read this file: {reason}"
        raise PackError((Problem(path, 1, 1, "unreadable", message),)) from None
