"""Short texts, whose few figures can be meant in one way only: what agrees is silent, and what does not is found."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import yaml

import figures
from figures.model import Severity

ROWS = yaml.safe_load((Path(__file__).parent / "sole.yaml").read_text(encoding="utf-8"))
SLOT = re.compile(r"\{(.*?)\|(.*?)\}")


@cache
def is_flagged(text: str) -> bool:
    report = figures.check(figures.read_text(text, locale="en"))
    return any(finding.severity is not Severity.INFO for finding in report.findings)


@pytest.mark.parametrize("text", ROWS["pairs"])
def test_a_wrong_figure_is_found_and_the_right_one_is_not(text: str) -> None:
    assert not is_flagged(SLOT.sub(r"\1", text))
    assert is_flagged(SLOT.sub(r"\2", text))


@pytest.mark.parametrize("text", ROWS["gaps"])
@pytest.mark.xfail(strict=True, reason="the wrong figure is not found yet")
def test_gaps(text: str) -> None:
    assert not is_flagged(SLOT.sub(r"\1", text))
    assert is_flagged(SLOT.sub(r"\2", text))


@pytest.mark.parametrize("text", ROWS["right"])
def test_what_belongs_to_two_things_is_no_contradiction(text: str) -> None:
    assert not is_flagged(text)
