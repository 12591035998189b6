"""The term that an equation lacks: another figure of a short text makes a relation right that fails without it.

Eighty grams at €3,000 the kilo, the odd forty haggled off, are €200: the figures of a text that reckon rightly in more
steps than one accuse each other in each single step. So before a relation is said to fail, every other figure is
tried as what is added to one of its figures, taken off it, or taken of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from figures.model import Figure, Kind, Qualifier
from figures.rules.judging.document import Document
from figures.rules.judging.evaluate import judge
from figures.rules.judging.trial import Bound, sharp, with_figures
from figures.rules.judging.verdict import Verdict, scope
from figures.rules.semantics.context import Context
from figures.rules.semantics.worlds import World
from figures.rules.syntax.expression import Expression

MOST = 10
"""So many figures at most has a text whose figures are all known to be meant by each other."""
OPEN = frozenset({"change", "share", "sum", "product", "sets", "span", "account"})
"""Frames and forms that may have further terms: not one thing in two units, years and their number, or a lead."""
SPAN, SHARE = "span", "share"
CLOSED = frozenset({"change", "share"})
"""Frames that nothing is lacking in if words give a role to each figure."""
FULL = 3
"""So much speaks for roles that words give to both: doubled from 5 to 10."""
IN_STEPS = "change-percent"
"""The form of what may happen in steps and is told from first to last: by a third, then by half, from 9 to 3."""
SHARES = frozenset({Kind.PERCENT, Kind.RATIO})
AMOUNTS = frozenset({Kind.MONEY, Kind.COUNT, Kind.MEASURE, Kind.DURATION, Kind.POINTS, Kind.NUMBER})


def lacks_a_term(
    failed: Verdict, document: Document, hint: Callable[[Verdict, Document], str | None]
) -> bool:
    """Whether the equation of a failed relation holds exactly once another figure of the text is taken into it.

    If a usual slip explains it, too, which `hint` tells, only that counts which is told in steps.
    """
    relation = failed.match.relation
    if relation is None or failed.match.ends or OPEN.isdisjoint((relation.frame, relation.form)):
        return False
    trial = _Trial.of(failed, document)
    if trial is None:
        return False
    told = relation.evidence_of("roles") == FULL
    in_steps = told and relation.form == IN_STEPS
    of_parts = relation.frame == SHARE and relation.derived.kind is Kind.RATIO  # two thirds of two thirds
    closed = told and relation.frame in CLOSED and not of_parts
    if not in_steps and (closed or hint(failed, document) is not None):
        return False
    ends = [figure.start for role in ("old", "new") for figure in relation.roles.get(role, ()) if told]
    others = [figure for figure in trial.others if all(figure.start < end for end in ends)]
    if relation.frame == SPAN:
        others = [figure for figure in others if figure.kind is Kind.DURATION]
    if told and of_parts:
        others = [figure for figure in others if figure.kind is Kind.RATIO]
    return any(trial.holds(figure, _values(figure, others)) for figure in failed.match.figures)


class _Trial(Struct, frozen=True):
    """A failed equation, to be tried with other values, and the figures of the text that it does not have."""

    failed: Verdict
    equation: Expression
    bound: Bound
    context: Context
    others: Sequence[Figure]

    @classmethod
    def of(cls, failed: Verdict, document: Document) -> _Trial | None:
        figures, equation = document.extraction.figures, sharp(failed.rule.require)
        if len(figures) > MOST or equation is None:
            return None
        own = {figure.start for figure in failed.match.figures}
        near = {figure.sentence for figure in failed.match.figures}
        others = [
            figure
            for figure in figures
            if figure.start not in own and (figure.kind is not Kind.NUMBER or figure.sentence in near)
        ]
        bound = with_figures(failed.match.bound, {}, Qualifier.EXACT)
        return cls(failed, equation, bound, document.context.afresh().reading(World.ROUNDED), others)

    def holds(self, figure: Figure, values: Iterable[Decimal]) -> bool:
        """Whether the equation does with one of some values of a figure."""
        for value in values:
            bound = with_figures(self.bound, {figure.start: replace(figure, value=value)})
            judgement = judge(self.equation, scope(self.failed.rule, bound, self.context))
            if judgement.truth is not False and judgement.reason is None:
                return True
        return False


def _values(figure: Figure, others: Sequence[Figure]) -> Iterator[Decimal]:
    """What a figure is with each of the others added to it, taken off it, or taken of it."""
    own = _size(figure)
    if own is None:
        return
    for other in others:
        size = _size(other)
        if size is None or not size:
            continue
        in_parts = figure.kind is other.kind is Kind.RATIO  # two thirds of two thirds
        if other.kind in SHARES and (in_parts or figure.kind in AMOUNTS):
            for factor in (size, 1 - size, 1 + size):
                if factor > 0:
                    yield from (_written(figure, own * factor), _written(figure, own / factor))
        if (
            (other.kind, other.unit) == (figure.kind, figure.unit)
            or other.kind is Kind.NUMBER
            or ({other.kind, figure.kind} == SHARES)
        ):
            yield from (
                _written(figure, own + size),
                _written(figure, own - size),
                _written(figure, size - own),
            )


def _size(figure: Figure) -> Fraction | None:
    if not isinstance(figure.value, Decimal | Fraction):
        return None
    size = Fraction(figure.value)
    return size / 100 if figure.kind is Kind.PERCENT else size


def _written(figure: Figure, size: Fraction) -> Decimal:
    size = size * 100 if figure.kind is Kind.PERCENT else size
    return Decimal(size.numerator) / Decimal(size.denominator)
