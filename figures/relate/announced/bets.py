"""A stake, its odds and what it won: £20 on a mare at 33-1, and £680 to collect."""

from __future__ import annotations

from collections.abc import Iterator

from figures.relate.announced.page import EVIDENCE, Page, is_sharp
from figures.relate.products.ratios import ends_of
from figures.relate.record import Relation, Rivals, Tie

AHEAD, BEHIND = 10, 8
"""So many words before and behind a sum may say that it was staked, or won."""
WON = ("odds_outcomes", "bets_paid")
SIDES = 2
MOST = 2
"""Among more odds, a stake may be at any, or at a part of them."""


def bets_of(page: Page) -> Iterator[Rivals]:
    """What a stake wins at any of the odds of an article."""
    text = page.text
    if not text.ratios or not page.tells("betting"):
        return
    odds = [ends_of(each) for told in text.ratios.values() for each in told]
    if len(odds) > MOST:
        return
    sums = [each for each in page.money() if each.per is None and not each.attributive]
    won = [each for each in sums if is_sharp(each) and page.says(each, *WON, ahead=AHEAD, behind=BEHIND)]
    for gain in won:
        found = []
        for stake in sums:
            if gain.place <= stake.place or gain.sort != stake.sort or not page.are_meant((stake, gain)):
                continue
            for sides in odds:
                first, second = (float(side.value or 0) for side in sides[:SIDES])
                if not first or not second:
                    continue
                roles = {
                    "one": (stake.figure,), "other": (gain.figure,), "first": (sides[0],), "second": (sides[1],)
                }  # fmt: skip
                relation = Relation("ratio", "odds", roles, gain.figure, 0, Tie.NEAR, EVIDENCE)
                found += [(stake.size * (first / second + plus) / gain.size, relation) for plus in (0, 1)]
        yield from page.rivals(found)
