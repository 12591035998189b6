"""Line scores: a side's points by quarters or innings, and behind a dash their total: Hull 12 9 5 10 – 36.

A line is told to be one by another beside it that adds up: two lines that do not are a table of something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from figures.lexicon.tokens import Tokens
from figures.model import Figure, Kind
from figures.relate.mentions import figure_at
from figures.relate.record import Relation, Rivals, Tie
from figures.relate.scene import Scene
from figures.relate.text import Text

DASHES = frozenset("-–—")
FEWEST = 3
"""So many parts at least a line has before its total."""
NAMED = 5
"""So many words at most are the name of the side."""
APART = 2
"""So many paragraphs from one another stand the lines of two sides at most."""


class _Line(Struct, frozen=True):
    block: int
    parts: Sequence[Figure]
    total: Figure

    @property
    def adds_up(self) -> bool:
        return sum(_value(part) for part in self.parts) == _value(self.total)


def _value(figure: Figure) -> int:
    assert figure.value is not None
    return int(figure.value)


def lined(text: Text, scenes: Sequence[Scene]) -> Iterator[Rivals]:
    """The total of each line that stands beside one that adds up."""
    lines = [line for scene in scenes if (line := _line(scene, text)) is not None]
    for at, line in enumerate(lines):
        beside = [
            each for each in (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2]) if _are_of_one(line, each)
        ]
        if any(each.adds_up for each in beside):
            roles = {"parts": tuple(line.parts), "total": (line.total,)}
            found = Relation("sum", "line", roles, line.total, 0, Tie.TIED, (("line", 3),))
            yield Rivals(line.total, (found,), tuple)


def _are_of_one(one: _Line, other: _Line) -> bool:
    return len(one.parts) == len(other.parts) and abs(one.block - other.block) <= APART


def _line(scene: Scene, text: Text) -> _Line | None:
    """The points at the end of a line, if nothing but a name stands before them."""
    tokens = scene.tokens
    low, end = tokens.low, tokens.end
    if end < FEWEST + 3 or low[end - 2] not in DASHES or not low[end - 1].isdecimal():
        return None
    first = end - 2
    while first > 0 and low[first - 1].isdecimal():
        first -= 1
    if (
        end - 2 - first < FEWEST
        or not 0 < first <= NAMED
        or not all(word[0].isalpha() or word in DASHES for word in low[:first])
    ):
        return None
    figures = [_figure(at, scene, tokens, text) for at in (*range(first, end - 2), end - 1)]
    return _Line(scene.block, figures[:-1], figures[-1])


def _figure(at: int, scene: Scene, tokens: Tokens, text: Text) -> Figure:
    place = scene.block, tokens.at[at], tokens.to[at], scene.number
    value = Decimal(tokens.text[at])
    return figure_at(*place, Kind.NUMBER, text.extraction, value=value, precision=Decimal(0))
