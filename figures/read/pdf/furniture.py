"""Running heads and page numbers: lines at the edges of pages that come again, or only count."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from figures.read.pdf.pages import Line

EDGE = 3
"""How many lines from the top and the bottom of a page may be a running head."""

SAME_PLACE = 4.0
"""How many points a running head may move from page to page."""

MOST_WORDS = 4

_NUMBER = re.compile(r"\d+")
_SENTENCE = re.compile(r"[.!?:;,…]\W*\Z")


def without_furniture(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """The lines of each page that belong to the article."""
    edges = [_edges(lines) for lines in pages]
    seen = Counter(key for page in edges for key in {_key(line) for line in page})
    for number, (lines, edge) in enumerate(zip(pages, edges, strict=True), 1):
        furniture = {
            id(line)
            for line in edge
            if seen[_key(line)] > 1 or _is_page_number(line.text, number, len(pages))
        }
        yield [line for line in lines if id(line) not in furniture]


def _edges(lines: Sequence[Line]) -> list[Line]:
    by_height = sorted(lines, key=lambda line: line.bottom)
    return by_height if len(by_height) <= 2 * EDGE else by_height[:EDGE] + by_height[-EDGE:]


def _key(line: Line) -> tuple[str, int]:
    """What stays of a running head from page to page: its words and its height, not its numbers."""
    return _NUMBER.sub("#", line.text.strip()), round(line.bottom / SAME_PLACE)


def _is_page_number(text: str, number: int, pages: int) -> bool:
    """Whether a line says no more than which page this is.

    >>> [_is_page_number(text, 3, 12) for text in ("3", "- 3 -", "Page 3 of 12", "3 men died.")]
    [True, True, True, False]
    """
    numbers = _NUMBER.findall(text)
    counts = numbers in ([str(number)], [str(number), str(pages)])
    return counts and len(text.split()) <= MOST_WORDS and not _SENTENCE.search(text)
