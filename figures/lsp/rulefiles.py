"""Rule files, configurations and ignore files while they are written, read by the readers of the command."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from figures.config.find import NAME as CONFIG_FILE
from figures.config.find import report_unknown
from figures.config.schema import read_config
from figures.errors import PackError, Problem
from figures.lsp.house import House
from figures.normalise import Settings
from figures.normalise.merge import merged_settings
from figures.rules.syntax.load import shipped_packs
from figures.rules.syntax.load.imports import collect, yaml_files
from figures.rules.syntax.load.packs import read_packs
from figures.rules.syntax.records import Rule, RuleSet
from figures.rules.testing import families, run_tests
from figures.suppress import ABOUT_COMMENTS, IGNORE_FILE
from figures.suppress.quotations import load_quotations
from figures.yamlfile import parse

T = TypeVar("T")

MOST_TESTS = 60
"""So many tests of a file are run while it is written; `figures test` runs all."""

_VERSION = re.compile(r"(?m)^version: *1\s*$")
_KEY = re.compile(r"(?m)^([\w-]+):")
_OPENING = frozenset(["version", "lang", "use", "override", "defaults"])
_SECTIONS = frozenset(["rule", "rules", "vocab", "adjust", "extend", "normalise", "corrections"])


class Read(Struct, frozen=True):
    """What came of a text: its mistakes, and what is read if neither it nor any other file has any."""

    problems: tuple[Problem, ...]
    rules: RuleSet | None = None
    settings: Settings | None = None


def problems_of(path: str, text: str, house: House) -> tuple[Problem, ...]:
    """The mistakes of a YAML text, or else its tests that fail; none if it is no file of ours."""
    if not is_read(path, text, house):
        return ()
    read = read_text(path, text, house)
    return read.problems or tuple(_failed_tests(read, path, text))


def is_read(path: str, text: str, house: House) -> bool:
    """Whether a file is one of ours; a rule file is named by the configuration, or begins as they do."""
    if _is_config(path) or _is_ignore_file(path, house) or any(_holds(pack, path) for pack in house.packs):
        return True
    keys = set(_KEY.findall(text)) - _OPENING
    return _VERSION.search(text) is not None and (not keys or bool(keys & _SECTIONS))


def read_text(path: str, text: str, house: House) -> Read:
    """A configuration or an ignore file read from its text, or else a rule file with all that is read before it."""
    if _is_config(path):
        return Read(_tried(lambda: _read_config(path, text, house), path)[1])
    if _is_ignore_file(path, house):
        return Read(_tried(lambda: load_quotations(Path(path), text).check_names(house.rules.known), path)[1])
    file = Path(path)
    packs = house.packs if any(_holds(pack, path) for pack in house.packs) else ()
    named = [Path(os.path.abspath(each)) for pack in packs for each in yaml_files(Path(pack))]
    files, texts = dict.fromkeys([*named, file]), {file: text}
    shipped = shipped_packs()
    rules, found = _tried(lambda: read_packs(collect([shipped, *files], texts)), path)
    settings, more = _tried(lambda: merged_settings([*yaml_files(Path(shipped)), *files], texts), path)
    return Read(tuple(dict.fromkeys([*found, *more])), rules, settings)


def _is_config(path: str) -> bool:
    return os.path.basename(path) == CONFIG_FILE


def _is_ignore_file(path: str, house: House) -> bool:
    return os.path.basename(path) == IGNORE_FILE or path == os.path.abspath(house.ignore_file)


def _holds(pack: str, path: str) -> bool:
    whole = os.path.abspath(pack)
    return path == whole or (os.path.isdir(whole) and path.startswith(os.path.join(whole, "")))


def _tried(read: Callable[[], T], path: str) -> tuple[T | None, tuple[Problem, ...]]:
    """What is read, and the mistakes of this file that come to light."""
    try:
        return read(), ()
    except PackError as error:
        return None, tuple(each for each in error.problems if os.path.abspath(each.path) == path)


def _failed_tests(read: Read, path: str, text: str) -> Iterator[Problem]:
    """The tests of a rule file that do not pass, among its first ones."""
    if read.rules is None or read.settings is None:
        return
    own: list[Rule] = []
    tests = 0
    for family in families(read.rules):
        if os.path.abspath(family[0].path) == path and tests < MOST_TESTS:
            own += family
            tests += len(family[0].examples)
    lines = text.splitlines()
    for each in run_tests(RuleSet(tuple(own), read.rules.corrections), read.settings).failed:
        line = lines[each.example.line - 1] if each.example.line <= len(lines) else ""
        column = len(line) - len(line.lstrip()) + 1
        message = f"this test of {each.rule} fails: {each.problem}"
        yield Problem(path, each.example.line, column, "failed-test", message, length=len(line))


def _read_config(path: str, text: str, house: House) -> None:
    node, problems = parse(text, path)
    if not problems.found:
        config = read_config(node, path, os.path.dirname(path))
        report_unknown(config.names, house.rules.known | set(ABOUT_COMMENTS))
    problems.check()
