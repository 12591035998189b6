"""What is said of single sentences of other languages: slips of every kind, and as many that are right.

A row of `slips` has something in it that cannot be right; of a row of `right` nothing is said. A `gap` tells why a
row is not yet as it should be.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import figures
from figures.model import Severity

HERE = Path(__file__).parent
RULES = figures.load_rules()
LANGUAGES = ("de", "fr", "es", "nl")
TODAY = dt.date(2024, 10, 10)


def _rows(kind: str) -> Iterator[Any]:
    for language in LANGUAGES:
        table = yaml.load((HERE / language / "spoken.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
        for row in table[kind]:
            text, gap = (row, None) if isinstance(row, str) else (row["text"], row["gap"])
            marks = [pytest.mark.xfail(reason=gap, strict=True)] if gap else []
            yield pytest.param(language, text, id=f"{language}: {text}", marks=marks)


def _said(language: str, text: str) -> list[str]:
    article = figures.read_text(text, locale=language, date=TODAY)
    found = figures.check(article, rules=RULES).findings
    return [each.message for each in found if each.severity is not Severity.INFO]


@pytest.mark.parametrize(("language", "text"), list(_rows("slips")))
def test_a_slip_is_said(language: str, text: str) -> None:
    assert _said(language, text)


@pytest.mark.parametrize(("language", "text"), list(_rows("right")))
def test_of_what_is_right_nothing_is_said(language: str, text: str) -> None:
    assert _said(language, text) == []
