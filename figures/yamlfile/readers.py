"""Readers: functions from a node to a value, which raise `Mistake` if the node is not what they expect."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TypeVar

from figures.yamlfile.nodes import MappingNode, Mistake, Node, ScalarNode, SequenceNode, did_you_mean

FEW = 12
"""So many names are all listed where one that is not among them resembles none."""

T = TypeVar("T")


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
            few = f"expected one of {', '.join(known)}" if 0 < len(known) <= FEW else None
            hint = did_you_mean(name, known) or few
            raise node.mistake("unknown-value", f"unknown {what} '{name}'", hint, names=known)
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
