"""The lines of a plain text, and which of them a program has broken that are one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from figures.read.source import LINE_BREAK

SHORTEST_WRAP, LONGEST_WRAP = 40, 100
"""How many characters the longest line of a hard-wrapped text has; elsewhere a line is a paragraph."""

_WORD = re.compile(r"\S+")
_GOES_ON = re.compile(r"[ \t]*[^\W\d_A-Z]")


class Line(Struct, frozen=True, gc=False):
    """A line without its break and the space before it, and where it stands in the source."""

    start: int
    text: str

    def cut(self, length: int) -> Line:
        """The line without its first characters."""
        return Line(self.start + length, self.text[length:])


def lines_of(source: str, start: int) -> Iterator[Line]:
    """The lines of a source from an offset on."""
    for match in LINE_BREAK.finditer(source, start):
        yield Line(start, source[start : match.start()].rstrip())
        start = match.end()
    yield Line(start, source[start:].rstrip())


def wrap_width(lines: Sequence[Line]) -> int:
    """The width at which these lines were wrapped, 0 if they give no sign of it.

    The signs: no line could have held the first word of the next one, and some line goes on in lower case.
    """
    width = max(len(line.text) for line in lines)
    if len(lines) < 2 or not SHORTEST_WRAP <= width <= LONGEST_WRAP:
        return 0
    wrapped = all(_is_full(line, following, width) for line, following in pairwise(lines))
    return width if wrapped and any(goes_on(line) for line in lines[1:]) else 0


def paragraphs(lines: Iterable[Line], width: int) -> Iterator[list[Line]]:
    """Lines that belong together, in a text that is wrapped at `width` (0: not wrapped)."""
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and not _is_full(paragraph[-1], line, width):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def goes_on(line: Line) -> bool:
    """Whether a line begins in the middle of a sentence: with a letter that is not a capital."""
    match = _GOES_ON.match(line.text)
    return match is not None and match[0][-1].islower()


def _is_full(line: Line, following: Line, width: int) -> bool:
    word = _WORD.search(following.text)
    return word is not None and len(line.text) <= width < len(line.text) + 1 + len(word[0])
