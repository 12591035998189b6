"""Two digits exchanged in a short text: where no words tie three figures, such a slip may.

That two digits change places so that a sum, a share or a product of three figures comes out is hardly ever chance if
none of the three is explained by others. So what is found nowhere else is looked for once more, by digits.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from figures.model import Figure, Kind
from figures.relate import Relation, unsaid
from figures.rules.judging.document import Document
from figures.rules.judging.right import EXPLAINS
from figures.rules.judging.verdict import Outcome, Verdict

FEWEST = 3
"""Of fewer figures, two may be like each other by chance."""
FEWEST_DIGITS, OWN_DIGITS = 7, 2
"""So many digits at least three figures have together, and each of them."""
MOST = 4
"""Among more parts, one fits by chance."""
MOST_FAILED = 60
"""Among more relations, digits fit by chance."""
UNNAMED = frozenset({Kind.NUMBER, Kind.PERCENT, Kind.RATIO})
SUM = "sum"

Judge = Callable[[Relation], Iterator[Verdict]]


def exchanged(
    document: Document, explained: Collection[int], judge: Judge, slip: Callable[[Verdict], str | None]
) -> Iterator[Verdict]:
    """The only failed relation of figures that nothing else explains and that two digits exchanged would mend."""
    context = document.context
    known, failed = set(explained), []
    for relation in unsaid(document.extraction, context.lexicon, context.units):
        for each in judge(relation):
            if each.outcome in EXPLAINS:
                known.update(_starts(each))
            elif each.outcome is Outcome.FAILED and _is_telling(each, relation):
                failed.append(each)
    if len(failed) > MOST_FAILED:
        return
    found: Mapping[frozenset[int], Verdict] = {
        _starts(each): each for each in failed if known.isdisjoint(_starts(each)) and slip(each) is not None
    }
    if len(found) == 1:
        yield from found.values()


def _starts(verdict: Verdict) -> frozenset[int]:
    return frozenset(figure.start for figure in verdict.match.figures)


def _is_telling(verdict: Verdict, relation: Relation) -> bool:
    """Whether the figures have digits enough, and are of a kind: no percentages added up, no rates among amounts."""
    figures = verdict.match.figures
    digits = sorted(map(significant, figures))
    if not FEWEST <= len(figures) <= MOST or sum(digits) < FEWEST_DIGITS or digits[0] < OWN_DIGITS:
        return False
    if relation.frame == SUM and (
        _are_side_by_side(figures) or any(each.kind is Kind.PERCENT for each in figures)
    ):
        return False
    named = [figure for figure in figures if figure.kind not in UNNAMED]
    return bool(named) and len({figure.per for figure in figures if figure.kind is not Kind.PERCENT}) == 1


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
