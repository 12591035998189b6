"""What tells that two figures are of the same thing: the same digits, the same person, the same day."""

from __future__ import annotations

import re
from decimal import Decimal

from figures.model import Article, Figure

ORDERED_DIGITS = 2
"""So few digits must stand in the same order; of more, the same ones in any order are no coincidence."""

_REACH = 60  # characters; a name and what stands between it and an age is rarely longer
_NAME = r"[A-Z][\w'’-]*[a-z]"
_FULL_NAME = rf"{_NAME}(?: [A-Z]\.)?(?: {_NAME}){{1,2}}"
_BEFORE = rf"({_FULL_NAME})(?:,? (?:Jr|Sr)\.?| I{{2,3}}| IV)?, (?:aged )?$"
_BEHIND = rf"(?:[a-z-]+ ){{0,3}}({_FULL_NAME})\b"


def significant_digits(figure: Figure) -> str | None:
    """The digits of a value without the zeros around them; sorted, if they are more than two.

    So 1.2 million and 1,200 have the same, and 1,217 has those of 2,117. None of one digit alone: every other
    figure has it.
    """
    if not isinstance(figure.value, Decimal):
        return None
    digits = "".join(map(str, figure.value.as_tuple().digits)).strip("0")
    if len(digits) < 2 and abs(figure.value) < 10:
        return None
    return digits if len(digits) <= ORDERED_DIGITS else "".join(sorted(digits))


def day_of_year(figure: Figure) -> str | None:
    """The month and day of a date (`03-13`), None if it names no single day.

    >>> from figures.model import Kind, Section
    >>> place = dict(start=0, end=8, text="March 13", block=0, at=0, to=8, sentence=0, section=Section.BODY)
    >>> day_of_year(Figure(**place, kind=Kind.DATE, date="--03-13"))
    '03-13'
    """
    written = figure.date or ""
    return written[-5:] if len(written) == len("2020-03-13") or written.startswith("--") else None


def person(figure: Figure, article: Article) -> str | None:
    """The full name of whose age it is: `Ann Rao, 43`, `the 43-year-old painter Ann Rao`.

    Those who bear one family name alone are often a family.
    """
    text = article.blocks[figure.block].text
    before = re.search(_BEFORE, text[max(figure.at - _REACH, 0) : figure.at])
    behind = re.match(_BEHIND, text[figure.to : figure.to + _REACH].removeprefix(" "))
    found = before or behind
    return found[1] if found else None
