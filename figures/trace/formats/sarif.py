"""SARIF 2.1.0: a result for each objection, with the place in the source as a related location."""

from __future__ import annotations

from collections.abc import Iterator

from figures.model import Article, Severity
from figures.report.display import one_line
from figures.report.json import array, dump
from figures.report.record import Record
from figures.report.uri import file_uri
from figures.trace.record import SEVERITIES, Place, Trace, Traced, Verdict
from figures.trace.run import Run

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "%SRCROOT%"
_TITLES = {
    Verdict.CONTRADICTED: "A source says otherwise",
    Verdict.UNSUPPORTED: "No source has the figure",
}
LOST = "lost"


def lines(run: Run) -> Iterator[str]:
    """The log, with a line for each objection."""
    yield f'{{"$schema": {dump(_SCHEMA)}, "version": "2.1.0", "runs": [{{'
    yield '"columnKind": "unicodeCodePoints",'
    yield f'"tool": {{"driver": {{"name": "figures", "version": {dump(run.version)}, "rules": '
    yield from array(dump(rule) for rule in _rules())
    yield '}}, "results": '
    yield from array(dump(result) for trace in run.traces for result in _results(trace))
    failures = [{"level": "error", "message": {"text": failure.message}} for failure in run.failures]
    invocation = {"executionSuccessful": not failures, "toolExecutionNotifications": failures}
    yield f', "invocations": [{dump(invocation)}]'
    yield "}]}"


def _rules() -> Iterator[Record]:
    for verdict, title in _TITLES.items():
        level = {"level": _LEVELS[SEVERITIES[verdict]]}
        yield {"id": verdict.value, "shortDescription": {"text": title}, "defaultConfiguration": level}
    yield {
        "id": LOST,
        "shortDescription": {"text": "The version does not have a figure of the original"},
        "defaultConfiguration": {"level": "error"},
    }


def _results(trace: Trace) -> Iterator[Record]:
    for traced in trace.objections:
        yield _result(traced, trace)
    for place in trace.lost:
        source = trace.sources[place.source]
        yield {
            "ruleId": LOST,
            "level": "error",
            "message": {"text": f"{one_line(place.text)}: not in the version"},
            "locations": [_location(source, place.start, place.end)],
        }


def _result(traced: Traced, trace: Trace) -> Record:
    severity = traced.severity
    return {
        "ruleId": traced.verdict.value,
        "level": _LEVELS[severity] if severity is not None else "none",
        "message": {"text": f"{one_line(traced.figure.plain)}: {one_line(traced.message)}"},
        "locations": [_location(trace.article, traced.start, traced.end)],
        "relatedLocations": [_related(number, place, trace) for number, place in enumerate(traced.places)],
    }


def _related(number: int, place: Place, trace: Trace) -> Record:
    found = _location(trace.sources[place.source], place.start, place.end)
    return found | {"id": number, "message": {"text": one_line(place.text)}}


def _location(article: Article, start: int, end: int) -> Record:
    (line, column), (end_line, end_column) = article.position(start), article.position(end)
    uri = file_uri(article.path)
    file: Record = {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": _ROOT}
    region: Record = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "snippet": {"text": article.source[start:end]},
    }
    return {"physicalLocation": {"artifactLocation": file, "region": region}}
