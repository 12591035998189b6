"""Texts that repeat one thing break no promise, and cost no more than their length allows."""

from __future__ import annotations

import pytest

from tests.fuzz.checks import check
from tests.fuzz.hostile import REPEATED, filled

SIZE = 1500
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
    check(f"hostile{suffix}", filled(unit, 30_000))


@pytest.mark.parametrize(
    ("opening", "closing"), [("(5 ", ")"), ("[5 ", "]"), ("“5 ", "”"), ("> ", ""), ("<b>5 ", "</b>")]
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_deep_nesting(suffix: str, opening: str, closing: str) -> None:
    check(f"hostile{suffix}", (opening * 3000 + "men" + closing * 3000).encode())
