"""Rule files and configurations as they are written: read from the editor's text by the readers of the command."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from figures.config.find import NAME as CONFIG_FILE
from figures.config.find import report_unknown
from figures.config.schema import read_config
from figures.errors import PackError, Problem
from figures.lsp.house import House
from figures.normalise.merge import merged_settings
from figures.rules.syntax.load import shipped_packs
from figures.rules.syntax.load.imports import collect, yaml_files
from figures.rules.syntax.load.packs import read_packs
from figures.suppress import ABOUT_COMMENTS
from figures.yamlfile import parse

_VERSION = re.compile(r"(?m)^version: *1\s*$")
_KEY = re.compile(r"(?m)^([\w-]+):")
_OPENING = frozenset(["version", "lang", "use", "override", "defaults"])
_SECTIONS = frozenset(["rule", "rules", "vocab", "adjust", "extend", "normalise", "corrections"])


def problems_of(path: str, text: str, house: House) -> tuple[Problem, ...]:
    """The mistakes of a YAML text; none if it is neither a rule file nor a configuration."""
    return mistakes_in(path, text, house) if is_read(path, text, house) else ()


def is_read(path: str, text: str, house: House) -> bool:
    """Whether a file is a configuration, or one of rules: the configuration names it, or it begins as they do."""
    if os.path.basename(path) == CONFIG_FILE or any(_holds(pack, path) for pack in house.packs):
        return True
    keys = set(_KEY.findall(text)) - _OPENING
    return _VERSION.search(text) is not None and (not keys or bool(keys & _SECTIONS))


def mistakes_in(path: str, text: str, house: House) -> tuple[Problem, ...]:
    """The mistakes of a configuration, or else of a rule file."""
    if os.path.basename(path) == CONFIG_FILE:
        return tuple(_found(lambda: _read_config(path, text, house), path))
    file = Path(path)
    is_named = any(_holds(pack, path) for pack in house.packs)
    files = [
        _absolute(each) for pack in (house.packs if is_named else [file]) for each in yaml_files(Path(pack))
    ]
    texts = {file: text}
    found = [
        *_found(lambda: read_packs(collect([shipped_packs(), *files], texts)), path),
        *_found(lambda: merged_settings([*yaml_files(Path(shipped_packs())), *files], texts), path),
    ]
    return tuple(dict.fromkeys(found))


def _holds(pack: str, path: str) -> bool:
    whole = os.path.abspath(pack)
    return path == whole or (os.path.isdir(whole) and path.startswith(os.path.join(whole, "")))


def _absolute(file: Path) -> Path:
    return Path(os.path.abspath(file))


def _found(read: Callable[[], object], path: str) -> Iterable[Problem]:
    """The mistakes of this file that reading it brings to light."""
    try:
        read()
    except PackError as error:
        return [problem for problem in error.problems if os.path.abspath(problem.path) == path]
    return ()


def _read_config(path: str, text: str, house: House) -> None:
    node, problems = parse(text, path)
    if not problems.found:
        config = read_config(node, path, os.path.dirname(path))
        report_unknown(config.names, house.rules.known | set(ABOUT_COMMENTS))
    problems.check()
