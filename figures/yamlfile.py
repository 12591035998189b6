"""Strict YAML with marks: every mistake of a file is found at once, each with its line, column and hint.

Only `true`, `false`, `null`, integers and decimals are special; `yes`, `on`, `12:30` and `1_000` are strings,
and decimals are exact. Tags, anchors, aliases and several documents in a file are refused; size and depth are
bounded.

Schema code reads a file with *readers*: functions from a node to a value, which raise `Mistake` if the node
is not what they expect. `Fields.take` and `Fields.need` catch it, put it into the file's `Problems`, and go
on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar, TypeVar

import yaml

from figures.errors import PackError, Problem

MAX_CHARACTERS = 4_000_000
MAX_DEPTH = 32
MAX_LINE = 1_000  # longer source lines are not shown with a problem
_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,39})(\.[0-9]{1,40})?(?:[eE][+-]?[0-9]{1,2})?")
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "": None}
_NAMES = {
    bool: "true or false",
    int: "a whole number",
    Decimal: "a number",
    str: "text",
    type(None): "nothing",
}

T = TypeVar("T")
D = TypeVar("D")
Value = bool | int | Decimal | str | None


class Problems:
    """Collects the mistakes of one file."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.lines = text.splitlines()
        self.found: list[Problem] = []

    def problem(
        self, line: int, column: int, code: str, message: str, hint: str | None = None, length: int = 1
    ) -> Problem:
        """A problem of this file; its source line is looked up."""
        source = self.lines[line - 1] if line <= len(self.lines) else None
        if source is not None and len(source) > MAX_LINE:
            source = None
        return Problem(self.path, line, column, code, message, hint, source, max(length, 1))

    def add(self, problem: Problem) -> None:
        """Keep a problem, once."""
        if problem not in self.found:
            self.found.append(problem)

    def check(self) -> None:
        """Raise `PackError` with all problems, in the order of the file, if there are any."""
        if self.found:
            raise PackError(tuple(sorted(self.found, key=lambda p: (p.line, p.column))))


class Mistake(Exception):  # noqa: N818 - it is the writer's, not the program's
    """What a reader raises: the node is not what was expected here."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the file and where it stands; line and column count from 1, `length` is its width there."""

    kind: ClassVar[str] = "a value"
    line: int
    column: int
    length: int
    problems: Problems = field(repr=False, compare=False)

    def mistake(
        self, code: str, message: str, hint: str | None = None, *, at: int = 0, length: int | None = None
    ) -> Mistake:
        """The error to raise for this node, or for `length` characters of its text from `at` on."""
        line, column, width = self.place(at, length)
        return Mistake(self.problems.problem(line, column, code, message, hint, width))

    def report(
        self, code: str, message: str, hint: str | None = None, *, at: int = 0, length: int | None = None
    ) -> None:
        """Keep such an error and go on."""
        self.problems.add(self.mistake(code, message, hint, at=at, length=length).problem)

    def place(self, at: int, length: int | None) -> tuple[int, int, int]:
        """Line, column and width of a part of the node; of the whole node unless it is text."""
        del at, length
        return self.line, self.column, self.length

    def fields(self, what: str) -> Fields:
        """Return this node as a mapping with named keys; `what` names it in messages: `a rule`."""
        if isinstance(self, MappingNode):
            return Fields(self, what)
        raise self.mistake("wrong-type", f"expected {what} (a mapping), not {self.kind}")


@dataclass(frozen=True, slots=True)
class ScalarNode(Node):
    """A single value; `text` is it as written, without quotes, `inset` where in the source its text begins.

    `inset` is None if offsets cannot be mapped: block scalars, escapes.
    """

    value: Value
    text: str
    inset: int | None

    @property
    def kind(self) -> str:  # type: ignore[override]
        """What the value is, for messages."""
        return _NAMES[type(self.value)]

    def place(self, at: int, length: int | None) -> tuple[int, int, int]:
        """Line, column and width of `length` characters of `text` from `at` on."""
        if length is None or self.inset is None:
            return self.line, self.column, self.length
        return self.line, self.column + self.inset + at, length


@dataclass(frozen=True, slots=True)
class SequenceNode(Node):
    """A list."""

    kind: ClassVar[str] = "a list"
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class MappingNode(Node):
    """A mapping in the order of the file; a key that stands twice keeps its first value."""

    kind: ClassVar[str] = "a mapping"
    items: tuple[tuple[ScalarNode, Node], ...]


class Fields:
    """A mapping with named keys. Leaving the `with` block reports the keys that nobody asked for."""

    def __init__(self, node: MappingNode, what: str) -> None:
        self.node = node
        self._what = what
        self._values = {key.text: (key, value) for key, value in node.items}
        self._asked: dict[str, None] = {}

    def __enter__(self) -> Fields:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.close()

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def key(self, key: str) -> ScalarNode | None:
        """The node of a key, to report something at it."""
        self._asked[key] = None
        return self._values[key][0] if key in self._values else None

    def get(self, key: str) -> Node | None:
        """The node under a key."""
        self._asked[key] = None
        return self._values[key][1] if key in self._values else None

    def take(self, key: str, reader: Callable[[Node], T], default: D) -> T | D:
        """The value under a key; `default` if it is missing or has been reported as a mistake."""
        node = self.get(key)
        if node is None:
            return default
        try:
            return reader(node)
        except Mistake as mistake:
            self.node.problems.add(mistake.problem)
            return default

    def need(self, key: str, reader: Callable[[Node], T]) -> T | None:
        """The value under a key that must be there; None if it has been reported as a mistake."""
        if key not in self._values:
            self.node.report("missing-key", f"{self._what} needs '{key}'")
        return self.take(key, reader, None)

    def close(self) -> None:
        """Report the keys that nobody asked for."""
        for text, (key, _) in self._values.items():
            if text not in self._asked:
                message = f"unknown key '{text}' in {self._what}"
                key.report("unknown-key", message, did_you_mean(text, self._asked))


def did_you_mean(name: str, names: Iterable[str]) -> str | None:
    """A hint at the nearest of the valid names, if one is near.

    >>> did_you_mean("knd", ["kind", "unit"])
    "did you mean 'kind'?"
    """
    close = get_close_matches(name, list(names), n=1)
    return f"did you mean '{close[0]}'?" if close else None


def text(node: Node) -> str:
    """Reader: text. A number is not text unless it is quoted."""
    if isinstance(node, ScalarNode) and isinstance(node.value, str):
        return node.value
    raise node.mistake("wrong-type", f"expected text, not {node.kind}")


def word(node: Node) -> str:
    """Reader: a scalar as it is written, so that `2022`, `true` and `1.50` need no quotes."""
    if isinstance(node, ScalarNode) and node.value is not None:
        return node.text
    raise node.mistake("wrong-type", f"expected a word, not {node.kind}")


def boolean(node: Node) -> bool:
    """Reader: true or false."""
    if isinstance(node, ScalarNode) and isinstance(node.value, bool):
        return node.value
    raise node.mistake("wrong-type", f"expected true or false, not {node.kind}")


def number(node: Node) -> Decimal:
    """Reader: an exact number."""
    if isinstance(node, ScalarNode) and not isinstance(node.value, bool | str | None):
        return Decimal(node.value)
    raise node.mistake("wrong-type", f"expected a number, not {node.kind}")


def integer(node: Node) -> int:
    """Reader: a whole number."""
    if isinstance(node, ScalarNode) and type(node.value) is int:
        return node.value
    raise node.mistake("wrong-type", f"expected a whole number, not {node.kind}")


def choice(names: Iterable[str], what: str) -> Callable[[Node], str]:
    """Reader: one of some names; `what` names the set in messages: `kind`."""
    known = tuple(names)

    def read(node: Node) -> str:
        name = word(node)
        if name not in known:
            raise node.mistake("unknown-value", f"unknown {what} '{name}'", did_you_mean(name, known))
        return name

    return read


def list_of(reader: Callable[[Node], T]) -> Callable[[Node], tuple[T, ...]]:
    """Reader: a list; members with mistakes are reported and left out."""

    def read(node: Node) -> tuple[T, ...]:
        if not isinstance(node, SequenceNode):
            raise node.mistake("wrong-type", f"expected a list, not {node.kind}")
        return tuple(_collect(node.items, reader))

    return read


def one_or_more(reader: Callable[[Node], T]) -> Callable[[Node], tuple[T, ...]]:
    """Reader: a value, or a list of such values."""

    def read(node: Node) -> tuple[T, ...]:
        return tuple(_collect(node.items, reader)) if isinstance(node, SequenceNode) else (reader(node),)

    return read


def mapping_of(reader: Callable[[Node], T]) -> Callable[[Node], dict[str, T]]:
    """Reader: a mapping from any names; entries with mistakes are reported and left out."""

    def read(node: Node) -> dict[str, T]:
        if not isinstance(node, MappingNode):
            raise node.mistake("wrong-type", f"expected a mapping, not {node.kind}")
        values = {}
        for key, value in node.items:
            for item in _collect([value], reader):
                values[key.text] = item
        return values

    return read


def _collect(nodes: Iterable[Node], reader: Callable[[Node], T]) -> Iterable[T]:
    for node in nodes:
        try:
            yield reader(node)
        except Mistake as mistake:
            node.problems.add(mistake.problem)


def load(path: Path | str) -> tuple[Node | None, Problems]:
    """The root of a YAML file, None if it is empty or no YAML, and the collector of its mistakes.

    Raises `PackError` if the file cannot be read.
    """
    try:
        content = Path(path).read_bytes().decode("utf-8-sig")
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
        inset = {event.value: 0, f"'{event.value}'": 1, f'"{event.value}"': 1}.get(raw)
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
