"""One of some for so many others, and how many of both there are: one nurse for every 16 beds, 352 beds, 22 nurses."""

from __future__ import annotations

from collections.abc import Iterator

from figures.relate.announced.page import Page, product
from figures.relate.products.rates import COUNT, Rate, noun_key
from figures.relate.record import Mention, Rivals, Tie

PERSON = "person"
DUE = 12
"""So many words before a number may say that so many are needed."""


def staff_of(page: Page) -> Iterator[Rivals]:
    """How many there have to be by a rule that an article tells."""
    for rate in page.rates:
        if rate.over == COUNT == rate.amount.sort and rate.amount.noun and page.text.is_base(rate.amount):
            yield from _fulfilled(rate, page)


def _fulfilled(rate: Rate, page: Page) -> Iterator[Rivals]:
    base = noun_key(rate.amount.noun or "", page.lexicon)
    counts = [
        each for each in page.amounts if each.sort == COUNT and each.per is None and each is not rate.amount
    ]
    totals = [each for each in counts if each.noun and noun_key(each.noun, page.lexicon) == base]
    found = []
    for total in totals:
        for number in counts:
            members = sorted((rate.amount, number, total), key=lambda each: each.place)
            fits = number.size < total.size > rate.amount.size and page.are_meant(members)
            if fits and _is_number(rate, number, page):
                found.append(product(rate.amount, number, total, Tie.TIED))
    yield from page.rivals(found)


def _ones(rate: Rate, page: Page) -> frozenset[str]:
    """What there is one of for so many."""
    own = page.text.utterance(rate.amount).mentions
    ahead = [each for each in own if each.last <= rate.amount.first and each.size == 1 and each.noun]
    return rate.nouns or frozenset(noun_key(each.noun or "", page.lexicon) for each in ahead[-1:])


def _is_number(rate: Rate, number: Mention, page: Page) -> bool:
    """Whether it counts those of whom there is to be one for so many, or words say that so many are due."""
    noun = noun_key(number.noun, page.lexicon) if number.noun else ""
    if noun and noun in _ones(rate, page):
        return True
    return noun in ("", PERSON) and page.says(number, "dues_told", ahead=DUE, behind=2)
