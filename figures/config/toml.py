"""`[tool.figures]` of a TOML file, as the nodes of a YAML file, so that one schema reads both."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal

from figures.config.places import Path, Place, places
from figures.errors import Problem
from figures.yamlfile import MappingNode, Node, Problems, ScalarNode, SequenceNode

TABLE = ("tool", "figures")
_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def parse_toml(text: str, path: str, *, marked: bool = False) -> tuple[Node | None, Problems]:
    """The node of `[tool.figures]`, None if there is none, and the collector of its mistakes.

    Nodes know their places only if they are `marked`, which takes a slow parser: ask for it when a place is
    to be told.
    """
    problems = Problems(path, text)
    try:
        value: object = tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        problems.add(_syntax(problems, error))
        return None, problems
    for key in TABLE:
        value = value.get(key) if isinstance(value, dict) else None
    if value is None:
        return None, problems
    found = places(text, TABLE) if marked else {}
    at = text.find(".".join(TABLE))  # an empty table has no value to be found by
    found[(), False] = Place(text.count("\n", 0, max(at, 0)) + 1)
    return _node(value, (), found, problems), problems


def _syntax(problems: Problems, error: Exception) -> Problem:
    where = _WHERE.search(str(error))
    line, column = len(problems.lines), len("".join(problems.lines[-1:])) + 1
    if where and where[1]:
        line, column = int(where[1]), int(where[2])
    message = _WHERE.sub("", str(error)) if isinstance(error, ValueError) else "it is nested too deep"
    return problems.problem(max(line, 1), column, "toml-syntax", f"this is not TOML: {message}")


def _node(value: object, path: Path, found: dict[tuple[Path, bool], Place], problems: Problems) -> Node:
    place = found.get((path, False)) or found.get((path, True)) or found[(), False]
    where = (place.line, place.column, place.length, problems)
    if isinstance(value, dict):
        pairs = (
            (_key(path, key, found, problems), _node(each, (*path, key), found, problems))
            for key, each in value.items()
        )
        return MappingNode(*where, tuple(pairs))
    if isinstance(value, list):
        return SequenceNode(
            *where, tuple(_node(each, (*path, n), found, problems) for n, each in enumerate(value))
        )
    if isinstance(value, bool | int | Decimal | str):
        return ScalarNode(*where, value, str(value), None)
    return ScalarNode(*where, str(value), str(value), None)  # a date: nothing here is one


def _key(path: Path, key: str, found: dict[tuple[Path, bool], Place], problems: Problems) -> ScalarNode:
    place = found.get(((*path, key), True)) or found[(), False]
    return ScalarNode(place.line, place.column, place.length, problems, key, key, None)
