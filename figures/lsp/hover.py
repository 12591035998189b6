"""What is told of the figure under the pointer: how it is read, and what it was compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from figures.model import Comparison, Figure, Standing
from figures.normalise import Settings
from figures.report.display import one_line
from figures.report.explanation import reading_lines
from figures.report.relations import verdict_text
from figures.report.result import Report
from figures.rules.explaining import interpretations
from figures.rules.semantics.evidence import named

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#|~!&])")
_STANDINGS = {
    Standing.CONTRADICTED: "contradicts",
    Standing.AGREES: "agrees with",
    Standing.UNDECIDED: "was compared, without a result, with",
}
_MOST = 12
"""So many comparisons are listed; a total may stand in hundreds."""


class Told(Struct, frozen=True):
    """A figure, how it is read, and what became of it, in lines."""

    figure: Figure
    read: tuple[str, ...]
    compared: tuple[str, ...]

    def markdown(self) -> str:
        """As Markdown in which nothing of the article is mark-up."""
        parts = [
            f"**{_escaped(one_line(self.figure.plain))}**",
            "\n".join(f"    {line}" for line in self.read),
            "\n".join(f"- {_escaped(line)}" for line in self.compared),
        ]
        return "\n\n".join(filter(None, parts))

    def plain(self) -> str:
        """As plain text."""
        return "\n".join([one_line(self.figure.plain), *self.read, *self.compared])


def told_at(report: Report, settings: Settings, offset: int) -> Told | None:
    """What is told of the figure at an offset, or of one that ends there; None if there is none."""
    found = [(n, each) for n, each in enumerate(report.figures) if each.start <= offset <= each.end]
    if not found:
        return None
    number, figure = min(found, key=lambda each: (offset == each[1].end, each[1].end - each[1].start))
    readings = interpretations(figure, named(report.article), settings)
    compared = list(dict.fromkeys(_compared(report, number, figure)))
    more = [f"and {len(compared) - _MOST} more"] if len(compared) > _MOST else []
    return Told(figure, tuple(reading_lines(readings)), (*compared[:_MOST], *more))


def _compared(report: Report, number: int, figure: Figure) -> Iterator[str]:
    """The findings about a figure first, then the arithmetic that it is part of, then all else it was compared with."""
    told = set()
    for finding in report.findings:
        spans = {(finding.start, finding.end), *((mark.start, mark.end) for mark in finding.figures)}
        if any(_meet(figure, span) for span in spans):
            told.add(finding.rule)
            known = (
                f" (ignored: {one_line(finding.reason or 'without a reason')})" if finding.suppressed else ""
            )
            yield f"{finding.rule}: {one_line(finding.message)}{known}"
    for relation in report.relations:
        if any(_meet(figure, (mark.start, mark.end)) for mark in relation.marks):
            told.add(relation.rule)
            yield f"{relation.rule}: {one_line(relation.equation)}, {one_line(verdict_text(relation))}"
    for comparison in report.comparisons:
        if number in comparison.figures and comparison.rule not in told:
            yield f"{comparison.rule}: {_STANDINGS[comparison.standing]} {_others(report, comparison, number)}"


def _others(report: Report, comparison: Comparison, number: int) -> str:
    others = [each for each in comparison.figures if each != number]
    return ", ".join(f"“{one_line(report.figures[each].plain)}”" for each in others) or "itself"


def _meet(figure: Figure, span: tuple[int, int]) -> bool:
    return span[0] < figure.end and figure.start < span[1]


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
