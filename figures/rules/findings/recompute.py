"""From a verdict on figures that belong together to what reports list: their roles, the arithmetic, what came of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from figures.model import Figure, Mark
from figures.recomputed import Recomputed, Result
from figures.rules.findings.catalogue import told
from figures.rules.findings.messages import fill
from figures.rules.judging.document import Document
from figures.rules.judging.reported import reported_figure
from figures.rules.judging.verdict import NOTHING_ELSE, Outcome, Verdict, scope
from figures.rules.semantics.worlds import World
from figures.rules.syntax.records import Restates
from figures.rules.syntax.slots import slots_of

SAME = "same"
"""The frame of a figure that says again what another says: 10 miles (16 km)."""
ROLES = ("one", "other")

Spans = frozenset[tuple[int, int]]

_RESULTS = {
    Outcome.HELD: Result.HOLDS,
    Outcome.UNDECIDED: Result.UNDECIDED,
    Outcome.INCOMPARABLE: Result.UNDECIDED,
    Outcome.LISTED: Result.UNDECIDED,
    Outcome.FAILED: Result.FAILS,
}
_TOLD = frozenset([Outcome.HELD, Outcome.UNDECIDED, Outcome.FAILED])


_GRAVEST = (Result.FAILS, Result.HOLDS, Result.UNDECIDED, Result.SILENT)


def listed(verdicts: Iterable[Verdict], document: Document) -> list[Recomputed]:
    """What reports list, in the order of the text; what two rules say of the same figures is told once."""
    found: dict[Spans, Recomputed] = {}
    every = [_recomputed(verdict, document) for verdict in verdicts if _is_listed(verdict)]
    for each in sorted(every, key=lambda each: _GRAVEST.index(each.verdict)):
        found.setdefault(frozenset((mark.start, mark.end) for mark in each.marks), each)
    told = (each for spans, each in found.items() if not _is_told(spans, each, found.keys()))
    return sorted(told, key=lambda each: (each.start, each.end))


def _is_told(spans: Spans, way: Recomputed, found: Collection[Spans]) -> bool:
    """Whether another says it, too: from £412 to £448 is more, as it is £36 more."""
    if len(spans) > 2 or (way.verdict is not Result.HOLDS and way.reason != NOTHING_ELSE):
        return False
    return any(spans < others for others in found)


def _is_listed(verdict: Verdict) -> bool:
    """Every relation is, and the figures that say one thing twice if they could be compared."""
    if verdict.match.relation is not None:
        return True
    rule = verdict.rule
    return isinstance(rule.find, Restates) and bool(rule.equation.text) and verdict.outcome in _TOLD


def _recomputed(verdict: Verdict, document: Document) -> Recomputed:
    """What is listed of a verdict."""
    relation = verdict.match.relation
    marks = tuple(_marks(verdict))
    of = reported_figure(verdict, document)
    return Recomputed(
        rule=verdict.rule.id,
        frame=relation.frame if relation is not None else SAME,
        marks=marks,
        verdict=_result(verdict),
        equation=_equation(verdict, marks, document),
        start=of.start,
        end=of.end,
        reason=verdict.reason,
    )


def _result(verdict: Verdict) -> Result:
    """What came of it; undecided without a reason means that the digits leave room for it, and it fits."""
    if verdict.outcome is Outcome.UNDECIDED and not verdict.reason:
        return Result.HOLDS
    return _RESULTS.get(verdict.outcome, Result.SILENT)


def _equation(verdict: Verdict, marks: tuple[Mark, ...], document: Document) -> str:
    """The rule's equation with its numbers; of a rule that writes none, the figures in their roles."""
    rule = verdict.rule
    if rule.equation.text:
        names = scope(rule, verdict.match.bound, document.context.reading(World.STATED))
        return fill(told(rule.equation, names.context), names)
    return ", ".join(f"{mark.role} {' '.join(mark.text.split())}" for mark in marks)


def _marks(verdict: Verdict) -> Iterator[Mark]:
    """The figures in the order of their roles."""
    for role, figures in _roles(verdict):
        for figure in figures:
            yield Mark(role, figure.start, figure.end, figure.text)


def _roles(verdict: Verdict) -> Iterator[tuple[str, tuple[Figure, ...]]]:
    match = verdict.match
    if match.relation is not None:
        yield from match.relation.roles.items()
        return
    for role, slot in zip(ROLES, slots_of(verdict.rule.find), strict=True):
        value = match.bound[slot.name]
        if isinstance(value, Figure):
            yield role, (value,)
