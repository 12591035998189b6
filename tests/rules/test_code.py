"""Nothing is said of figures among commands, settings and formulas; the same in prose is a slip."""

from __future__ import annotations

import pytest

import figures

CODE = [
    "The sum of it is sqrt(2) and 3 * 40,60 in the end.",
    "Set FILES=10,0 in the file.",
    "Run it as `git blame -L 40,60 foo` there.",
    "Use `--size 60,15 lines` for this.",
    "The value of read_inc is $94,00 there.",
    "It is 7 - 385 a 2 + 511 b 4 - 94,00 dollars.",
    "Take the b1th part of it.",
    "The {6rd} tunnel is new.",
    "A number of 1/72 inch = 0.353 mm is read.",
    "He typed printf(f,34,f,34,10) into it.",
    "The array goes from [-5:94,00 dollars] on.",
]
PROSE = [
    "He owes them $94,00 for it (and more).",
    "The 22th part of it is new.",
    "A board of 72 inches (353 mm) is cut.",
    "Some 1,85 students of the school(s) came.",
    "The company(s) made 202,46 checks on Friday.",
    "It grew by 12% = from 50 to 65 jobs.",
    "Sales rose 12% -- from 50 to 65 houses -- in May.",
]


@pytest.mark.parametrize("text", CODE)
def test_code(text: str) -> None:
    assert figures.check(text).findings == ()


@pytest.mark.parametrize("text", PROSE)
def test_prose(text: str) -> None:
    assert figures.check(text).findings


def test_statistics_are_written_so() -> None:
    assert figures.check("The difference was small, t(28) = 2.20, p=.64, n=30.").findings
