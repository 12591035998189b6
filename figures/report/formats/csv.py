"""A row for each finding, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from figures.model import Article, Finding
from figures.report.display import one_line
from figures.report.rows import csv_line
from figures.report.run import Run

COLUMNS = (
    *("file", "line", "column", "end_line", "end_column", "rule", "severity", "confidence", "message"),
    *("text", "figures", "expected", "suggestion", "suppressed", "reason"),
)


def lines(run: Run) -> Iterator[str]:
    """A header, then the findings, suppressed ones among them."""
    yield csv_line(COLUMNS)
    for report in run.reports:
        yield from (csv_line(_row(finding, report.article)) for finding in report.findings)


def _row(finding: Finding, article: Article) -> tuple[object, ...]:
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
    )
