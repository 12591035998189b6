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
from figures.model import Article, Extraction, Figure, Kind
from figures.papers.spellings import CI, load_spellings

if TYPE_CHECKING:
    from figures.papers.parts import Part

_DIGIT = re.compile(r"\d")
COMMON = (CI, "OR", "RR", "HR", "RD")
"""Parts whose numbers other relations know, too."""


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
    """The label of a column without its mark-up."""
    return label.strip(" *$_")


def _has(text: str, telling: Iterable[str]) -> bool:
    low = text.lower()
    return any(each in low for each in telling)


def without(paper: Paper, extraction: Extraction) -> Extraction:
    """The extraction in which the numbers of symbols are names: the 28 of t(28), the .05 of p < .05."""
    figures = tuple(
        replace(figure, kind=Kind.LABEL, value=None, low=None, high=None, ends=(), date=None, readings=())
        if figure.block in paper.parts and _is_within(figure, paper.parts[figure.block])
        else figure
        for figure in extraction.figures
    )
    return replace(extraction, figures=figures)


def _is_within(figure: Figure, every: Sequence[Part]) -> bool:
    at = bisect_right(every, figure.to - 1, key=lambda part: part.at) - 1
    part = every[at] if at >= 0 else None
    if part is None or part.worded or figure.at >= part.to:
        return False
    return part.what not in COMMON or (part.what == CI and figure.at < part.number[0])  # 95%
