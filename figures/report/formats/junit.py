"""JUnit's XML, which every CI service shows: a suite for each article, a case for each slip."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from figures.report.clusters import Cluster, clusters
from figures.report.display import one_line, plural
from figures.report.result import Report
from figures.report.run import Failure, Run
from figures.report.style import plain
from figures.report.text import finding_lines

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2


def lines(run: Run) -> Iterator[str]:
    """Suite by suite; an article without findings is one case that passed."""
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield '<testsuites name="figures">'
    for report in run.reports:
        yield _xml(_suite(report))
    for failure in run.failures:
        yield _xml(_unread(failure))
    yield "</testsuites>"


def _suite(report: Report) -> Element:
    slips = clusters(report.findings)
    suite = _new_suite(report.article.path, cases=max(1, len(slips)), failures=len(slips))
    for cluster in slips:
        finding = cluster.lead
        case = _case(suite, f"{finding.rule} at {finding.line}:{finding.column}", finding.file)
        case.set("line", str(finding.line))
        failure = SubElement(case, "failure", type=finding.severity.value)
        failure.set("message", _text(one_line(finding.message)))
        failure.text = _text(_body(cluster, report))
    if not slips:
        _case(
            suite,
            f"{plural(len(report.figures), 'figure')}, {report.compared:,} compared",
            report.article.path,
        )
    return suite


def _unread(failure: Failure) -> Element:
    suite = _new_suite(failure.path, cases=1, errors=1)
    error = SubElement(_case(suite, "read", failure.path), "error", type="unreadable")
    error.set("message", _text(failure.message))
    return suite


def _new_suite(path: str, *, cases: int, failures: int = 0, errors: int = 0) -> Element:
    counts = {"tests": cases, "failures": failures, "errors": errors, "skipped": 0}
    return Element("testsuite", {"name": _text(path)} | {name: str(n) for name, n in counts.items()})


def _case(suite: Element, name: str, path: str) -> Element:
    return SubElement(suite, "testcase", name=name, classname=_text(path), file=_text(path))


def _body(cluster: Cluster, report: Report) -> str:
    return "\n".join(map(plain, finding_lines(cluster.lead, report.article, cluster.also)))


def _xml(element: Element) -> str:
    indent(element)
    return tostring(element, encoding="unicode")


def _text(text: str) -> str:
    """A text without the characters that XML cannot hold, not even escaped."""
    return _NOT_XML.sub("\ufffd", text)
