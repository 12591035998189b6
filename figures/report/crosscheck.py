"""What became of each figure: which rules compared it with which others, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from figures.model import Extraction
from figures.normalise import Settings
from figures.report.result import Report
from figures.rules import Outcome, Rule, RuleSet, Verdict, open_document, verdicts

_MOST = 20


class Standing(StrEnum):
    """What the rules say of a figure, the gravest first."""

    CONTRADICTED = "contradicts"
    AGREES = "agrees"
    UNDECIDED = "undecided"
    ALONE = "not compared"


class Comparison(Struct, frozen=True):
    """What one rule says of a figure beside others, which are numbers of figures in the order of the text."""

    rule: Rule
    standing: Standing
    others: tuple[int, ...]


def comparisons(
    report: Report, rules: Iterable[Rule], settings: Settings
) -> dict[int, tuple[Comparison, ...]]:
    """The comparisons of each figure that was compared, by its number; the gravest first, none twice.

    Of a rule about one figure alone, only that it failed is told.
    """
    document = open_document(Extraction(report.article, report.sentences, report.figures), settings)
    found: dict[int, dict[Comparison, None]] = {}
    for verdict in verdicts(document, RuleSet(tuple(rules))):
        if not isinstance(verdict, Verdict) or (standing := _standing(verdict)) is Standing.ALONE:
            continue
        numbers = tuple(dict.fromkeys(document.original(figure) for figure in verdict.match.figures))
        if len(numbers) > 1 or standing is Standing.CONTRADICTED:
            for number in numbers:
                others = tuple(other for other in numbers if other != number)[:_MOST]
                found.setdefault(number, {})[Comparison(verdict.rule, standing, others)] = None
    return {number: _gravest_first(list(each)) for number, each in found.items()}


def standing(compared: Sequence[Comparison]) -> Standing:
    """The gravest standing of a figure's comparisons.

    >>> standing([])
    <Standing.ALONE: 'not compared'>
    """
    return compared[0].standing if compared else Standing.ALONE


def _standing(verdict: Verdict) -> Standing:
    """Undecided without a reason means that the digits leave room for it: the figures agree."""
    match verdict.outcome:
        case Outcome.FAILED:
            return Standing.CONTRADICTED
        case Outcome.HELD:
            return Standing.AGREES
        case Outcome.UNDECIDED:
            return Standing.UNDECIDED if verdict.reason else Standing.AGREES
    return Standing.ALONE


def _gravest_first(compared: Sequence[Comparison]) -> tuple[Comparison, ...]:
    order = list(Standing)
    return tuple(sorted(compared, key=lambda each: order.index(each.standing)))
