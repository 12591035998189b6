"""SARIF 2.1.0, in which code hosts and editors take findings.

The standard: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from figures.model import Article, Fix, Severity
from figures.report.clusters import Cluster, Related, clusters
from figures.report.display import one_line
from figures.report.fingerprint import Fingerprints
from figures.report.help import rule_markdown, rule_text
from figures.report.json import array, dump
from figures.report.prose import prose
from figures.report.record import Record
from figures.report.result import Report
from figures.report.run import Failure, Run
from figures.report.uri import file_uri
from figures.rules.syntax.records import Rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LINE_BREAKS = ["\r\n", "\n", "\r"]
_ROOT = "%SRCROOT%"


def lines(run: Run) -> Iterator[str]:
    """The log, with a line for each rule and each slip; those that are suppressed have lines of their own."""
    numbers = {rule.id: number for number, rule in enumerate(run.rules)}
    yield f'{{"$schema": {dump(_SCHEMA)}, "version": "2.1.0", "runs": [{{'
    yield '"columnKind": "unicodeCodePoints",'
    yield f'"newlineSequences": {dump(_LINE_BREAKS)},'
    yield f'"tool": {{"driver": {{"name": "figures", "version": {dump(run.version)}, "rules": '
    yield from array(dump(_rule(rule)) for rule in run.rules)
    yield '}}, "results": '
    yield from array(dump(result) for report in run.reports for result in _results(report, numbers))
    yield f', "invocations": [{dump(_invocation(run))}]'
    yield "}]}"


def _rule(rule: Rule) -> Record:
    return {
        "id": rule.id,
        "shortDescription": {"text": one_line(rule.title)},
        "fullDescription": {"text": one_line(rule.why or rule.title)},
        "help": {"text": rule_text(rule), "markdown": rule_markdown(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": list(rule.tags)},
    }


def _results(report: Report, numbers: Mapping[str, int]) -> Iterator[Record]:
    fingerprints = Fingerprints()
    prints = {id(finding): fingerprints.of(finding) for finding in report.findings}
    suppressed = (Cluster(finding) for finding in report.findings if finding.suppressed)
    for cluster in (*clusters(report.findings), *suppressed):
        yield _result(cluster, report.article, numbers) | {
            "partialFingerprints": {"figures/v1": prints[id(cluster.lead)]}
        }


def _result(cluster: Cluster, article: Article, numbers: Mapping[str, int]) -> Record:
    finding = cluster.lead
    message = one_line(finding.message)
    if finding.expected:
        message += f" (would fit: {one_line(finding.expected)})"
    result: Record = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [_location(finding.start, finding.end, article)],
        "relatedLocations": [
            _location(place.start, place.end, article)
            | {"id": number, "message": {"text": _related(place, article)}}
            for number, place in enumerate(cluster.related, start=1)
        ],
        "fixes": [_fix(fix, article) for fix in finding.fixes],
        "properties": {"confidence": finding.confidence.value},
    }
    if finding.rule in numbers:
        result["ruleIndex"] = numbers[finding.rule]
    if finding.suppressed:
        justification = {"justification": one_line(finding.reason)} if finding.reason else {}
        result["suppressions"] = [{"kind": "external", **justification}]
    return result


def _related(place: Related, article: Article) -> str:
    return f"{one_line(place.says)}: {prose(article, place.start, place.end)}"


def _fix(fix: Fix, article: Article) -> Record:
    replacement = {
        "deletedRegion": _region(fix.start, fix.end, article),
        "insertedContent": {"text": fix.replacement},
    }
    change = {"artifactLocation": _file(article.path), "replacements": [replacement]}
    return {
        "description": {"text": f"“{one_line(fix.replacement)}” may have been meant"},
        "artifactChanges": [change],
    }


def _location(start: int, end: int, article: Article) -> Record:
    region = _region(start, end, article) | {"snippet": {"text": article.source[start:end]}}
    return {"physicalLocation": {"artifactLocation": _file(article.path), "region": region}}


def _region(start: int, end: int, article: Article) -> Record:
    (line, column), (end_line, end_column) = article.position(start), article.position(end)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _file(path: str) -> Record:
    uri = file_uri(path)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": _ROOT}


def _invocation(run: Run) -> Record:
    """What could not be read is a notification (3.20.21), not a result."""
    return {
        "executionSuccessful": not run.failures,
        "toolExecutionNotifications": [_notification(failure) for failure in run.failures],
    }


def _notification(failure: Failure) -> Record:
    return {
        "level": "error",
        "message": {"text": failure.message},
        "locations": [{"physicalLocation": {"artifactLocation": _file(failure.path)}}],
    }
