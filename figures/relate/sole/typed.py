"""What three or four figures of a brief text may make, by their sorts and units alone: a sum, a product, a share.

Where words tie none of these, only their digits can tell that they were meant: that is for the rules to judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

from figures.relate.attach import NEAREST
from figures.relate.frames import load_frames
from figures.relate.likeness import is_amount
from figures.relate.mentions import exact, with_per, with_unit
from figures.relate.products.products import relation_of
from figures.relate.products.rates import COUNT, Rate
from figures.relate.products.triples import Triple
from figures.relate.record import DENIED, Mention, Relation, Tie
from figures.relate.sums.binding import SHARES, bound
from figures.relate.text import Text

TIME = "time"
BY_UNIT = frozenset({"length", "mass", "area", "volume"})
"""Sorts of which the units may be counted: two gallons an acre."""
MOST = 12
"""Among more amounts, some make others by chance."""
PARTS = (2, 3)
NEVER = frozenset({"points", "times", "temperature"})
"""Sorts of which nothing is a part, and no product."""
MOVED = ("up", "down", "rest")
"""The roles of a share that is none of a whole, but a change, or one of what is left."""
TYPED = (("typed", 1),)
"""The evidence that nothing but sorts and units make a relation."""


def typed_of(text: Text) -> Iterator[Relation]:
    """All the sums, products and shares that there may be."""
    told = [each for each in text.mentions if _may_be(each, text)]
    amounts = [each for each in told if each.sort not in SHARES]
    if len(amounts) > MOST:
        return
    sharp = [exact(each) for each in amounts]
    yield from _sums(sharp)
    for number in amounts:
        if number.per is None and not (number.bare or number.sort.startswith("money")):
            for amount, total in permutations([each for each in amounts if each is not number], 2):
                yield from _products(amount, number, total)
    for share in (exact(each) for each in told if each.sort in SHARES and each.size < 1):
        moved = max(share.roles.get(role, 0) for role in MOVED) == NEAREST
        if share.figure.change is None and not moved:
            for part, whole in permutations(sharp, 2):
                yield from _shares(share, part, whole)


def _may_be(mention: Mention, text: Text) -> bool:
    """Whether a figure tells how much there is of something: no base of a rate, no lead in points, no 4-pint bottle."""
    told = (
        is_amount(mention)
        and mention.sort not in NEVER
        and mention.size > 0
        and mention.figure.value != 1
        and mention.mood != DENIED
    )
    return told and not (mention.attributive or text.is_base(mention))


def _sums(amounts: Sequence[Mention]) -> Iterator[Relation]:
    form = next(form for form in load_frames().sums if form.name == "total")
    for total in amounts:
        others = [each for each in amounts if each is not total and each.per == total.per]
        like = [pair[0] for each in others if (pair := _alike(each, total)) is not None]
        like = [each for each in like if each.figure.unit == total.figure.unit or each.sort == COUNT]
        for number in PARTS:
            for parts in combinations(like, number):
                yield bound(form, parts, Tie.RIVAL, TYPED, total=total)


def _products(amount: Mention, number: Mention, total: Mention) -> Iterator[Relation]:
    """What a rate makes with a number of things, of times, or of units that it may be for."""
    pair = _alike(amount, total) if amount.size >= 1 else None
    if pair is None or (number.sort == amount.sort == COUNT and amount.place < number.place):
        return  # two counts make the same, whichever is the number
    amount, total = pair
    if number.sort in BY_UNIT and number.figure.unit is not None and _is_counted_by(amount, number, total):
        amount = with_per(amount, number.figure.unit) if amount.per is None else amount
    elif number.sort == COUNT and amount.per is not None and amount.per not in (number.noun, total.per):
        return  # 180 cows, and feed at £290 a tonne
    elif number.sort != COUNT and (number.sort != TIME or amount.per is None):
        return
    if total.per is None or total.per == amount.per:
        rate = Rate(exact(amount), number.sort, frozenset(), 0)
        yield relation_of(Triple(rate, exact(number), total, 0, 0), Tie.RIVAL, TYPED)


def _is_counted_by(amount: Mention, number: Mention, total: Mention) -> bool:
    """Whether there may be so much of something for every unit of a measure: grams to the metre, dollars a kilo."""
    if amount.sort == COUNT == total.sort and amount.noun != total.noun:
        return False
    of_things = amount.sort in ("mass", "volume", COUNT) or amount.sort.startswith("money")
    return of_things and amount.sort != number.sort


def _shares(share: Mention, part: Mention, whole: Mention) -> Iterator[Relation]:
    pair = _alike(part, whole)
    if share.sentence not in (part.sentence, whole.sentence):
        return  # which may be of anything
    if pair is None or (pair[0].sort != COUNT and pair[0].figure.unit != pair[1].figure.unit):
        return
    form = next(form for form in load_frames().pairs if form.name == "share")
    roles = {"part": (pair[0].figure,), "whole": (pair[1].figure,), "share": (share.figure,)}
    yield Relation(form.frame, form.name, roles, share.figure, 0, Tie.RIVAL, TYPED)


def _alike(one: Mention, other: Mention) -> tuple[Mention, Mention] | None:
    """Both in one unit, which a bare number gets from its fellow."""
    if one.bare == other.bare:
        return (one, other) if one.sort == other.sort else None
    lender = other if one.bare else one
    if lender.sort == TIME:
        return None
    return (with_unit(one, lender), other) if one.bare else (one, with_unit(other, lender))
