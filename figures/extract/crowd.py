"""Where numbers stand closer together than in any text: a dump of data or an attack, read no further than as a label.

The work on one number is bounded, but a megabyte can hold half a million of them.
"""

from __future__ import annotations

from figures.extract.scan import Quantity
from figures.lexicon.record import Lexicon
from figures.lexicon.tokens import Tokens
from figures.model import Kind, Section, Written

AT_FIRST, CLOSEST = 100, 10
"""Outside tables an article may have so many numbers, and one more for so many characters.

The densest of 3,968 articles of news has 173 in 1,781 characters; none other has one for every 25.
"""
IN_ALL, SELDOM = 5000, 50
"""Tables and all, it may have so many, and one more for so many characters; the longest of them has 980."""


def count_numbers(tokens: Tokens, lexicon: Lexicon) -> int:
    """How many numbers and number words a sentence has."""
    words = lexicon.number_words
    return sum(low[0].isnumeric() or low in words for low in tokens.low)


def is_crowded(numbers: int, length: int, section: Section) -> bool:
    """Whether so many numbers in so many characters of the source are more than will be looked at closely.

    >>> is_crowded(12, 80, Section.BODY), is_crowded(2000, 4000, Section.BODY)
    (False, True)
    """
    if section is not Section.TABLE and numbers > AT_FIRST + length // CLOSEST:
        return True
    return numbers > IN_ALL + length // SELDOM


def label(tokens: Tokens) -> list[Quantity]:
    """All numbers in digits of a sentence as one label, from the first to the last of them."""
    found = [at for at, text in enumerate(tokens.text) if text[0].isnumeric() or text[1:2].isdecimal()]
    if not found:
        return []
    first, last = found[0], found[-1] + 1
    return [
        Quantity(first, last, Kind.LABEL, written=Written(tokens.text[first]), bare=False, core=(first, last))
    ]
