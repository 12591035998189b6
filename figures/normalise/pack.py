"""The `normalise:` section of a pack: from YAML to entries that can be merged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from figures.model import Kind, Qualifier
from figures.normalise.ratefile import read_rates
from figures.normalise.readers import (
    alias_reader,
    base_currency,
    factors,
    length_of_time,
    meaning_reader,
    period_reader,
    positive,
    unit_reader,
)
from figures.units import UnitTable, table
from figures.units.registry import DefinitionError
from figures.yamlfile import (
    Fields,
    MappingNode,
    Mistake,
    Node,
    Problems,
    ScalarNode,
    SequenceNode,
    choice,
    did_you_mean,
    list_of,
    one_or_more,
    text,
    word,
)

QUALIFIERS = {
    "about": Qualifier.ABOUT,
    "less than": Qualifier.LESS,
    "at most": Qualifier.AT_MOST,
    "more than": Qualifier.MORE,
    "at least": Qualifier.AT_LEAST,
}
KINDS = {kind.value: kind for kind in Kind}

Read = Callable[[Node], Any]


class Entry(Struct, frozen=True):
    """One thing that a pack says: `path` names it (`canonical.length`), `key` is where it stands."""

    path: str
    value: Any
    key: ScalarNode


class Pack(Struct, frozen=True):
    """All entries of one section, and the paths that may replace what earlier packs said."""

    entries: tuple[Entry, ...]
    overrides: frozenset[str]


def read_normalise(node: Node, problems: Problems) -> Pack:
    """Read a `normalise:` section; mistakes go to `problems` and their entries are left out."""
    entries: list[Entry] = []
    try:
        fields = node.fields("normalise")
    except Mistake as mistake:
        problems.add(mistake.problem)
        return Pack((), frozenset())
    with fields:
        definitions = tuple(_definitions(fields))
        entries += definitions
        units = _table(definitions)
        entries += _entries(fields, "aliases", alias_reader(units))
        entries += _synonyms(fields)
        entries += _entries(fields, "prefer", meaning_reader(units))
        entries += _canonical(fields, units)
        entries += _entries(fields, "base_period", period_reader(units), choice((*KINDS, "default"), "kind"))
        entries += _entries(fields, "approximators", factors, choice(QUALIFIERS, "approximator"))
        entries += _single(fields, "currency", base_currency)
        entries += _single(fields, "rates", read_rates)
        entries += _rounding(fields)
        overrides = fields.take("override", list_of(word), ())
    _check_overrides(fields, overrides, entries)
    return Pack(tuple(entries), frozenset(overrides))


def _single(fields: Fields, name: str, read: Read) -> Iterator[Entry]:
    key, missing = fields.key(name), object()
    value = fields.take(name, read, missing)
    if key is not None and value is not missing:
        yield Entry(name, value, key)


def _entries(fields: Fields, name: str, read: Read, read_key: Read = word) -> Iterator[Entry]:
    """Read a mapping of free keys, each of which is an entry of its own."""
    node = fields.get(name)
    if node is None:
        return
    if not isinstance(node, MappingNode):
        node.report("wrong-type", f"expected a mapping, not {node.kind}")
        return
    for key, value in node.items:
        try:
            yield Entry(f"{name}.{read_key(key)}", read(value), key)
        except Mistake as mistake:
            node.problems.add(mistake.problem)


def _synonyms(fields: Fields) -> Iterator[Entry]:
    """Turn `nouns: {officer: [cop]}` around: every word is an entry that says what it is counted as."""
    for entry in _entries(fields, "nouns", one_or_more(text)):
        for synonym in entry.value:
            yield Entry(f"nouns.{synonym.lower()}", entry.key.text.lower(), entry.key)


def _canonical(fields: Fields, units: UnitTable) -> Iterator[Entry]:
    for entry in _entries(fields, "canonical", unit_reader(units), choice(units.dimensions, "dimension")):
        dimension = units.need(entry.value).dimension
        if dimension == entry.key.text:
            yield entry
        else:
            message = f"{entry.value} is a unit of {dimension}, not of {entry.key.text}"
            entry.key.report("unknown-value", message)


def _definitions(fields: Fields) -> Iterator[Entry]:
    """Read the units that the pack defines, and its calendar, as definitions in pint's language."""
    node, key = fields.get("units"), fields.key("units")
    if key is not None and isinstance(node, ScalarNode) and isinstance(node.value, str):
        for line in _sound_lines(node):
            yield Entry(f"units.{line.partition('=')[0].strip()}", line, key)
    elif node is not None:
        node.report("wrong-type", f"expected one definition to a line, after 'units: |', not {node.kind}")
    parts = choice(("year", "month"), "part of the calendar")
    for entry in _entries(fields, "calendar", length_of_time, parts):
        name = entry.path.partition(".")[2]
        seconds = entry.value
        if seconds != table().need(name).factor:
            yield Entry(f"units.{name}", f"{name} = {seconds} * second", entry.key)


def _sound_lines(node: ScalarNode) -> list[str]:
    """Return the definitions that pint takes, one to a line; the others are reported where they stand."""
    lines = str(node.value).splitlines()
    while True:
        try:
            table("\n".join(lines))
        except DefinitionError as error:
            _report_definition(node, error)
            lines[error.line - 1] = ""
        else:
            return [line for line in lines if line.split("#")[0].strip()]


def _report_definition(node: ScalarNode, error: DefinitionError) -> None:
    hint = "as in: barrel = 42 * gallon = bbl"
    if node.inset is not None:
        node.report("bad-definition", str(error), hint)
        return
    problems = node.problems
    line = node.line + error.line
    shown = problems.lines[line - 1] if line <= len(problems.lines) else ""
    column = shown.find(error.definition) + 1 or 1
    length = len(error.definition)
    problems.add(problems.problem(line, column, "bad-definition", str(error), hint, length))


def _table(definitions: tuple[Entry, ...]) -> UnitTable:
    return table("\n".join(entry.value for entry in definitions))


def _rounding(fields: Fields) -> Iterator[Entry]:
    node = fields.get("rounding")
    if node is None:
        return
    try:
        with node.fields("rounding") as inner:
            yield from _single(inner, "zeros_keep", positive)
            for entry in _single(inner, "exact", list_of(choice(KINDS, "kind"))):
                yield Entry("exact", frozenset(KINDS[name] for name in entry.value), entry.key)
    except Mistake as mistake:
        node.problems.add(mistake.problem)


def _check_overrides(fields: Fields, overrides: tuple[str, ...], entries: list[Entry]) -> None:
    """Report paths in `override` that this pack does not set: most likely a slip of the pen."""
    said = {entry.path for entry in entries}
    node = fields.get("override")
    for item in node.items if isinstance(node, SequenceNode) else ():
        if isinstance(item, ScalarNode) and item.text in overrides and item.text not in said:
            message = f"this pack does not set '{item.text}'"
            item.report("unknown-value", message, did_you_mean(item.text, said))
