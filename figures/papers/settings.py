"""What stands in one sentence, or in one row of a table: parts, other figures, and the words between them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from figures.lazy import cached_property
from figures.model import Block, Extraction, Figure, Kind
from figures.papers.marks import figure_of, sentence_at
from figures.papers.paper import Paper, heading
from figures.papers.parts import Part, parts, precision, written
from figures.papers.parts import number as number_of
from figures.papers.spellings import CI, DF, load_spellings
from figures.papers.tests import reports_of
from figures.papers.text import plain

_CELL = re.compile(r"\s*(?P<sign>[<>=≤≥]?)\s?(?P<value>[-+]?\s?(?:\d+(?:[.,]\d+)?|\.\d+))\s*")
_FREEDOM = re.compile(r"\(?(?P<one>\d+(?:\.\d+)?)\s?[,;/]\s?(?P<two>\d+(?:\.\d+)?)\)?")
_INTERVAL = re.compile(r"(?:\d\d\s?%\s?)?(?:CI|IC|KI)(?:\s?\(?\d\d\s?%\)?)?(?:,? \w+)?", re.IGNORECASE)
Chain = tuple[Part, ...]


class Setting:
    """A sentence with all that is reported in it; a row of a table has parts alone.

    `named` are all figures that are no names, `figures` those of them that are no parts.
    """

    def __init__(
        self, text: str, at: int, every: Sequence[Part], figures: Sequence[Figure], extraction: Extraction
    ) -> None:
        self.text, self.at = text, at
        self.parts = every
        self.named = [figure for figure in figures if figure.kind is not Kind.LABEL]
        self.figures = [figure for figure in self.named if not _is_part(figure, every)]
        self.extraction = extraction

    @cached_property
    def chains(self) -> Sequence[Chain]:
        """Parts that stand together."""
        if not self.text or not self.parts:
            return [tuple(self.parts)]
        return list(reports_of(self._block, self.parts))

    @property
    def _block(self) -> str:
        return self.extraction.article.blocks[self.parts[0].block].text

    @cached_property
    def counts(self) -> Sequence[Figure]:
        """The whole numbers of the sentence that are no parts."""
        return [each for each in self.figures if is_whole(each)]

    def has(self, mark: str) -> bool:
        """Whether a word of one of the lists of `spellings.yaml` stands here."""
        return self.says(mark, self.text)

    def says(self, mark: str, words: str, *, whole: bool = False) -> bool:
        """Whether some words have one of a list, or with `whole` are one."""
        pattern = rf"(?<!\w)(?i:{load_spellings().marks[mark]})(?!\w)"
        words = words.strip(" ,")
        return (re.fullmatch(pattern, words) if whole else re.search(pattern, words)) is not None

    def without(self, mark: str) -> str:
        """The text without the words of a list."""
        return re.sub(rf"(?<!\w)(?i:{load_spellings().marks[mark]})(?!\w)", "", self.text)

    def of(self, *names: str) -> list[Part]:
        """The parts that are one of these quantities, with a sign of equality."""
        return [
            part for part in self.parts if part.what in names and part.sign == "=" and part.value is not None
        ]

    def only(self, *names: str) -> Part | None:
        """The only part that is one of these quantities."""
        found = self.of(*names)
        return found[0] if len(found) == 1 else None

    def mark(self, part: Part) -> Figure:
        """The figure that a part is."""
        return figure_of(part, self.extraction)

    def between(self, one: int, other: int) -> str:
        """The text between two places of the block."""
        return self.text[max(one - self.at, 0) : max(other - self.at, 0)]


def is_whole(figure: Figure) -> bool:
    """Whether a figure counts something."""
    return (
        figure.kind in (Kind.COUNT, Kind.NUMBER)
        and isinstance(figure.value, Decimal)
        and figure.value == figure.value.to_integral_value()
        and figure.per is None
        and (figure.written is None or figure.written.decimals == 0)
    )


def bare(figure: Figure, *, is_percent: bool = False) -> Figure:
    """The number of a figure: 5.0 mm Hg is 5.0, as the ends of its interval are."""
    kind = Kind.PERCENT if is_percent else Kind.NUMBER
    return replace(figure, kind=kind, unit="percent" if kind is Kind.PERCENT else None, per=None, readings=())


def settings(paper: Paper, extraction: Extraction) -> Iterator[Setting]:
    """The sentences that report statistics, and the rows of tables that do."""
    by_sentence: dict[int, list[Figure]] = {}
    for figure in extraction.figures:
        by_sentence.setdefault(figure.sentence, []).append(figure)
    for block, every in paper.parts.items():
        text = extraction.article.blocks[block].text
        for first, last, own in _sentences(block, every, extraction):
            spans = [extraction.sentences[each] for each in range(first, last + 1)]
            said = text[spans[0].at : spans[-1].to]
            if not own and not paper.may_report(said):
                continue
            figures = [figure for each in range(first, last + 1) for figure in by_sentence.get(each, ())]
            yield Setting(said, spans[0].at, own, figures, extraction)
    yield from _rows(extraction)


def _sentences(
    block: int, every: Sequence[Part], extraction: Extraction
) -> Iterator[tuple[int, int, list[Part]]]:
    """The first and the last sentence with the parts in them: none ends within a part (p < . 001)."""
    first = bisect_left(extraction.sentences, block, key=lambda each: each.block)
    end = bisect_right(extraction.sentences, block, key=lambda each: each.block)
    number = 0
    while first < end:
        last, own = first, list[Part]()
        while number < len(every) and every[number].at < extraction.sentences[last].to:
            own.append(every[number])
            last = max(last, sentence_at(extraction, block, every[number].to - 1))
            number += 1
        yield first, last, own
        first = last + 1


def _is_part(figure: Figure, own: Sequence[Part]) -> bool:
    at = bisect_right(own, figure.at, key=lambda part: part.at) - 1
    part = own[at] if at >= 0 else None
    return part is not None and figure.number[0] < part.to and figure.number[1] > part.number[0]


def _rows(extraction: Extraction) -> Iterator[Setting]:
    """The rows of tables whose columns are called like quantities."""
    rows: dict[tuple[int, int], list[Part]] = {}
    for number, block in enumerate(extraction.article.blocks):
        if block.cell is not None and (part := _cell(number, block)) is not None:
            rows.setdefault((block.cell.table, block.cell.row), []).append(part)
    for every in rows.values():
        if len(every) > 1:
            yield Setting("", 0, every, (), extraction)


def _cell(number: int, block: Block) -> Part | None:
    """The part that a cell is, by the label of its column."""
    assert block.cell is not None
    label, text = heading(block.cell.column_label), plain(block.text).text
    if len(text) != len(block.text):
        return None  # with mark-up, which would move its digits
    if _INTERVAL.fullmatch(label) is not None:
        found = [part for part in parts(f"{label}: {text}", ".", number) if part.what == CI]
        moved = [_moved(part, -len(label) - 2) for part in found]
        return moved[0] if len(moved) == 1 and moved[0].to == len(text) else None
    what, match = load_spellings().quantity(label), _CELL.fullmatch(text)
    if what == DF and (pair := _FREEDOM.fullmatch(text)) is not None:
        span, df = pair.span("one"), (written(pair["one"]), written(pair["two"]))
        return Part(DF, *pair.span(), span, pair["one"], Decimal(pair["one"]), None, df=df, block=number)
    value = number_of(match["value"]) if what and match is not None else None
    if match is None or value is None:
        return None
    if what == "p" and "." not in match["value"]:
        return None  # matches played
    sign, span = load_spellings().sign(match["sign"] or None), match.span("value")
    return Part(what, *span, span, match["value"], value, precision(match["value"]), sign, block=number)


def _moved(part: Part, by: int) -> Part:
    """An interval that begins where its lower end does."""
    ends = tuple((at + by, to + by) for at, to in part.ends)
    (at, _), (_, to) = ends
    return replace(part, at=at, to=to, number=(at, to), ends=ends)
