"""From the source back to prose: what a span reads as, without mark-up."""

from __future__ import annotations

from bisect import bisect_right

from figures.model import Article, Block
from figures.report.display import one_line


def prose(article: Article, start: int, end: int) -> str:
    """What a span of the source reads as, on one line; the source itself where it is not within one block.

    Blocks stand in the order of the source, but for a few of a page's head: those are not found.
    """
    number = bisect_right(article.blocks, start, key=lambda block: block.source(0)) - 1
    text = ""
    if number >= 0:
        block = article.blocks[number]
        _, last = block.source_span(0, len(block.text))
        if end <= last:
            text = block.text[slice(*inside(block, start, end))]
    return one_line(text or article.source[start:end])


def inside(block: Block, start: int, end: int) -> tuple[int, int]:
    """The span of a block's text that a span of the source is.

    >>> from figures.model import Section
    >>> inside(Block("1,200 men", Section.BODY, ((0, 40), (6, 50))), 50, 53)
    (6, 9)
    """
    return _offset(block, start), _offset(block, end - 1) + 1


def _offset(block: Block, offset: int) -> int:
    """The offset in a block's text of an offset in the source, that of the nearest character before."""
    place = bisect_right(block.pieces, offset, key=lambda piece: piece[1]) - 1
    at, start = block.pieces[max(place, 0)]
    end = block.pieces[place + 1][0] if place + 1 < len(block.pieces) else len(block.text)
    return min(at + offset - start, end - 1)
