"""An article as it reads: its blocks in passages (a paragraph, a list, a table), cut at its figures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from msgspec import Struct, field

from figures.model import Article, Block, Figure, Section
from figures.report.display import visible
from figures.report.prose import inside

_LINE_BREAKS = str.maketrans("\r\n", "  ")


class Spot(Struct, frozen=True):
    """A span of the source that findings mark; `cards` are their numbers, `leads` those that report it."""

    start: int
    end: int
    cards: tuple[int, ...]
    leads: tuple[int, ...] = ()


class Piece(Struct, frozen=True):
    """Text without a border inside: of which figure it is a part, if of any, and of which spot."""

    text: str
    figure: int | None = None
    spot: Spot | None = None
    last: bool = False


class Part(Struct, frozen=True):
    """A figure, or text between two of them."""

    figure: int | None
    pieces: tuple[Piece, ...]


class Text(Struct, frozen=True):
    """A block of an article, with the row and column of a cell."""

    section: Section
    parts: tuple[Part, ...]
    row: int = 0
    column: int = 0


class Passage(Struct):
    """What stands together: a paragraph, the items of a list, the cells of a table."""

    form: str
    texts: list[Text] = field(default_factory=list)
    cards: list[int] = field(default_factory=list)

    @property
    def rows(self) -> Iterator[list[Text]]:
        """The cells of a table, row by row."""
        return (list(cells) for _, cells in groupby(self.texts, key=lambda text: text.row))


def passages(article: Article, figures: Sequence[Figure], spots: Iterable[Spot]) -> list[Passage]:
    """The passages of an article in order; each knows the findings that are reported in it."""
    spots_of = _by_block(article, spots)
    figures_of: dict[int, list[tuple[int, Figure]]] = {}
    for number, figure in enumerate(figures):
        figures_of.setdefault(figure.block, []).append((number, figure))
    found: list[Passage] = []
    last: object = None
    for number, block in enumerate(article.blocks):
        group = _group(block, number)
        if group != last:
            found.append(Passage(_form(block, first=not found)))
        last = group
        here = spots_of.get(number, [])
        cell = block.cell
        found[-1].texts.append(
            Text(
                block.section,
                tuple(_parts(block, figures_of.get(number, []), here)),
                cell.row if cell else 0,
                cell.column if cell else 0,
            )
        )
        found[-1].cards += [card for _, _, spot in here for card in spot.leads]
    return found


def _group(block: Block, number: int) -> object:
    if block.cell is not None:
        return ("table", block.cell.table)
    return (block.section, block.group) if block.group is not None else number


def _form(block: Block, *, first: bool) -> str:
    if block.section is Section.HEADLINE:
        return "title" if first else "heading"
    return block.section.value


Placed = tuple[int, int, Spot]


def _by_block(article: Article, spots: Iterable[Spot]) -> dict[int, list[Placed]]:
    """The spots of each block, as spans of its text."""
    starts = sorted((block.source(0), number) for number, block in enumerate(article.blocks) if block.text)
    found: dict[int, list[Placed]] = {}
    for spot in spots:
        place = bisect_right(starts, (spot.start, len(article.blocks))) - 1
        if place < 0:
            continue
        number = starts[place][1]
        block = article.blocks[number]
        at, to = inside(block, spot.start, spot.end)
        if 0 <= at < to <= len(block.text):
            found.setdefault(number, []).append((at, to, spot))
    return found


def _parts(block: Block, figures: Sequence[tuple[int, Figure]], spots: Sequence[Placed]) -> Iterator[Part]:
    edge = 0
    for number, figure in figures:
        if figure.at < edge:
            continue
        yield from _part(block, None, edge, figure.at, spots)
        yield from _part(block, number, figure.at, figure.to, spots)
        edge = figure.to
    yield from _part(block, None, edge, len(block.text), spots)


def _part(block: Block, figure: int | None, start: int, end: int, spots: Sequence[Placed]) -> Iterator[Part]:
    if start < end:
        yield Part(figure, tuple(_pieces(block, figure, start, end, spots)))


def _pieces(
    block: Block, figure: int | None, start: int, end: int, spots: Sequence[Placed]
) -> Iterator[Piece]:
    near = [(at, to, spot) for at, to, spot in spots if at < end and to > start]
    edges = sorted({start, end, *(edge for at, to, _ in near for edge in (at, to) if start < edge < end)})
    for left, right in pairwise(edges):
        over = [(to - at, to, spot) for at, to, spot in near if at <= left and right <= to]
        _, to, spot = min(over, key=lambda each: each[0], default=(0, 0, None))
        text = visible(block.text[left:right].translate(_LINE_BREAKS))
        yield Piece(text, figure, spot, last=spot is not None and to == right)
