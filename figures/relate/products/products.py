"""A rate, how many of what it is for, and what they make: £5 a ticket, 300 tickets, £1,500."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from figures.model import Figure
from figures.relate.products.rates import COUNT, Rate
from figures.relate.products.ties import Evidence, tie_of
from figures.relate.products.triples import Triple, triples_of
from figures.relate.record import Mention, Relation, Tie
from figures.relate.text import Text

FRAME = "product"
SHARES = frozenset({"percent", "points", "ratio", "times", "age"})
NATIONAL = frozenset({"gallon", "quart", "pint", "fluid_ounce", "gill"})
"""Units that are a fifth larger in Britain than in America."""
ROUGHLY = 0.1
"""So far a product of any two may be off, and still be one that was rounded."""


class Products:
    """All products of an article, by the figure that follows."""

    def __init__(self, text: Text, rates: Sequence[Rate]) -> None:
        self._found: dict[int, list[Relation]] = defaultdict(list)
        triples = [triple for rate in rates if rate.near for triple in triples_of(rate, text)]
        by_derived: dict[int, list[Triple]] = defaultdict(list)
        by_member: dict[int, list[Triple]] = defaultdict(list)
        for triple in triples:
            by_derived[triple.derived.figure.start].append(triple)
            by_member[triple.rate.amount.figure.start].append(triple)
            by_member[triple.number.figure.start].append(triple)
        beside = {
            (triple.rate.amount.figure.start, role)
            for triple in triples for role in ("number", "total") if triple.is_beside(role)
        }  # fmt: skip
        ties = {
            id(triple): (Tie.RIVAL, ()) if _has_nearer(triple, beside) or _is_another_rate(triple)
            else tie_of(triple, by_derived[triple.derived.figure.start], text)
            for triple in triples
        }  # fmt: skip
        for triple in triples:
            tie, evidence = ties[id(triple)]
            start = triple.derived.figure.start
            self._found[start].append(relation_of(triple, tie, evidence))
            if tie is Tie.RIVAL:
                continue
            others = *by_member[triple.rate.amount.figure.start], *by_member[triple.number.figure.start]
            for other in others:
                if other.derived.figure.start != start and triple.shares(other):
                    self._found[start].append(relation_of(other, Tie.RIVAL, ties[id(other)][1]))

    def of(self, derived: Mention) -> Sequence[Relation]:
        """What a figure may follow from."""
        return self._found.get(derived.figure.start, ())


def _has_nearer(triple: Triple, beside: Collection[tuple[int, str]]) -> bool:
    """Whether the sentence of the rate has a number or a total of its own, and this one is of another."""
    start = triple.rate.amount.figure.start
    return any((start, role) in beside and not triple.is_beside(role) for role in ("number", "total"))


def _is_another_rate(triple: Triple) -> bool:
    """Whether the total is a rate of its own, or of others: £15 an hour is no sum of mugs."""
    rate, per = triple.rate, triple.total.per
    if rate.amount.sort == "ratio" and triple.total.noun not in (None, triple.number.noun):
        return triple.total.sentence - rate.amount.sentence != 1
    if triple.derived is rate.amount and triple.is_beside("total"):
        return False  # 42 goats give 120 litres a day, which is 3 litres per goat
    return rate.over == COUNT and per not in (None, triple.number.per, rate.amount.per)


def rival_products(total: Mention, reach: Sequence[tuple[int, Mention]]) -> Iterator[Relation]:
    """Every amount and number in reach that make about so much, whatever the words say."""
    others = [other for _, other in reach if other.size and other.figure.value is not None]
    for number in others:
        if number.sort != COUNT or total.sort in SHARES or total.figure.value is None:
            continue
        for amount in others:
            if amount is number or amount.sort != total.sort:
                continue
            if abs(amount.size * number.size - total.size) <= ROUGHLY * total.size:
                yield relation_of(Triple(Rate(amount, COUNT, frozenset(), 0), number, total, 0, 0), Tie.RIVAL)


def relation_of(triple: Triple, tie: Tie, evidence: Evidence = ()) -> Relation:
    """A rate, a number and a total as relations are handed on."""
    rate, number, total = triple.rate, triple.number.figure, triple.total.figure
    plain = replace(rate.amount.figure, per=None) if rate.over == COUNT or rate.base else rate.amount.figure
    if rate.amount.sort == "ratio":
        return Relation(
            FRAME,
            "fraction",
            {"rate": (plain,), "number": (number,), "total": (total,)},
            triple.derived.figure,
            0,
            tie,
            evidence,
        )
    roles: dict[str, tuple[Figure, ...]] = {
        "rate": (plain,), "number": (replace(number, per=None),), "total": (replace(total, per=None),)
    }  # fmt: skip
    if rate.base is not None:
        roles["base"] = (rate.base.figure,)
    form = "based" if rate.base else "each"
    units = NATIONAL & {plain.unit, plain.per}, NATIONAL & {number.unit, total.unit}
    lone = {"national": 1} if any(units) and not all(units) else {}  # litres and miles per gallon
    return Relation(FRAME, form, roles, triple.derived.figure, 0, tie, evidence, lone)
