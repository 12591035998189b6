"""The rows of a rule: `for` makes one rule of each, with `$name` replaced in its selections."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct, field
from msgspec.structs import replace

from figures.rules.syntax.expression import Expression, Listing, Measured, Number, Word
from figures.rules.syntax.parser import ExpressionError, parse
from figures.yamlfile import MappingNode, Mistake, Node, ScalarNode, SequenceNode, did_you_mean, list_of

_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


class Row(Struct, frozen=True):
    """The values of one row by name; the first one names the rule that is made of it."""

    values: Mapping[str, Node] = field(default_factory=dict)
    name: str = ""

    def constants(self) -> dict[str, Expression]:
        """The values as what expressions compute with."""
        return {name: _constant(node) for name, node in self.values.items()}


def read_rows(node: Node) -> tuple[Row, ...]:
    """Read `for`."""
    try:
        return list_of(_row)(node) or (Row(),)
    except Mistake as mistake:
        node.problems.add(mistake.problem)
        return (Row(),)


def substituted(node: Node, row: Row) -> Node:
    """The rule with each `$name` replaced by the row's value."""
    if not row.values:
        return node
    if isinstance(node, ScalarNode) and isinstance(node.value, str) and node.value.startswith("$"):
        name = node.value[1:]
        if name in row.values:
            return row.values[name]
        if name.isidentifier():
            node.report("unbound-name", f"no row has '{name}'", did_you_mean(name, row.values))
        return node
    if isinstance(node, SequenceNode):
        return replace(node, items=tuple(substituted(item, row) for item in node.items))
    if isinstance(node, MappingNode):
        pairs = ((key, value if key.text == "for" else substituted(value, row)) for key, value in node.items)
        return replace(node, items=tuple(pairs))
    return node


def _row(node: Node) -> Row:
    if not isinstance(node, MappingNode) or not node.items:
        raise node.mistake("wrong-type", f"expected a row (a mapping from names to values), not {node.kind}")
    first = node.items[0][1]
    slug = (
        _NOT_IN_ID.sub("-", first.text.lower().replace("'", "")).strip("-")
        if isinstance(first, ScalarNode)
        else ""
    )
    return Row({key.text: value for key, value in node.items}, slug)


def _constant(node: Node) -> Expression:
    """A number, `0.4 meter`, a word, or a list of them."""
    if isinstance(node, SequenceNode):
        return Listing(0, 0, tuple(_constant(item) for item in node.items))
    if not isinstance(node, ScalarNode):
        raise node.mistake("wrong-type", f"expected a value, not {node.kind}")
    if node.value is None or isinstance(node.value, bool | str):
        return _measured(node.text) or Word(0, 0, node.text)
    return Number(0, 0, Fraction(node.value))


def _measured(written: str) -> Expression | None:
    try:
        tree = parse(f"'{written}'")
    except ExpressionError:
        return None
    return tree if isinstance(tree, Measured) else None
