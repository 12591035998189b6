"""Where an article reports statistics: a quick look first, then the parts of each block."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from figures.lexicon.record import Lexicon
from figures.lexicon.sought import sought
from figures.model import REPORTED, Article, Extraction, Figure, Kind
from figures.papers.spellings import CI, TESTS, load_spellings
from figures.papers.text import plain

if TYPE_CHECKING:
    from figures.papers.parts import Part

_LEVEL = re.compile(
    r"[\s-]{0,2}(?:CIs?|CrIs?|UIs?|PI|confidence|credible|credibility|prediction|uncertainty)\b"
)
_DIGIT = re.compile(r"\d")
SURE = (CI, *TESTS, "p", "SD", "SE")
"""Parts that stand in texts full of numbers which no other relation knows."""
RISKS = ("ARR", "RD", "RRR")
"""Reductions of risks, which are told in words, and are no changes in points or in percent of what stands beside."""
COMMON = (CI, "OR", "RR", "HR", "RD")
"""Parts whose numbers other relations know, too; of an interval, one that was written as a range."""


class Paper(Struct, frozen=True):
    """The parts of reported statistics by the numbers of their blocks; `telling` stands wherever there may be some."""

    parts: Mapping[int, Sequence[Part]]
    telling: Sequence[str]

    def may_report(self, text: str) -> bool:
        """Whether a text of the article may report statistics."""
        return _has(text, self.telling)


def read_paper(article: Article, lexicon: Lexicon) -> Paper | None:
    """The parts of all blocks that may have some; None of an article without any, which costs one quick look."""
    known = load_spellings()
    marks = sought(known.telling | known.leaving).found(article.prose, lexicon.telling)
    telling = known.telling.intersection(marks)
    blocks = {
        number: _has(block.text, telling)
        for number, block in enumerate(article.blocks if marks else ())
        if _has(block.text, marks) and _DIGIT.search(block.text)
    }
    if not blocks and not _has_table(article):
        return None
    from figures.papers.parts import parts  # most articles have none

    decimal = lexicon.numbers.decimal
    found = {
        number: parts(article.blocks[number].text, decimal, number) if may_have else ()
        for number, may_have in blocks.items()
    }
    return Paper(found, marks)


def _has_table(article: Article) -> bool:
    """Whether a column of a table is called like a quantity, or tells the size of a group."""
    labels = {block.cell.column_label for block in article.blocks if block.cell is not None}
    known = load_spellings() if labels else None
    return known is not None and any(
        known.quantity(heading(label)) or "=" in label or CI in label for label in labels
    )


def heading(label: str) -> str:
    """The label of a column without its mark-up, in plain signs: χ2 for χ²."""
    return label.strip(" *$_") if label.isascii() else plain(label).text.strip()


def _has(text: str, telling: Iterable[str]) -> bool:
    low = text.lower()
    return any(each in low for each in telling)


def without(paper: Paper, extraction: Extraction) -> Extraction:
    """The extraction in which the numbers of symbols are names: the 28 of t(28), the ends of a CI."""
    figures = tuple(
        _hidden(figure, paper.parts[figure.block], extraction) if figure.block in paper.parts else figure
        for figure in extraction.figures
    )
    return replace(extraction, figures=figures)


def _hidden(figure: Figure, every: Sequence[Part], extraction: Extraction) -> Figure:
    """A figure of a block as others than papers see it: a name, if it is a number of one of its parts, or a level."""
    if figure.kind is Kind.PERCENT and _LEVEL.match(extraction.article.blocks[figure.block].text, figure.to):
        return replace(figure, kind=Kind.LABEL, value=None, role=REPORTED)
    at = bisect_right(every, figure.to - 1, key=lambda part: part.at) - 1
    part = every[at] if at >= 0 else None
    if part is None or (part.worded and part.what not in RISKS) or figure.at >= part.to:
        return figure
    if part.what in COMMON and not (
        part.what == CI and figure.low is None
    ):  # 95%, and the ends of (0.2, 1.1)
        return figure
    role = REPORTED if part.what in SURE else figure.role
    return replace(
        figure, kind=Kind.LABEL, value=None, low=None, high=None, ends=(), date=None, readings=(), role=role
    )
