"""Selections of a pack: which figures fit a slot."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from figures.model import Change, Kind, Section
from figures.money import currency_forms
from figures.rules.semantics.fields import FLAGS, KEYS, QUALIFIERS, TESTS
from figures.rules.semantics.views import normal
from figures.rules.syntax.expression import Expression
from figures.rules.syntax.load.dimensions import dimensions, resolve_unit
from figures.rules.syntax.load.expressions import expression
from figures.rules.syntax.load.symbols import Names
from figures.rules.syntax.records import Selection, Terms, WordList
from figures.yamlfile import (
    Fields,
    MappingNode,
    Node,
    ScalarNode,
    boolean,
    choice,
    one_or_more,
    text,
    word,
)

Vocabulary = Mapping[str, WordList]


def read_selection(node: Node, vocabulary: Vocabulary, what: str = "a figure selection") -> Selection:
    """Read a selection; its `where` is read later, by `read_where`, when all names of the rule are known."""
    with node.fields(what) as fields:
        return selection_from(fields, vocabulary)


def selection_from(fields: Fields, vocabulary: Vocabulary) -> Selection:
    """Read a selection from a mapping that may hold other keys, too."""
    equal = []
    for name in TESTS:
        values = fields.take(name, one_or_more(_value_reader(name)), None)
        if values:
            equal.append((name, frozenset(values)))
    _check_units(fields, dict(equal).get("kind", frozenset()))
    agreement = one_or_more(choice(KEYS, "field"))
    fields.get("where")
    return Selection(
        equal=tuple(equal),
        same=fields.take("same", agreement, ()),
        differ=fields.take("differ", agreement, ()),
        near=fields.take("near", lambda node: read_terms(node, vocabulary), frozenset()),
        optional=fields.take("optional", boolean, False),
    )


def read_where(node: Node, names: Names, sort: str) -> Expression | None:
    """Read the `where` of a selection, in which `it` is the figure."""
    where = node.fields("a figure selection").get("where") if isinstance(node, MappingNode) else None
    return None if where is None else expression(where, names.with_it(sort))


def read_terms(node: Node, vocabulary: Vocabulary) -> Terms:
    """Read words: one, a list, or `{vocab: [names], words: [more]}`."""
    if not isinstance(node, MappingNode):
        return frozenset(map(normal, one_or_more(word)(node)))
    with node.fields("a list of words") as fields:
        names = fields.take("vocab", one_or_more(choice(vocabulary, "word list")), ())
        more = fields.take("words", one_or_more(word), ())
    listed = (term for name in names for term, _ in vocabulary[name].terms)
    return frozenset([*map(normal, more), *listed])


def _value_reader(name: str) -> Callable[[Node], str | bool | None]:
    return boolean if name in FLAGS else _or_none(_READERS.get(name, text))


def _or_none(reader: Callable[[Node], str | bool | None]) -> Callable[[Node], str | bool | None]:
    """A reader that takes `null`, too: the figure has no such thing."""

    def read(node: Node) -> str | bool | None:
        return None if isinstance(node, ScalarNode) and node.value is None else reader(node)

    return read


def _lower(node: Node) -> str:
    return text(node).lower()


def _dimension(node: Node) -> str:
    return choice(dimensions(), "dimension")(node)


def _currency(node: Node) -> str:
    return choice(sorted(currency_forms("en").codes), "currency")(node)


_READERS: Mapping[str, Callable[[Node], str]] = {
    "kind": choice([kind.value for kind in Kind], "kind"),
    "section": choice([section.value for section in Section], "section"),
    "qualifier": choice(QUALIFIERS.values(), "qualifier"),
    "change": choice([change.value for change in Change], "change"),
    "dimension": _dimension,
    "currency": _currency,
    "noun": _lower,
    "row_label": _lower,
    "column_label": _lower,
}
"""How the values of a field are read, unless they are texts as written, or flags."""


def _check_units(fields: Fields, kinds: frozenset[str | bool | None]) -> None:
    """Report unknown units of measures; what is counted can be anything."""
    if not kinds <= {Kind.MEASURE.value, Kind.DURATION.value} or not kinds:
        return
    node = fields.get("unit")
    for scalar in getattr(node, "items", (node,)):
        if isinstance(scalar, ScalarNode) and isinstance(scalar.value, str):
            dimension, hint = resolve_unit(scalar.value)
            if dimension in (None, "money"):
                scalar.report("unknown-value", f"unknown unit '{scalar.value}'", hint)
