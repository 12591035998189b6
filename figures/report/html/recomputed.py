"""What was recomputed in an article, as the page lists it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from figures.report.crosscheck import number_at
from figures.report.display import one_line
from figures.report.relations import verdict_text
from figures.report.result import Report


class Line(Struct, frozen=True):
    """One arithmetic: the number of the figure that was recomputed, where it stands, and what came of it."""

    figure: int | None
    place: str
    equation: str
    verdict: str
    told: str


def lines(report: Report) -> Iterator[Line]:
    """A line for each, in the order of the text."""
    for each in report.relations:
        line, column = report.article.position(each.start)
        yield Line(
            number_at(report, each.start),
            f"{line}:{column}",
            one_line(each.equation),
            each.verdict.value,
            verdict_text(each),
        )
