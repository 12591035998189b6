"""What is underlined: findings with the other places that show them, and mistakes in files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol.types import Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location

from figures.errors import Problem
from figures.lsp.checking import Checked
from figures.lsp.places import Places
from figures.model import Severity
from figures.report.clusters import Cluster, clusters
from figures.report.display import one_line
from figures.report.result import Report

SOURCE = "figures"
_SEVERITIES = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.INFO: DiagnosticSeverity.Information,
}


def diagnostics(checked: Checked, places: Places) -> list[Diagnostic]:
    """What is wrong in a document, in the order of its text."""
    found = [_problem(problem, places) for problem in checked.problems]
    if checked.report is not None:
        found += _findings(checked.report, checked.document.uri, places)
    return sorted(found, key=lambda each: (each.range.start.line, each.range.start.character))


def problem_diagnostics(problems: Sequence[Problem], places: Places) -> list[Diagnostic]:
    """The mistakes of a file."""
    return [_problem(problem, places) for problem in problems]


def _findings(report: Report, uri: str, places: Places) -> Iterator[Diagnostic]:
    for cluster in clusters(report.findings):
        yield _cluster(cluster, report, uri, places)


def _cluster(cluster: Cluster, report: Report, uri: str, places: Places) -> Diagnostic:
    """The finding that leads, at the figure that it reports; all other places of its cluster are related."""
    lead = cluster.lead
    others = [
        DiagnosticRelatedInformation(
            Location(uri, places.range(each.start, each.end)),
            f"{one_line(report.article.source[each.start : each.end])}: {one_line(each.says)}",
        )
        for each in cluster.related
    ]
    return Diagnostic(
        places.range(lead.start, lead.end),
        one_line(lead.message),
        _SEVERITIES[lead.severity],
        code=lead.rule,
        source=SOURCE,
        related_information=others or None,
    )


def _problem(problem: Problem, places: Places) -> Diagnostic:
    message = one_line(problem.message) + (f" ({one_line(problem.hint)})" if problem.hint else "")
    where = places.at(problem.line, problem.column, problem.length)
    return Diagnostic(where, message, DiagnosticSeverity.Error, code=problem.code, source=SOURCE)
