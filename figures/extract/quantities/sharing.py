"""What a number leaves out and takes from a neighbour.

5 and 10 km, 7- or 8-inch, 2 and 3 million, a high of 84.75 cents and a low of 74.07.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from figures.extract.numerals.spoken import exact
from figures.extract.phrases.nouns import counted_phrase
from figures.extract.phrases.words import stops_phrase
from figures.extract.quantities.changes import direction
from figures.extract.scan import DASHES, Quantity, Scan
from figures.model import Kind
from figures.units import unit

SHARED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.MEASURE, Kind.DURATION, Kind.AGE})
SIDES = frozenset({"length", "pixels"})
NEAR = 6
"""How many figures back a unit may be taken from."""
APART, MILLION = 20, 10**6
"""So many times as much at most is one price as another."""
SHORT = 1000
"""Below this a number written in digits may leave out a scale word (5 and 7 million); above it has its own zeros."""


def like(bare: Quantity, full: Quantity) -> Quantity:
    """`bare` with the unit of `full`; with its scale too, if it was written short (2 to 3 million)."""
    scaled = scaled_like(bare, full)
    return replace(
        scaled,
        kind=full.kind,
        unit=full.unit,
        per=full.per,
        bare=False,
        noun=full.noun,
        readings=tuple(replace(reading, value=scaled.value) for reading in full.readings),
    )


def scaled_like(short: Quantity, full: Quantity) -> Quantity:
    """`short` with the scale of `full`, if it was written short before it: 2 to 3 million, eight to nine hundred."""
    written, value = short.written, short.value
    whole = full.high if full.value is None else full.value
    if written is None or full.written is None or value is None or whole is None:
        return short
    scale, amount = full.written.scale, abs(Fraction(value))
    if full.written.in_words and abs(Fraction(whole)) == scale:
        return short  # between eight and a dozen
    is_short = full.written.grouped if written.grouped else amount < SHORT  # 2.000 a 3.000 millones
    most = 1 if written.grouped else 10
    leaves_out = written.scale == 1 and is_short and amount < scale and not short.fraction
    if not leaves_out or scale == 1 or amount * Fraction(scale) > most * abs(Fraction(whole)):
        return short
    return replace(
        short,
        value=exact(Fraction(value) * Fraction(scale)),
        written=replace(written, scale=scale),
        precision=None if short.precision is None else short.precision * scale,
    )


def share_units(scan: Scan, found: list[Quantity]) -> list[Quantity]:
    """The quantities with the units that coordination and repetition give to bare numbers among them."""
    result = list(found)
    for index, (left, right) in enumerate(pairwise(found)):
        if _is_picture(scan, left, right):
            result[index], result[index + 1] = _side(left), _side(right)
    given: set[int] = set()
    for index in range(len(result) - 2, -1, -1):
        left, right = result[index], result[index + 1]
        if right.kind in SHARED and _coordinated(scan, left, right, index + 1 in given):
            result[index] = like(left, right)
            given.add(index)
    for index, quantity in enumerate(result):
        before = result[max(0, index - NEAR) : index]
        sold = _priced_again(scan, quantity, before)
        if sold is not None:
            result[index] = sold
        elif quantity.bare and quantity.kind is Kind.NUMBER:
            source = _repeats(scan, quantity, before)
            if source is not None and counted_phrase(scan, quantity.last) is None:
                result[index] = replace(like(quantity, source), value=quantity.value, per=source.per)
    _share_converted(scan, result)
    return result


def _priced_again(scan: Scan, quantity: Quantity, before: list[Quantity]) -> Quantity | None:
    """The bike cost £300, but he asked for 450; bought for $1.2m and sold for 1.9m: a price in the only money told."""
    meters = quantity.kind is Kind.MEASURE and quantity.letter is not None
    if not (meters or (quantity.bare and quantity.kind is Kind.NUMBER)) or quantity.value is None:
        return None
    prices = [each for each in before if each.kind is Kind.MONEY and each.value is not None]
    if (
        len({each.unit for each in prices}) != 1
        or quantity.fraction
        or not scan.term_before("sold_for", quantity.first)
    ):
        return None
    source = prices[-1]
    if scan.text(quantity.last)[:1].isalpha() and not (
        stops_phrase(scan, quantity.last) and not scan.has("of", quantity.last)
    ):
        return None
    amount = Fraction(quantity.value) * (MILLION if meters else 1)
    if not 1 / APART < abs(amount / Fraction(source.value or 1)) < APART:
        return None
    return replace(like(quantity, source), value=exact(amount), per=source.per)


def _is_picture(scan: Scan, left: Quantity, right: Quantity) -> bool:
    """Whether two numbers are the sides of a picture or card, which everybody tells in inches: 8-by-10 photographs."""
    if not (left.bare and right.bare and left.kind is right.kind is Kind.NUMBER):
        return False
    between = [at for at in range(left.last, right.first) if not scan.is_hyphen(at)]
    at = right.last
    at += scan.text(at)[:1].isalpha() and not scan.has("sized_in_inches", at) and not stops_phrase(scan, at)
    return len(between) == 1 and scan.has("measured_by", between[0]) and scan.has("sized_in_inches", at)


def _side(quantity: Quantity) -> Quantity:
    return replace(quantity, kind=Kind.MEASURE, unit="inch", bare=False, hyphenated=True)


def _share_converted(scan: Scan, found: list[Quantity]) -> None:
    """2.4m yen ($22,480) and 2.3m ($21,972): what the other money in brackets says of a number without a unit"""
    source: Quantity | None = None
    for index, (quantity, behind) in enumerate(pairwise(found)):
        if (
            behind.kind is not Kind.MONEY
            or behind.first != quantity.last + 1
            or scan.text(quantity.last) != "("
        ):
            continue
        if quantity.kind is Kind.MONEY:
            source = quantity
        elif source is not None and quantity.bare and quantity.kind is Kind.NUMBER:
            found[index] = replace(like(quantity, source), value=quantity.value)


def _coordinated(scan: Scan, left: Quantity, right: Quantity, chained: bool) -> bool:
    """Whether only a joining word stands between (in a longer list a comma), and nothing of the left number's own."""
    scaled = left.kind is right.kind is Kind.MONEY and left.unit == right.unit
    if (
        not ((left.bare and left.kind is Kind.NUMBER) or scaled)
        or left.per not in (None, right.per)  # £1,140 a year or £95 a month
        or left.fraction
        or right.first != right.core[0] - scaled
    ):
        return False
    if left.written is not None and right.written is not None and left.written.scale > right.written.scale:
        return False  # 40 billion and four years
    between = scan.tokens.low[left.last : right.first]
    if len(between) == 1 and between[0] in DASHES:
        glued = scan.tokens.glued(left.last) and scan.tokens.glued(right.first)
        return glued and right.kind is Kind.PERCENT and _falls(left, right)  # won by 49-43 percent
    if between[:1] and scan.lexicon.numbers.connects("hyphens", between[0]) and scan.tokens.glued(left.last):
        between = between[1:]
    if len(between) == 2 and scan.lexicon.has("joint_fillers", between[1]):
        between = between[:1]  # several hundred or even 1,000 tonnes
    return len(between) == 1 and _joins(scan, left, right, between[0], chained)


def _joins(scan: Scan, left: Quantity, right: Quantity, word: str, chained: bool) -> bool:
    """Whether a word gives the number before it the unit of the one behind."""
    if scan.lexicon.has("measured_by", word):
        return _spans(scan, right)  # 4 by 5 metres, but not: 99,000 by 10 percent, 6 x 330 ml
    if scan.lexicon.has("suspended", word) or (chained and word == ","):
        return True
    if not scan.lexicon.has("range_to", word):
        return False
    if scan.has("range_from", left.first - 1):
        return right.value is None  # from 24 to 33-35 billion euros
    return right.kind is Kind.PERCENT and _falls(left, right)  # voted by 52 to 48 percent


def _spans(scan: Scan, side: Quantity) -> bool:
    """Whether a measure is a side of something: a length that is not run so many times (4 x 100 m relay)."""
    known = unit(side.unit or "") if side.kind is Kind.MEASURE else None
    return known is not None and known.dimension in SIDES and not scan.has("metre_nouns", side.last)


def _falls(left: Quantity, right: Quantity) -> bool:
    return left.value is not None and right.value is not None and left.value > right.value


def _restates(scan: Scan, share: Quantity, quantity: Quantity) -> bool:
    """Whether a number behind a percentage is the amount itself: fell 2.43%, or 150.25, to 6,201.80."""
    if share.kind is not Kind.PERCENT:
        return False
    return scan.has("range_or", quantity.first - 1) or (quantity.value is not None and quantity.value >= 100)


def _repeats(scan: Scan, quantity: Quantity, before: list[Quantity]) -> Quantity | None:
    """The nearest earlier quantity that this number plainly repeats, by its decimals or its verb of change."""
    if quantity.written is None or quantity.written.in_words:
        return None
    for other in reversed(before):
        if other.kind not in SHARED or other.written is None or other.kind in (Kind.DURATION, Kind.AGE):
            continue
        if (
            other.kind is Kind.MEASURE
            and scan.has("range_to", quantity.first - 1)
            and quantity.first - other.last < 2
        ):
            return other  # from 14-18 mpg to 24
        decimals = quantity.written.decimals
        level = other.kind is Kind.PERCENT and scan.has("range_to", quantity.first - 1)  # rose 8.15% to 3.65
        if decimals and decimals == other.written.decimals and quantity.written.scale == other.written.scale:
            return None if level or _restates(scan, other, quantity) else other
        by = (
            not decimals
            and quantity.value is not None
            and quantity.written.scale == 1
            and direction(scan, quantity.first) is not None
            and direction(scan, other.first) is not None
        )
        if by and other.kind is Kind.PERCENT:
            return None if _restates(scan, other, quantity) else other
    return None
