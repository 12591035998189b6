"""The report to read: each finding below the lines it is about, and last what was looked at."""

from __future__ import annotations

from collections.abc import Iterator

from figures.report.closing import statistics_lines, summary_line
from figures.report.clusters import clusters
from figures.report.result import Report
from figures.report.run import Run
from figures.report.tally import Tally


def lines(run: Run) -> Iterator[str]:
    """Articles as they come, each with its findings; then the counts."""
    tally = Tally()
    for report in run.reports:
        tally.add(report)
        yield from _article_lines(report, table=run.table)
        if run.relations and report.relations:
            from figures.report.relations import relation_lines

            yield from relation_lines(report)
            yield ""
    if run.statistics:
        yield from statistics_lines(tally)
        yield ""
    yield summary_line(tally, len(run.failures))


def _article_lines(report: Report, *, table: bool) -> Iterator[str]:
    if table:
        from figures.report.table import article_table

        yield from article_table(report.figures, report.article)
        yield ""
    for cluster in clusters(report.findings):
        from figures.report.text import finding_lines  # most articles have no findings

        yield from finding_lines(cluster.lead, report.article, cluster.also)
        yield ""
