"""Quotations and brackets: what is open at a place of a text."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[“”„«»\"()\[\]]")
_OPEN, _CLOSED = frozenset("“„«"), frozenset("”»")
FAR = 300
"""A bracket that was opened further back than this was never closed."""


class Asides:
    """Follows a block's text from left to right; each question may only lie behind the one before."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._read = 0
        self._quotes = 0
        self._straight = False
        self._brackets: list[int] = []

    def at(self, place: int) -> tuple[bool, bool]:
        """Whether `place` stands in a quotation, and whether in brackets.

        >>> asides = Asides('He said: "It cost 5m (or 6m)."')
        >>> asides.at(18), asides.at(25)
        ((True, False), (True, True))
        """
        for mark in _MARKS.finditer(self._text, self._read, place):
            self._take(mark.group(), mark.start())
        self._read = max(self._read, place)
        bracketed = bool(self._brackets) and place - self._brackets[-1] < FAR
        return self._quotes > 0 or self._straight, bracketed

    def _take(self, mark: str, place: int) -> None:
        if mark == '"':
            self._straight = not self._straight
        elif mark in _OPEN:
            self._quotes += 1
        elif mark in _CLOSED:
            self._quotes = max(0, self._quotes - 1)
        elif mark in "([":
            self._brackets.append(place)
        elif self._brackets:
            self._brackets.pop()
