"""What tells that two figures are of the same thing."""

from __future__ import annotations

import pytest

from figures.extract import extract
from figures.lexicon import load as load_lexicon
from figures.model import Article, Figure
from figures.read import read_text
from figures.rules.semantics.identity import day_of_year, person, significant_digits


def first_figure(text: str) -> tuple[Figure, Article]:
    article = read_text(text)
    return extract(article, load_lexicon("en")).figures[0], article


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("It has 1,217 pages.", "1127"),
        ("It has 2,117 pages.", "1127"),
        ("It cost £1.2 million.", "12"),
        ("It cost £1,200.", "12"),
        ("It cost £2,100.", "21"),
        ("It has 300 pages.", "3"),
        ("It weighs 0.45 grams.", "45"),
        ("It has three pages.", None),
        ("It has 10 to 12 pages.", None),
    ],
)
def test_the_digits_that_tell_a_figure(text: str, digits: str | None) -> None:
    assert significant_digits(first_figure(text)[0]) == digits


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The jury heard Ann Rao, 43, on Friday.", "Ann Rao"),
        ("The jury heard Ann Rao Jr., 43, on Friday.", "Ann Rao"),
        ("The jury heard Ann Rao, aged 43, on Friday.", "Ann Rao"),
        ("The jury heard the 43-year-old Ann Rao on Friday.", "Ann Rao"),
        ("The jury heard the 43-year-old painter Ann Rao.", "Ann Rao"),
        ("The jury heard Rao, 43, on Friday.", None),
        ("The jury heard the 43-year-old painter on Friday.", None),
        ("The jury heard the painter, 43, on Friday.", None),
    ],
)
def test_whose_age_it_is(text: str, name: str | None) -> None:
    assert person(*first_figure(text)) == name


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It opened on 13 March.", "03-13"),
        ("It opened on Friday, March 13, 2020.", "03-13"),
        ("It opened in March 2020.", None),
        ("It opened in 2020.", None),
    ],
)
def test_the_day_of_a_date(text: str, day: str | None) -> None:
    assert day_of_year(first_figure(text)[0]) == day
