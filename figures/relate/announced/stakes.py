"""A part of a firm, what is paid for it, and what the whole is worth by that: €120m for 15 per cent, so €800m."""

from __future__ import annotations

from collections.abc import Iterator

from figures.relate.announced.page import EVIDENCE, Page
from figures.relate.record import Mention, Relation, Rivals, Tie
from figures.relate.sums.binding import PERCENT

NEAR_BY = 2
"""So many sentences at most lie between what is paid for a part and what the whole is worth."""
AHEAD, BEHIND = 10, 6
VALUING = "implied_values"


def stakes_of(page: Page) -> Iterator[Rivals]:
    """What the whole is worth by the price of a share that stands in one sentence with it."""
    if not page.text.by_sort.get(PERCENT):
        return
    sums = page.money()
    for whole in sums:
        if whole.per is not None or not _is_of_all(whole, page):
            continue
        found = []
        for price in sums:
            if price is whole or price.sort != whole.sort or price.size >= whole.size:
                continue
            for share in page.text.utterance(price).mentions:
                members = sorted((price, share, whole), key=lambda each: each.place)
                near = abs(price.sentence - whole.sentence) <= NEAR_BY
                bought = page.text.has(price, "stakes_bought")
                if (
                    share.sort != PERCENT
                    or share.figure.change
                    or not near
                    or not bought
                    or not page.are_meant(members)
                ):
                    continue
                roles = {"part": (price.figure,), "whole": (whole.figure,), "share": (share.figure,)}
                relation = Relation("share", "share", roles, members[-1].figure, 0, Tie.NEAR, EVIDENCE)
                found.append((price.size / whole.size / share.size, relation))
        yield from page.rivals(found)


def _is_of_all(whole: Mention, page: Page) -> bool:
    """Whether words say that it is what a firm, or all of it, is worth: not a house valued at £5.8m."""
    told = page.says(whole, VALUING, ahead=AHEAD, behind=BEHIND)
    return told and page.text.has(whole, "valued_firms")
