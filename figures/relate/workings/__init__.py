"""What a short text works out of its few figures: products, bills, shares of sums, ratios, means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from figures.relate.record import Relation, Rivals, Tie
from figures.relate.text import Text
from figures.relate.workings.accounts import accounts_of
from figures.relate.workings.bills import bills_of
from figures.relate.workings.each import each_of
from figures.relate.workings.few import Few
from figures.relate.workings.means import means_of
from figures.relate.workings.percentages import percentages_of
from figures.relate.workings.proportions import proportions_of
from figures.relate.workings.spans import spans_of

WORKINGS = (each_of, bills_of, percentages_of, accounts_of, means_of, spans_of, proportions_of)

FEWEST = 2
"""From fewer amounts nothing follows."""
BRIEF = 1500
"""So many characters tell of one thing; in more, figures may well have nothing to do with one another."""


def workings_of(text: Text, known: Iterable[Rivals]) -> Iterator[Rivals]:
    """What follows in a short text, where all the figures of a sort are those of one reckoning.

    What is `known` to be tied as closely is left out.
    """
    if not text.is_short or len(text.source) > BRIEF:
        return
    few = Few(text)
    if len(few.amounts) < FEWEST:
        return
    ties: dict[tuple[str, frozenset[int]], Tie] = {}
    for each in chain.from_iterable(rivals.relations for rivals in known):
        key = _figures(each)
        ties[key] = max(ties.get(key, Tie.RIVAL), each.tie)
    for find in WORKINGS:
        for rivals in find(few):
            relation = rivals.relations[0]
            if ties.get(_figures(relation), Tie.RIVAL) < relation.tie:
                yield rivals


def _figures(relation: Relation) -> tuple[str, frozenset[int]]:
    return relation.frame, frozenset(
        figure.start for figures in relation.roles.values() for figure in figures
    )
