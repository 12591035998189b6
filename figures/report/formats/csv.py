"""A row for each slip, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from figures.model import Article
from figures.report.clusters import Cluster, clusters
from figures.report.display import one_line
from figures.report.rows import csv_line
from figures.report.run import Run
from figures.report.text import said

COLUMNS = (
    *("file", "line", "column", "end_line", "end_column", "rule", "severity", "confidence", "message"),
    *("text", "figures", "expected", "suggestion", "suppressed", "reason", "also"),
)


def lines(run: Run) -> Iterator[str]:
    """A header, then the slips of each article, and what is suppressed there."""
    yield csv_line(COLUMNS)
    for report in run.reports:
        suppressed = (Cluster(finding) for finding in report.findings if finding.suppressed)
        for cluster in (*clusters(report.findings), *suppressed):
            yield csv_line(_row(cluster, report.article))


def _row(cluster: Cluster, article: Article) -> tuple[object, ...]:
    finding = cluster.lead
    text = one_line(article.source[finding.start : finding.end])
    return (
        finding.file,
        *article.position(finding.start),
        *article.position(finding.end),
        finding.rule,
        finding.severity.value,
        finding.confidence.value,
        one_line(finding.message),
        text,
        "; ".join(one_line(mark.text) for mark in finding.figures),
        finding.expected,
        "; ".join(one_line(fix.replacement) for fix in finding.fixes),
        "yes" if finding.suppressed else "no",
        one_line(finding.reason or ""),
        "; ".join(map(said, cluster.also)),
    )
