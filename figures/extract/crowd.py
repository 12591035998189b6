"""Where numbers stand closer together than in any text: a dump of data or an attack, read no further than as a label.

The work on one number is bounded, but a megabyte can hold half a million of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from figures.extract.scan import Quantity
from figures.extract.sentences import LONGEST, sentence_spans
from figures.lexicon.record import Lexicon
from figures.lexicon.tokens import Tokens, tokenize
from figures.model import Block, Kind, Section, Written

AT_FIRST, CLOSEST = 100, 10
"""Outside tables an article may have so many numbers, and one more for so many characters.

The densest of 3,968 articles of news has 173 in 1,781 characters; none other has one for every 25.
"""
IN_ALL, SELDOM = 5000, 50
"""Tables and all, it may have so many, and one more for so many characters; the longest of them has 980."""

_OTHER_DIGIT = re.compile(r"[\d¼-¾⅐-⅞]")


class Passage(Struct, frozen=True, gc=False):
    """A sentence, or several that are a crowd together; `tokens` is None where no number can be."""

    at: int
    to: int
    tokens: Tokens | None
    is_crowd: bool = False


class Crowds:
    """Goes through the blocks of an article, and counts the numbers that are looked at closely."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._numbers = 0

    def passages(self, block: Block) -> Iterator[Passage]:
        """The sentences of a block; of those that are crowded, and follow each other, as many as make a long one."""
        crowd: Passage | None = None
        for at, to in sentence_spans(block.text, self._lexicon):
            tokens = tokenize(block.text, at, to) if self._has_number(block.text[at:to]) else None
            is_crowded = tokens is not None and self._is_crowded(tokens, to, block)
            if crowd is not None and is_crowded and to - crowd.at <= LONGEST:
                crowd = Passage(crowd.at, to, None, is_crowd=True)
                continue
            if crowd is not None:
                yield _with_tokens(crowd, block.text)
            crowd = Passage(at, to, tokens, is_crowded)
            if not is_crowded:
                yield crowd
                crowd = None
        if crowd is not None:
            yield _with_tokens(crowd, block.text)

    def _has_number(self, text: str) -> bool:
        """A first quick look, so that prose without numbers costs one scan."""
        lexicon = self._lexicon
        if lexicon.numbers.compound is not None or lexicon.telling.stand_in(text):
            return True
        return not text.isascii() and _OTHER_DIGIT.search(text) is not None

    def _is_crowded(self, tokens: Tokens, to: int, block: Block) -> bool:
        numbers = self._numbers + self._count(tokens)
        if numbers > AT_FIRST and is_crowded(numbers, block.source(to - 1), block.section):
            return True
        self._numbers = numbers
        return False

    def _count(self, tokens: Tokens) -> int:
        """How many numbers and number words a sentence has."""
        return sum(map(self._lexicon.forms.is_number, tokens.low))


def _with_tokens(crowd: Passage, text: str) -> Passage:
    """The crowd with the tokens of all its sentences; that of one has them already."""
    return crowd if crowd.tokens else replace(crowd, tokens=tokenize(text, crowd.at, crowd.to))


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
