"""What a house makes of rules that it did not write: switched off, at another severity, with rows of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from figures.model import Severity
from figures.rules.syntax.load.finds import Setting
from figures.rules.syntax.load.rule import Defaults, read_rule
from figures.rules.syntax.load.shipped import shipped_packs
from figures.rules.syntax.records import Rule
from figures.yamlfile import (
    Fields,
    MappingNode,
    Mistake,
    Node,
    ScalarNode,
    SequenceNode,
    choice,
)

OFF = "off"
_WANTED = (*(severity.value for severity in Severity), OFF)

Families = dict[str, tuple[Rule, ...]]
"""The rules read so far by the id of the entry that they were made of."""


class Entry(Struct, frozen=True):
    """A rule as it stands in its file, for those who add rows to it."""

    node: Node
    setting: Setting
    defaults: Defaults
    rows: Node | None = field(default=None)

    @classmethod
    def of(cls, node: Node, setting: Setting, defaults: Defaults) -> Entry:
        """The entry of a rule with the node of its rows, if it has any."""
        rows = _items(node).get("for")
        return cls(node, setting, defaults, rows[1] if rows else None)


def read_adjustments(fields: Fields, families: Families) -> None:
    """Read `adjust`: a severity, or `off`, for rules by their id, their family or their row."""
    node = fields.get("adjust")
    if node is None:
        return
    if not isinstance(node, MappingNode):
        node.report("wrong-type", f"expected a mapping from rules to severities, not {node.kind}")
        return
    for key, value in node.items:
        try:
            wanted = choice(_WANTED, "severity")(value)
        except Mistake as mistake:
            node.problems.add(mistake.problem)
            continue
        if not _adjust(key.text, wanted, families) and key.text.partition("/")[0] not in _shipped():
            known = [*families, *(rule.id for rules in families.values() for rule in rules), *_shipped()]
            key.report("unknown-value", f"there is no rule '{key.text}'", names=known)


def _adjust(name: str, wanted: str, families: Families) -> bool:
    """Change the rules of this name; whether there are any."""
    family = name.partition("/")[0]
    found = False
    adjusted: list[Rule] = []
    for rule in families.get(family, ()):
        is_meant = name in (rule.id, rule.family)
        found |= is_meant
        if not is_meant:
            adjusted.append(rule)
        elif wanted != OFF:
            adjusted.append(replace(rule, severity=Severity(wanted)))
    if found:
        families[family] = tuple(adjusted)
    return found


_ID = re.compile(r"^ *- id: *([\w-]+)", re.MULTILINE)


def _shipped() -> list[str]:
    """The ids of the rules that ship: a house may adjust one where it is not loaded."""
    packs = Path(shipped_packs()).glob("*/*.yaml")
    return sorted(name for path in packs for name in _ID.findall(path.read_text("utf-8")))


def read_extensions(fields: Fields, entries: Mapping[str, Entry], families: Families, path: str) -> None:
    """Read `extend`: rows, with tests of their own, for rules that have rows."""
    node = fields.get("extend")
    if node is None:
        return
    if not isinstance(node, MappingNode):
        node.report("wrong-type", f"expected a mapping from rules to their new rows, not {node.kind}")
        return
    for key, value in node.items:
        try:
            with value.fields("an extension") as extension:
                _extend(key, extension, entries, families, path)
        except Mistake as mistake:
            node.problems.add(mistake.problem)


def _extend(
    key: ScalarNode, extension: Fields, entries: Mapping[str, Entry], families: Families, path: str
) -> None:
    rows, tests = extension.get("for"), extension.get("tests")
    entry = entries.get(key.text)
    if entry is None or entry.rows is None:
        with_rows = [name for name, each in entries.items() if each.rows is not None]
        hint = f"put figures/core/{key.text}.yaml under 'use'" if key.text in _shipped() else None
        raise key.mistake("unknown-value", f"there is no rule '{key.text}' with rows", hint, names=with_rows)
    if rows is None or tests is None:
        raise key.mistake("missing-key", "an extension needs 'for', its rows, and 'tests'")
    missing = list(_missing(rows, entry.rows))
    for row, column in missing:
        row.report("missing-key", f"a row of '{key.text}' needs '{column}'")
    if missing:
        return
    own = {"for": rows, "tests": tests}
    assert isinstance(entry.node, MappingNode)
    items = tuple((name, own.get(name.text, value)) for name, value in entry.node.items)
    extended = replace(entry.node, items=items, line=key.line, column=key.column, problems=key.problems)
    known = {rule.id for rule in families.get(key.text, ())}
    for rule in read_rule(extended, entry.setting, entry.defaults, path):
        if rule.id in known:
            key.report("duplicate-id", f"there is a rule '{rule.id}' already")
        families[key.text] = (*families.get(key.text, ()), rule)


def _missing(rows: Node, shipped: Node) -> Iterator[tuple[Node, str]]:
    """What the rows lack of those that are there already."""
    wanted = [name for row in _sequence(shipped)[:1] for name in _items(row)]
    for row in _sequence(rows):
        yield from ((row, name) for name in wanted if name not in _items(row))


def _sequence(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, SequenceNode) else ()


def _items(node: Node) -> dict[str, tuple[ScalarNode, Node]]:
    return {key.text: (key, value) for key, value in node.items} if isinstance(node, MappingNode) else {}
