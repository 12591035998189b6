"""What a finding is about, in the words of the text: edits elsewhere do not change it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

from figures.model import Finding
from figures.report.result import Report


class Content(Struct, frozen=True):
    """A rule, the figures it is about, and the sentences they stand in; spaces and line ends do not count."""

    rule: str
    figures: tuple[str, ...]
    sentences: str


def content_of(finding: Finding, report: Report) -> Content:
    """What a finding is about."""
    source = report.article.source
    spans = {(mark.start, mark.end) for mark in finding.figures} or {(finding.start, finding.end)}
    figures = tuple(squeezed(source[start:end]) for start, end in sorted(spans))
    return Content(finding.rule, figures, " ".join(_sentences(spans, report)))


def squeezed(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())


def _sentences(spans: set[tuple[int, int]], report: Report) -> Iterator[str]:
    """The sentences that have figures with these spans, in order; ends of a range are parts of a figure."""
    numbers = set()
    for start, _ in spans:
        at = bisect_right(report.figures, start, key=lambda figure: figure.start) - 1
        if at >= 0 and start < report.figures[at].end:
            numbers.add(report.figures[at].sentence)
    for number in sorted(numbers):
        if number < len(report.sentences):
            sentence = report.sentences[number]
            yield squeezed(report.article.blocks[sentence.block].text[sentence.at : sentence.to])
