"""What a short text works out of its few figures: products, bills, shares of sums, ratios, means."""

from __future__ import annotations

from collections.abc import Iterator

from figures.relate.record import Rivals
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

BRIEF = 1500
"""So many characters tell of one thing; in more, figures may well have nothing to do with one another."""


def workings_of(text: Text) -> Iterator[Rivals]:
    """What follows in a short text, where all the figures of a sort are those of one reckoning."""
    if not text.is_short or len(text.source) > BRIEF:
        return
    few = Few(text)
    if len(few.amounts) > 2:
        for find in WORKINGS:
            yield from find(few)
