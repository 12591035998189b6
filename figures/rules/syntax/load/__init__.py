"""Packs from YAML to records, through the cache."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from figures.cache import cached, stamps
from figures.rules.syntax.load.shipped import shipped_packs
from figures.rules.syntax.records import RuleSet

__all__ = ["load_packs", "shipped_packs"]


def load_packs(paths: Sequence[str | os.PathLike[str]]) -> RuleSet:
    """The rules of packs: YAML files, or folders of them; those that they import come first.

    Raises `PackError` with every mistake of every file.
    """
    code = os.path.normpath(os.path.join(os.path.dirname(__file__), "..", ".."))  # all of figures.rules
    sources = [*_sources(paths), *stamps(code, ".py", below=True)]

    def build() -> RuleSet:
        from figures.rules.syntax.load.imports import collect
        from figures.rules.syntax.load.packs import read_packs

        return read_packs(collect(paths))

    return cached("rules", sources, build)


def _sources(paths: Sequence[str | os.PathLike[str]]) -> Iterator[str]:
    """What the rules are made from: packs that ship by their stamps, others by their content."""
    shipped = shipped_packs()
    for path in paths:
        if os.fspath(path) == shipped:
            yield from stamps(shipped, ".yaml", below=True)
        else:
            from figures.rules.syntax.load.imports import collect

            yield from (f"{file}{content}" for file, content in collect([path]).items())
