"""One JSON object: the articles, and what was found in them."""

from __future__ import annotations

from collections.abc import Iterator

from figures.model import SCHEMA
from figures.report.json import array, dump
from figures.report.record import Record, finding_record, relation_record
from figures.report.result import Report
from figures.report.run import Run


def lines(run: Run) -> Iterator[str]:
    """The object, with a line for each article, each finding, and if they are asked for, each relation."""
    files, findings, relations = [], [], []
    for report in run.reports:
        files.append(dump(_file_record(report)))
        findings += [dump(finding_record(finding)) for finding in report.findings]
        if run.relations:
            relations += [dump(relation_record(each, report.article)) for each in report.relations]
    yield f'{{"schema": {dump(SCHEMA)},'
    yield '"files": '
    yield from array(files)
    yield ', "findings": '
    yield from array(findings)
    if run.relations:
        yield ', "relations": '
        yield from array(relations)
    yield "}"


def _file_record(report: Report) -> Record:
    """The record of an article that was checked."""
    article = report.article
    return {
        "file": article.path,
        "figures": len(report.figures),
        "compared": report.compared,
        "date": article.date.isoformat() if article.date else None,
        "locale": article.locale,
    }
