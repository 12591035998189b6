"""Prose without its mark-up, with a map back to the source."""

from __future__ import annotations

from msgspec import Struct, field

from figures.model import Block, Cell, Section

OBJECT = "\ufffc"
"""Stands for a picture or code in the prose, so that what it separates stays apart."""


class Prose(Struct, eq=False, gc=False):
    """Collects the characters of one block from left to right."""

    _parts: list[str] = field(default_factory=list)
    _pieces: list[tuple[int, int]] = field(default_factory=list)
    _wide: list[tuple[int, int]] = field(default_factory=list)
    _length: int = 0

    def __len__(self) -> int:
        return self._length

    @property
    def text(self) -> str:
        """What was collected so far."""
        return "".join(self._parts)

    @property
    def last(self) -> str:
        """The last character that was collected; empty if there is none."""
        return self._parts[-1][-1] if self._parts else ""

    def copy(self, text: str, start: int) -> None:
        """Take over `text`, which stands at `start` in the source."""
        if not text:
            return
        if not self._pieces or start - self._pieces[-1][1] != self._length - self._pieces[-1][0]:
            self._pieces.append((self._length, start))
        self._parts.append(text)
        self._length += len(text)

    def replace(self, text: str, start: int, width: int) -> None:
        """Put `text` for the `width` characters at `start` of the source (an entity, a line break)."""
        for character in text:
            if width > 1:
                self._wide.append((self._length, width))
            self.copy(character, start)

    def whole(self) -> Block:
        """What was collected as it is, with the space at its ends; it may be nothing."""
        return Block(self.text, Section.BODY, tuple(self._pieces) or ((0, 0),), wide=tuple(self._wide))

    def block(self, section: Section, *, cell: Cell | None = None, group: int | None = None) -> Block | None:
        """What was collected, without space at its ends; None if that is nothing.

        >>> prose = Prose()
        >>> prose.copy("1,200 ", 7)
        >>> prose.copy("men", 15)
        >>> prose.block(Section.BODY).pieces
        ((0, 7), (6, 15))
        """
        text = self.text
        stripped = text.strip()
        if not stripped:
            return None
        if stripped == text:
            return Block(text, section, tuple(self._pieces), cell, group, tuple(self._wide))
        lead = len(text) - len(text.lstrip())
        end = lead + len(stripped)
        first = Block(text, section, tuple(self._pieces)).source(lead) if lead else self._pieces[0][1]
        pieces = ((0, first), *((at - lead, start) for at, start in self._pieces if lead < at < end))
        wide = tuple((at - lead, width) for at, width in self._wide if lead <= at < end)
        return Block(stripped, section, pieces, cell, group, wide)
