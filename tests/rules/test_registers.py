"""Texts of many registers, from earnings to obituaries: nothing is said of what is right, and one thing of each slip.

Every paragraph is dense with figures, as people of that trade write them. In `registers/right` all of them agree; a
`gap` is what is said of one all the same, wrongly. In `slips.yaml` one does not agree; a `gap` there is what is said
wrongly of it, too. And `missed.yaml` has slips that a reader sees and no rule does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec import Struct, convert

import figures

FOLDER = Path(__file__).parent / "registers"
RULES = figures.load_rules()


class Passage(Struct, frozen=True, forbid_unknown_fields=True):
    """A text, its format and day, the rules that find something in it, and what is wrongly said of it."""

    text: str
    format: str = "txt"
    date: str | None = None
    rules: tuple[str, ...] = ()
    gap: str | None = None
    locale: str = "en"

    @property
    def report(self) -> figures.Report:
        """What all the rules that ship say of it."""
        article = figures.read_text(self.text, locale=self.locale, format=self.format)  # type: ignore[arg-type]
        return figures.check(article, rules=RULES, date=self.date)


def _passages(file: Path) -> list[Passage]:
    return convert(yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader), list[Passage])


RIGHT = {file.stem: _passages(file) for file in sorted((FOLDER / "right").glob("*.yaml"))}
SLIPS = _passages(FOLDER / "slips.yaml")
MISSED = _passages(FOLDER / "missed.yaml")


def _opening(passage: Passage) -> str:
    return passage.text[:40]


def _marked(passages: Iterable[Passage]) -> Iterator[Any]:
    for passage in passages:
        marks = [pytest.mark.xfail(reason=passage.gap, strict=True)] if passage.gap else []
        yield pytest.param(passage, id=_opening(passage), marks=marks)


@pytest.mark.parametrize("passage", list(_marked(each for register in RIGHT.values() for each in register)))
def test_nothing_is_said_of_what_is_right(passage: Passage) -> None:
    report = passage.report
    assert report.figures
    assert report.findings == ()


@pytest.mark.parametrize("register", RIGHT)
def test_nor_of_all_the_texts_of_a_register_as_one_article(register: str) -> None:
    assert _as_one_article(register).findings == ()


@pytest.mark.parametrize("register", RIGHT)
def test_figures_of_a_register_are_compared(register: str) -> None:
    assert _as_one_article(register).compared > 5


def _as_one_article(register: str) -> figures.Report:
    whole = "\n\n".join(passage.text for passage in RIGHT[register] if passage.gap is None)
    locale = RIGHT[register][0].locale
    return figures.check(figures.read_text(whole, locale=locale, format="md"), rules=RULES)


@pytest.mark.parametrize("passage", list(_marked(SLIPS)))
def test_a_slip_is_found_by_its_rule_and_by_no_other(passage: Passage) -> None:
    assert tuple(finding.rule for finding in passage.report.findings) == passage.rules


@pytest.mark.xfail(reason="no rule reads this yet", strict=True)
@pytest.mark.parametrize("passage", MISSED, ids=_opening)
def test_a_slip_that_is_missed(passage: Passage) -> None:
    assert passage.report.findings
