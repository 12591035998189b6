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
ABROAD = yaml.safe_load((Path(__file__).parent / "sole_abroad.yaml").read_text(encoding="utf-8"))
SLOT = re.compile(r"\{(.*?)\|(.*?)\}")


@cache
def is_flagged(text: str, locale: str = "en") -> bool:
    report = figures.check(figures.read_text(text, locale=locale))
    return any(finding.severity is not Severity.INFO for finding in report.findings)


def abroad(kind: str) -> list[tuple[str, str]]:
    return [(locale, text) for locale, kinds in ABROAD.items() for text in kinds[kind]]


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


@pytest.mark.parametrize(("locale", "text"), abroad("pairs"))
def test_a_wrong_figure_is_found_in_other_languages(locale: str, text: str) -> None:
    assert not is_flagged(SLOT.sub(r"\1", text), locale)
    assert is_flagged(SLOT.sub(r"\2", text), locale)


@pytest.mark.parametrize(("locale", "text"), abroad("gaps"))
@pytest.mark.xfail(strict=True, reason="the wrong figure is not found yet")
def test_gaps_in_other_languages(locale: str, text: str) -> None:
    assert not is_flagged(SLOT.sub(r"\1", text), locale)
    assert is_flagged(SLOT.sub(r"\2", text), locale)


@pytest.mark.parametrize(("locale", "text"), abroad("right"))
def test_what_is_right_is_silent_in_other_languages(locale: str, text: str) -> None:
    assert not is_flagged(text, locale)


@pytest.mark.parametrize(("locale", "text"), abroad("alarms"))
@pytest.mark.xfail(strict=True, reason="the right text is flagged yet")
def test_alarms_in_other_languages(locale: str, text: str) -> None:
    assert not is_flagged(text, locale)
