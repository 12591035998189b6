"""The nodes of a YAML file, which know where they stand, and the collector of the file's mistakes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from difflib import get_close_matches
from types import TracebackType
from typing import ClassVar, TypeVar

from msgspec import Struct

from figures.errors import PackError, Problem

MAX_LINE = 1_000  # longer source lines are not shown with a problem
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
        self.found: dict[Problem, None] = {}

    def problem(
        self,
        line: int,
        column: int,
        code: str,
        message: str,
        hint: str | None = None,
        length: int = 1,
        names: Iterable[str] = (),
    ) -> Problem:
        """A problem of this file; its source line is looked up."""
        source = self.lines[line - 1] if line <= len(self.lines) else None
        if source is not None and len(source) > MAX_LINE:
            source = None
        return Problem(self.path, line, column, code, message, hint, source, max(length, 1), tuple(names))

    def add(self, problem: Problem) -> None:
        """Keep a problem, once."""
        self.found.setdefault(problem)

    def check(self) -> None:
        """Raise `PackError` with all problems, in the order of the file, if there are any."""
        if self.found:
            raise PackError(tuple(sorted(self.found, key=lambda p: (p.line, p.column))))


class Mistake(Exception):  # noqa: N818 - it is the writer's, not the program's
    """What a reader raises: the node is not what was expected here."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Node(Struct, frozen=True):
    """A value of the file and where it stands; line and column count from 1, `length` is its width there."""

    kind: ClassVar[str] = "a value"
    line: int
    column: int
    length: int
    problems: Problems

    def mistake(
        self,
        code: str,
        message: str,
        hint: str | None = None,
        *,
        at: int = 0,
        length: int | None = None,
        names: Iterable[str] = (),
    ) -> Mistake:
        """The error to raise for this node, or for `length` characters of its text from `at` on.

        `names` are those that would be right here; without a `hint`, it is told which of them may have been meant.
        """
        known = tuple(names)
        hint = hint or did_you_mean(str(getattr(self, "text", "")), known)
        line, column, width = self.place(at, length)
        return Mistake(self.problems.problem(line, column, code, message, hint, width, known))

    def report(
        self,
        code: str,
        message: str,
        hint: str | None = None,
        *,
        at: int = 0,
        length: int | None = None,
        names: Iterable[str] = (),
    ) -> None:
        """Keep such an error and go on."""
        self.problems.add(self.mistake(code, message, hint, at=at, length=length, names=names).problem)

    def place(self, at: int, length: int | None) -> tuple[int, int, int]:
        """Line, column and width of a part of the node; of the whole node unless it is text."""
        del at, length
        return self.line, self.column, self.length

    def fields(self, what: str) -> Fields:
        """Return this node as a mapping with named keys; `what` names it in messages: `a rule`."""
        if isinstance(self, MappingNode):
            return Fields(self, what)
        raise self.mistake("wrong-type", f"expected {what} (a mapping), not {self.kind}")


class ScalarNode(Node, frozen=True):
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


class SequenceNode(Node, frozen=True):
    """A list."""

    kind: ClassVar[str] = "a list"
    items: tuple[Node, ...]


class MappingNode(Node, frozen=True):
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
                others = (name for name in self._asked if name not in self._values)
                key.report("unknown-key", message, did_you_mean(text, self._asked), names=others)


def did_you_mean(name: str, names: Iterable[str]) -> str | None:
    """A hint at the nearest of the valid names, if one is near.

    >>> did_you_mean("knd", ["kind", "unit"])
    "did you mean 'kind'?"
    """
    close = get_close_matches(name, list(names), n=1)
    return f"did you mean '{close[0]}'?" if close else None
