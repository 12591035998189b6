"""What was recomputed, for people: a line for each arithmetic, with what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from figures.recomputed import Recomputed, Result
from figures.report.display import one_line, visible
from figures.report.result import Report
from figures.report.style import BOLD, DIM, GREEN, RED, YELLOW, styled

_COLOURS = {Result.HOLDS: GREEN, Result.UNDECIDED: YELLOW, Result.FAILS: RED, Result.SILENT: DIM}


def relation_lines(report: Report) -> Iterator[str]:
    """A line for each: `bridge.md:10:82: 40,000 -> 46,000 vehicles a day: +15.0%, said: 51%, fails`."""
    article = report.article
    for each in report.relations:
        line, column = article.position(each.start)
        place = styled(visible(f"{article.path}:{line}:{column}"), BOLD)
        yield f"{place}: {one_line(each.equation)}, {styled(verdict_text(each), _COLOURS[each.verdict])}"


def verdict_text(relation: Recomputed) -> str:
    """What came of it, and why if nothing certain did."""
    verdict = relation.verdict.value
    return f"{verdict} ({one_line(relation.reason)})" if relation.reason else verdict
