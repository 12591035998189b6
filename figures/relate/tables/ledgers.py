"""Ledgers: figures that stand below or beside one another, each with its label, in a table or in lines of text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from figures.lexicon.record import Lexicon
from figures.model import Section
from figures.relate.record import Mention, Place
from figures.relate.tables.grids import Grid, Label
from figures.relate.text import Text

COLUMN, ROW = "column", "row"
FEWEST_LINES = 3
LONGEST_LABEL = 12
"""So many words, the label of a figure in a line of text has at most."""
MOST_LINES = 60
"""A longer ledger is data: nobody adds it up by eye, and a line of it may be anything."""
IN_LINES = frozenset({Section.HEADLINE, Section.BODY, Section.LIST, Section.CAPTION})


class Entry(Struct, frozen=True):
    """One figure of a ledger and the words of its label; no figure where the field says nothing."""

    label: Label
    mention: Mention | None


class Ledger(Struct, frozen=True):
    """Entries in the order of the page. `axis` tells whether they stand in a COLUMN or a ROW, `head` what of."""

    axis: str
    head: Label
    entries: tuple[Entry, ...]
    table: int | None = None


def ledgers_of(grids: Sequence[Grid], text: Text) -> Iterator[Ledger]:
    """The ledgers of an article."""
    if len(text.utterances) < FEWEST_LINES:
        return
    yield from _tables(grids)
    yield from _lines(text)


def _tables(grids: Sequence[Grid]) -> Iterator[Ledger]:
    """The columns and the rows of each table."""
    for grid in grids:
        for column, head in grid.columns.items():
            yield from _ledger(
                COLUMN, head, [(label, (row, column)) for row, label in grid.rows.items()], grid
            )
        for row, head in grid.rows.items():
            yield from _ledger(
                ROW, head, [(label, (row, column)) for column, label in grid.columns.items()], grid
            )


def _ledger(axis: str, head: Label, places: Sequence[tuple[Label, Place]], grid: Grid) -> Iterator[Ledger]:
    if FEWEST_LINES <= len(places) <= MOST_LINES and grid.unread.isdisjoint(place for _, place in places):
        entries = tuple(Entry(label, grid.figure(*place)) for label, place in places)
        yield Ledger(axis, head, entries, grid.number)


def _lines(text: Text) -> Iterator[Ledger]:
    """Runs of lines that each have one figure and its label: Roof: £18,400."""
    blocks = text.extraction.article.blocks
    sentences: dict[int, int] = defaultdict(int)
    for sentence in text.extraction.sentences:
        sentences[sentence.block] += 1
    run: list[Entry] = []
    last = -2
    for utterance in text.utterances.values():
        entry = None
        if sentences[utterance.block] == 1 and blocks[utterance.block].section in IN_LINES:
            entry = _line(utterance.mentions, utterance.tokens.low, text.lexicon)
        if entry is not None and (not run or utterance.block == last + 1):
            run.append(entry)
        else:
            yield from _run(run)
            run = [entry] if entry is not None else []
        last = utterance.block
    yield from _run(run)


def _run(run: Sequence[Entry]) -> Iterator[Ledger]:
    if FEWEST_LINES <= len(run) <= MOST_LINES:
        yield Ledger(COLUMN, (), tuple(run))


def _line(mentions: Sequence[Mention], low: Sequence[str], lexicon: Lexicon) -> Entry | None:
    """A line that is a label and a figure, the one behind the other."""
    named = [mention for mention in mentions if not mention.figure.bracketed]
    if len(named) != 1:
        return None
    (mention,) = named
    first, last = mention.first, max(mention.last, mention.core[1])
    before = [word for word in low[:first] if word[0].isalnum()]
    behind = [word for word in low[mention.core[1] : last] if word[0].isalnum()]
    rest = _without_brackets(low[last:])
    if len(before) + len(behind) > LONGEST_LABEL or (before and any(word[0].isalnum() for word in rest)):
        return None
    if any(lexicon.has("auxiliaries", word) for word in before):
        return None  # a sentence
    label = before or [word for word in (*behind, *rest) if word[0].isalnum()]
    return Entry(tuple(label), mention) if label and len(label) <= LONGEST_LABEL else None


def _without_brackets(low: Sequence[str]) -> list[str]:
    depth, kept = 0, []
    for word in low:
        depth += word in "(["
        if not depth:
            kept.append(word)
        depth -= word in ")]" and depth > 0
    return kept
