"""JSON Lines: one finding on each line, as they come."""

from __future__ import annotations

from collections.abc import Iterator

from figures.report.json import dump
from figures.report.record import finding_record
from figures.report.run import Run


def lines(run: Run) -> Iterator[str]:
    """The records of the findings, suppressed ones among them."""
    return (dump(finding_record(finding)) for report in run.reports for finding in report.findings)
