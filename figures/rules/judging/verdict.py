"""The verdict on one match: held, undecided, not comparable, vetoed, failed.

A requirement is evaluated once per world, with all figures read the same way, and stops at the first world in
which it may hold. It fails only if no reading of any figure saves it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import islice, product

from msgspec import Struct
from msgspec.structs import replace

from figures.interval import both
from figures.model import Confidence, Figure, Reading, Severity
from figures.rules.judging.document import Document
from figures.rules.judging.evaluate import Scope, judge
from figures.rules.judging.matches import Match
from figures.rules.judging.select import fits
from figures.rules.semantics.context import Context
from figures.rules.semantics.evidence import plausible
from figures.rules.semantics.values import Items, Judgement, Value
from figures.rules.semantics.worlds import OTHER_WORLDS, End
from figures.rules.syntax.expression import Expression
from figures.rules.syntax.records import Rule
from figures.rules.syntax.slots import slots_of

MAX_READINGS = 64
"""How many combinations of readings are tried; a match with more of them is left undecided."""


OWN_READINGS = frozenset({"money", "price", "measure"})
"""Forms of relations whose figures may be of other units: 3,000 rupees ($11) of another country, 1.3m (2.1km) miles."""


class Outcome(StrEnum):
    """What came of a match."""

    HELD = "held"
    UNDECIDED = "undecided"
    INCOMPARABLE = "not comparable"
    VETOED = "vetoed"
    UNSELECTED = "not selected"
    EXPLAINED = "explained"
    DOUBTFUL = "doubtful"
    FAILED = "failed"
    LISTED = "listed"


class Verdict(Struct, frozen=True, gc=False):
    """What a rule says of one match, and why if it says nothing; `severity` is the rule's unless it is given."""

    rule: Rule
    match: Match
    outcome: Outcome
    reason: str | None = None
    confidence: Confidence | None = None
    severity: Severity | None = None


Bound = Mapping[str, Value]

NOTHING_ELSE = "not said in the text"
"""Why nothing is said of figures that a rule only lists."""


def verdict(rule: Rule, match: Match, document: Document, *, is_rival: bool = False) -> Verdict:
    """Decide a match: `unless`, `where`, then `require` in each world and reading.

    Of a rival nobody is told how sure it is that it fails.
    """
    if (vetoed := _vetoed(rule, match, document)) is not None:
        return Verdict(rule, match, Outcome.VETOED, vetoed)
    if not _selected(rule, match, document.context):
        return Verdict(rule, match, Outcome.UNSELECTED, "'where' is not certainly true")
    if rule.require is None:
        return Verdict(rule, match, Outcome.LISTED, NOTHING_ELSE)
    stated = required(rule, match.bound, match, document.context)
    if stated.truth is not False:
        return Verdict(rule, match, _silence(stated), stated.reason)
    readings = list(islice(_readings(rule, match, document), MAX_READINGS + 1))
    if len(readings) > MAX_READINGS:
        return Verdict(rule, match, Outcome.UNDECIDED, "the figures can be read in too many ways")
    for bound in readings:
        other = required(rule, bound, match, document.context)
        if other.truth is not False:
            return Verdict(rule, match, Outcome.UNDECIDED, "another reading of a figure may fit")
    return Verdict(rule, match, Outcome.FAILED) if is_rival else _failed(rule, match, readings, document)


def _vetoed(rule: Rule, match: Match, document: Document) -> str | None:
    """Which words of the sentences keep the rule from looking, None if none do."""
    if not rule.unless and not rule.only_if:
        return None
    views = [document.view(number) for number in {figure.sentence for figure in match.figures}]
    for view in views if rule.unless else ():
        if (term := view.one_of(rule.unless)) is not None:
            return f"'{term}' stands in the sentence"
    if rule.only_if and not any(view.one_of(rule.only_if) for view in views):
        return "no word of 'only_if' stands in the sentence"
    return None


def _failed(rule: Rule, match: Match, readings: Sequence[Bound], document: Document) -> Verdict:
    """That nothing fits, and whether rounding could save it."""
    worlds = [document.context.reading(world) for world in OTHER_WORLDS]
    certain = all(
        required(rule, bound, match, world).truth is False for world in worlds for bound in readings
    )
    if rule.certain_only and not certain:
        return Verdict(rule, match, Outcome.UNDECIDED, "it depends on how the numbers were rounded")
    return Verdict(rule, match, Outcome.FAILED, None, Confidence.CERTAIN if certain else Confidence.LIKELY)


def scope(rule: Rule, bound: Bound, context: Context) -> Scope:
    """The names that the rule's expressions may use."""
    return Scope(bound, dict((*rule.constants, *rule.let)) if rule.constants or rule.let else {}, context)


def _silence(judgement: Judgement) -> Outcome:
    if judgement.truth:
        return Outcome.HELD
    return Outcome.INCOMPARABLE if judgement.reason else Outcome.UNDECIDED


def required(rule: Rule, bound: Bound, match: Match, context: Context) -> Judgement:
    """Whether the rule's requirement holds; of ranges, at both ends."""
    assert rule.require is not None, "a rule that only lists requires nothing"
    if not match.ends:
        return judge(rule.require, scope(rule, bound, context))
    low, high = (
        judge(rule.require, scope(rule, bound, context.reading(context.world, end)))
        for end in (End.LOW, End.HIGH)
    )
    return Judgement(both(low.truth, high.truth), low.reason or high.reason)


def _selected(rule: Rule, match: Match, context: Context) -> bool:
    """Whether the `where` of every slot is certainly true of its figures."""
    for name, where in _conditions(rule):
        value = match.bound.get(name)
        members = value.members if isinstance(value, Items) else (value,)
        for member in members:
            if not isinstance(member, Figure):
                continue
            names = {**match.bound, "it": member}
            if judge(where, scope(rule, names, context)).truth is not True:
                return False
    return True


def _conditions(rule: Rule) -> Iterator[tuple[str, Expression]]:
    for slot in slots_of(rule.find):
        if slot.selection.where is not None:
            yield slot.name, slot.selection.where


def _readings(rule: Rule, match: Match, document: Document) -> Iterator[Bound]:
    """All combinations of readings that still fit the slots; that with all preferred ones comes first.

    A reading that does not fit is none in this relation: in `6 feet (1.82 m)`, m stands for no minutes. Figures that
    words hold together are of one sort, so that none of them is read otherwise alone, but for sums in two currencies.
    """
    if match.relation is not None and match.relation.form not in OWN_READINGS:
        yield match.bound
        return
    slots = [slot for slot in slots_of(rule.find) if isinstance(match.bound.get(slot.name), Figure)]
    options = []
    for slot in slots:
        figure = match.bound[slot.name]
        assert isinstance(figure, Figure)
        others = (
            read_as(figure, r) for r in figure.readings if plausible(r, figure, document.names_currency)
        )
        options.append([figure, *others])
    for chosen in product(*options):
        first = chosen[0] if chosen else None
        if all(
            fits(slot.selection, figure, document, None if figure is first else first)
            for slot, figure in zip(slots, chosen, strict=True)
        ):
            names = (slot.name for slot in slots)
            yield {**match.bound, **dict(zip(names, chosen, strict=True))}


def read_as(figure: Figure, reading: Reading) -> Figure:
    """The figure in another of its readings; its precision follows its value."""
    precision = figure.precision
    if precision is not None and figure.value and reading.value:
        factor = Fraction(reading.value) / Fraction(figure.value)
        scaled = abs(Fraction(precision) * factor)
        precision = Decimal(scaled.numerator) / Decimal(scaled.denominator)
    return replace(
        figure, kind=reading.kind, unit=reading.unit, value=reading.value, precision=precision, readings=()
    )
