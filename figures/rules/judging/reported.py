"""Which figure of a match is spoken of: the one that does not follow from the others."""

from __future__ import annotations

from figures.model import Figure
from figures.rules.judging.document import Document
from figures.rules.judging.evaluate import Scope, evaluate
from figures.rules.judging.verdict import Verdict, scope
from figures.rules.semantics.values import Items, Value
from figures.rules.semantics.worlds import World
from figures.rules.syntax.records import Rule
from figures.rules.syntax.slots import slots_of


def reported_figure(verdict: Verdict, document: Document) -> Figure:
    """The figure that a finding would report."""
    names = scope(verdict.rule, verdict.match.bound, document.context.reading(World.STATED))
    return reported(verdict.rule, names, verdict.match.figures)


def reported(rule: Rule, names: Scope, figures: tuple[Figure, ...]) -> Figure:
    """The figure that `report` names, else that of the last slot."""
    chosen: Value | None = evaluate(rule.report, names) if rule.report is not None else None
    if chosen is None:
        bound = [names.bound[slot.name] for slot in slots_of(rule.find) if slot.name in names.bound]
        chosen = bound[-1]
    if isinstance(chosen, Items):
        chosen = chosen.members[-1]
    return chosen if isinstance(chosen, Figure) else figures[-1]
