"""Which elements of a page are open, and which of them a tag ends; the rules of the standard that matter here."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from figures.model import Section
from figures.read.grid import Place, Table
from figures.read.html.elements import CLOSES, TABLE_PARTS

DEEPEST = 512
"""Elements deeper than this are taken as if they stood beside each other, as browsers do."""

_CELL = frozenset({"table", "td", "th", "caption"})
_TABLE = frozenset({"table"})


class Element(Struct, eq=False, gc=False):
    """An element that is or was open, and what it makes of the text in it.

    `first`..`last` are the runs of text in it; `prose` counts the characters of those that read like an
    article's, and `heaviest` is the child with most of them. The text of a `silent` element is left out; `shift`
    raises or lowers its digits.
    """

    name: str
    first: int
    last: int = 0
    prose: int = 0
    heaviest: Element | None = None
    heading: str = ""
    section: Section = Section.BODY
    group: int | None = None
    item: int | None = None
    table: Table | None = None
    place: Place | None = None
    silent: bool = False
    link: str | None = None
    shift: dict[int, int] | None = None

    def child(self, name: str, first: int) -> Element:
        """An element within this one, which takes over what this one means."""
        return Element(
            name, first, heading=self.heading, section=self.section, group=self.group, item=self.item,
            table=self.table, place=self.place, silent=self.silent, link=self.link, shift=self.shift,
        )  # fmt: skip


class Outline:
    """The open elements of a page, the root first."""

    def __init__(self) -> None:
        self.root = Element("", 0)
        self._open = [self.root]
        self._names: Counter[str] = Counter()

    @property
    def innermost(self) -> Element:
        """The element that the next text stands in."""
        return self._open[-1]

    @property
    def is_full(self) -> bool:
        """Whether no element can be opened within the innermost."""
        return len(self._open) >= DEEPEST

    def within(self, *names: str) -> bool:
        """Whether an element of one of these names is open."""
        return any(map(self._names.get, names))

    def open(self, name: str, run: int) -> Element:
        """Open an element before the run of this number."""
        element = self.innermost.child(name, run)
        self._open.append(element)
        self._names[name] += 1
        return element

    def before_start(self, name: str, run: int) -> None:
        """End what the start tag of an element ends: a paragraph, another item, another cell."""
        if name in CLOSES and (depths := self._depths(*CLOSES[name])):
            self._close(depths[-1], run)

    def end(self, name: str, run: int) -> None:
        """End the innermost element of this name, with all that is open in it; the cells of tables are tight."""
        scope = frozenset[str]() if name == "table" else _TABLE if name in TABLE_PARTS else _CELL
        depths = self._depths(frozenset({name}), scope)
        if depths:
            self._close(depths[0], run)

    def end_all(self, run: int) -> None:
        """End everything, with as many runs before."""
        self._close(1, run)
        self.root.last = run

    def _depths(self, names: frozenset[str], scope: frozenset[str]) -> list[int]:
        """How deep the open elements of these names are, the innermost first, within a scope."""
        depths: list[int] = []
        if not any(map(self._names.get, names)):
            return depths
        for depth in range(len(self._open) - 1, 0, -1):
            name = self._open[depth].name
            if name in names:
                depths.append(depth)
            if name in scope:
                break
        return depths

    def _close(self, depth: int, run: int) -> None:
        while len(self._open) > depth:
            element = self._open.pop()
            self._names[element.name] -= 1
            element.last = run
            parent = self.innermost
            parent.prose += element.prose
            if element.prose > (parent.heaviest.prose if parent.heaviest else 0):
                parent.heaviest = element
