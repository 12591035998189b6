"""Sentences of papers, right and wrong: `sentences.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from figures.api import check
from figures.model import Severity
from figures.read import read_text

ROWS = yaml.load(Path(__file__).with_name("sentences.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)


def found(text: str) -> list[str]:
    report = check(read_text(text, locale="en"))
    return sorted({each.rule for each in report.findings if each.severity is not Severity.INFO})


@pytest.mark.parametrize("text", ROWS["right"])
def test_nothing_is_said_of_what_is_right(text: str) -> None:
    assert found(text) == []


def test_nor_of_all_of_them_as_one_paper() -> None:
    assert found("\n\n".join(ROWS["right"])) == []


def wrong() -> list[Any]:
    gaps = {row["text"]: row["gap"] for row in ROWS["wrong"] if "gap" in row}
    return [
        pytest.param(row, marks=[pytest.mark.xfail(reason=gaps[row["text"]])] if row["text"] in gaps else [])
        for row in ROWS["wrong"]
    ]


@pytest.mark.parametrize("row", wrong())
def test_what_is_wrong_is_found(row: dict[str, Any]) -> None:
    rules = found(row["text"])
    assert rules
    assert rules == row.get("rules", rules)


@pytest.mark.parametrize("text", [row["text"] for row in ROWS["wrong"]])
def test_a_hedged_value_makes_no_more_findings(text: str) -> None:
    """More doubt, fewer findings: what is about so much is wrong less often."""
    assert len(found(text.replace(" = ", " ≈ "))) <= max(len(found(text)), 1)
