"""A bill told over some sentences: 26 adults at $15 apiece, 14 pensioners at $8 each. The lot came to $502."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from figures.relate.announced.page import EVIDENCE, OFF, Page
from figures.relate.attach import NEAREST
from figures.relate.products.rates import COUNT
from figures.relate.record import Mention, Relation, Rivals, Tie
from figures.relate.sole.workings.bills import Item, is_explained, number_of, slack, times

APART = 2
"""So many sentences at most lie between two items of one bill, or the last and its total."""
FEWEST = 2
BETWEEN = 8
"""So many words at most stand between people and what each of them pays."""


def bought_of(page: Page) -> Iterator[Rivals]:
    """The total of prices that stand one behind the other, each with its number."""
    run: list[Item] = []
    if page.text.is_brief:
        return  # which `sole` looks at
    for each in page.money():
        number = _told_of(each, page) or number_of(each, page)
        if run and (each.sort != run[0].price.sort or each.sentence - run[-1].price.sentence > APART):
            run = []
        if number is not None:
            run.append(Item(each, number))
        elif len(run) >= FEWEST and each.per is None and _is_total(each, run, page):
            yield from _bill(run, each, page)
            run = []
        elif each.per is not None or page.text.is_price(each):
            run = []  # nobody tells how many were bought of this


def _told_of(price: Mention, page: Page) -> Mention | None:
    """The number right before what each of so many pays: the 14 pensioners were let off with $8 each."""
    own = page.text.utterance(price)
    before = [each for each in own.mentions if each.last <= price.first]
    told = price.per is not None and before and price.first - before[-1].last <= BETWEEN
    return before[-1] if told and before[-1].sort == COUNT and before[-1].size > 1 else None


def _is_total(total: Mention, run: Sequence[Item], page: Page) -> bool:
    """Whether a sum is told as what some items make."""
    told = page.outcome(total, "totals_told", "bills_told", "lots_told") == NEAREST
    return told and total.size > max(item.price.size for item in run)


def _bill(items: Sequence[Item], total: Mention, page: Page) -> Iterator[Rivals]:
    members = [*(item.price for item in items), *(item.number for item in items if item.number), total]
    if not page.are_exact(members):
        return
    made = sum(item.price.size * (item.number.size if item.number else 1) for item in items)
    right = abs(made - total.size) <= slack(total)
    if right or (1 / OFF < made / total.size < OFF and not is_explained(items, total)):
        roles = {"parts": tuple(times(item) for item in items), "total": (replace(total.figure, per=None),)}
        yield Rivals(
            total.figure, (Relation("sum", "bill", roles, total.figure, 0, Tie.NEAR, EVIDENCE),), tuple
        )
