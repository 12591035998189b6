"""What became of each figure: which rules compared it with which others, and what came of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from figures.model import Standing
from figures.report.result import Report

_MOST = 20


class Crosscheck(Struct, frozen=True):
    """What one rule says of a figure beside others, which are numbers of figures in the order of the text."""

    rule: str
    standing: Standing
    others: tuple[int, ...]


def crosschecks(report: Report) -> dict[int, tuple[Crosscheck, ...]]:
    """What the rules say of each figure that was compared, by its number; the gravest first, none twice."""
    found: dict[int, dict[Crosscheck, None]] = {}
    for each in report.comparisons:
        for number in each.figures:
            others = tuple(other for other in each.figures[: _MOST + 1] if other != number)[:_MOST]
            found.setdefault(number, {})[Crosscheck(each.rule, each.standing, others)] = None
    return {number: _gravest_first(list(each)) for number, each in found.items()}


def standing(told: Sequence[Crosscheck]) -> Standing:
    """The gravest standing of a figure.

    >>> standing([])
    <Standing.ALONE: 'not compared'>
    """
    return told[0].standing if told else Standing.ALONE


def number_at(report: Report, start: int) -> int | None:
    """The number of the figure in which an offset of the source is; a word that is no figure (doubled) has none."""
    number = bisect_right(report.figures, start, key=lambda figure: figure.start) - 1
    return number if number >= 0 and start < report.figures[number].end else None


def _gravest_first(told: Sequence[Crosscheck]) -> tuple[Crosscheck, ...]:
    order = list(Standing)
    return tuple(sorted(told, key=lambda each: order.index(each.standing)))
