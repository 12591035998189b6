"""Bills: so many at this price, so many at that, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, product

from msgspec import Struct
from msgspec.structs import replace

from figures.model import Figure
from figures.relate.attach import NEAREST
from figures.relate.mentions import with_unit
from figures.relate.products.outcomes import has_further_term
from figures.relate.record import Mention, Relation, Rivals, Tie
from figures.relate.sole.parts.said import is_range
from figures.relate.sole.workings.few import COUNT, Few

BETWEEN = 9
"""So many words at most stand between a number of things and their price: a dozen of the best linen sheets at £9."""
MOST_PRICES = 5
"""More prices than so many make no bill that anybody could check in his head."""
SOLD_BY = frozenset({COUNT, "mass", "volume", "length"})
"""What things are sold by: 8 loaves, five pounds of ham."""
OFF = 8
"""What is further off than so many times was no total of them."""
NOW = 3
"""So many words before a sum say that it is what something is worth today."""
EXACT = 0.006
"""A bill is told to the penny, or rounded to so much of it."""
PENNY = 0.005


class Item(Struct, frozen=True):
    """A price, and the number of things that it is taken by, as syntax tells it; None if nobody tells."""

    price: Mention
    number: Mention | None


def bills_of(few: Few) -> Iterator[Rivals]:
    """The one total of a text in which all other sums are prices."""
    sums = _sums(few)
    if not 2 < len(sums) <= MOST_PRICES + 1 or len({each.sort for each in sums}) != 1:
        return
    total = _total(sums, few)
    if total is None:
        return
    prices = [each for each in sums if each.place < total.place and each is not total]
    if (
        len(prices) < 2
        or prices[-1].sentence < total.sentence - 2
        or any(each.size > total.size for each in prices)
    ):
        return
    if any(is_range(price, few.text) for price in prices) or _are_either(prices, few):
        return  # tickets at 15 to 60 euros, at 10 and 15 euros
    items = [Item(price, number_of(price, few)) for price in prices]
    items = _in_order(items, total, few)
    told = [item for item in items if item.number is not None]
    behind = few.text.utterance(total).tokens.low[total.core[1] : total.last + 2]
    if not told or total.bare or any(word in few.lexicon.numbers.cardinals for word in behind):
        return  # forty-six euro eighty
    before = few.text.utterance(total).tokens.low[max(total.first - NOW, 0) : total.first]
    if any(few.lexicon.has("present", word) for word in before):
        return  # they are now worth £640
    members = [*prices, total, *(item.number for item in told if item.number is not None)]
    sentences = {each.sentence for each in members}
    if any(each.sort in ("percent", "ratio") and each.sentence in sentences for each in few.amounts):
        return  # with a tenth for service
    if not few.are_exact(members) or has_further_term(members, few.text, joined=False):
        return
    made = sum(item.price.size * _many(item) for item in items)
    right = abs(made - total.size) <= slack(total)
    if not 1 / OFF < made / total.size < OFF or (not right and is_explained(items, total)):
        return
    sole = len(prices) + 1 == len(sums) and all(_is_counted(item) for item in items)
    evidence = ("outcome", 3), ("link", 1), ("apart", 1), ("sole", int(sole))
    parts = tuple(times(item) for item in items)
    roles = {"parts": parts, "total": (replace(total.figure, per=None),)}
    yield Rivals(total.figure, (Relation("sum", "bill", roles, total.figure, 0, Tie.TIED, evidence),), tuple)


def _are_either(prices: Sequence[Mention], few: Few) -> bool:
    """Whether nothing but a word for "and" or "or" joins two prices: nobody tells how many paid which."""
    return any(
        one.sentence == other.sentence
        and other.first - one.last == 1
        and few.lexicon.has("list_joints", few.text.utterance(one).tokens.low[one.last])
        for one, other in pairwise(prices)
    )


def _sums(few: Few) -> list[Mention]:
    """The sums of money, and the bare numbers that are prices beside them: two coffees at 4.20."""
    known = few.money()
    if not known:
        return []
    found = []
    for each in few.amounts:
        low = few.text.utterance(each).tokens.low
        priced = each.first > 0 and few.lexicon.has("priced_at", low[each.first - 1])
        if each in known:
            found.append(each)
        elif each.bare and (
            priced or few.lexicon.has("cost_words", low[each.first - 1] if each.first else "")
        ):
            found.append(with_unit(each, known[0]))
    return found


def _total(sums: Sequence[Mention], few: Few) -> Mention | None:
    """The one sum that words call what all the others make."""
    told = [each for each in sums if few.outcome(each, "totals_told", "bills_told") == NEAREST]
    largest = max(sums, key=lambda each: each.size)
    if len(told) > 1:
        told = [each for each in told if each is largest]
    if not told and sums[-1] is largest and all(number_of(each, few) for each in sums[:-1]):
        return largest
    return told[0] if len(told) == 1 else None


def number_of(price: Mention, few: Few) -> Mention | None:
    """The number of things right before a price, or right behind it: four cod at £9.50; £11.50 a copy for the 60."""
    own = few.text.utterance(price)
    before = [each for each in own.mentions if each.last <= price.first]
    low = own.tokens.low
    if before and _may_number(before[-1], tied=price.first - before[-1].last <= 1):
        between = low[before[-1].core[1] : price.first]
        told = few.lexicon.stands("priced_at", between) or not between or before[-1].figure.value == 1
        if told and len(between) <= BETWEEN and not any(word in ".;:" for word in between):
            return before[-1]
    behind = [each for each in own.mentions if each.first >= price.last]
    if price.per is not None and behind and _may_number(behind[0]):
        between = low[price.last : behind[0].first]
        if len(between) <= BETWEEN and not any(word in ".;:" for word in between):
            return behind[0]
    return None


def _may_number(mention: Mention, *, tied: bool = False) -> bool:
    """Whether it may number things, as what is `tied` to a price does, whatever verb has it: a pris 12 tartes à 9 €."""
    value = mention.figure.value
    if not mention.roles.keys().isdisjoint(("gap", "than", *(() if tied else ("up", "down")))):
        return False  # 90 fewer than in May
    return mention.sort in SOLD_BY and isinstance(value, Decimal) and 1 <= value == int(value)


def _in_order(items: Sequence[Item], total: Mention, few: Few) -> list[Item]:
    """The items with their numbers in the order of their prices, if all of these come later: £6 and £2. 900 and 450."""
    if any(item.number is not None for item in items):
        return list(items)
    last = items[-1].price
    later = [each for each in few.amounts if last.place < each.place < total.place and _may_number(each)]
    if len(later) != len(items):
        return list(items)
    return [Item(item.price, number) for item, number in zip(items, later, strict=True)]


def _is_counted(item: Item) -> bool:
    """Whether the words tell how many there are of something, if only by saying that it is one."""
    return item.number is not None or item.price.per is None


def _many(item: Item) -> int:
    """How many there are of it."""
    value = item.number.figure.value if item.number else None
    return int(value) if value is not None else 1


def times(item: Item) -> Figure:
    """What an item makes, as if it were written."""
    figure, number = item.price.figure, item.number
    value = figure.value
    if number is None or not isinstance(value, Decimal):
        return replace(figure, per=None)
    return replace(figure, value=value * _many(item), precision=Decimal(0), per=None)


def slack(total: Mention) -> float:
    """How far a bill may be off what the items make: prices are exact, and the total may be rounded."""
    return max(PENNY, min(float(total.figure.precision or 0) / 2, EXACT * total.size))


def is_explained(items: Sequence[Item], total: Mention) -> bool:
    """Whether the prices make the total if some are for all of their things together, or are not paid at all."""
    factors = [sorted({0, 1, _many(item)}) for item in items]
    made = (
        sum(item.price.size * many for item, many in zip(items, chosen, strict=True))
        for chosen in product(*factors)
    )
    return any(abs(each - total.size) <= slack(total) for each in made)
