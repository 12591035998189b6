"""No list of words is kept that nothing asks for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2] / "figures"
CODE = "\n".join(path.read_text("utf-8") for path in sorted(ROOT.rglob("*.py")))
FRAMES = (ROOT / "relate" / "frames.yaml").read_text("utf-8")
MADE = re.compile(r'f"([a-z_]*)\{[^}"]+\}([a-z_]*)"')
"""Finds the names of lists that are put together: f"{name}_before"."""
KEY = re.compile(r"^([a-z_]+):", re.M)
"""Finds the names of lists, twice if a file has one twice."""
BEGUN = tuple(re.findall(r'startswith\("([a-z]+_)"\)', CODE))
"""What the names begin with of lists that are asked for together."""


def _asked(name: str) -> bool:
    if re.search(rf"[\"'.]{name}\b", CODE) or re.search(rf"\b{name}\b", FRAMES):
        return True
    if name.startswith(BEGUN):
        return True
    made = ((before, after) for before, after in MADE.findall(CODE) if "_" in before + after)
    return any(name.startswith(before) and name.endswith(after) for before, after in made)


@pytest.mark.parametrize("file", ["words", "events"])
def test_every_list_is_asked_for(file: str) -> None:
    lists = yaml.safe_load((ROOT / "lexicon" / "en" / f"{file}.yaml").read_text("utf-8"))
    assert [name for name in lists if not _asked(name)] == []


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "nl"])
def test_no_list_has_the_name_of_another(language: str) -> None:
    files = [
        ROOT / "lexicon" / language / f"{name}.yaml" for name in ("words", "events", "calendar", "names")
    ]
    named = [name for file in files if file.exists() for name in KEY.findall(file.read_text("utf-8"))]
    assert [name for name in set(named) if named.count(name) > 1] == []
