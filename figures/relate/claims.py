"""Claims: what the text beside a table calls the total of one of its columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from figures.relate.attach import NEAR
from figures.relate.binding import PERCENT, bound, is_part, is_summed, total_cue
from figures.relate.frames import SumForm
from figures.relate.grids import Grid
from figures.relate.record import Mention, Place, Relation, Tie
from figures.relate.text import Text

FEWEST = 3
"""So many rows of a table are worth adding up."""
BESIDE = 2
"""So many paragraphs before and behind a table tell of it."""


def claims_of(grids: Sequence[Grid], form: SumForm, text: Text) -> Mapping[Place, list[Relation]]:
    """The relations of totals in the text to the columns of a table beside it, by the places of these."""
    found: dict[Place, list[Relation]] = defaultdict(list)
    for grid in grids if len(grids) == 1 else ():
        for total in _beside(grid, text):
            columns = list(_columns(grid, total, text))
            for parts in columns:
                found[total.place] += _claim(
                    total, parts, form, total_cue(total, text), sure=len(columns) == 1
                )
    return found


def _beside(grid: Grid, text: Text) -> Iterator[Mention]:
    """What the sentences around a table call a total."""
    blocks = [cell.block for cell in grid.cells.values() if cell is not None]
    around = range(min(blocks) - BESIDE - len(grid.columns) - 1, max(blocks) + BESIDE + 1) if blocks else ()
    for utterance in text.utterances.values() if blocks else ():
        cell = text.extraction.article.blocks[utterance.block].cell
        for mention in utterance.mentions if cell is None and utterance.block in around else ():
            if total_cue(mention, text) >= NEAR and is_summed(mention):
                yield mention


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
