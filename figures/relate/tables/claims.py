"""Claims: what the text beside a table calls the total of one of its columns, or what is left of its income."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from figures.relate.attach import NEAR
from figures.relate.frames import SumForm
from figures.relate.mentions import with_unit
from figures.relate.products.profits import LISTS, RESULTS, name_of
from figures.relate.record import Mention, Place, Relation, Tie
from figures.relate.sums.binding import PERCENT, bound, is_part, is_summed, total_cue
from figures.relate.tables.grids import Grid
from figures.relate.text import Text

FEWEST = 3
"""So many rows of a table are worth adding up."""
BESIDE = 2
"""So many paragraphs before and behind a table tell of it."""


def claims_of(grids: Sequence[Grid], form: SumForm, text: Text) -> Mapping[Place, list[Relation]]:
    """The relations of totals in the text to the columns of a table beside it, by the places of these."""
    found: dict[Place, list[Relation]] = defaultdict(list)
    for grid in grids if len(grids) == 1 else ():
        accounts = list(_accounts(grid, text))
        for result in _mentions_beside(grid, text) if len(accounts) == 1 else ():
            if name_of(result, text) in RESULTS:
                found[result.place] += _left_over(*accounts[0], result)
        for total in _beside(grid, text):
            columns = list(_columns(grid, total, text))
            for parts in columns:
                found[total.place] += _claim(
                    total, parts, form, total_cue(total, text), sure=len(columns) == 1
                )
    return found


def _accounts(grid: Grid, text: Text) -> Iterator[tuple[Mention, Mention]]:
    """What came in and what went out, of each column that has them, if one row is called each."""
    rows = [
        [at for at, label in grid.rows.items() if label and text.lexicon.has(LISTS[name], label[-1])]
        for name in ("gain", "cost")
    ]
    if all(len(found) == 1 for found in rows) and len(grid.rows) <= FEWEST:
        for column in grid.columns:
            gain, cost = (grid.figure(found[0], column) for found in rows)
            if gain is not None and cost is not None and gain.sort == cost.sort:
                yield gain, cost


def _left_over(gain: Mention, cost: Mention, result: Mention) -> Iterator[Relation]:
    if result.sort.startswith("money") and gain.sort in ("count", result.sort) and result.per is None:
        lent = [with_unit(each, result) if each.bare else each for each in (gain, cost)]
        roles = {"gain": (lent[0].figure,), "cost": (lent[1].figure,), "total": (result.figure,)}
        yield Relation("account", "account", roles, result.figure, 0, Tie.NEAR, (("told", 3),))


def _beside(grid: Grid, text: Text) -> Iterator[Mention]:
    """What the sentences around a table call a total."""
    for mention in _mentions_beside(grid, text):
        if total_cue(mention, text) >= NEAR and is_summed(mention):
            yield mention


def _mentions_beside(grid: Grid, text: Text) -> Iterator[Mention]:
    """The figures of the sentences around a table."""
    blocks = [cell.block for cell in grid.cells.values() if cell is not None]
    around = range(min(blocks) - BESIDE - len(grid.columns) - 1, max(blocks) + BESIDE + 1) if blocks else ()
    for utterance in text.utterances.values() if blocks else ():
        cell = text.extraction.article.blocks[utterance.block].cell
        if cell is None and utterance.block in around:
            yield from utterance.mentions


def _columns(grid: Grid, total: Mention, text: Text) -> Iterator[list[Mention]]:
    """The columns that may add up to it: none that has a total of its own, or a row that nobody can read."""
    labels = [label for label in grid.rows.values() if text.lexicon.term("total_labels", label, 0)]
    for column in grid.columns:
        parts = [cell for row in grid.rows if (cell := grid.figure(row, column)) is not None]
        is_whole = len(parts) == len(grid.rows) >= FEWEST and not labels
        if is_whole and total.sort != PERCENT and all(is_part(part, total) for part in parts):
            yield parts


def _claim(
    total: Mention, parts: Sequence[Mention], form: SumForm, cue: int, *, sure: bool
) -> Iterator[Relation]:
    tie = Tie.TIED if sure and total.size > max(part.size for part in parts) else Tie.NEAR
    yield bound(form, parts, tie, (("cue", cue), ("parts", len(parts))), total=total)
    for at in range(len(parts)):
        yield bound(form, [*parts[:at], *parts[at + 1 :]], Tie.RIVAL, (("told", 1),), total=total)
