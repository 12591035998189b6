"""Reviewdog's diagnostic format, which reviewdog posts to whatever hosts the review.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf: columns count the bytes of UTF-8 from 1, and the
end of a range is exclusive.
"""

from __future__ import annotations

from collections.abc import Iterator

from figures.model import Article, Severity
from figures.report.clusters import Cluster, clusters
from figures.report.display import one_line
from figures.report.json import array, dump
from figures.report.record import Record
from figures.report.run import Run

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def lines(run: Run) -> Iterator[str]:
    """One object, with a line for each slip."""
    yield '{"source": {"name": "figures"}, "diagnostics": '
    yield from array(
        dump(_diagnostic(cluster, report.article))
        for report in run.reports
        for cluster in clusters(report.findings)
    )
    yield "}"


def _diagnostic(cluster: Cluster, article: Article) -> Record:
    finding = cluster.lead
    return {
        "message": one_line(finding.message),
        "location": _location(finding.start, finding.end, article),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
        "suggestions": [
            {"range": _range(fix.start, fix.end, article), "text": fix.replacement} for fix in finding.fixes
        ],
        "related_locations": [
            {"message": one_line(place.says), "location": _location(place.start, place.end, article)}
            for place in cluster.related
        ],
    }


def _location(start: int, end: int, article: Article) -> Record:
    return {"path": article.path, "range": _range(start, end, article)}


def _range(start: int, end: int, article: Article) -> Record:
    return {"start": _position(start, article), "end": _position(end, article)}


def _position(offset: int, article: Article) -> Record:
    line, _ = article.position(offset)
    before = article.source[article.line_starts[line - 1] : offset]
    return {"line": line, "column": len(before.encode("utf-8", "replace")) + 1}
