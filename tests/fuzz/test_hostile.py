"""Texts that repeat one thing break no promise, and cost no more than their length allows."""

from __future__ import annotations

import unicodedata

import pytest

import figures
from tests.fuzz.checks import check
from tests.fuzz.hostile import REPEATED, filled

SIZE = 700
UNITS = [(suffix, unit) for suffix, units in REPEATED.items() for unit in units]
LONG = [
    "9",
    "1,",
    "1 ",
    "½",
    "(",
    "5 men and ",
    "six ",
    "a ",
    "- ",
    "\n1",
    "einhundert",
    "\u202e1\u202c",
    "<b>",
    "[",
    "> ",
]


@pytest.mark.parametrize(("suffix", "unit"), UNITS, ids=map(repr, UNITS))
def test_one_thing_repeated(suffix: str, unit: str) -> None:
    check(f"hostile{suffix}", filled(unit, SIZE))


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize("unit", LONG, ids=repr)
def test_one_thing_repeated_for_long(suffix: str, unit: str) -> None:
    check(f"hostile{suffix}", filled(unit, 12_000))


@pytest.mark.parametrize(
    ("opening", "closing"), [("(5 ", ")"), ("[5 ", "]"), ("“5 ", "”"), ("> ", ""), ("<b>5 ", "</b>")]
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_deep_nesting(suffix: str, opening: str, closing: str) -> None:
    check(f"hostile{suffix}", (opening * 3000 + "men" + closing * 3000).encode())


def test_digits_of_every_script_are_digits() -> None:
    zeros = [
        chr(code)
        for code in range(0x110000)
        if unicodedata.digit(chr(code), None) == 0 and chr(code).isdecimal()
    ]
    for zero in zeros:
        one, two, three, five = (chr(ord(zero) + digit) for digit in (1, 2, 3, 5))
        text = f"Some {three}{zero} men, £{five}m and 1{two}% of them, {one}.{five} km."
        found = figures.extract(figures.read_text(text, locale="en"))
        assert [str(figure.value) for figure in found] == ["30", "5000000", "12", "1.5"]
    assert len(zeros) > 60


@pytest.mark.parametrize(
    "mark",
    ["\u200b", "\u200e", "\u202e", "\u2066", "\u2069", "\ufeff", "\u00ad", "\u0301", "\u20e3", "\ufe0f"],
)
@pytest.mark.parametrize(
    "text", ["1,200 men", "£92m a year", "twenty-one miles", "10 km (6 miles)", "June 19, 2024"]
)
def test_a_mark_that_nobody_sees_between_any_two_characters(text: str, mark: str) -> None:
    for at in range(len(text) + 1):
        check("hostile.txt", (text[:at] + mark + text[at:]).encode())
        check("hostile.md", (text[:at] + mark * 2 + text[at:]).encode())


@pytest.mark.parametrize(("unit", "blocks"), [("1. ", 1), ("\n1", 1), ("\n\n1", 1)])
def test_what_is_no_prose_is_read_in_long_passages(unit: str, blocks: int) -> None:
    article = figures.read_text(unit * 25_000, locale="en")
    assert len(article.blocks) == blocks
    assert len(figures.extract(article)) < 15_000
