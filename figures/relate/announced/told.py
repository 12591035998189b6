"""So much for each, how many there are, and what all of them make, where words tell each of the three."""

from __future__ import annotations

from collections.abc import Iterator

from figures.relate.announced.page import Candidate, Page, is_sharp, product
from figures.relate.attach import NEAR, NEAREST
from figures.relate.products.profits import name_of
from figures.relate.products.rates import COUNT, Rate, noun_key
from figures.relate.record import EXPECTED, Mention, Rivals, Tie

MONEY, TIME, YEAR = "money", "time", "year"
SHARE, PERSON = "share", "person"
APART, LONG = 2, 5
"""So many sentences at most lie between people and what each of them pays."""
AHEAD, BEHIND = 6, 4
"""So many words before and behind a figure may say that it is of all of them."""
ONE = 1


def told_of_each(page: Page) -> Iterator[Rivals]:
    """The rates of an article that its words make one, each with its numbers and totals."""
    for rate in page.rates:
        if rate.over == COUNT and page.text.is_brief:
            continue  # which `sole` looks at
        money = rate.amount.sort.startswith(MONEY)
        told = rate.told == NEAREST or (rate.told == NEAR and (rate.over != COUNT or bool(rate.nouns)))
        if (
            told
            and rate.base is None
            and rate.amount.sort != "ratio"
            and (rate.over != TIME or (money and rate.amount.per != YEAR))
        ):
            yield from page.rivals(list(_candidates(rate, page)))


def _candidates(rate: Rate, page: Page) -> Iterator[Candidate]:
    amount = rate.amount
    for number in [rate.number] if rate.number is not None else page.amounts:
        if number is amount or not _is_number(rate, number, page):
            continue
        for total in page.amounts:
            if total in (number, amount) or not _is_total(rate, number, total, page):
                continue
            members = sorted((amount, number, total), key=lambda each: each.place)
            if page.are_meant(members) and not (
                (_is_of_several(rate, total, page) and not _is_of_share(rate, page))
                or _is_what_came(rate, number, total)
            ):
                yield product(amount, number, total, Tie.TIED if amount.sort == COUNT else Tie.NEAR)


def _is_what_came(rate: Rate, number: Mention, total: Mention) -> bool:
    """Whether it came otherwise than was hoped: they had hoped to sell 500 at £8 each, and in the end took £1,900."""
    return rate.amount.mood == number.mood == EXPECTED != total.mood


def _is_of_several(rate: Rate, total: Mention, page: Page) -> bool:
    """Whether other prices stand between a rate and the sum that so may be that of several: 26 at $15, 14 at $8."""
    between = page.text.mentions_between(rate.amount, total)
    beside = {rate.amount.sentence, total.sentence}
    return total.sort.startswith(MONEY) and any(
        each.sort == total.sort and (each.per is not None or each.sentence in beside) for each in between
    )


def _is_number(rate: Rate, number: Mention, page: Page) -> bool:
    """Whether words tell that it is the number of what the rate is for."""
    if number is rate.number:
        return True
    if number.figure.value in (None, ONE) or number.per is not None or number.attributive:
        return False
    if rate.over != COUNT:
        near = rate.over != TIME or abs(number.sentence - rate.amount.sentence) <= LONG
        return (
            near and number.sort == rate.over and number.figure.unit == rate.amount.per and is_sharp(number)
        )
    if number.sort != COUNT:
        return False
    if number.noun is None:
        return _is_of_share(rate, page) and page.says(number, "shares_issued", ahead=AHEAD, behind=BEHIND)
    noun = noun_key(number.noun, page.lexicon)
    if not rate.nouns:
        return _is_taken_up(rate, number, page)
    if noun in rate.nouns:
        if rate.told == NEAREST and (_is_of_share(rate, page) or number.sentence <= rate.amount.sentence):
            return True
        return rate.told == NEAREST and _is_only_one(noun, number, page)
    return _is_of_people(rate, page) and _are_only_people(rate, number, page)


def _is_only_one(noun: str, number: Mention, page: Page) -> bool:
    """Whether the article counts its noun only once."""
    like = [each for each in page.amounts if each.noun and noun_key(each.noun, page.lexicon) == noun]
    return like == [number]


def _is_of_share(rate: Rate, page: Page) -> bool:
    """Whether it is so much for each share of a company."""
    return rate.amount.per == SHARE or page.lexicon.nouns.stem(SHARE) in rate.nouns


def _is_of_people(rate: Rate, page: Page) -> bool:
    """Whether it is so much for each person, or those who live with one: each family pays £64."""
    return any(page.lexicon.has("sharers", noun) or noun == PERSON for noun in rate.nouns)


def _are_only_people(rate: Rate, number: Mention, page: Page) -> bool:
    """Whether a number is that of the only people who are counted before a rate."""
    before = [
        each
        for each in page.amounts
        if each.place < rate.amount.place and each.noun and page.lexicon.has("sharers", each.noun.split()[-1])
    ]
    near = number.sentence >= rate.amount.sentence - APART
    return near and len(before) == 1 and before[0] is number


def _is_taken_up(rate: Rate, number: Mention, page: Page) -> bool:
    """Whether "each" can only be of what the sentence before counted last, or its own counted first."""
    own, before = page.text.utterance(rate.amount), page.text.utterances.get(rate.amount.sentence - 1)
    named = [
        each for each in own.mentions if each.last <= rate.amount.first and each.noun and each.sort == COUNT
    ]
    if not named and before is not None:
        named = [each for each in before.mentions if each.noun and each.sort == COUNT and each.size > ONE]
        return len(named) == 1 and named[0] is number
    return len(named) == 1 and named[0] is number


def _is_total(rate: Rate, number: Mention, total: Mention, page: Page) -> bool:
    """Whether words tell that it is what all of them make."""
    amount = rate.amount
    if (
        total.sort != amount.sort
        or total.per is not None
        or total.attributive
        or not total.size > amount.size
    ):
        return False
    if not is_sharp(total if rate.over == COUNT else number):
        return False
    if amount.sort == COUNT:
        same = total.noun is not None and amount.noun == total.noun
        return same and page.says(total, "all_of_them", ahead=2)
    if rate.over != COUNT:
        if amount.sort.startswith(MONEY):
            return (
                abs(total.sentence - number.sentence) <= 1
                and page.outcome(total, "totals_told", "lots_told", "bills_told") == NEAREST
            )
        return total.figure.unit == amount.figure.unit
    if _is_of_share(rate, page):
        names = ("profit", "loss") if page.says(amount, "earnings_told", ahead=AHEAD, behind=BEHIND) else ()
        return name_of(total, page.text) in names or page.says(total, "earnings_told", ahead=AHEAD)
    return page.says(total, "all_of_them", "lots_told", "totals_told", ahead=AHEAD, behind=BEHIND)
