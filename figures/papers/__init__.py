"""Statistics as papers report them: text to tests, intervals and their relations.

`text` takes mark-up and variants of signs away, `parts` reads quantities with their values by the spellings of
`spellings.yaml`, `tests` finds the p of each statistic, and `settings` what stands in one sentence, or in one row of
a table.
Each of `FINDERS` tells the relations of one kind; the rules say what must hold in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from figures.model import Extraction
from figures.papers.contrasts import contrasts
from figures.papers.effects import effects
from figures.papers.intervals import intervals
from figures.papers.limits import limits
from figures.papers.means import means
from figures.papers.paper import Paper, read_paper, without
from figures.papers.pvalues import tests_told
from figures.papers.risks import risks
from figures.papers.settings import Setting, settings
from figures.papers.sizes import sizes
from figures.papers.tables import cells
from figures.papers.tests import Test, manner_of, tests_of, tests_of_report
from figures.relate.record import Rivals

__all__ = ["Paper", "read_paper", "reported", "tests_in", "without"]

FINDERS = (effects, intervals, means, contrasts, risks, sizes, limits)
"""What finds the relations of a sentence or a row."""


def reported(paper: Paper, extraction: Extraction) -> Iterator[Rivals]:
    """All that an article reports of statistics, as relations."""
    every = list(settings(paper, extraction))
    yield from tests_told(list(tests_in(paper, extraction, every)), extraction)
    yield from cells(extraction)
    for setting in every:
        for find in FINDERS:
            yield from find(setting)


def tests_in(paper: Paper, extraction: Extraction, every: Sequence[Setting]) -> Iterator[Test]:
    """Every statistic with its p: those of the text, and those of the rows of tables."""
    article = extraction.article
    manner = manner_of(article.source)
    yield from chain.from_iterable(
        tests_of(article.blocks[number].text, own, manner) for number, own in paper.parts.items()
    )
    for row in every:
        if not row.text:
            yield from tests_of_report("", row.parts, manner)
