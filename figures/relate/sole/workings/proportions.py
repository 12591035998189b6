"""A ratio, and the amounts that stand in it: three parts to one, 18 against six."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from figures.model import Figure, Kind
from figures.relate.mentions import with_unit
from figures.relate.products.outcomes import has_further_term
from figures.relate.products.ratios import LIKE, ends_of, one_of
from figures.relate.record import Mention, Relation, Rivals, Tie
from figures.relate.sole.workings.few import COUNT, OFF, Few

PARTS = 60
"""No side of a ratio is larger."""
JOINT = 7
"""So many words at most stand between the two sides of a ratio: three parts of water to one."""
TELLING = ("mixtures", "telling_ratios", "outnumbering", "odds", "sides_of_ratio")
"""Lists of words that say of two numbers that they are the sides of a ratio."""
PAIR = 2
FEW_THINGS = 1000
"""So many things are counted, and not rounded."""
Sides = tuple[Figure, Figure]


def proportions_of(few: Few) -> Iterator[Rivals]:
    """Two amounts of a text in which one ratio is told."""
    text = few.text
    if not any(own.lists.any_of(*TELLING) for own in text.utterances.values()):
        return
    told = list(_ratios(few))
    if len({_value(each) for each, _ in told}) != 1:
        return
    sides, taken = told[0][0], set().union(*(places for _, places in told))
    amounts = [
        each
        for each in few.amounts
        if each.figure.start not in taken and each.sort not in ("percent", "ratio", "time")
    ]
    group = _pair(amounts, few)
    first, second = (float(side.value or 0) for side in sides)
    if group is None or min(first, second) <= 0:
        return
    one, other = group
    if (
        not _are_named(group, few)
        or not few.are_exact(group)
        or few.are_of_two_times(group)
        or _is_elsewhere(group, few)
        or has_further_term(group, text, joined=False)
    ):
        return
    if not 1 / OFF < (one.size / other.size) / (first / second) < OFF:
        return
    form = "odds" if one.sort.startswith("money") else "parts"
    if form == "odds" and not few.text.has(one, "odds"):
        return
    roles = {
        "one": (_counted(one),),
        "other": (_counted(other),),
        "first": (sides[0],),
        "second": (sides[1],),
    }
    evidence = ("cue", 3), ("link", 1), ("apart", 1), ("sole", 1)
    yield Rivals(other.figure, (Relation("ratio", form, roles, other.figure, 0, Tie.TIED, evidence),), tuple)


def _ratios(few: Few) -> Iterator[tuple[Sides, set[int]]]:
    """The ratios of a text, each with the places of the figures that tell it."""
    yield from _written(few)
    for own in few.text.utterances.values():
        for one in own.mentions:
            if _is_side(one) and few.lexicon.term("to_one", own.tokens.low, one.core[1]):
                yield (_plain(one.figure), one_of(one.figure)), {one.figure.start}
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


def _written(few: Few) -> Iterator[tuple[Sides, set[int]]]:
    """The ratios in digits, 3:1; of what may be a score only where words call it a ratio."""
    for number, figures in few.text.ratios.items():
        low = few.text.tokens_of(number).low
        for figure in figures if any(few.lexicon.stands(what, low) for what in TELLING) else ():
            if figure.kind is not Kind.SCORE or few.lexicon.stands("telling_ratios", low):
                first, second = ends_of(figure)[:2]
                yield (first, second), {figure.start}


def _value(sides: Sides) -> Fraction:
    return Fraction(sides[0].value or 0) / Fraction(sides[1].value or 1)


def _is_side(mention: Mention) -> bool:
    value = mention.figure.value
    return mention.sort == COUNT and isinstance(value, Decimal) and 0 < value <= PARTS


def _plain(figure: Figure) -> Figure:
    return replace(figure, kind=Kind.NUMBER, unit=None, noun=None, precision=Decimal(0))


def _pair(amounts: Sequence[Mention], few: Few) -> tuple[Mention, Mention] | None:
    """The two amounts of a text that may stand in its ratio: the only ones of a clause, or of all."""
    measured = [each for each in amounts if each.sort in LIKE]
    if len(measured) == PAIR and measured[0].sort == measured[1].sort:
        return measured[0], measured[1]
    clauses: dict[tuple[int, int], list[Mention]] = {}
    for each in amounts:
        clauses.setdefault((each.sentence, each.clause), []).append(each)
    full = [each for each in clauses.values() if len(each) > 1]
    group = full[0] if full else list(amounts[:PAIR])
    if len(group) != PAIR:
        return None
    one, other = group
    if one.sort != other.sort:
        of_those = other.noun is not None and few.lexicon.has("of_two", other.noun)
        if other.bare or of_those:
            return one, with_unit(other, one)
        return (with_unit(one, other), other) if one.bare else None
    return one, other


def _are_named(group: Sequence[Mention], few: Few) -> bool:
    """Whether the text speaks of what is counted elsewhere, too, or of the one and the other: 12 buckets of sand."""
    if any(each.noun is None or each.sort != COUNT or few.lexicon.has("of_two", each.noun) for each in group):
        return True
    said = Counter(word for own in few.text.utterances.values() for word in own.said if word)
    return any(
        said[word] > 1
        for each in group
        for word in few.text.phrase(each) | {few.lexicon.nouns.stem(each.noun or "")}
    )


def _is_elsewhere(group: Sequence[Mention], few: Few) -> bool:
    """Whether the sentence of two amounts speaks of another time or place than that of a ratio."""
    return any(few.text.has(each, "other_bases") for each in group)


def _counted(mention: Mention) -> Figure:
    """What is counted is exact, if there are few."""
    exact = mention.sort == COUNT and mention.size < FEW_THINGS
    return replace(mention.figure, precision=Decimal(0)) if exact else mention.figure
