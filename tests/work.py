"""How much work something is, counted and never timed: the same on every machine, however busy.

`steps` counts what the interpreter does, and `calls` only its calls, which is quick enough for long texts;
`looks` counts what a regular expression does, which neither can see.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from cProfile import Profile
from importlib import import_module
from types import FrameType
from typing import Any

parser, compiler = import_module("re._parser"), import_module("re._compiler")

LINEAR = 1.5
"""More than that is not linear; see `grows`."""

Then = Callable[[int], int | None]
"""What must follow a place of the text: where all of it ends, or nothing."""
Node = Callable[[int, Then], int | None]


def steps(work: Callable[[], object]) -> int:
    """How many bytecodes are run.

    >>> def count(times): return steps(lambda: [n for n in range(times)])
    >>> count(20) - count(10) == count(30) - count(20) > 10
    True
    """
    total = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal total
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        total += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return total


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, those of C among them.

    >>> calls(lambda: [len("a") for _ in range(20)]) - calls(lambda: [len("a") for _ in range(10)])
    10
    """
    profile = Profile()
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


def grows(cost: Callable[[int], int], size: int, start: int = 0) -> float:
    """How many times as much the second `size` of an input costs as the first: 1 if linear, 3 if quadratic.

    What grows only up to some depth is measured behind a `start` beyond that.

    >>> grows(lambda size: 7 * size + 1000, 100), grows(lambda size: size**2, 100)
    (1.0, 3.0)
    >>> grows(lambda size: min(size, 50) ** 2 + size, 100, start=50)
    1.0
    """
    cost(start + size)  # what is loaded once is no work on the input
    none, one, two = (cost(start + times * size) for times in (0, 1, 2))
    return (two - one) / max(one - none, 1)


def looks(pattern: re.Pattern[str], text: str) -> int:
    """How often a pattern looks at a character or a place while it finds all its matches in a text.

    >>> [looks(re.compile(written), "a" * 8) for written in ("a", "a*b", "(?:a|a)*b")]
    [9, 90, 2026]
    """
    found, total = _Looking(pattern).all(text)
    assert found == [match.span() for match in pattern.finditer(text)], "this is not what `re` does"
    return total


class _Looking:
    """Does what the engine of `re` does, in the same order, with the pattern as `re` has parsed it."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.looks, self.text = 0, ""
        self.spans: dict[int, tuple[int, int]] = {}
        self.whole = self.sequence(parser.parse(pattern.pattern, pattern.flags), pattern.flags)

    def all(self, text: str) -> tuple[list[tuple[int, int]], int]:
        """The spans of all matches, and the looks that they took."""
        self.looks, self.text = 0, text
        before = sys.getrecursionlimit()
        sys.setrecursionlimit(1_000_000)  # each time that a group repeats is some calls within one another
        try:
            return list(self.matches()), self.looks
        finally:
            sys.setrecursionlimit(before)

    def matches(self) -> Iterator[tuple[int, int]]:
        start, least = 0, 0
        while start <= len(self.text):
            end = self.match(start, least)
            if end is None:
                start, least = start + 1, 0
            else:
                yield start, end
                start, least = end, int(end == start)  # two matches of nothing in one place are one

    def match(self, start: int, least: int) -> int | None:
        self.spans = {}
        return self.whole(start, lambda to: to if to - start >= least else None)

    def sequence(self, items: Any, flags: int) -> Node:
        nodes: Sequence[Node] = [self.node(operation, value, flags) for operation, value in items]

        def match(at: int, then: Then, number: int = 0) -> int | None:
            if number == len(nodes):
                return then(at)
            return nodes[number](at, lambda to: match(to, then, number + 1))

        return match

    def node(self, operation: Any, value: Any, flags: int) -> Node:
        makers: dict[str, Callable[[Any, int], Node]] = {
            "SUBPATTERN": self.subpattern,
            "BRANCH": self.branch,
            "MAX_REPEAT": self.max_repeat,
            "MIN_REPEAT": self.min_repeat,
            "POSSESSIVE_REPEAT": self.possessive_repeat,
            "ATOMIC_GROUP": self.atomic_group,
            "ASSERT": self.is_there,
            "ASSERT_NOT": self.is_not_there,
            "GROUPREF": self.group_again,
            "GROUPREF_EXISTS": self.group_or_not,
            "FAILURE": lambda _value, _flags: lambda _at, _then: None,
        }
        make = makers.get(str(operation))
        return make(value, flags) if make else self.place(operation, value, flags)

    def is_met(self, item: tuple[Any, Any], flags: int) -> Callable[[int], bool]:
        """Whether a pattern for one character, or for a place between two, is met somewhere: `re` itself is asked."""
        state = parser.State()
        state.flags, state.str = flags, ""
        real = compiler.compile(parser.SubPattern(state, [item]), flags)

        def met(at: int) -> bool:
            self.looks += 1
            return real.match(self.text, at) is not None

        return met

    def place(self, operation: Any, value: Any, flags: int) -> Node:
        met, width = self.is_met((operation, value), flags), int(str(operation) != "AT")
        return lambda at, then: then(at + width) if met(at) else None

    def subpattern(self, value: Any, flags: int) -> Node:
        group, more, less, items = value
        inner = self.sequence(items, (flags | more) & ~less)
        if group is None:
            return inner

        def match(at: int, then: Then) -> int | None:
            before = self.spans.get(group, (-1, -1))

            def close(to: int) -> int | None:
                self.spans[group] = at, to
                return then(to)

            end = inner(at, close)
            if end is None:
                self.spans[group] = before
            return end

        return match

    def branch(self, value: Any, flags: int) -> Node:
        nodes = [self.sequence(items, flags) for items in value[1]]

        def match(at: int, then: Then) -> int | None:
            ends = (node(at, then) for node in nodes)
            return next((end for end in ends if end is not None), None)

        return match

    def max_repeat(self, value: Any, flags: int) -> Node:
        least, most, items = value
        if len(items) == 1 and str(items[0][0]) in ("LITERAL", "NOT_LITERAL", "IN", "ANY"):
            return self.run(least, most, self.is_met(items[0], flags))
        inner = self.sequence(items, flags)

        def match(at: int, then: Then, count: int = 0, last: int = -1) -> int | None:
            if count < most and at != last:
                end = inner(at, lambda to: match(to, then, count + 1, at if count >= least else -1))
                if end is not None:
                    return end
            return then(at) if count >= least else None

        return match

    def run(self, least: int, most: int, met: Callable[[int], bool]) -> Node:
        def match(at: int, then: Then) -> int | None:
            to = at
            while to - at < most and met(to):
                to += 1
            ends = (then(each) for each in range(to, at + least - 1, -1))
            return next((end for end in ends if end is not None), None)

        return match

    def min_repeat(self, value: Any, flags: int) -> Node:
        least, most, items = value
        inner = self.sequence(items, flags)

        def match(at: int, then: Then, count: int = 0, last: int = -1) -> int | None:
            if count >= least and (end := then(at)) is not None:
                return end
            if count == most or at == last:
                return None
            return inner(at, lambda to: match(to, then, count + 1, at if count >= least else -1))

        return match

    def atomic_group(self, items: Any, flags: int) -> Node:
        inner = self.sequence(items, flags)
        return lambda at, then: None if (end := inner(at, lambda to: to)) is None else then(end)

    def possessive_repeat(self, value: Any, flags: int) -> Node:
        inner = self.max_repeat(value, flags)
        return lambda at, then: None if (end := inner(at, lambda to: to)) is None else then(end)

    def look_around(self, value: Any, flags: int) -> Callable[[int], bool]:
        direction, items = value
        inner, width = self.sequence(items, flags), items.getwidth()[0] if direction < 0 else 0
        return lambda at: at >= width and inner(at - width, lambda to: to) is not None

    def is_there(self, value: Any, flags: int) -> Node:
        met = self.look_around(value, flags)
        return lambda at, then: then(at) if met(at) else None

    def is_not_there(self, value: Any, flags: int) -> Node:
        met = self.look_around(value, flags)
        return lambda at, then: None if met(at) else then(at)

    def group_again(self, group: int, _flags: int) -> Node:
        def match(at: int, then: Then) -> int | None:
            start, end = self.spans.get(group, (-1, -1))
            self.looks += 1
            same = start >= 0 and self.text.startswith(self.text[start:end], at)
            return then(at + end - start) if same else None

        return match

    def group_or_not(self, value: Any, flags: int) -> Node:
        group, yes, no = value
        nodes = [self.sequence(items or (), flags) for items in (no, yes)]
        return lambda at, then: nodes[self.spans.get(group, (-1, -1))[0] >= 0](at, then)
