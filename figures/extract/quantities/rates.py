"""What a figure is per: $80 a barrel, 1,200 casualties daily, an annual fee of £92 million."""

from __future__ import annotations

from msgspec.structs import replace

from figures.extract.phrases.words import is_verb, singular, stops_phrase
from figures.extract.quantities.unit_words import unit_form
from figures.extract.scan import Quantity, Scan
from figures.model import Kind
from figures.units import unit

RATED = frozenset({Kind.MONEY, Kind.MEASURE, Kind.COUNT, Kind.NUMBER, Kind.DURATION, Kind.PERCENT})
BASES = frozenset({Kind.MONEY, Kind.MEASURE, Kind.COUNT, Kind.NUMBER, Kind.DURATION})
CLAUSE = 12
"""So many words at most stand between each of them and what it pays."""
BRACKETS = {"(": ")", "[": "]"}
ASIDES = 2
"""How many figures behind the first end of a range its second may stand."""
ASIDE = 10
"""How many tokens a sum in brackets may have."""
BEFORE_OF = 5
"""How many words before "of" an adjective of period may stand (an annual membership fee of £92)."""


def attach_rate(scan: Scan, quantity: Quantity) -> None:
    """Find what the quantity is per, behind it or before it."""
    if quantity.kind not in RATED or quantity.per is not None:
        return
    found = _behind(scan, quantity)
    at_night = quantity.kind is Kind.NUMBER and scan.has("definite", quantity.last)  # 210 le jour, 95 la nuit
    if found is not None and not at_night:
        quantity.per, quantity.last = found
        scan.take(*(quantity.first, quantity.last))
        return
    if quantity.kind is Kind.PERCENT:
        near = range(max(0, quantity.first - BEFORE_OF), quantity.first)
        told = any(scan.has("interest", at) for at in near)
        quantity.per = (_before(scan, quantity) if told else None) or _behind_phrase(scan, quantity)
    elif quantity.kind is not Kind.DURATION:
        quantity.per = (
            _behind_brackets(scan, quantity) or _behind_phrase(scan, quantity) or _before(scan, quantity)
        )
        if quantity.per is None and quantity.kind is Kind.MONEY and quantity.first > 1:
            quantity.per = _of_each(scan, quantity)


def join_bases(scan: Scan, found: list[Quantity]) -> list[Quantity]:
    """16.1 per 100,000, 7.8 litres per 100 km, 600mg/24h: one figure, which keeps what it is over among its ends."""
    result: list[Quantity] = []
    for quantity in found:
        rated = result[-1] if result else None
        if rated is not None and _is_base(scan, rated, quantity):
            if not rated.ends:
                rated.ends, rated.role = (replace(rated), quantity), "over"
            rated.per = " ".join(filter(None, (f"{quantity.value:,}", quantity.unit)))
            rated.last = quantity.last
        else:
            result.append(quantity)
    return result


def share_rates(scan: Scan, found: list[Quantity]) -> None:
    """from 2.5 million barrels a day to, by one estimate, 400,000 barrels: both ends are over the same time"""
    for number, left in enumerate(found):
        if left.per is None or not (
            scan.has("range_from", left.first - 1) and scan.has("range_to", left.last)
        ):
            continue
        for right in found[number + 1 : number + 1 + ASIDES]:
            if right.per is None and (left.kind, left.unit) == (right.kind, right.unit):
                right.per = left.per
                break


def _is_base(scan: Scan, rated: Quantity, base: Quantity) -> bool:
    if rated.unit == "time":
        return False  # ten times, each 500 ml
    if rated.kind not in RATED or rated.per is not None or base.first - rated.last != 1:
        return False
    if base.kind not in BASES or base.value is None or base.value <= 1 or base.per is not None:
        return False
    over = scan.word(rated.last) == "/" and scan.tokens.glued(rated.last) and _differ(rated, base)
    return over or scan.word(rated.last) in scan.lexicon.rates.markers


def _differ(rated: Quantity, base: Quantity) -> bool:
    """Whether two measures are of different sorts: 600mg/24h, and not 100km/60 miles."""
    one, other = unit(rated.unit or ""), unit(base.unit or "")
    return one is not None and other is not None and one.dimension != other.dimension


def attach_direct_rate(scan: Scan, quantity: Quantity) -> None:
    """What stands directly behind money or a measure ($80 a barrel, 1.3 A/cm2), before ranges are joined."""
    if quantity.kind in (Kind.MONEY, Kind.MEASURE) and quantity.per is None:
        found = _behind(scan, quantity)
        if found is not None:
            quantity.per, quantity.last = found


def _behind(scan: Scan, quantity: Quantity) -> tuple[str, int] | None:
    return _behind_at(scan, quantity, quantity.last) if quantity.last < scan.tokens.end else None


def _behind_at(scan: Scan, quantity: Quantity, at: int) -> tuple[str, int] | None:
    """The rate that begins at this token, and the token behind it."""
    rates = scan.lexicon.rates
    word = scan.word(at)
    adverb = rates.adverbs.match(scan.tokens.low, at)
    if adverb and not scan.term("rate_vetoes", at + adverb[0]):
        return adverb[1], at + adverb[0]
    tied = scan.is_hyphen(at)
    here = at + 1 if tied else at
    if word == "/" and scan.tokens.glued(at):
        if scan.term("gas_marks", at + 1):
            return None  # 400F/gas 6
        return _base(scan, at + 1, named=True)
    if scan.word(here) in rates.markers:
        return _base(scan, here + 2 if scan.is_hyphen(here + 1) else here + 1, named=True)
    if scan.word(here) in rates.articles:
        found = _base(scan, here + 2 if scan.is_hyphen(here + 1) else here + 1, named=False)
        period = found is not None and rates.periods.match([found[0]], 0) is not None
        if found is not None and (period or quantity.kind is not Kind.PERCENT):
            return found
    if quantity.kind is Kind.MONEY:
        each = rates.each.match(scan.tokens.low, at)
        return (each[1], at + each[0]) if each else None
    counted = quantity.kind is Kind.NUMBER and not scan.has("range_from", quantity.first - 1)
    volume = scan.term("per_volume", at) if counted or quantity.kind is Kind.MEASURE else 0
    form = unit_form(scan, at + volume) if volume else None
    return (
        (form[1][0].unit, at + volume + form[0]) if form else None
    )  # 30 miles to the gallon, 300 to the acre


def _behind_brackets(scan: Scan, quantity: Quantity) -> str | None:
    """£5 ($6) a share: the rate behind the same sum in other money"""
    if scan.text(quantity.last) not in BRACKETS or quantity.kind is not Kind.MONEY:
        return None
    closing = BRACKETS[scan.text(quantity.last)]
    end = next((at for at in range(quantity.last, quantity.last + ASIDE) if scan.text(at) == closing), None)
    found = _behind_at(scan, quantity, end + 1) if end is not None and end + 1 < scan.tokens.end else None
    return found[0] if found else None


def _of_each(scan: Scan, quantity: Quantity) -> str | None:
    """Each household would pay $8,000: whoever opens the clause as its subject, each of them"""
    near = range(quantity.first - 1, max(-1, quantity.first - CLAUSE), -1)
    start = next((at for at in near if scan.has("each_of", at) and scan.has("determiners", at)), None)
    if start is None or not (start == 0 or not scan.text(start - 1)[:1].isalnum()):
        return None
    words = range(start + 2, quantity.first)
    if any(scan.taken[at] or not scan.text(at)[:1].isalpha() or scan.has("list_ands", at) for at in words):
        return None
    noun = start + 1
    verb = scan.has("auxiliaries", noun + 1) or is_verb(scan, noun + 1)
    return singular(scan.word(noun), scan.lexicon.nouns) if verb and not stops_phrase(scan, noun) else None


def _behind_phrase(scan: Scan, quantity: Quantity) -> str | None:
    """2.4 billion gallons of jet fuel a year, 12% simple interest a year: the rate behind what is measured or paid"""
    at = quantity.last
    named = scan.lexicon.nouns.capitalised and scan.text(at)[:1].isupper()
    share = quantity.kind is Kind.PERCENT
    paid = share and any(scan.has("interest", here) for here in (at, at + 1))
    if not (named or paid or scan.has("of", at)) or not (
        share or quantity.kind in (Kind.MEASURE, Kind.MONEY)
    ):
        return None
    at += 1 + (scan.has("of", at) and scan.has("determiners", at + 1))
    limit = at + BEFORE_OF
    while at < limit and not stops_phrase(scan, at):
        at += 1
    rates = scan.lexicon.rates
    adverb = rates.adverbs.match(scan.tokens.low, at)
    if adverb and not scan.term("rate_vetoes", at + adverb[0]):
        return adverb[1]
    if scan.word(at) not in rates.markers and scan.word(at) not in rates.articles:
        return None
    period = rates.periods.match(scan.tokens.low, at + 1)
    return period[1] if period and not scan.term("rate_vetoes", at + 1 + period[0]) else None


def _base(scan: Scan, at: int, named: bool) -> tuple[str, int] | None:
    """What follows per (then any noun will do) or a (then a period, a base or a unit)."""
    found = _any_base(scan, at, named)
    if found is None or named:
        return found
    vetoed = scan.term("rate_vetoes", found[1])
    return (
        None if vetoed and not scan.has("deducted", found[1] + vetoed) else found
    )  # £3,000 a month before tax


def _any_base(scan: Scan, at: int, named: bool) -> tuple[str, int] | None:
    lexicon, low = scan.lexicon, scan.tokens.low
    if at >= scan.tokens.end or scan.taken[at]:
        return None
    for terms in (lexicon.rates.periods, lexicon.rates.bases):
        found = terms.match(low, at)
        if found:
            return found[1], at + found[0]
    form = unit_form(scan, at)
    if form and (named or not form[1][0].risky):
        return form[1][0].unit, at + form[0]
    noun = lexicon.rates.nouns.match(low, at)
    if noun:
        return singular(low[at + noun[0] - 1], lexicon.nouns), at + noun[0]
    return (singular(low[at], lexicon.nouns), at + 1) if named and not stops_phrase(scan, at) else None


def _before(scan: Scan, quantity: Quantity) -> str | None:
    """The period that an adjective before gives: an annual fee of £92 million, a fee, agreed in June, of £92m."""
    hedge = scan.lexicon.qualifiers_before.match_before(scan.tokens.low, quantity.first)
    at = quantity.first - 1 - (hedge[0] if hedge else 0)
    adjective = scan.lexicon.rates.adjectives.match(scan.tokens.low, at) if at >= 0 else None
    if adjective:
        return adjective[1]  # a daily 1,200 casualties
    if not scan.has("rate_linkers", at):
        return None
    if scan.word(at - 1) == ",":
        at = scan.opening_comma(at - 1)
    for here in range(at - 1, max(-1, at - 1 - BEFORE_OF), -1):
        found = scan.lexicon.rates.adjectives.match(scan.tokens.low, here)
        if found:
            return found[1]
        if not scan.word(here)[:1].isalpha() or scan.taken[here] or scan.has("rate_linkers", here):
            return None
    return None


def attach_period_adjective(scan: Scan, quantity: Quantity) -> None:
    """1,200 daily flights, a £92 million annual fee: the adjective between the number and its noun."""
    found = scan.lexicon.rates.adjectives.match(scan.tokens.low, quantity.last)
    if (
        found
        and quantity.per is None
        and quantity.kind in RATED
        and quantity.kind not in (Kind.DURATION, Kind.COUNT)  # but three times annual pay
        and not stops_phrase(scan, quantity.last + found[0])
    ):
        quantity.per = found[1]
        quantity.last += found[0]
