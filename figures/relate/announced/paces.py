"""What follows at a pace: 180 miles off, at 12 mph, and there in 15 hours; 64 lorries a day, 384 a week."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from figures.relate.announced.page import EVIDENCE, Page, is_sharp
from figures.relate.attach import NEAREST
from figures.relate.mentions import with_per
from figures.relate.products.periods import period_of
from figures.relate.record import Mention, Relation, Rivals, Tie

PHRASE = 4
"""So many words behind a figure may say what it is of."""
MONEY, COUNT, TIME = "money", "count", "time"


def paces_of(page: Page) -> Iterator[Rivals]:
    """What is told for two periods, and what takes so long at a speed."""
    yield from _periods(page)
    yield from _speeds(page)


def _periods(page: Page) -> Iterator[Rivals]:
    told = [
        (each, period)
        for each in page.amounts
        if each.sort != TIME and is_sharp(each) and (period := period_of(each, page.text))
    ]
    for later, period in told:
        found = []
        for earlier, other in told:
            if other == period or not _are_alike(earlier, later, page):
                continue
            members = sorted((earlier, later), key=lambda each: each.place)
            if not page.are_meant(members) or (
                later.place < earlier.place and _is_longer(other, period, page)
            ):
                continue
            unit = page.text.units
            ratio = Fraction(unit.need(period).factor) / Fraction(unit.need(other).factor)
            if ratio < 1:
                continue
            made, derived = earlier.size * float(ratio) / later.size, members[1].figure
            days = (other, period) == ("day", "week")
            one, two = with_per(earlier, other).figure, with_per(later, period).figure
            if days:
                one, two = replace(one, per=None), replace(two, per=None)
            roles = {"rate": (one,), "total": (two,)}
            form = "week" if days else "period"
            found.append((made, Relation("product", form, roles, derived, 0, Tie.NEAR, EVIDENCE)))
        yield from page.rivals(found)


def _is_longer(one: str, other: str, page: Page) -> bool:
    units = page.text.units
    return units.need(one).factor > units.need(other).factor


def _are_alike(one: Mention, other: Mention, page: Page) -> bool:
    """Whether two are of one thing: bags and bags, rice and rice."""
    if one.sort != other.sort or one is other:
        return False
    if one.sort == COUNT:
        return None in (one.noun, other.noun) or one.noun == other.noun
    if one.sort.startswith(MONEY):
        last = max(one, other, key=lambda each: each.place)
        return page.outcome(last, "totals_told") == NEAREST
    return bool(_words(one, page) & _words(other, page))


def _words(mention: Mention, page: Page) -> set[str]:
    """The words that tell what is measured: kilos of cooked rice."""
    names = page.lexicon.unit_names
    own = page.text.utterance(mention)
    return {word for word in own.words(mention.last, mention.last + PHRASE) if not names.match([word], 0)} - {
        ""
    }


def _speeds(page: Page) -> Iterator[Rivals]:
    """How long a way takes, or how far it goes, at a speed of the article."""
    for last in page.amounts:
        if last.sort not in (TIME, "length") or last.per is not None or not is_sharp(last):
            continue
        if not page.text.has(last, "paces_told"):
            continue
        other = "length" if last.sort == TIME else TIME
        found = []
        for rate in page.amounts:
            over = page.text.units.find(rate.per) if rate.per else None
            is_speed = rate.sort == "length" and over is not None and over.dimension == TIME
            if rate.sort != "speed" and not is_speed:
                continue
            for third in page.amounts:
                if third.sort != other or third.per is not None or third.attributive:
                    continue
                members = sorted((rate, third, last), key=lambda each: each.place)
                if members[2] is not last or not page.are_meant(members):
                    continue
                time, way = (last, third) if last.sort == TIME else (third, last)
                roles = {"rate": (rate.figure,), "number": (time.figure,), "total": (way.figure,)}
                made = rate.size * time.size / (float(over.factor) if over is not None else 1) / way.size
                found.append((made, Relation("product", "each", roles, last.figure, 0, Tie.NEAR, EVIDENCE)))
        yield from page.rivals(found)
