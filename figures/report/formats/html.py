"""A page for the browser: the articles as they read, with every figure and every finding marked."""

from __future__ import annotations

from collections.abc import Iterator

from figures.report.html.page import overview, sheet
from figures.report.html.render import Templates
from figures.report.run import Run


def lines(run: Run, *, bare: bool = False) -> Iterator[str]:
    """The page, article by article; all of them are in memory, for the index stands first.

    A `bare` one has no style and no script.
    """
    reports = list(run.reports)
    templates = Templates(bare=bare)
    yield templates.head(overview(reports, run))
    for number, report in enumerate(reports, start=1):
        yield templates.sheet(sheet(number, report, run))
    yield templates.foot()
