"""From the text of a YAML file to its nodes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from figures.errors import PackError, Problem
from figures.yamlfile.nodes import MappingNode, Mistake, Node, Problems, ScalarNode, SequenceNode, Value

MAX_CHARACTERS = 4_000_000
MAX_BYTES = 4 * MAX_CHARACTERS + 4
MAX_DEPTH = 32
_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,39})(\.[0-9]{1,40})?(?:[eE][+-]?[0-9]{1,2})?")
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "": None}


def load(path: Path | str) -> tuple[Node | None, Problems]:
    """The root of a YAML file, None if it is empty or no YAML, and the collector of its mistakes.

    Raises `PackError` if the file cannot be read.
    """
    try:
        with Path(path).open("rb") as file:  # what never ends is too long all the same
            data = file.read(MAX_BYTES + 1)
        content = data[:MAX_BYTES].decode("utf-8-sig", "strict" if len(data) <= MAX_BYTES else "replace")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        problem = Problem(str(path), 1, 1, "unreadable", f"cannot read this file: {reason}")
        raise PackError((problem,)) from error
    return parse(content, str(path))


def parse(content: str, path: str = "<text>") -> tuple[Node | None, Problems]:
    """The root of a YAML text, None if it is empty or no YAML, and the collector of its mistakes.

    >>> node, problems = parse("answer: yes")
    >>> node.items[0][1].value
    'yes'
    """
    problems = Problems(path, content)
    if len(content) > MAX_CHARACTERS:
        message = f"the file has more than {MAX_CHARACTERS:,} characters"
        problems.add(problems.problem(1, 1, "yaml-syntax", message))
        return None, problems
    try:
        return _Builder(content, problems).build(), problems
    except Mistake as mistake:
        problems.add(mistake.problem)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = " ".join(filter(None, [error.problem, error.context]))
        problems.add(problems.problem(line, column, "yaml-syntax", f"this is not YAML: {message}"))
    except yaml.YAMLError as error:
        message = str(error).splitlines()[0]
        problems.add(problems.problem(1, 1, "yaml-syntax", f"this is not YAML: {message}"))
    return None, problems


class _Builder:
    """Makes nodes from the parser's events; a loop and a stack, so that depth costs no recursion."""

    def __init__(self, content: str, problems: Problems) -> None:
        self._content = content
        self._problems = problems
        self._open: list[tuple[Any, list[Node]]] = []
        self._roots: list[Node] = []

    def build(self) -> Node | None:
        for event in yaml.parse(self._content, Loader=_LOADER):
            self._refuse(event)
            if isinstance(event, yaml.ScalarEvent):
                self._put(self._scalar(event))
            elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                self._open.append((event, []))
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self._put(self._collection(event))
        return self._roots[0] if self._roots else None

    def _put(self, node: Node) -> None:
        (self._open[-1][1] if self._open else self._roots).append(node)

    def _refuse(self, event: Any) -> None:
        reason = None
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            reason = "anchors and aliases are not used here"
        elif getattr(event, "tag", None):
            reason = f"tags such as {event.tag} are not used here"
        elif isinstance(event, yaml.DocumentStartEvent) and self._roots:
            reason = "a file holds one document only"
        elif len(self._open) >= MAX_DEPTH and isinstance(event, yaml.CollectionStartEvent):
            reason = f"this is nested more than {MAX_DEPTH} deep"
        if reason:
            mark = event.start_mark
            raise Mistake(self._problems.problem(mark.line + 1, mark.column + 1, "yaml-syntax", reason))

    def _scalar(self, event: Any) -> ScalarNode:
        start, end = event.start_mark, event.end_mark
        raw = self._content[start.index : end.index]
        quotes = 1 if event.style in ("'", '"') else 0
        inset = quotes if raw[quotes : len(raw) - quotes] == event.value else None
        length = end.index - start.index if end.line == start.line else 1
        plain = event.implicit[0] and not event.style
        value = _value(event.value) if plain else event.value
        return ScalarNode(start.line + 1, start.column + 1, length, self._problems, value, event.value, inset)

    def _collection(self, end: Any) -> Node:
        event, nodes = self._open.pop()
        start = event.start_mark
        same_line = end.end_mark.line == start.line
        length = end.end_mark.index - start.index if same_line else 1
        place = (start.line + 1, start.column + 1, length, self._problems)
        if isinstance(event, yaml.SequenceStartEvent):
            return SequenceNode(*place, tuple(nodes))
        return MappingNode(*place, tuple(self._pairs(nodes)))

    def _pairs(self, nodes: Sequence[Node]) -> Iterable[tuple[ScalarNode, Node]]:
        seen: dict[str, ScalarNode] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, ScalarNode):
                key.report("wrong-type", f"a key must be a word, not {key.kind}")
            elif key.text in seen:
                first = f"first set on line {seen[key.text].line}"
                key.report("duplicate-key", f"duplicate key '{key.text}'", first)
            else:
                seen[key.text] = key
                yield key, value


def _value(text: str) -> Value:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    match = _NUMBER.fullmatch(text)
    if match is None:
        return text
    return int(text) if text.lstrip("-").isdigit() else Decimal(text)
