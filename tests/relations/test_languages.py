"""The tables of the other languages: which figures belong together, with as many texts in which none do.

A row of `found` has a text and all that `is` found in it: changes, comparisons, shares, sums and products, each with
the text of its figures. `nothing` has texts in which there is none of them. English has a table for each frame.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from figures.relate import Tie, relate
from tests.relations.making import opened
from tests.relations.test_tables import APART, _ordered, _outline, _without_tie

HERE = Path(__file__).parent
FRAMES = frozenset({"change", "share", "sum", "product", "compare"})
LANGUAGES = ("de", "fr", "es", "nl")
LEAST = 15


def _table(language: str) -> dict[str, Any]:
    text = (HERE / language / "relations.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.load(text, yaml.CSafeLoader)
    return table


def _rows() -> list[Any]:
    found = [(each, row["text"], row["is"]) for each in LANGUAGES for row in _table(each)["found"]]
    nothing: list[tuple[str, str, list[Any]]] = [
        (each, text, []) for each in LANGUAGES for text in _table(each)["nothing"]
    ]
    return [pytest.param(*row, id=f"{row[0]}: {row[1]}") for row in (*found, *nothing)]


@pytest.mark.parametrize(("language", "text", "expected"), _rows())
def test_what_is_found_is_what_an_editor_finds(
    language: str, text: str, expected: list[dict[str, Any]]
) -> None:
    extraction, context = opened(text, language)
    closest = [rivals.relations[0] for rivals in relate(extraction, context.lexicon, context.units)]
    kept = [
        each for each in closest if each.tie >= Tie.NEAR and each.form not in APART and each.frame in FRAMES
    ]
    assert _ordered(_without_tie(_outline(each)) for each in kept) == _ordered(expected)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_has_many_texts_with_relations_and_without(language: str) -> None:
    table = _table(language)
    assert len(table["found"]) >= LEAST
    assert len(table["nothing"]) >= LEAST
