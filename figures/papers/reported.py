"""All that an article reports of statistics: its tests, and the relations that rules judge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.lexicon.record import Lexicon
from figures.model import Extraction
from figures.papers.contrasts import contrasts
from figures.papers.effects import effects
from figures.papers.intervals import intervals
from figures.papers.limits import limits
from figures.papers.means import means
from figures.papers.paper import Paper, read_paper
from figures.papers.pvalues import tests_told
from figures.papers.risks import risks
from figures.papers.settings import Setting, settings
from figures.papers.sizes import sizes
from figures.papers.tables import cells
from figures.papers.tests import Test, manner_of, tests_of, tests_of_report
from figures.relate.record import Rivals

FINDERS = (effects, intervals, means, contrasts, risks, sizes, limits)
"""What finds the relations of a sentence or a row."""


def reported(paper: Paper, extraction: Extraction) -> Iterator[Rivals]:
    """All that an article reports of statistics, as relations."""
    every = list(settings(paper, extraction))
    yield from tests_told(tests_in(paper, extraction, every), extraction)
    yield from cells(extraction)
    for setting in every:
        for find in FINDERS:
            yield from find(setting)


def listed(extraction: Extraction, lexicon: Lexicon) -> list[Test]:
    """Every statistic of an article that has a p, be it told or not, in the order of the text."""
    paper = read_paper(extraction.article, lexicon)
    return [] if paper is None else tests_in(paper, extraction, list(settings(paper, extraction)))


def tests_in(paper: Paper, extraction: Extraction, every: Sequence[Setting]) -> list[Test]:
    """The tests of the text, and those of the rows of tables."""
    article = extraction.article
    rows = [row for row in every if not row.text and any(part.what == "p" for part in row.parts)]
    if not rows and not any(paper.parts.values()):
        return []
    manner = manner_of(article.source)
    found = [
        test
        for number, own in paper.parts.items()
        for test in tests_of(article.blocks[number].text, own, manner)
    ]
    for row in rows:
        found += tests_of_report("", row.parts, manner)
    return sorted(found, key=lambda test: (test.statistic.block, test.statistic.at))
