"""One line for each finding, as editors and `grep` like it."""

from __future__ import annotations

from collections.abc import Iterator

from figures.report.closing import summary_line
from figures.report.run import Run
from figures.report.tally import Tally
from figures.report.text import heading


def lines(run: Run) -> Iterator[str]:
    """Place, severity, rule and message of each finding; then the counts."""
    tally = Tally()
    for report in run.reports:
        tally.add(report)
        yield from (heading(finding) for finding in report.findings if not finding.suppressed)
    yield summary_line(tally, len(run.failures))
