"""A sum that is shared out evenly: £186,000, in equal shares, to six, who get £31,000."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from figures.relate.announced.page import Page, is_sharp, product
from figures.relate.products.rates import COUNT
from figures.relate.record import Mention, Rivals

AROUND = 5
"""So many sentences before and behind that which says so, each share and who gets it stand."""
FEWEST = 2
EVEN = "even_shares"
UNSHARED = frozenset(
    {COUNT, "time", "age", "percent", "points", "times", "ratio", "temperature", "length", "speed"}
)
"""Sorts of what nobody shares out."""


def shared_of(page: Page) -> Iterator[Rivals]:
    """What each gets where a sentence says that all get the same."""
    text = page.text
    terms = text.lexicon.terms.get(EVEN)
    if terms is None or not text.sought(terms):
        return
    for number in range(len(text.extraction.sentences)):
        low = text.tokens_of(number).low
        if not page.lexicon.stands(EVEN, low):
            continue
        if page.lexicon.stands("of_others", low):
            return  # after tax, and a double share for the skipper
        around = range(number - AROUND, number + AROUND + 1)
        plain = [each for each in page.amounts if each.per is None]
        sums = [each for each in plain if each.sort not in UNSHARED and is_sharp(each)]
        heads = [each for each in plain if each.sentence in around and _is_of_heads(each)]
        found = [
            product(share, head, whole)
            for whole, share in permutations(sums, 2)
            for head in heads
            if share.size < whole.size
            and share.sentence in around
            and share.sort == whole.sort
            and page.are_meant(sorted((whole, share, head), key=lambda each: each.place))
        ]
        yield from page.rivals(found)
        return


def _is_of_heads(mention: Mention) -> bool:
    """Whether it may count those who share."""
    return (
        mention.sort == COUNT
        and mention.size >= FEWEST
        and mention.size == int(mention.size)
        and not mention.attributive
    )
