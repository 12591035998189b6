"""What came in, what went out and what was left, each told once in an article, and by its name."""

from __future__ import annotations

from collections.abc import Iterator

from figures.relate.announced.page import EVIDENCE, Page
from figures.relate.products.profits import name_of
from figures.relate.record import Mention, Relation, Rivals, Tie

LEDGER = {"gain": "gain", "cost": "cost", "profit": "total", "loss": "total"}
"""What a sum is in an account, by what it is called."""


def ledger_of(page: Page) -> Iterator[Rivals]:
    """The only revenue, the only costs and the only profit or loss of an article."""
    if not any(own.lists.any_of("profits", "losses_told") for own in page.text.utterances.values()):
        return
    found: dict[str, list[Mention]] = {"gain": [], "cost": [], "total": []}
    for each in page.sums():
        if (name := LEDGER.get(name_of(each, page.text) or "")) is not None:
            found[name].append(each)
    if any(len(of) != 1 for of in found.values()):
        return
    (gain,), (cost,), (total,) = found.values()
    members = sorted((gain, cost, total), key=lambda each: each.place)
    if (
        len({each.sort for each in members}) > 1
        or not page.are_meant(members)
        or page.are_of_two_times(members)
    ):
        return
    roles = {name: (of[0].figure,) for name, of in found.items()}
    yield Rivals(
        total.figure, (Relation("account", "account", roles, total.figure, 0, Tie.NEAR, EVIDENCE),), tuple
    )
