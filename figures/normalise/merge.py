"""Packs merged into settings: maps grow together, and nothing is changed by accident."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from figures.errors import PackError, Problem
from figures.model import Kind
from figures.normalise.pack import KINDS, QUALIFIERS, Entry, Pack, read_normalise
from figures.normalise.settings import Settings
from figures.yamlfile import MappingNode, load, parse


def merged_settings(files: Sequence[Path], texts: Mapping[Path, str] = MappingProxyType({})) -> Settings:
    """Read the files and put together what they say; raises PackError with all mistakes.

    `texts` stand in place of what is in the files.
    """
    packs, found = [], list[Problem]()
    for file in files:
        root, problems = parse(texts[file], str(file)) if file in texts else load(file)
        for key, node in root.items if isinstance(root, MappingNode) else ():
            if key.text == "normalise":
                packs.append(read_normalise(node, problems))
        found += sorted(problems.found, key=lambda problem: (problem.line, problem.column))
    merged, conflicts = merge(packs)
    if found or conflicts:
        raise PackError((*found, *conflicts))
    return settings_of(merged)


def merge(packs: Iterable[Pack]) -> tuple[dict[str, Entry], list[Problem]]:
    """Put the entries of all packs together; to change what an earlier one says a pack must say so."""
    merged: dict[str, Entry] = {}
    problems = []
    for pack in packs:
        for entry in pack.entries:
            earlier = merged.get(entry.path)
            if earlier and earlier.value != entry.value and entry.path not in pack.overrides:
                problems.append(_conflict(entry, earlier))
            else:
                merged[entry.path] = entry
    return merged, problems


def settings_of(merged: Mapping[str, Entry]) -> Settings:
    """Sort the merged entries into the record."""
    values = {path: entry.value for path, entry in merged.items()}
    periods = _under(values, "base_period")
    return Settings(
        aliases={word.lower(): alias for word, alias in _under(values, "aliases").items()},
        nouns=_under(values, "nouns"),
        preferred=_under(values, "prefer"),
        canonical=_under(values, "canonical"),
        periods={None if name == "default" else KINDS[name]: unit for name, unit in periods.items()},
        definitions="\n".join(_under(values, "units").values()),
        currency=values.get("currency"),
        approximators={QUALIFIERS[name]: pair for name, pair in _under(values, "approximators").items()},
        zeros_keep=values.get("zeros_keep", 2),
        rates=values.get("rates", {}),
        exact_kinds=values.get("exact", frozenset[Kind]()),
    )


def _under(values: Mapping[str, Any], section: str) -> dict[str, Any]:
    paths = (path.partition(".") for path in values)
    return {name: values[f"{head}.{name}"] for head, _, name in paths if head == section}


def _conflict(entry: Entry, earlier: Entry) -> Problem:
    node, first = entry.key, earlier.key
    message = f"'{entry.path}' is set differently in {first.problems.path}:{first.line}:{first.column}"
    hint = f"to change it on purpose, write: override: [{entry.path}]"
    return node.mistake("changed-value", message, hint).problem
