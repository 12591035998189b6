"""Two digits exchanged in a short text: where no words tie three figures, such a slip may.

That two digits change places so that a sum, a share or a product of three figures comes out is hardly ever chance if
none of the three is explained by others. So what is found nowhere else is looked for once more, by digits.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import Decimal
from itertools import islice

from msgspec.structs import replace

from figures.model import Figure, Kind, Qualifier
from figures.relate import BARRED, CLOSED, Relation, unsaid
from figures.rules.judging.document import Document
from figures.rules.judging.evaluate import judge as judged
from figures.rules.judging.right import EXPLAINS, Right
from figures.rules.judging.trial import sharp, with_figures
from figures.rules.judging.verdict import Outcome, Verdict, scope
from figures.rules.semantics.context import Context

FEWEST = 3
"""Of fewer figures, two may be like each other by chance."""
FEWEST_DIGITS, OWN_DIGITS = 7, 2
"""So many digits at least three figures have together, and each of them."""
MOST = 4
"""Among more parts, one fits by chance."""
MOST_FAILED = 60
"""Among more relations, digits fit by chance."""
MOST_POSSIBLE = 800
"""Of figures that may stand in more relations than so many, nobody can tell which are meant."""
ROUNDED = 100
"""So large, a whole number may be a round one."""
UNNAMED = frozenset({Kind.NUMBER, Kind.PERCENT, Kind.RATIO})
SUM, PRODUCT, SHARE = "sum", "product", "share"
TYPED = "typed"
"""The evidence that nothing but the sorts and units of figures makes a relation."""

Judge = Callable[[Relation], Iterator[Verdict]]


def exchanged(
    document: Document, right: Right, judge: Judge, slip: Callable[[Verdict], str | None]
) -> Iterator[Verdict]:
    """The only slip, of two digits exchanged, that mends failed relations of figures which nothing else explains."""
    context = document.context
    told, failed = set(right.told), []
    worked = {start for each in right.worked_out if _is_sharp(each, context) for start in _starts(each)}
    possible = list(islice(unsaid(document.extraction, context.lexicon, context.units), MOST_POSSIBLE + 1))
    if len(possible) > MOST_POSSIBLE:
        return
    for relation in possible:
        typed = relation.evidence_of(TYPED) > 0
        for each in judge(relation):
            sharply = _is_sharp(each, context)
            if sharply:
                worked |= _starts(each)
            if each.outcome in EXPLAINS and not typed:
                told |= _starts(each)
            elif not sharply and _is_telling(each, relation):
                failed.append(replace(each, outcome=Outcome.FAILED))
    if len(failed) <= MOST_FAILED:
        yield from _sole(failed, worked, told, slip)


def _sole(
    failed: Sequence[Verdict],
    worked: Collection[int],
    told: Collection[int],
    slip: Callable[[Verdict], str | None],
) -> Iterator[Verdict]:
    """The only slip that mends failed relations whose figures nothing else explains, told of the nearest of them."""
    found: dict[str, Verdict] = {}
    for each in failed:
        known = worked if _is_typed(each) else told
        if _starts(each).isdisjoint(known) and (said := slip(each)) is not None:
            found[said] = min(found.get(said, each), each, key=_length)
    if len(found) == 1 or len(set(map(_starts, found.values()))) == 1:
        yield next(iter(found.values()))


def _is_typed(verdict: Verdict) -> bool:
    relation = verdict.match.relation
    return relation is not None and relation.evidence_of(TYPED) > 0


def _is_sharp(verdict: Verdict, context: Context) -> bool:
    """Whether it holds without the tolerance of its rule, or as far as its hedges tell: some make others roughly."""
    if verdict.outcome not in (Outcome.HELD, Outcome.UNDECIDED):
        return False
    if any(figure.qualifier is not Qualifier.EXACT for figure in verdict.match.figures):
        return True
    equation = sharp(verdict.rule.require)
    counted = {
        each.start: replace(each, precision=Decimal(0)) for each in verdict.match.figures if _is_counted(each)
    }
    bound = with_figures(verdict.match.bound, counted, Qualifier.EXACT)
    return equation is None or judged(equation, scope(verdict.rule, bound, context)).truth is not False


def _is_counted(figure: Figure) -> bool:
    """Whether it is so small a whole number that nobody rounded it: three hours, twelve months."""
    small = isinstance(figure.value, Decimal) and figure.value == int(figure.value) and figure.value < ROUNDED
    return small and figure.qualifier is Qualifier.EXACT


def _length(verdict: Verdict) -> int:
    """How far the figures stand apart: of several that the same slip mends, the nearest are meant."""
    return verdict.match.figures[-1].start - verdict.match.figures[0].start


def _starts(verdict: Verdict) -> frozenset[int]:
    return frozenset(figure.start for figure in verdict.match.figures)


def _is_telling(verdict: Verdict, relation: Relation) -> bool:
    """Whether the figures have digits enough, and are of a kind: no percentages added up, no rates among amounts."""
    figures = verdict.match.figures
    digits = sorted(map(significant, figures))
    typed = relation.evidence_of(TYPED) > 0
    if not FEWEST <= len(figures) <= MOST or relation.evidence_of(BARRED):
        return False
    if typed and any(figure.qualifier is not Qualifier.EXACT for figure in figures):
        return False
    if sum(digits) < (_fewest(relation) if typed else FEWEST_DIGITS):
        return False
    measured = relation.evidence_of(CLOSED) > 0 and figures[0].kind not in UNNAMED | {Kind.COUNT}
    if digits[0] < OWN_DIGITS and not measured and (not typed or relation.frame == SUM):
        return False
    if relation.frame == SUM and (
        _are_side_by_side(figures) or any(each.kind is Kind.PERCENT for each in figures)
    ):
        return False
    if typed and relation.frame == PRODUCT:
        return True
    named = [figure for figure in figures if figure.kind not in UNNAMED]
    return bool(named) and len({figure.per for figure in figures if figure.kind is not Kind.PERCENT}) == 1


def _fewest(relation: Relation) -> int:
    """How many digits figures have at least that only sorts and units tie, if it is no chance."""
    closed = relation.evidence_of(CLOSED) > 0
    return FEWEST_DIGITS - (closed or relation.frame == PRODUCT) - (relation.frame == SHARE and closed)


def _are_side_by_side(figures: Sequence[Figure]) -> bool:
    """Whether no figure is a sum: they are members of one list, or count different things."""
    lists = {figure.list for figure in figures}
    nouns = {figure.unit for figure in figures if figure.kind is Kind.COUNT}
    return (len(lists) == 1 and None not in lists) or len(nouns) > 1


def significant(figure: Figure) -> int:
    """How many digits a value has, the zeros around them left out."""
    if not isinstance(figure.value, Decimal):
        return 0
    return len("".join(map(str, figure.value.as_tuple().digits)).strip("0"))
