"""Places of a text as editors count them: lines from 0, and in a line the units of an encoding, usually UTF-16."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import accumulate

from lsprotocol.types import Position, Range
from msgspec import Struct
from pygls.workspace import PositionCodec

from figures.read.source import LINE_BREAK


class Places:
    r"""The places of a text. Its lines end as the protocol has it (`\n`, `\r\n`, `\r`), and nowhere else.

    >>> places = Places("naïve 😀 5%\r\nof 12", PositionCodec())
    >>> places.position(8), places.position(12), places.offset(Position(0, 9))
    (0:9, 1:0, 8)
    """

    def __init__(self, text: str, codec: PositionCodec) -> None:
        self.text = text
        self._codec = codec
        breaks = [(match.start(), match.end()) for match in LINE_BREAK.finditer(text)]
        self._starts = [0, *(end for _, end in breaks)]
        self._ends = [*(start for start, _ in breaks), len(text)]

    def position(self, offset: int) -> Position:
        """The position of an offset in code points; one within the end of a line is that end."""
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        before = self.text[start : min(offset, self._ends[line])]
        return Position(line, self._codec.client_num_units(before))

    def range(self, start: int, end: int) -> Range:
        """The range of a span."""
        return Range(self.position(start), self.position(end))

    def offset(self, position: Position) -> int:
        """The offset of a position; one beyond a line is its end, one beyond the text the text's."""
        if position.line >= len(self._starts):
            return len(self.text)
        start = self._starts[position.line]
        line = self.text[start : self._ends[position.line]]
        within = self._codec.position_from_client_units((line,), Position(0, position.character))
        return start + min(within.character, len(line))

    def at(self, line: int, column: int, length: int = 0) -> Range:
        """The range of `length` characters from a line and a column on, which both count from 1, as messages do."""
        number = min(max(line, 1), len(self._starts)) - 1
        start, end = self._starts[number], self._ends[number]
        first = min(start + max(column, 1) - 1, end)
        return self.range(first, min(first + length, end))

    def lines(self, start: int, end: int) -> list[tuple[int, int]]:
        """The parts of a span, a part for each line; what is only the end of a line is none."""
        first, last = bisect_right(self._starts, start) - 1, bisect_left(self._starts, end)
        parts = ((max(start, self._starts[line]), min(end, self._ends[line])) for line in range(first, last))
        return [(begin, stop) for begin, stop in parts if begin < stop]


class Drift(Struct, frozen=True):
    """What stays of a text that has changed: its beginning, its end, and between them the lines that both have once.

    Each part begins so many characters into the old text and the new one, and is so long.

    >>> drift = Drift.between("It is 10 miles.", "Today it is 10 miles.")
    >>> drift.back(12), drift.back(2), drift.forth(6, 14)
    (6, None, (12, 20))
    """

    parts: tuple[tuple[int, int, int], ...]

    @classmethod
    def between(cls, old: str, new: str) -> Drift:
        """What must have changed to make one text of another."""
        least = min(len(old), len(new))
        before = bisect_left(range(1, least + 1), True, key=lambda n: old[:n] != new[:n])
        rest = range(1, least - before + 1)
        after = bisect_left(rest, True, key=lambda n: old[len(old) - n :] != new[len(new) - n :])
        here, there = _lines_once(old, before, after), _lines_once(new, before, after)
        kept = ((here[line], at, len(line)) for line, at in there.items() if line in here)
        return cls(((0, 0, before), *kept, (len(old) - after, len(new) - after, after)))

    def back(self, offset: int) -> int | None:
        """The offset in the old text; None for what was not there."""
        found = (old + offset - new for old, new, size in self.parts if new <= offset < new + size)
        return next(found, None)

    def forth(self, start: int, end: int) -> tuple[int, int] | None:
        """The span in the new text; None for one that has changed."""
        moved = (new - old for old, new, size in self.parts if old <= start and end <= old + size)
        return next(((start + by, end + by) for by in moved), None)


def _lines_once(text: str, before: int, after: int) -> dict[str, int]:
    """Where the lines begin that stand once between the first and the last characters."""
    lines = text[before : len(text) - after].splitlines(keepends=True)
    starts = accumulate(map(len, lines), initial=before)
    counts = Counter(lines)
    return {line: at for line, at in zip(lines, starts, strict=False) if counts[line] == 1}
