"""A ratio, and the amounts that stand in it: three parts to one, 18 against six."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from msgspec.structs import replace

from figures.model import Figure, Kind
from figures.relate.mentions import with_unit
from figures.relate.outcomes import has_further_term
from figures.relate.ratios import ends_of
from figures.relate.record import Mention, Relation, Rivals, Tie
from figures.relate.workings.few import COUNT, OFF, Few

PARTS = 60
"""No side of a ratio is larger."""
JOINT = 7
"""So many words at most stand between the two sides of a ratio: three parts of water to one."""
CLOSE = 0.045
"""So far two amounts may be off their ratio, and still be rounded."""
MOST = 4
"""Among more amounts than so many nobody can tell which stand in the ratio."""
TELLING = ("mixtures", "telling_ratios", "outnumbering", "odds", "sides_of_ratio")
"""Lists of words that say of two numbers that they are the sides of a ratio."""
Sides = tuple[Figure, Figure]


def proportions_of(few: Few) -> Iterator[Rivals]:
    """Two amounts of a text in which one ratio is told."""
    text = few.text
    if not any(own.lists.any_of(*TELLING) for own in text.utterances.values()):
        return
    told = list(_ratios(few))
    if len(told) != 1:
        return
    sides, taken = told[0]
    amounts = [each for each in few.amounts if each.figure.start not in taken and each.sort not in ("percent", "ratio", "time")]
    groups = _groups(amounts)
    if len(groups) != 1 or not 2 <= len(groups[0]) <= MOST:
        return
    group = groups[0]
    first, second = (float(side.value or 0) for side in sides)
    if min(first, second) <= 0 or any(_stands(one, other, first, second) for one, other in permutations(group, 2)):
        return
    if len(group) != 2 or not few.are_exact(group) or has_further_term((*group, group[1]), text, joined=False):
        return
    one, other = group
    if not 1 / OFF < (one.size / other.size) / (first / second) < OFF:
        return
    form = "odds" if one.sort.startswith("money") else "ratio"
    if form == "odds" and not few.text.has(one, "odds"):
        return
    roles = {"one": (one.figure,), "other": (other.figure,), "first": (sides[0],), "second": (sides[1],)}
    evidence = ("cue", 3), ("link", 1), ("apart", 1), ("sole", 1)
    yield Rivals(other.figure, (Relation("ratio", form, roles, other.figure, 0, Tie.TIED, evidence),), tuple)


def _ratios(few: Few) -> Iterator[tuple[Sides, set[int]]]:
    """The ratios of a text, each with the places of the figures that tell it."""
    for number, figures in few.text.ratios.items():
        tokens = few.text.tokens_of(number)
        for figure in figures if any(few.lexicon.stands(what, tokens.low) for what in TELLING) else ():
            first, second = ends_of(figure)[:2]
            yield (first, second), {figure.start}
    for own in few.text.utterances.values():
        for one, other in zip(own.mentions, own.mentions[1:], strict=False):
            if not (_is_side(one) and _is_side(other)):
                continue
            between = own.tokens.low[one.core[1] : other.core[0]]
            if not between or len(between) > JOINT or not few.lexicon.has("range_to", between[-1]):
                continue
            around = own.tokens.low[max(one.first - JOINT, 0) : other.last + 2]
            plain = len(between) == 1 and few.lexicon.has("by", own.tokens.low[one.first - 1])
            if plain or few.lexicon.stands("sides_of_ratio", around):
                yield (_plain(one.figure), _plain(other.figure)), {one.figure.start, other.figure.start}


def _is_side(mention: Mention) -> bool:
    value = mention.figure.value
    return mention.sort == COUNT and isinstance(value, Decimal) and 0 < value <= PARTS


def _plain(figure: Figure) -> Figure:
    return replace(figure, kind=Kind.NUMBER, unit=None, noun=None, precision=Decimal(0))


def _groups(amounts: Sequence[Mention]) -> list[list[Mention]]:
    """The amounts by what they can be compared with, a bare one with the unit of the only others; counts are one group."""
    sorts = {each.sort for each in amounts if not each.bare}
    if len(sorts) == 1:
        lender = next(each for each in amounts if not each.bare)
        amounts = [with_unit(each, lender) if each.bare and lender.sort != COUNT else each for each in amounts]
    groups = [[each for each in amounts if each.sort == sort] for sort in {each.sort for each in amounts}]
    return [group for group in groups if len(group) > 1]


def _stands(one: Mention, other: Mention, first: float, second: float) -> bool:
    """Whether two amounts stand in a ratio: as its sides, as one and both together, or as a stake and what it wins."""
    if not other.size:
        return False
    ratio = one.size / other.size
    wanted = first / second, first / (first + second), second / (first + second), first / second + 1
    return any(abs(ratio / each - 1) <= CLOSE for each in wanted)
