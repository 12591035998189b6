"""Lines of text that are rows of a table: as many figures in each, and the same words or signs before each.

Mon 34 / 21 / 55; Steers: 84 head, avg £1,410; St Agnes: 214 (97 women, 117 men).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from figures.model import Section
from figures.relate.record import Mention, Place
from figures.relate.tables.grids import Grid, Label
from figures.relate.text import Text
from figures.relate.utterance import Utterance

FEWEST_LINES, MOST_LINES = 3, 60
FEWEST, MOST = 2, 12
"""So many figures has each line."""
LONGEST = 24
"""Words and signs of a line at most; a longer one is prose."""
IN_LINES = frozenset({Section.HEADLINE, Section.BODY, Section.LIST, Section.CAPTION})


class _Row(Struct, frozen=True):
    """A line with its label, its figures, and what stands before each, by which it is known to be parallel."""

    block: int
    label: Label
    figures: tuple[Mention, ...]
    shape: tuple[object, ...]


def parallels(text: Text) -> Iterator[Grid]:
    """The tables that lines of text make."""
    if len(text.utterances) < FEWEST_LINES:
        return
    sentences = Counter(sentence.block for sentence in text.extraction.sentences)
    run: list[_Row] = []
    for own in text.utterances.values():
        row = _row(own, text) if sentences[own.block] == 1 else None
        if run and row is not None and row.block == run[-1].block + 1:
            if row.shape == run[-1].shape:
                run.append(row)
                continue
            yield from _grid([*run, row] if _is_total(row, text) else run)
        else:
            yield from _grid(run)
        run = [row] if row is not None else []
    yield from _grid(run)


def _row(own: Utterance, text: Text) -> _Row | None:
    """A short line of text with figures; None if it is prose."""
    section = text.extraction.article.blocks[own.block].section
    low, figures = own.tokens.low, own.mentions
    if section not in IN_LINES or len(low) > LONGEST or len(figures) > MOST:
        return None
    between = [low[one.core[1] : other.first] for one, other in pairwise(figures)]
    shape = tuple((each.sort, *words[-1:]) for each, words in zip(figures, [*between, []], strict=True))
    to = figures[0].first or len(low)
    label = tuple(word for word in low[:to] if word[0].isalpha())
    return _Row(own.block, label, tuple(figures), shape) if label else None


def _is_total(row: _Row, text: Text) -> bool:
    return text.lexicon.term("total_labels", row.label, 0) > 0


def _grid(run: Sequence[_Row]) -> Iterator[Grid]:
    """The lines as a table; a total below them may leave out some of its columns."""
    if not run:
        return
    first = run[0]
    lines = [row for row in run if row.shape == first.shape]
    if not FEWEST_LINES <= len(lines) <= MOST_LINES or len(first.figures) < FEWEST:
        return
    cells: dict[Place, Mention | None] = {}
    for row in lines:
        cells |= {(row.block, at): figure for at, figure in enumerate(row.figures)}
    for row in run[len(lines) :]:
        for figure in row.figures:
            like = [at for at, each in enumerate(first.figures) if _are_alike(each, figure)]
            if len(like) != 1:
                return
            cells[row.block, like[0]] = figure
    columns: dict[int, Label] = {0: ()}
    for at, words in enumerate(first.shape[:-1]):
        assert isinstance(words, tuple)
        columns[at + 1] = tuple(word for word in words[1:] if word[0].isalpha())
    yield Grid(-1 - first.block, cells, frozenset(), {row.block: row.label for row in run}, columns)


def _are_alike(one: Mention, other: Mention) -> bool:
    return (one.sort, one.noun) == (other.sort, other.noun)
