"""What an article of ordinary length works out where words announce it, however far apart the figures stand.

A list price and what was paid, a stake and its winnings, a sum shared out evenly: words tell the part that each figure
has, and no others of the article have it. Only a usual slip is ever said of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.relate.announced.bets import bets_of
from figures.relate.announced.bought import bought_of
from figures.relate.announced.discounts import discounts_of
from figures.relate.announced.exchanged import exchanged_of, measured_of
from figures.relate.announced.ledger import ledger_of
from figures.relate.announced.paces import paces_of
from figures.relate.announced.page import MOST, Page
from figures.relate.announced.portions import portions_of
from figures.relate.announced.shared import shared_of
from figures.relate.announced.staff import staff_of
from figures.relate.announced.stakes import stakes_of
from figures.relate.announced.told import told_of_each
from figures.relate.products.rates import Rate
from figures.relate.record import Rivals, Tie
from figures.relate.sole.workings import Key, key_of
from figures.relate.text import Text

__all__ = ["announced"]

FINDERS = (
    discounts_of,
    bets_of,
    shared_of,
    bought_of,
    ledger_of,
    told_of_each,
    paces_of,
    exchanged_of,
    measured_of,
    portions_of,
    staff_of,
    stakes_of,
)


def announced(text: Text, known: Sequence[Rivals], rates: Sequence[Rate]) -> Iterator[Rivals]:
    """What words announce of the figures of an article that is not so long that it has several of each.

    What is `known` of the same figures already is left to those who found it.
    """
    known_words = text.is_read or text.is_brief_for("announced")
    if not known_words or len(text.extraction.figures) > MOST:
        return
    page = Page(text, rates)
    told = {_key(each) for each in known if each.relations[0].tie > Tie.RIVAL}
    for find in FINDERS:
        yield from (each for each in find(page) if _key(each) not in told)


def _key(rivals: Rivals) -> tuple[str, Key]:
    """What tells one relation from another; of two that say the same thing again, only which figures do."""
    relation = rivals.relations[0]
    if relation.frame != "same":
        return relation.form, key_of(relation)
    both = (figure.start for name in ("one", "other") for figure in relation.roles.get(name, ()))
    return relation.frame, (relation.frame, frozenset(both))
