"""Tables as a source has them: what stands beside and above each field, in cells or between bars."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from figures.model import Block

Words = frozenset[str]
FIELD = re.compile(r"\s*\|\s*|\t")
_DIGIT = re.compile(r"\d")


class Head(Struct, frozen=True):
    """What stands above a column, or above some rows: its words, and the years that it names."""

    words: Words = frozenset()
    years: frozenset[int] = frozenset()

    def __add__(self, other: Head) -> Head:
        return Head(self.words | other.words, self.years | other.years)


class Row(Struct, frozen=True):
    """A row with figures: its number, its table's, its label, the heads of its columns, and what stands above it."""

    number: int
    table: int
    label: Head
    section: Head
    heads: tuple[Head, ...]

    def head(self, place: int) -> Head:
        """The head of a column; where it names no year, those of the label hold, or of the section."""
        found = self.heads[place] if place < len(self.heads) else Head()
        return found if found.years else Head(found.words, self.label.years or self.section.years)


class _Table:
    """The heads of the columns of a table that is read row by row."""

    def __init__(self, stems: Callable[[str], Words], number: int = 0) -> None:
        self.number = number
        self._stems = stems
        self._rows: list[list[str]] = []
        self._by_width: dict[int, tuple[Head, ...]] = {}
        self.section = Head()
        self.is_body = False

    def add_head(self, fields: list[str]) -> None:
        """Add a row of heads; behind figures it begins other columns, or, alone, says what comes below it."""
        if self.is_body and not any(fields[1:]):
            self.section = self.head(fields[0])
            return
        if self.is_body:
            self._rows, self.is_body = [], False
        self._rows.append(fields)
        self._by_width = {}

    def heads(self, width: int) -> tuple[Head, ...]:
        """The heads above a row of so many fields."""
        if width not in self._by_width:
            above = [Head()] * width
            for fields in self._rows:
                for place, text in enumerate(_spread(fields, width)):
                    above[place] += self.head(text)
            self._by_width[width] = tuple(above)
        return self._by_width[width]

    def head(self, text: str) -> Head:
        """What a text says above a column, or beside a row."""
        return Head(self._stems(text), years_in(text))


def _spread(fields: Sequence[str], width: int) -> list[str]:
    """The texts of a head over so many columns: those that are too few stand at the right, one alone above all."""
    texts = [text for text in fields if text]
    if len(texts) == 1:
        return texts * width
    spread = [""] * (width - len(fields)) + list(fields)
    left = ""
    for place, text in enumerate(spread[:width]):
        left = text or (left if place > 1 else "")  # a head may stand above several columns
        spread[place] = left
    return spread[:width]


def rows_of(blocks: Sequence[Block], stems: Callable[[str], Words]) -> dict[int, Row]:
    """The row that each block with a field stands in, or that it is."""
    found: dict[int, Row] = {}
    table, before = _Table(stems), -2
    for number, (numbers, fields) in enumerate(_lines(blocks)):
        if numbers[0] != before + 1:
            table = _Table(stems, number)
        before = numbers[-1]
        if _is_head(fields):
            table.add_head(fields)
            continue
        table.is_body = True
        row = Row(number, table.number, table.head(fields[0]), table.section, table.heads(len(fields)))
        found |= dict.fromkeys(numbers, row)
    return found


def _lines(blocks: Sequence[Block]) -> Iterator[tuple[list[int], list[str]]]:
    """The rows of all tables: the numbers of their blocks, and their fields."""
    numbers: list[int] = []
    fields: list[str] = []
    last: tuple[int, int] | None = None
    for number, block in enumerate(blocks):
        here = (block.cell.table, block.cell.row) if block.cell is not None else None
        if here != last and numbers:
            yield numbers, fields
            numbers, fields = [], []
        last = here
        if block.cell is not None:
            numbers.append(number)
            fields += [""] * (block.cell.column - len(fields)) + [block.text]
        elif FIELD.search(block.text):
            yield [number], FIELD.split(block.text)
    if numbers:
        yield numbers, fields


def _is_head(fields: Sequence[str]) -> bool:
    """Whether a row has no values, but years and words."""
    values = [field for field in fields[1:] if _DIGIT.search(field) and not years_in(field)]
    return not values or (not fields[0].strip() and len(values) < len([each for each in fields if each]) / 2)


def years_in(text: str) -> frozenset[int]:
    """The years that a head of a column names.

    >>> sorted(years_in("Year ended 31 March 2 0 1 9")), sorted(years_in("2017/18"))
    ([2019], [2017, 2018])
    """
    joined = re.sub(r"(?<=\d) (?=\d(?: \d)*(?!\d))", "", text)
    found = {int(year) for year in re.findall(r"(?<![\d,.])(?:19|20)\d\d(?![\d,.]\d|\d)", joined)}
    found |= {int(a[:2] + b) for a, b in re.findall(r"(?<!\d)((?:19|20)\d\d)[/–-](\d\d)(?!\d)", joined)}
    return frozenset(found)
