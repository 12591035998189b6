"""Reports for machines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from figures.model import SCHEMA, Article, Figure
from figures.report.record import Record, figure_record, finding_record
from figures.report.result import Report


def dump(record: object) -> str:
    """JSON on one line."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False)


def figure_lines(figures: Iterable[Figure], article: Article) -> Iterator[str]:
    """One JSON object per figure, each on its line."""
    return (dump(figure_record(figure, article)) for figure in figures)


def array(items: Iterable[str]) -> Iterator[str]:
    """The lines of a JSON array of items that are JSON."""
    yield "["
    previous = None
    for item in items:
        if previous is not None:
            yield f"{previous},"
        previous = item
    if previous is not None:
        yield previous
    yield "]"


def check_lines(reports: Sequence[Report]) -> Iterator[str]:
    """The lines of the one JSON object that a check prints: a line for each file and each finding."""
    findings = [finding_record(finding) for report in reports for finding in report.findings]
    yield f'{{"schema": {dump(SCHEMA)},'
    yield '"files": '
    yield from array(dump(_file_record(report)) for report in reports)
    yield ', "findings": '
    yield from array(map(dump, findings))
    yield "}"


def _file_record(report: Report) -> Record:
    article = report.article
    return {
        "file": article.path,
        "figures": len(report.figures),
        "compared": report.compared,
        "date": article.date.isoformat() if article.date else None,
        "locale": article.locale,
    }
