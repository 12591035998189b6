"""Text within another notation: strings of JSON, fields of CSV. What is found in it moves to the file's own source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from msgspec.structs import replace

from figures.model import Block


def moved(block: Block, text: Block) -> Block:
    """A block of a text, put where that text stands in a source. `text` maps it to there."""
    pieces: list[tuple[int, int]] = []
    wide: list[tuple[int, int]] = []
    for (at, start), (following, _) in pairwise([*block.pieces, (len(block.text), 0)]):
        shift = at - start
        end = start + following - at
        pieces.append((at, text.source(start)))
        pieces += [(piece + shift, place) for piece, place in _between(text.pieces, start + 1, end)]
        wide += [(each + shift, width) for each, width in _between(text.wide, start, end)]
    for at, width in block.wide:
        first = block.source(at)
        start, end = text.source_span(first, first + width)
        wide.append((at, end - start))
    return replace(block, pieces=tuple(pieces), wide=tuple(sorted(dict(wide).items())))


def _between(pairs: tuple[tuple[int, int], ...], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The pairs whose first number is from `start` to before `end`."""
    return pairs[bisect_left(pairs, (start, -1)) : bisect_right(pairs, (end, -1))]
