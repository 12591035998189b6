"""How a figure is hedged (about, more than, up to) and which way it says that something moved (rose 5%)."""

from __future__ import annotations

from figures.extract.scan import Quantity, Scan
from figures.model import Change, Kind, Qualifier

MOVING = frozenset({Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.MEASURE, Kind.COUNT, Kind.NUMBER, Kind.DURATION})
REACH = 5
"""How many words may stand between a verb of change and its amount."""


def attach_hedges(scan: Scan, quantity: Quantity) -> None:
    """Set the qualifier, and the change, from the words beside the quantity."""
    number_first = quantity.first
    _qualify_before(scan, quantity)
    if quantity.qualifier is Qualifier.EXACT:
        _qualify_behind(scan, quantity)
    if quantity.kind in MOVING:
        quantity.change = direction(scan, number_first)


def _qualify_before(scan: Scan, quantity: Quantity) -> None:
    first = quantity.first
    article = 1 if scan.has("articles_before", first - 1) else 0
    for skip in (0, article):
        found = scan.lexicon.qualifiers_before.match_before(scan.tokens.low, first - skip)
        if found and not _names_a_range(scan, first - skip - found[0], quantity):
            quantity.qualifier = found[1]
            quantity.first = first - skip - found[0]
            return


def _names_a_range(scan: Scan, at: int, quantity: Quantity) -> bool:
    """"from over" and the like keep their hedge; a word that is already another figure's does not count."""
    del quantity
    return at < 0 or scan.taken[at]


def _qualify_behind(scan: Scan, quantity: Quantity) -> None:
    last = quantity.last
    found = scan.lexicon.qualifiers_after.match(scan.tokens.low, last)
    if found is None and scan.word(last) == "," :
        found = scan.lexicon.qualifiers_after.match(scan.tokens.low, last + 1)
        last += 1
    if found and scan.free(last, last + found[0]) and not scan.text(last + found[0])[:1].isdecimal():
        quantity.qualifier = found[1]
        quantity.last = last + found[0]


def direction(scan: Scan, first: int) -> Change | None:
    """The direction of a verb or particle before the amount, if only small words stand between."""
    lexicon, low = scan.lexicon, scan.tokens.low
    for at in range(first, max(0, first - REACH), -1):
        if low[at - 1] in lexicon.change_stop:
            return None
        found = lexicon.changes.match_before(low, at)
        if found and not (at == first and scan.has("up_to", at)):
            return found[1]
        if low[at - 1] not in lexicon.change_between and scan.text(at - 1) not in "$£€¥":
            return None
    return None
