"""Sources and texts in tables, with what should be said of each figure."""

from pathlib import Path
from typing import Any

import pytest
import yaml

import figures
from figures.trace.record import Trace

HERE = Path(__file__).parent
VERDICTS = yaml.safe_load((HERE / "verdicts.yaml").read_text(encoding="utf-8"))
VERSIONS = yaml.safe_load((HERE / "versions.yaml").read_text(encoding="utf-8"))
ROWS = [(group["source"], *row) for group in VERDICTS for row in group["rows"]]


def told(trace: Trace, expected: dict[str, str]) -> dict[str, str]:
    """The verdicts of the figures that a row names."""
    found = {trace.text(each): each.verdict.value for each in trace.figures}
    return {text: found.get(text, "no figure") for text in expected}


@pytest.mark.parametrize(("source", "text", "expected"), ROWS, ids=[row[1] for row in ROWS])
def test_what_the_source_makes_of_a_figure(source: str, text: str, expected: dict[str, str]) -> None:
    assert told(figures.trace(text, source), expected) == expected


@pytest.mark.parametrize("row", VERSIONS, ids=[row[3] for row in VERSIONS])
def test_what_became_of_the_figures_of_an_original(row: list[Any]) -> None:
    first, original, second, version, expected, lost = row
    trace = figures.compare(original, version, original_locale=first, version_locale=second)
    assert told(trace, expected) == expected
    assert [place.text for place in trace.lost] == lost


def test_a_figure_traced_to_itself_is_supported() -> None:
    for source in {row[0] for row in ROWS}:
        assert not figures.trace(source, source).objections, source
