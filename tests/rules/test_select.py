"""Which figures fit a slot."""

from __future__ import annotations

from figures.rules.judging.select import fits
from figures.rules.syntax.records import Selection
from tests.rules.making import document, figure


def test_words_are_looked_for_beside_a_word_that_stands_for_a_figure() -> None:
    text = "Sales doubled from 10 to 20, and visits halved."
    doubled = figure("doubled", text)  # relations have it; the extraction has not
    sales = document(text, figure("10", text), figure("20", text))
    told = {
        term: fits(Selection(near=frozenset([f"{term} "])), doubled, sales) for term in ("sales", "visits")
    }
    assert told == {"sales": True, "visits": False}
