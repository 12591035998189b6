"""Tables in plain text: lines of which each has the same columns, set apart by tabs, pipes, blanks, dots or commas."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from figures.read import rows
from figures.read.lines import Line

Table = list[tuple[Line, list[rows.Span]]]
Split = Callable[[str], list[rows.Span]]

FEWEST = 3
"""Fewer lines than that are a table only if nothing else stands in their paragraph."""
WIDEST = 40
"""Columns: a line with more of them is data, and no line of a table to read."""
LONGEST_VALUE = 24
"""Characters that a field behind the label of a row has at most, where only blanks or commas part the fields."""

_WIDE = re.compile(r"\s*(?:\.\s?){4,}\s*|\s\.{2,}\s+(?=\W{0,2}\d)|\s{2,}")
_COMMA = re.compile(r",(?!\s)")
_VALUE = re.compile(r"\W{0,3}\d[\w.,:%/ '’)-]*|[-–—]|n/?a", re.IGNORECASE)
_NAMES = re.compile(r"[^\d.!?]*")


def tables_in(chunk: Sequence[Line]) -> Iterator[tuple[list[Line], Table]]:
    """The lines of a paragraph, those of a table apart; with those of none comes an empty table."""
    text: list[Line] = []
    at = 0
    while at < len(chunk):
        table = _table_at(chunk, at)
        if not table:
            text.append(chunk[at])
            at += 1
            continue
        if text:
            yield text, []
            text = []
        yield list(chunk[at : at + len(table)]), table
        at += len(table)
    if text:
        yield text, []


def _table_at(chunk: Sequence[Line], at: int) -> Table:
    """The rows of the longest table that begins with a line; none if it begins none."""
    line = chunk[at].text
    if "\t" in line.strip():
        return _rows(chunk, at, rows.tabbed)
    if "|" in line:
        return _rows(chunk, at, rows.piped)
    following = chunk[at + 1].text if at + 1 < len(chunk) else ""
    if _WIDE.search(line.strip()) or _WIDE.search(following.strip()):
        return _aligned(chunk, at)
    if "," in line and "," in following:
        return _valued(_rows(chunk, at, _by_commas), headed=True) if _names_columns(chunk[at]) else []
    return []


def _rows(chunk: Sequence[Line], at: int, split: Split) -> Table:
    """The lines from one on that have as many columns as it has."""
    columns = len(split(chunk[at].text))
    table: Table = []
    for line in chunk[at:] if 1 < columns <= WIDEST else ():
        spans = split(line.text)
        if len(spans) != columns:
            break
        table.append((line, spans))
    return table if len(table) >= (2 if len(table) == len(chunk) else FEWEST) else []


def _aligned(chunk: Sequence[Line], at: int) -> Table:
    """The rows of a table whose columns are set apart by blanks or dots; its header may lack the first."""
    headed = _valued(_rows(chunk, at, _by_blanks), headed=True)
    if headed or at + 1 >= len(chunk):
        return headed
    names = _by_blanks(chunk[at].text)
    below = _valued(_rows(chunk, at + 1, _by_blanks), headed=False)
    if below and len(names) + 1 == len(below[0][1]) and _are_names(chunk[at], names):
        return [(chunk[at], [(0, 0), *names]), *below]
    return []


def _valued(table: Table, *, headed: bool) -> Table:
    """The table up to the first line that has something else than values behind its label; none if too few are left."""
    kept: Table = []
    for line, spans in table:
        if not (_are_values(line, spans[1:]) or (headed and not kept and _are_names(line, spans))):
            break
        kept.append((line, spans))
    return kept if len(kept) >= FEWEST else []


def _are_values(line: Line, spans: Sequence[rows.Span]) -> bool:
    return all(to - at <= LONGEST_VALUE and _VALUE.match(line.text[at:to]) for at, to in spans)


def _are_names(line: Line, spans: Sequence[rows.Span]) -> bool:
    """Whether the fields may name columns: they are short and no values, but for years."""
    fields = [line.text[at:to] for at, to in spans]
    return all(len(field) <= LONGEST_VALUE and _NAMES.match(field) for field in fields) and rows.is_header(
        fields
    )


def _names_columns(line: Line) -> bool:
    """Whether commas part nothing but names: in a line of values they may group digits."""
    return _are_names(line, _by_commas(line.text))


def _by_blanks(line: str) -> list[rows.Span]:
    return rows.parted(line, _WIDE)


def _by_commas(line: str) -> list[rows.Span]:
    return rows.parted(line, _COMMA)
