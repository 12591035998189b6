"""What a short text works out of its few figures: products, bills, shares of sums, ratios, means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.relate.record import Relation, Rivals
from figures.relate.sole.workings.accounts import accounts_of
from figures.relate.sole.workings.bills import bills_of
from figures.relate.sole.workings.each import each_of
from figures.relate.sole.workings.few import Few
from figures.relate.sole.workings.growth import growth_of
from figures.relate.sole.workings.means import means_of
from figures.relate.sole.workings.percentages import percentages_of
from figures.relate.sole.workings.proportions import proportions_of
from figures.relate.sole.workings.spans import spans_of
from figures.relate.text import Text

WORKINGS = (each_of, bills_of, percentages_of, accounts_of, means_of, spans_of, growth_of, proportions_of)

FEWEST = 2
"""From fewer amounts nothing follows."""
Key = tuple[str, frozenset[int]]


def with_sole_workings(text: Text, known: Sequence[Rivals]) -> Iterator[Rivals]:
    """What is `known` to follow, and in a short text what must, as all the figures of a sort are of one reckoning.

    Of two that bind the same figures the closer one is handed on, with the rivals of both.
    """
    if not text.is_brief_for("workings"):
        yield from known
        return
    told: dict[Key, Rivals] = {}
    for rivals in known:
        told[key_of(rivals.relations[0])] = max(
            told.get(key_of(rivals.relations[0]), rivals), rivals, key=lambda each: each.relations[0].tie
        )
    made: dict[Key, Rivals] = {}
    few = Few(text)
    for find in WORKINGS if len(few.amounts) >= FEWEST else ():
        for rivals in find(few):
            key = key_of(rivals.relations[0])
            before = made.get(key, told.get(key))
            if before is None or before.relations[0].tie < rivals.relations[0].tie:
                made[key] = rivals if before is None else _with_rivals(rivals, before)
    yield from (rivals for rivals in known if key_of(rivals.relations[0]) not in made)
    yield from made.values()


def _with_rivals(rivals: Rivals, before: Rivals) -> Rivals:
    return Rivals(rivals.figure, (*rivals.relations, *before.relations[1:]), before.others)


def key_of(relation: Relation) -> Key:
    """The frame and the figures of a relation."""
    return relation.frame, frozenset(
        figure.start for figures in relation.roles.values() for figure in figures
    )
