"""One line for each slip, as editors and `grep` like it."""

from __future__ import annotations

from collections.abc import Iterator

from figures.report.closing import summary_line
from figures.report.clusters import clusters
from figures.report.run import Run
from figures.report.tally import Tally
from figures.report.text import heading


def lines(run: Run) -> Iterator[str]:
    """Place, severity, rule and message of the finding that tells a slip best; then the counts."""
    tally = Tally()
    for report in run.reports:
        tally.add(report)
        yield from (heading(cluster.lead) for cluster in clusters(report.findings))
    yield summary_line(tally, len(run.failures))
