"""Packs into a rule set, all mistakes of all files at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from msgspec import Struct, field

from figures.errors import PackError, Problem
from figures.rules.semantics.views import normal
from figures.rules.syntax.load.adjustments import Entry, read_adjustments, read_extensions
from figures.rules.syntax.load.finds import Setting
from figures.rules.syntax.load.imports import imported_files
from figures.rules.syntax.load.rule import Defaults, read_defaults, read_rule
from figures.rules.syntax.records import Rule, RuleSet, WordList
from figures.yamlfile import (
    Fields,
    MappingNode,
    Mistake,
    Node,
    ScalarNode,
    SequenceNode,
    did_you_mean,
    integer,
    list_of,
    mapping_of,
    one_or_more,
    parse,
    text,
    word,
)

VERSION = 1
_OF_OTHERS = ("normalise", "units")  # sections of the same files that the normalisation reads


class _Reading(Struct):
    """What has been read so far."""

    rules: dict[str, tuple[Rule, ...]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)  # where each id was first given
    vocabularies: dict[Path, dict[str, WordList]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    corrections: set[str] = field(default_factory=set)
    entries: dict[str, Entry] = field(default_factory=dict)


def read_packs(contents: Mapping[Path, str]) -> RuleSet:
    """The rules of these files, each of which stands after those that it imports. Raises `PackError`."""
    reading = _Reading()
    for path, content in contents.items():
        node, problems = parse(content, str(path))
        if node is not None:
            try:
                with node.fields("a pack") as fields:
                    _read_pack(fields, path, reading)
            except Mistake as mistake:
                problems.add(mistake.problem)
        reading.problems += sorted(problems.found, key=lambda p: (p.line, p.column))
    if reading.problems:
        raise PackError(tuple(reading.problems))
    rules = tuple(rule for family in reading.rules.values() for rule in family)
    return RuleSet(rules, frozenset(reading.corrections))


def _read_pack(fields: Fields, path: Path, reading: _Reading) -> None:
    version = fields.need("version", integer)
    place = fields.get("version")
    if place is not None and version is not None and version != VERSION:
        place.report("unknown-value", f"this is version {version} of the language; known is {VERSION}")
    language = fields.take("lang", text, "en")
    override = fields.take("override", list_of(text), ())
    own = fields.take("vocab", _vocabulary, {})
    vocabulary = _imported(fields, path, reading)
    _merge(fields, vocabulary, own, override)
    reading.vocabularies[path.resolve()] = vocabulary
    defaults = fields.take("defaults", read_defaults, Defaults())
    for key in _OF_OTHERS:
        fields.get(key)
    setting = Setting(vocabulary, language)
    reading.corrections.update(map(str.lower, fields.take("corrections", one_or_more(text), ())))
    nodes = fields.get("rules")
    if nodes is not None and not isinstance(nodes, SequenceNode):
        nodes.report("wrong-type", f"expected a list of rules, not {nodes.kind}")
    items = [*(nodes.items if isinstance(nodes, SequenceNode) else ()), *filter(None, [fields.get("rule")])]
    seen: dict[str, int] = {}
    for item in items:
        _add_rule(item, read_rule(item, setting, defaults, str(path)), seen, override, reading)
        if (id_ := _id_node(item)) is not None:
            reading.entries[id_.text] = Entry.of(item, setting, defaults)
    read_extensions(fields, reading.entries, reading.rules, str(path))
    read_adjustments(fields, reading.rules)
    reading.places |= {id_: f"{path}:{line}" for id_, line in seen.items()}
    _check_override(fields, override, {*own, *seen}, vocabulary)


def _add_rule(
    node: Node, rules: tuple[Rule, ...], seen: dict[str, int], override: Sequence[str], reading: _Reading
) -> None:
    """Keep the rules of one entry, unless their name is taken."""
    place = _id_node(node)
    if place is None:
        return
    id_ = place.text
    if id_ in seen:
        place.report("duplicate-id", f"there is a rule '{id_}' already", f"first on line {seen[id_]}")
    elif id_ in reading.places and id_ not in override:
        hint = f"first in {reading.places[id_]}; put it under 'override' to replace that one"
        place.report("duplicate-id", f"there is a rule '{id_}' already", hint)
    elif rules:
        reading.rules[id_] = rules
    seen.setdefault(id_, place.line)


def _id_node(node: Node) -> ScalarNode | None:
    if not isinstance(node, MappingNode):
        return None
    found = next((value for key, value in node.items if key.text == "id"), None)
    return found if isinstance(found, ScalarNode) else None


def _imported(fields: Fields, path: Path, reading: _Reading) -> dict[str, WordList]:
    """The word lists of the files under `use`."""
    vocabulary: dict[str, WordList] = {}
    uses = fields.get("use")
    if uses is None:
        return vocabulary
    fields.take("use", list_of(text), ())
    for item in uses.items if isinstance(uses, SequenceNode) else ():
        if not isinstance(item, ScalarNode):
            continue
        files = imported_files(item.text, path)
        if not files:
            near = [f"./{each.name}" for each in sorted(path.parent.glob("*.yaml")) if each != path]
            item.report("bad-import", f"there is no pack '{item.text}'", did_you_mean(item.text, near))
            continue
        for file in files:
            vocabulary |= reading.vocabularies.get(file.resolve(), {})
    return vocabulary


def _merge(
    fields: Fields, vocabulary: dict[str, WordList], own: dict[str, WordList], override: Sequence[str]
) -> None:
    """Put a file's own word lists to the imported ones; a changed one must be announced."""
    node = fields.get("vocab")
    keys = {key.text: key for key, _ in node.items} if isinstance(node, MappingNode) else {}
    for name, words in own.items():
        if name in vocabulary and vocabulary[name] != words and name not in override:
            hint = f"put '{name}' under 'override' to replace the imported one, or choose another name"
            keys[name].report("override-needed", f"the word list '{name}' is imported with other words", hint)
        vocabulary[name] = words


def _check_override(
    fields: Fields, override: Sequence[str], own: set[str], known: Mapping[str, object]
) -> None:
    node = fields.get("override")
    for item in node.items if isinstance(node, SequenceNode) else ():
        if isinstance(item, ScalarNode) and item.text in override and item.text not in own:
            hint = did_you_mean(item.text, [*own, *known])
            item.report("unknown-value", f"this pack has no rule and no word list '{item.text}'", hint)


def _vocabulary(node: Node) -> dict[str, WordList]:
    lists = mapping_of(_words)(node)
    return {name: WordList(name, terms) for name, terms in lists.items()}


def _words(node: Node) -> tuple[tuple[str, Fraction | None], ...]:
    """A list of words, or lists of words by what they are worth."""
    if not isinstance(node, MappingNode):
        return tuple((normal(term), None) for term in one_or_more(word)(node))
    terms: list[tuple[str, Fraction | None]] = []
    for key, value in node.items:
        try:
            worth = Fraction(key.text)
        except (ValueError, ZeroDivisionError):
            message = f"expected the number that these words are worth, not '{key.text}'"
            raise key.mistake("wrong-type", message) from None
        terms += [(normal(term), worth) for term in one_or_more(word)(value)]
    return tuple(terms)
