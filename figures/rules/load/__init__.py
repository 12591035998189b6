"""Packs from YAML to records, through the cache."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from figures.cache import cached, stamps
from figures.rules.load.files import collect, shipped_packs
from figures.rules.records import RuleSet

__all__ = ["load_packs", "shipped_packs"]


def load_packs(paths: Sequence[Path]) -> RuleSet:
    """The rules of packs: YAML files, or folders of them; those that they import come first.

    Raises `PackError` with every mistake of every file.
    """
    contents = collect(paths)
    texts = [str(path) + content for path, content in contents.items()]
    sources = [*texts, *stamps(Path(__file__).parents[1], ".py", below=True)]

    def build() -> RuleSet:
        from figures.rules.load.packs import read_packs

        return read_packs(contents)

    return cached("rules", sources, build)
