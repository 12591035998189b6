"""Findings for people: each below the lines it is about, and what was looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from figures.model import Article, Confidence, Finding, Severity
from figures.report.display import one_line, visible
from figures.report.excerpt import Underline, excerpt
from figures.report.prose import prose
from figures.report.style import BOLD, CYAN, DIM, RED, YELLOW, styled

REPORTED, OTHER = "^", "-"

_COLOURS = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.INFO: CYAN}


def finding_lines(finding: Finding, article: Article, also: Iterable[Finding] = ()) -> Iterator[str]:
    """One finding: where it is, what is wrong, the figures, how sure it is, and what would fit.

    `also` are findings about the same figures, which are told in a line each.
    """
    yield heading(finding)
    yield from _excerpt_lines(finding, article)
    yield from (f"   = {note}" for note in _notes(finding, article))
    for other in also:
        severity = styled(other.severity.value, _COLOURS[other.severity], BOLD)
        yield f"   = also: {other.line}:{other.column}: {severity}: {said(other)}"


def said(finding: Finding) -> str:
    """What a finding says, and by which rule."""
    return f"{finding.rule}: {one_line(finding.message)}"


def heading(finding: Finding) -> str:
    """A finding in one line: place, severity, rule, message."""
    severity = styled(finding.severity.value, _COLOURS[finding.severity], BOLD)
    place = styled(visible(f"{finding.file}:{finding.line}:{finding.column}"), BOLD)
    return f"{place}: {severity}: {said(finding)}"


def _excerpt_lines(finding: Finding, article: Article) -> Iterator[str]:
    others = {(mark.start, mark.end) for mark in finding.figures} - {(finding.start, finding.end)}
    underlines = [Underline(finding.start, finding.end, REPORTED)]
    underlines += [Underline(start, end, OTHER) for start, end in others]
    rows = list(excerpt(article, _apart(underlines)))
    width = max(2, *(len(str(row.number or "")) for row in rows))
    gutter = " " * width + styled(" |", DIM)
    yield gutter
    for row in rows:
        if row.number is None:
            yield styled("." * width, DIM)
            continue
        yield f"{row.number:>{width}}{styled(' |', DIM)} {row.text}"
        yield f"{gutter} {styled(row.marks, _COLOURS[finding.severity])}"


def _apart(underlines: Sequence[Underline]) -> list[Underline]:
    """Cut spans that overlap, so that each character has one mark; the reported figure keeps its own."""
    edges = sorted({edge for underline in underlines for edge in (underline.start, underline.end)})
    ranked = sorted(underlines, key=lambda underline: underline.mark != REPORTED)
    pieces = []
    for start, end in pairwise(edges):
        mark = next((u.mark for u in ranked if u.start <= start and end <= u.end), None)
        if mark is not None:
            pieces.append(Underline(start, end, mark))
    return pieces


def _notes(finding: Finding, article: Article) -> Iterator[str]:
    if not finding.figures:
        return  # it is about a comment or a rule, not about figures
    count = len({(mark.start, mark.end) for mark in finding.figures})
    figures = "the figure" if count == 1 else f"the {count} figures"
    if finding.confidence is Confidence.CERTAIN:
        yield f"certain: no reading of {figures} fits"
    else:
        yield f"likely: {figures} would fit only if rounded down, or to fewer digits than are written"
    yield from advice(finding, article)
    if page := article.page(finding.start):
        yield f"page {page[0]}, line {page[1]}"
    yield f"figures rules {finding.rule}"


def advice(finding: Finding, article: Article) -> Iterator[str]:
    """What would fit, and what the writer may have meant."""
    if finding.expected:
        yield f"would fit: {one_line(finding.expected)}"
    for fix in finding.fixes:
        written = prose(article, fix.start, fix.end)
        yield f"suggestion: “{one_line(fix.replacement)}” in place of “{written}”"
