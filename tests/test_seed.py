"""The article that the project began with: all of its figures, no finding; and each of its slips is one."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import figures
from figures.report.json import figure_lines

SEED = Path(__file__).parents[1] / "seeds" / "north-korea-troops.txt"
GOLDEN = SEED.with_suffix(".figures.jsonl")

TEXT = SEED.read_text(encoding="utf-8")


def test_the_golden_file() -> None:
    """After a change that is right: figures extract --format jsonl seeds/….txt > seeds/….figures.jsonl."""
    article = figures.read(SEED)
    name = f"seeds/{SEED.name}"
    found = [{**json.loads(line), "file": name} for line in figure_lines(figures.extract(article), article)]
    assert found == [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]


def test_no_finding() -> None:
    report = figures.check(SEED)
    assert report.findings == ()
    assert len(report.figures) == 13


def second(old: str, new: str) -> str:
    before, _, after = TEXT.partition(old)
    assert old in after
    return before + old + after.replace(old, new, 1)


def once(old: str, new: str) -> str:
    assert TEXT.count(old) == 1
    return TEXT.replace(old, new)


MUTATIONS = {
    "the second six is seven": (second("six North", "seven North"), "seven North Korean officers"),
    "19 June 2024 was no Monday": (
        once("on June 19, 2024", "on Monday, June 19, 2024"),
        "Monday, June 19, 2024",
    ),
    "a year is twelve months": (
        once("of £92 million", "of £92 million a year, or £9 million a month"),
        "£9 million a month",
    ),
    "a month has some thirty days": (
        once("1,200 casualties daily", "1,200 casualties daily, some 360,000 a month"),
        "some 360,000 a month",
    ),
    "no rate of the last 25 years makes it so": (
        once("£92 million", "£92 million ($920 million)"),
        "$920 million",
    ),
}


MISSED = {
    "the second six is seven": "no relation finds the same sentence again",
    "a year is twelve months": "a rate over another period is not tied closely enough without a usual slip",
}


def mutations() -> Iterator[Any]:
    for name, (text, figure) in MUTATIONS.items():
        marks = [pytest.mark.xfail(reason=MISSED[name], strict=True)] if name in MISSED else []
        yield pytest.param(text, figure, id=name, marks=marks)


@pytest.mark.parametrize(("text", "figure"), list(mutations()))
def test_mutations(text: str, figure: str) -> None:
    report = figures.check(text)
    assert [text[found.start : found.end] for found in report.findings] == [figure]
    assert all(figure in {mark.text for mark in found.figures} for found in report.findings)
