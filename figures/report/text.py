"""The report to read: each finding below the lines it is about, and last what was looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import click

from figures.model import Article, Confidence, Finding, Severity
from figures.report.display import plural, visible
from figures.report.excerpt import Underline, excerpt
from figures.report.result import Report

REPORTED, OTHER = "^", "-"

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def finding_lines(finding: Finding, article: Article) -> Iterator[str]:
    """One finding: where it is, what is wrong, the figures, how sure it is, and what would fit."""
    severity = click.style(finding.severity.value, fg=_COLOURS[finding.severity], bold=True)
    place = click.style(visible(f"{finding.file}:{finding.line}:{finding.column}"), bold=True)
    yield f"{place}: {severity}: {finding.rule}: {_one_line(finding.message)}"
    yield from _excerpt_lines(finding, article)
    yield from (f"   = {note}" for note in _notes(finding, article))


def _excerpt_lines(finding: Finding, article: Article) -> Iterator[str]:
    others = {(mark.start, mark.end) for mark in finding.figures} - {(finding.start, finding.end)}
    underlines = [Underline(finding.start, finding.end, REPORTED)]
    underlines += [Underline(start, end, OTHER) for start, end in others]
    rows = list(excerpt(article, _apart(underlines)))
    width = max(2, *(len(str(row.number or "")) for row in rows))
    gutter = " " * width + click.style(" |", dim=True)
    yield gutter
    for row in rows:
        if row.number is None:
            yield click.style("." * width, dim=True)
            continue
        yield f"{row.number:>{width}}{click.style(' |', dim=True)} {row.text}"
        yield f"{gutter} {click.style(row.marks, fg=_COLOURS[finding.severity])}"


def _apart(underlines: Sequence[Underline]) -> list[Underline]:
    """Cut spans that overlap, so that each character has one mark; the reported figure keeps its own."""
    edges = sorted({edge for underline in underlines for edge in underline[:2]})
    ranked = sorted(underlines, key=lambda underline: underline.mark != REPORTED)
    pieces = []
    for start, end in pairwise(edges):
        mark = next((u.mark for u in ranked if u.start <= start and end <= u.end), None)
        if mark is not None:
            pieces.append(Underline(start, end, mark))
    return pieces


def _notes(finding: Finding, article: Article) -> Iterator[str]:
    count = max(1, len({(mark.start, mark.end) for mark in finding.figures}))
    figures = "the figure" if count == 1 else f"the {count} figures"
    if finding.confidence is Confidence.CERTAIN:
        yield f"certain: no reading of {figures} fits"
    else:
        yield f"likely: {figures} would fit only if rounded down, or to fewer digits than are written"
    if finding.expected:
        yield f"would fit: {_one_line(finding.expected)}"
    for fix in finding.fixes:
        written = article.source[fix.start : fix.end]
        yield f"suggestion: “{_one_line(fix.replacement)}” in place of “{_one_line(written)}”"
    if finding.figures:
        yield f"figures rules {finding.rule}"


def _one_line(text: str) -> str:
    return visible(" ".join(text.split()))


def summary_line(reports: Sequence[Report], unreadable: int = 0) -> str:
    """The closing line: nothing found and nothing looked at must not read the same.

    >>> summary_line([])
    '0 articles, 0 figures (0 compared with another), 0 errors, 0 warnings.'
    """
    counts = {severity: sum(report.count(severity) for report in reports) for severity in Severity}
    figures = sum(len(report.figures) for report in reports)
    compared = sum(report.compared for report in reports)
    parts = [
        plural(len(reports), "article"),
        f"{plural(figures, 'figure')} ({compared:,} compared with another)",
        plural(counts[Severity.ERROR], "error"),
        plural(counts[Severity.WARNING], "warning"),
    ]
    if counts[Severity.INFO]:
        parts.append(plural(counts[Severity.INFO], "note"))
    if unreadable:
        parts.append(f"{unreadable} not read")
    return ", ".join(parts) + "."


def statistics_lines(reports: Iterable[Report]) -> Iterator[str]:
    """How many figures of each kind there are, what came of the places looked at, and findings by rule."""
    kinds: Counter[str] = Counter()
    looked: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    for report in reports:
        kinds.update(figure.kind for figure in report.figures)
        looked.update(report.looked)
        rules.update(finding.rule for finding in report.findings)
    titles = {"figures by kind": kinds, "places looked at, by outcome": looked, "findings by rule": rules}
    for title, counts in titles.items():
        yield f"{title}:" if counts else f"{title}: none"
        for name, count in counts.most_common():
            yield f"  {count:>6,}  {name}"
