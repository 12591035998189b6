"""Running heads and page numbers: lines at the edges of pages that come again, or only count."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from figures.read.pdf.pages import Line

EDGE = 3
"""How many lines from the top and the bottom of a page may be a running head."""

SAME_PLACE = 4.0
"""How many points a running head may move from page to page."""

SHORTEST = 2
"""So many lines make a page that is more than a running head."""

MOST_WORDS = 4

Key = tuple[str, int]

_NUMBER = re.compile(r"\d+")
_COUNTED = re.compile(r"(?<!\d)\d{1,5}(?!\d)")
_SENTENCE = re.compile(r"[.!?:;,…]\W*\Z")


def without_furniture(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """The lines of each page that belong to the article."""
    edges = [_edges(lines) for lines in pages]
    keys = ({key for line in page for key in _keys(line, number)} for number, page in enumerate(edges))
    seen = Counter(chain.from_iterable(keys))
    for number, (lines, edge) in enumerate(zip(pages, edges, strict=True)):
        counting = {id(line) for line in edge if _is_page_number(line.text, number + 1, len(pages))}
        others = [line for line in lines if id(line) not in counting]
        heads = {id(line) for line in edge if any(seen[key] > 1 for key in _keys(line, number))}
        kept = [line for line in others if id(line) not in heads]
        yield kept if kept or len(others) < SHORTEST else others  # pages that are alike are read all the same


def _edges(lines: Sequence[Line]) -> list[Line]:
    by_height = sorted(lines, key=lambda line: line.bottom)
    return by_height if len(by_height) <= 2 * EDGE else by_height[:EDGE] + by_height[-EDGE:]


def _keys(line: Line, number: int) -> tuple[Key, Key]:
    """What stays of a running head from page to page: its height and its text, or that with the page counted out."""
    text, height = line.text.strip(), round(line.bottom / SAME_PLACE)
    counted = _COUNTED.sub(lambda match: f"#{int(match[0]) - number}", text)
    return (text, height), (counted, height)


def _is_page_number(text: str, number: int, pages: int) -> bool:
    """Whether a line says no more than which page this is.

    >>> [_is_page_number(text, 3, 12) for text in ("3", "- 3 -", "Page 3 of 12", "3 men died.")]
    [True, True, True, False]
    """
    numbers = _NUMBER.findall(text)
    counts = numbers in ([str(number)], [str(number), str(pages)])
    return counts and len(text.split()) <= MOST_WORDS and not _SENTENCE.search(text)
