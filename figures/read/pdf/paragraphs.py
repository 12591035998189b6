"""Which lines of a PDF are one paragraph: told by sizes, gaps, indents and short lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct

from figures.read.pdf.pages import Line

WIDER_GAP = 1.25
"""Lines this many times further apart than most are two paragraphs."""

OTHER_SIZE = 0.08
INDENT = 0.8
"""How far a first line is indented, in sizes of its type."""

SHORT_LINE = 0.9
"""The share of the width that a last line leaves unfilled ends at."""

COLUMN = 50.0
"""Lines that begin this many points apart are not of one column."""

_BULLET = re.compile(r"[•‣◦▪·■●–-]\s+(?=\S)|(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*\s*\Z")


class Paragraph(Struct):
    """The lines of a paragraph; `marker` is how long the mark of a list's item is."""

    lines: list[Line]

    @property
    def size(self) -> float:
        """The size of its type."""
        return self.lines[0].size

    @property
    def marker(self) -> int:
        """How many characters of it are the mark of a list's item."""
        match = _BULLET.match(self.lines[0].text)
        return match.end() if match and not match[0][0].isalnum() else 0

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return _BULLET.match(self.lines[0].text) is not None


def paragraphs(lines: Iterable[Line]) -> list[Paragraph]:
    """The lines of an article in paragraphs, which may go on in the next column or on the next page."""
    lines = list(lines)
    steps = [above.bottom - below.bottom for above, below in pairwise(lines) if _is_below(above, below)]
    step = median(steps) if steps else 0.0
    edges: dict[int, float] = {}
    for line in lines:
        edges[_column(line)] = max(edges.get(_column(line), 0.0), line.right)
    found: list[Paragraph] = []
    for above, line in zip([None, *lines], lines, strict=False):
        if above is None or _begins(above, line, step, edges[_column(above)], found[-1].lines):
            found.append(Paragraph([line]))
        else:
            found[-1].lines.append(line)
    return found


def body_size(lines: Iterable[Line]) -> float:
    """The size in which most of the text is set."""
    counts: dict[float, int] = {}
    for line in lines:
        counts[line.size] = counts.get(line.size, 0) + len(line.text)
    return max(counts, key=lambda size: counts[size], default=0.0)


def _column(line: Line) -> int:
    """What lines of one column have in common: about where they begin."""
    return round(line.left / COLUMN)


def _is_below(above: Line, line: Line) -> bool:
    return above.page == line.page and above.bottom > line.bottom


def _begins(above: Line, line: Line, step: float, right: float, before: Sequence[Line]) -> bool:
    """Whether a line begins a paragraph."""
    ends = _SENTENCE_END.search(above.text) is not None
    if abs(above.size - line.size) > OTHER_SIZE * above.size or _BULLET.match(line.text):
        return True
    if not _is_below(above, line):
        return ends
    if above.bottom - line.bottom > WIDER_GAP * step:
        return True
    indented = line.left > above.left + INDENT * line.size and line.left > before[0].left
    return indented or (ends and above.right < SHORT_LINE * right)
