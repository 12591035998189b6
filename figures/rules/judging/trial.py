"""A rule's equation tried with other values for its figures, and without the tolerance that it allows."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from figures.model import Figure, Qualifier
from figures.rules.semantics.values import Items, Value
from figures.rules.syntax.expression import Band, Call, Comparison, Expression, Logic, rebuilt

Bound = Mapping[str, Value]


def with_figures(bound: Bound, meant: Mapping[int, Figure], qualifier: Qualifier | None = None) -> Bound:
    """The names with some figures put in place of those that start where they do."""

    def changed(value: Value) -> Value:
        if isinstance(value, Items):
            return Items(tuple(map(changed, value.members)))
        if not isinstance(value, Figure):
            return value
        value = meant.get(value.start, value)
        return value if qualifier is None else replace(value, qualifier=qualifier)

    return {name: changed(value) for name, value in bound.items()}


def sharp(require: Expression | None) -> Expression | None:
    """The equations of a requirement without their tolerance; None if it has none."""
    match require:
        case Logic(left=left, right=right):
            one, other = sharp(left), sharp(right)
            if one is None or other is None:
                return one or other
            return replace(require, left=one, right=other)
        case Comparison(operators=operators) if set(operators) == {"=="}:
            return rebuilt(require, lambda node: node.of if isinstance(node, Band) else node)
        case Call(function="agree"):
            return require
    return None
