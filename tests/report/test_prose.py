"""Spans of the source as they read."""

import pytest

from figures.read import read_text
from figures.report.prose import prose

PAGE = (
    "<!doctype html><article><h1>Ports</h1><p>It cost <b>&pound;3</b> million,\nor 5&nbsp;km.</p></article>"
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("&pound;3</b> million", "£3 million"),
        ("million,\nor 5", "million, or 5"),
        ("5&nbsp;km", "5 km"),
        ("Ports", "Ports"),
        ("<!doctype", "<!doctype"),
        ("Ports</h1><p>It", "Ports</h1><p>It"),
    ],
)
def test_what_a_span_reads_as(written: str, read: str) -> None:
    article = read_text(PAGE, "a.html", "html")
    start = PAGE.index(written)
    assert prose(article, start, start + len(written)) == read
