"""The lines of an article that a finding is about, with its figures underlined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from figures.model import Article
from figures.report.display import columns, visible

WIDEST = 110
"""Lines of more columns are cut around the figures."""

_LONGEST_MARK = 60
_CUT = "…"


class Underline(Struct, frozen=True, order=True):
    """A span of the source and the character that underlines it."""

    start: int
    end: int
    mark: str


class Row(Struct, frozen=True):
    """A line of the excerpt and what stands below it; `number` is None where lines are left out."""

    number: int | None
    text: str
    marks: str


def excerpt(article: Article, underlines: Sequence[Underline]) -> Iterator[Row]:
    """The lines that hold underlined spans, in order, with the spans of each."""
    parts = sorted({part for underline in underlines for part in _by_line(article, underline)})
    previous = None
    for number, group in groupby(parts, key=lambda part: part[0]):
        if previous is not None and number > previous + 1:
            yield Row(None, "", "")
        previous = number
        start, end = _line_span(article, number)
        yield Row(number, *_marked(article.source, start, end, [underline for _, underline in group]))


def _by_line(article: Article, underline: Underline) -> Iterator[tuple[int, Underline]]:
    """A span of several lines, line by line; what is very long is underlined at its beginning."""
    first, _ = article.position(underline.start)
    last, _ = article.position(max(underline.start, underline.end - 1))
    for number in range(first, min(last, first + 5) + 1):
        start, end = _line_span(article, number)
        start, end = max(start, underline.start), min(end, underline.end)
        if start < end:
            yield number, Underline(start, min(end, start + _LONGEST_MARK), underline.mark)


def _line_span(article: Article, number: int) -> tuple[int, int]:
    start = article.line_starts[number - 1]
    if number == len(article.line_starts):
        return start, len(article.source)
    end = article.line_starts[number]
    while end > start and article.source[end - 1] in "\r\n":
        end -= 1
    return start, end


def _marked(source: str, start: int, end: int, underlines: Sequence[Underline]) -> tuple[str, str]:
    text, marks = "", ""
    for left, right in _windows(source, start, end, underlines):
        text += _CUT * (left > start)
        marks += " " * (left > start)
        inside = [underline for underline in underlines if left <= underline.start < right]
        edges = [left, *(edge for underline in inside for edge in (underline.start, underline.end)), right]
        signs = [" ", *(sign for underline in inside for sign in (underline.mark, " "))]
        for (a, b), sign in zip(pairwise(edges), signs, strict=True):
            piece = visible(source[a:b])
            text += piece
            marks += sign * columns(piece)
    return text + _CUT * (right < end), marks.rstrip()


def _windows(source: str, start: int, end: int, underlines: Sequence[Underline]) -> list[tuple[int, int]]:
    """What is shown of a line: all of it, or some context around each figure, cut between words."""
    if end - start <= WIDEST and columns(visible(source[start:end])) <= WIDEST:
        return [(start, end)]
    marked = sum(underline.end - underline.start for underline in underlines)
    context = max(12, (WIDEST - marked) // (2 * len(underlines)))
    windows: list[tuple[int, int]] = []
    for underline in underlines:
        left, right = max(start, underline.start - context), min(end, underline.end + context)
        if left > start:
            left += max(0, source[left - 1 : underline.start].find(" "))
        if right < end:
            right -= max(0, source[underline.end : right + 1][::-1].find(" "))
        if windows and left <= windows[-1][1] + len(_CUT):
            left, _ = windows.pop()
        windows.append((left, right))
    return windows
