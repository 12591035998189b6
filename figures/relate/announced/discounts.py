"""A price and what is paid of it: marked down by 30 per cent, ticketed at £1,250, and gone for £875."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.relate.announced.page import EVIDENCE, Candidate, Page
from figures.relate.products.outcomes import has_further_term
from figures.relate.record import Mention, Relation, Rivals, Tie

AROUND = 5
"""So many words around a percentage may say what it is for."""
AHEAD, BEHIND = 6, 3
"""So many words before and behind a sum may say that it is a price, or what was paid."""


def discounts_of(page: Page) -> Iterator[Rivals]:
    """What is left of a list price, or comes on top of it, at a percentage that is told for prices."""
    taken = [each for each in page.amounts if each.sort == "percent" and _is_taken(each, page)]
    if not taken:
        return
    sums = page.sums()
    prices = [each for each in sums if page.says(each, "list_prices", ahead=AHEAD, behind=BEHIND)]
    paid = [each for each in sums if page.says(each, "paid_prices", ahead=BEHIND, behind=BEHIND)]
    for last in paid:
        found = [each for price in prices for share in taken for each in _readings(share, price, last, page)]
        yield from page.rivals(found)


def _is_taken(share: Mention, page: Page) -> bool:
    return page.says(share, "cuts_told", "taxes_told", ahead=AROUND, behind=AROUND)


def _is_more_taken(members: Sequence[Mention], page: Page) -> bool:
    """Whether a brief text has something else taken off, or put on: and a voucher for 10 euros."""
    if page.text.is_read:
        return False  # in a language of which thousands of articles were read, other words keep them apart
    return has_further_term(members, page.text, priced=False)


def _readings(share: Mention, price: Mention, paid: Mention, page: Page) -> Sequence[Candidate]:
    """All that a percentage may make of a price."""
    if price is paid or price.sort != paid.sort or price.place > paid.place:
        return []
    members = sorted((share, price, paid), key=lambda each: each.place)
    if not page.are_meant(members) or _is_more_taken(members, page):
        return []
    way = -1 if page.says(share, "cuts_told", ahead=AROUND, behind=AROUND) else 1
    roles = {"old": (price.figure,), "new": (paid.figure,), "by": (share.figure,)}
    made = (1 + way * share.size) * price.size / paid.size
    change = Relation("change", "change-percent", roles, paid.figure, way, Tie.NEAR, EVIDENCE)
    parts = {"part": (paid.figure,), "whole": (price.figure,), "share": (share.figure,)}
    part = Relation("share", "share", parts, paid.figure, 0, Tie.NEAR, EVIDENCE)
    if way < 0 and paid.size < price.size and not page.says(paid, "savings", ahead=AHEAD, behind=BEHIND):
        return [(made, change)]
    return [
        (share.size * price.size / paid.size, part),
        *([(made, change)] if paid.size > price.size else []),
    ]
