"""What an article tells again in another unit, or in another currency at a rate that it states."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from msgspec.structs import replace

from figures.model import Kind
from figures.relate.announced.page import EVIDENCE, Page, is_sharp
from figures.relate.record import Relation, Rivals, Tie
from figures.relate.same.solemeasures import may_be_one
from figures.relate.same.solerates import at_stated_rate

DIMENSIONS = ("length", "mass", "area", "volume")
PAIR = 2


def exchanged_of(page: Page) -> Iterator[Rivals]:
    """Sums in the two currencies of the only rate that is stated."""
    found = []
    for one, other, relation in at_stated_rate(page.text):
        if page.are_exact((one, other)) and page.are_meant((one, other)):
            first, last = sorted((one, other), key=lambda each: each.place)
            base, quote = relation.roles["base"][0], relation.roles["quote"][0]
            made = first.size * float(quote.value or 0) / (float(base.value or 1) * last.size)
            tie = Tie.NEAR if is_sharp(one) and is_sharp(other) else Tie.RIVAL
            found.append((made, replace(relation, tie=tie, evidence=EVIDENCE)))
    yield from page.rivals(found)


def measured_of(page: Page) -> Iterator[Rivals]:
    """The only two measures of one size in the units of two systems."""
    for dimension in DIMENSIONS:
        like = [
            each
            for each in page.text.by_sort.get(dimension, ())
            if each.per is None and each.figure.kind is Kind.MEASURE and each.figure.value is not None
        ]
        pairs = [
            pair
            for pair in combinations(sorted(like, key=lambda each: each.place), PAIR)
            if pair[0].figure.unit != pair[1].figure.unit and may_be_one(*pair)
        ]
        if len(pairs) == 1 and all(is_sharp(each) for each in pairs[0]) and page.are_meant(pairs[0]):
            one, other = pairs[0]
            roles = {"one": (one.figure,), "other": (other.figure,)}
            yield Rivals(
                other.figure,
                (Relation("same", "measure", roles, other.figure, 0, Tie.NEAR, EVIDENCE),),
                tuple,
            )
