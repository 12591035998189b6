"""What is listed over several paragraphs: bullets, numbered points and steps, and its stated count."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from figures.lexicon.language import foreign_to
from figures.lexicon.tokens import tokenize
from figures.model import Article, Block, Figure, Kind, Section
from figures.relate.counts.counts import Count, counts_in
from figures.relate.counts.listed import bound
from figures.relate.counts.places import AFAR
from figures.relate.record import Relation, Rivals, Tie
from figures.relate.text import Text

NUMBERED = re.compile(
    r"\W{0,2}(?:(?P<label>[^\W\d_]{1,12})\.? ?#?)?(?P<number>\d{1,2})(?P<sign>[.):]|\s*[–—-]\s|$)(?!\d)"
)
"""The beginning of a numbered paragraph: 1. …, 2) …, Step 3: …"""
FEWEST = 2
HEADING = 14
"""So many words at most has a heading."""
MANY = 999
"""More things than anybody lists."""
ABOVE = 4
"""So many blocks at most above the first point its count is looked for, beside the headline."""


class Point(Struct, frozen=True):
    """A numbered paragraph."""

    block: int
    number: int
    label: str


def series(text: Text) -> Iterator[Rivals]:
    """Counts of bullets and of numbered points, and numbers that are out of their order."""
    yield from _bullets(text)
    for run in _runs(text):
        yield from _gaps(run, text)
        yield from _counted(run, text)


def _bullets(text: Text) -> Iterator[Rivals]:
    """The count in the line above a list, with the number of its items."""
    blocks = text.extraction.article.blocks
    for first, last in _lists(blocks):
        if not first or not blocks[first - 1].text.rstrip().endswith(":"):
            continue
        items = _outermost(blocks[first:last], text)
        counts = [found for found in counts_in(first - 1, text) if _opens(found, text)]
        if items >= FEWEST and len(counts) == 1 and not _is_told(items, counts[0], text):
            goes_on = _goes_on(blocks, first, last, text) or _are_several(first, last, text)
            yield bound(counts[0].figure, items, MANY if goes_on else items, "bullets")


def _lists(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Where each list begins and ends. Where items are marked, those of an inner list do not end it."""
    found: list[tuple[int, int]] = []
    marked: dict[int, int] = {}
    for at, block in enumerate(blocks):
        if block.section is not Section.LIST or block.group is None:
            continue
        own = marked.get(block.group, len(found) - 1)
        is_same = found and blocks[found[own][0]].group == block.group
        if is_same and (block.group in marked or found[own][1] == at):
            found[own] = found[own][0], at + 1
            continue
        if block.item is not None:
            marked[block.group] = len(found)
        found.append((at, at + 1))
    return found


def _are_several(first: int, last: int, text: Text) -> bool:
    """Whether items may stand for several: one begins with a count, or nobody has translated them."""
    article, figures = text.extraction.article, text.extraction.figures
    start, end = (bisect_left(figures, block, key=lambda each: each.block) for block in (first, last))
    counts = any(
        each.at == 0 and each.kind is Kind.COUNT and each.value and each.value > 1
        for each in figures[start:end]
    )
    return counts or any(foreign_to(article.locale, each.text) for each in article.blocks[first:last])


def _outermost(items: Sequence[Block], text: Text) -> int:
    """How many items of a list are neither items of one of its items, nor further paragraphs of one."""
    if items[0].item is not None:
        return max(each.item or 0 for each in items if each.group == items[0].group)
    article = text.extraction.article
    further = [False, *(_is_further(before, item, article) for before, item in pairwise(items))]
    places = [article.position(item.source(0))[1] for item in items]
    columns = [place for place, is_further in zip(places, further, strict=True) if not is_further]
    return columns.count(min(columns))


def _is_further(before: Block, block: Block, article: Article) -> bool:
    """Whether a paragraph goes on with the item of the one before it: nothing marks it as an item of its own."""
    gap = article.source[before.source_span(0, len(before.text))[1] : block.source(0)]
    ahead = re.split("[\r\n]", gap)[-1]  # in its line: the sign of an item
    return ahead.isspace()


def _is_told(items: int, count: Count, text: Text) -> bool:
    """Whether another figure of the paragraph tells how many items there are: of three kinds, given two firms:"""
    own, figures = count.figure, text.extraction.figures
    first, last = (
        find(figures, own.block, key=lambda each: each.block) for find in (bisect_left, bisect_right)
    )
    return any(figure.value == items and figure is not own for figure in figures[first:last])


def _goes_on(blocks: Sequence[Block], first: int, end: int, text: Text) -> bool:
    """Whether what follows a list belongs to its last item, and further items stand behind it."""
    if blocks[first].item is not None:
        return (
            end < len(blocks)
            and blocks[end].section is Section.LIST
            and blocks[end].group != blocks[first - 1].group
        )
    article = text.extraction.article
    _, column = article.position(blocks[first].source(0))
    line, _ = article.position(blocks[end - 1].source(0))
    for number, block in enumerate(blocks[end : end + ABOVE], end):
        below, indent = article.position(block.source(0))
        if below == line or indent < column:
            return False
        if block.section is Section.LIST and indent == column:
            return number > end
    return False


def _opens(count: Count, text: Text) -> bool:
    """Whether a count stands so near the colon at the end of its paragraph that it may tell what follows."""
    block = text.extraction.article.blocks[count.figure.block].text
    return len(tokenize(block, count.figure.to).text) <= AFAR + 1


def _runs(text: Text) -> Iterator[list[Point]]:
    """The numbered paragraphs that begin at one, by the word before the number."""
    runs: dict[str, list[Point]] = {}
    for index, block in enumerate(text.extraction.article.blocks):
        if block.section is Section.TABLE or not (found := NUMBERED.match(block.text)):
            continue
        label = (found["label"] or "").lower()
        if not label and not found["sign"]:
            continue  # a line with a number, and nothing that makes it that of a point
        if label and not text.lexicon.has("point_labels", label):
            continue
        point = Point(index, int(found["number"]), label)
        if point.number == 1 and label in runs:
            yield runs.pop(label)
        if point.number == 1 or label in runs:
            runs.setdefault(label, []).append(point)
    yield from runs.values()


def _gaps(run: Sequence[Point], text: Text) -> Iterator[Rivals]:
    """A number between two that leave room for just one other: 1, 2, 5, 4; all others are in order."""
    numbers = [point.number for point in run]
    if sum(left >= right for left, right in pairwise(numbers)) > 1:
        return
    for before, point, after in zip(run, run[1:], run[2:], strict=False):
        if after.number == before.number + 2:
            figure = _figure(point, text)
            if figure is not None:
                expected = before.number + 1
                yield Rivals(
                    figure,
                    (
                        Relation(
                            "series", "numbered", {"number": (figure,)}, figure, 0, Tie.TIED, (("between", 3),),
                            {"place": point.number, "expected": expected},
                        ),
                    ),
                    tuple,
                )  # fmt: skip


def _figure(point: Point, text: Text) -> Figure | None:
    """The figure with which a numbered paragraph begins."""
    return next((figure for figure in text.extraction.figures if figure.block == point.block), None)


def _counted(run: Sequence[Point], text: Text) -> Iterator[Rivals]:
    """The count that the headline or the paragraph above tells, with the last number of an unbroken run."""
    numbers = [point.number for point in run]
    if len(run) < FEWEST or numbers != list(range(1, len(run) + 1)):
        return
    first = run[0].block
    above = [0, *range(max(first - ABOVE, 1), first)] if first else []
    counts = [(index, count) for index in above for count in counts_in(index, text)]
    found = [count for _, count in counts if count.value == len(run)] or [
        count
        for index, count in counts
        if is_enumerable(count, text) and (index == 0 or _is_heading(index, text) or announces(count, text))
    ]
    if found and len({count.value for count in found}) == 1:
        yield bound(found[-1].figure, len(run), len(run) if _is_ended(run, text) else MANY, "numbered")


def _is_ended(run: Sequence[Point], text: Text) -> bool:
    """Whether so much text follows the last of several points that hardly one has been left out."""
    longest = max(after.block - before.block for before, after in pairwise(run))
    return len(run) > FEWEST and len(text.extraction.article.blocks) > run[-1].block + max(longest, FEWEST)


def is_enumerable(count: Count, text: Text) -> bool:
    """Whether something is counted of which a text has so many, and then tells them one by one."""
    unit = count.figure.unit
    return unit is not None and text.lexicon.has("enumerables", unit.split()[-1].lower())


def announces(count: Count, text: Text) -> bool:
    """Whether the sentence of a count says that what is counted follows."""
    tokens = text.extraction.tokens[count.figure.sentence]
    assert tokens is not None
    return tokens.low[-1] == ":" or text.lexicon.stands("announcing", tokens.low)


def _is_heading(index: int, text: Text) -> bool:
    return len(text.extraction.article.blocks[index].text.split()) <= HEADING
