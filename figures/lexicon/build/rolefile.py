"""Reading `roles.yaml`: from YAML to terms that know where they stand, with all mistakes of the file at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path

from msgspec import Struct, field

from figures.errors import PackError
from figures.lexicon.record import Side
from figures.lexicon.tokens import tokenize
from figures.yamlfile import (
    MappingNode,
    Mistake,
    Node,
    Problems,
    ScalarNode,
    SequenceNode,
    did_you_mean,
    list_of,
    load,
    number,
    text,
)

SIDES = {
    "before": Side.BEFORE,
    "after": Side.AFTER,
    "near": Side.NEAR,
    "final": Side.FINAL,
    "regular": Side.VERB,
    "irregular": Side.VERB,
    "acts": Side.VERB,
    "compares": Side.COMPARING,
    "compared": Side.COMPARING,
    "nouns": Side.NOUN,
    "words": Side.WORD,
    "when": Side.WHEN,
}
LISTS = (
    "barriers",
    "links",
    "fillers",
    "open",
    "closed",
    "neutral",
    "expected",
    "denied",
    "than",
    "noun_links",
)
NUMBERS = (
    "multiples",
    "sets",
    "points",
    "bodies",
    "opposites",
    "opposite_groups",
    "said",
    "said_days",
)
"""Sections of words that stand for a number."""

Terms = tuple[ScalarNode, ...]


class RoleWords(Struct, frozen=True):
    """The terms of each role by the sides on which they stand, the lists, and the words that stand for a number."""

    roles: Mapping[str, Mapping[str, Terms]] = field(default_factory=dict)
    lists: Mapping[str, Terms] = field(default_factory=dict)
    numbers: Mapping[str, tuple[tuple[Fraction, Terms], ...]] = field(default_factory=dict)

    def list(self, name: str) -> tuple[str, ...]:
        """The terms of a list; none if there is no such list."""
        return tuple(term.text for term in self.lists.get(name, ()))


def read_role_words(path: Path) -> tuple[RoleWords, Problems]:
    """What a language's file says, and the collector of its mistakes; a language may do without such a file."""
    if not path.exists():
        return RoleWords(), Problems(str(path), "")
    node, problems = load(path)
    problems.check()
    if not isinstance(node, MappingNode):
        kind = "an empty file" if node is None else node.kind
        message = f"expected roles and lists by their names (a mapping), not {kind}"
        raise PackError((problems.problem(1, 1, "wrong-type", message),))
    roles, lists = {}, {}
    numbers: dict[str, tuple[tuple[Fraction, Terms], ...]] = {}
    for key, value in node.items:
        try:
            if key.text in NUMBERS:
                numbers[key.text] = tuple(_numbers(value))
            elif key.text in LISTS:
                lists[key.text] = _terms(value)
            elif isinstance(value, MappingNode):
                roles[key.text] = _sides(key, value)
            else:
                message = f"expected a role (a mapping) or a list that is known, not '{key.text}'"
                key.report("unknown-key", message, did_you_mean(key.text, (*LISTS, *NUMBERS)))
        except Mistake as mistake:
            problems.add(mistake.problem)
    return RoleWords(roles, lists, numbers), problems


def _sides(role: ScalarNode, node: MappingNode) -> dict[str, Terms]:
    """The terms of a role; a side of which they are none is a mistake, and so is a role without sides."""
    with node.fields(f"the role '{role.text}'") as fields:
        found = {side: fields.take(side, _terms, ()) for side in SIDES}
    if not node.items:
        raise role.mistake("missing-key", f"expected one of {', '.join(SIDES)} in the role '{role.text}'")
    return {side: terms for side, terms in found.items() if terms}


def _numbers(node: Node) -> Iterable[tuple[Fraction, Terms]]:
    if not isinstance(node, MappingNode):
        raise node.mistake("wrong-type", f"expected words by their numbers (a mapping), not {node.kind}")
    for key, words in node.items:
        value = Fraction(number(key))
        if value <= 0:
            raise key.mistake("wrong-type", f"expected a number above 0, not {key.text}")
        yield value, _terms(words)


def _terms(node: Node) -> Terms:
    """Read a list of different terms, one at least."""
    terms = list_of(_term)(node)
    if isinstance(node, SequenceNode) and not node.items:
        raise node.mistake("wrong-type", "expected one word at least, not an empty list")
    first: dict[str, ScalarNode] = {}
    for term in terms:
        if (place := first.setdefault(term.text, term)) is not term:
            term.report("duplicate-key", f"'{term.text}' stands here twice", f"first on line {place.line}")
    return terms


def _term(node: Node) -> ScalarNode:
    if not tokenize(text(node)).text or not isinstance(node, ScalarNode):
        raise node.mistake("wrong-type", "expected a word, not spaces")
    return node
