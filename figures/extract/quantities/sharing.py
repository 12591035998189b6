"""What a number leaves out and takes from a neighbour.

5 and 10 km, 7- or 8-inch, 2 and 3 million, 30 of the 225 reports, a high of 84.75 cents and a low of 74.07.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from figures.extract.numerals.words import exact
from figures.extract.phrases.nouns import counted_phrase
from figures.extract.quantities.hedges import direction
from figures.extract.scan import DASHES, Quantity, Scan
from figures.model import Kind

SHARED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.MEASURE, Kind.DURATION, Kind.AGE})
SIZES = frozenset({Kind.MEASURE, Kind.DURATION, Kind.AGE, Kind.MONEY})
NEAR = 6
"""How many figures back a unit may be taken from."""
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
    leaves_out = written.scale == 1 and not written.grouped and amount < scale and not short.fraction
    if (
        not leaves_out
        or scale == 1
        or amount * Fraction(scale) > 10 * abs(Fraction(whole))
        or amount >= SHORT
    ):
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
    given: set[int] = set()
    for index in range(len(result) - 2, -1, -1):
        left, right = result[index], result[index + 1]
        if right.kind in SHARED and _coordinated(scan, left, right, index + 1 in given):
            result[index] = like(left, right)
            given.add(index)
    for index, quantity in enumerate(result):
        if quantity.bare and quantity.kind is Kind.NUMBER and counted_phrase(scan, quantity.last) is None:
            source = _repeats(scan, quantity, result[max(0, index - NEAR) : index])
            if source is not None:
                result[index] = replace(like(quantity, source), value=quantity.value, per=source.per)
    return result


def share_nouns(scan: Scan, found: list[Quantity]) -> None:
    """Give bare numbers the noun of a count before them (including 1.5 million in …) or behind (30 of 225 reports)."""
    counted: Quantity | None = None
    for quantity in found:
        if quantity.kind is Kind.COUNT and quantity.noun:
            counted = quantity
        elif counted is not None and _goes_on_counting(scan, quantity):
            quantity.kind, quantity.noun, quantity.unit, quantity.bare = (
                Kind.COUNT,
                counted.noun,
                counted.unit,
                False,
            )
    for left, right in pairwise(found):
        if left.bare and left.kind is Kind.NUMBER and right.kind in SIZES and not left.fraction:
            _count_sized(scan, left, right)
        if (
            left.bare
            and left.kind is Kind.NUMBER
            and right.kind is Kind.COUNT
            and right.noun
            and not left.fraction
        ):
            between = scan.tokens.low[left.last : right.first]
            link = scan.term("part_links", left.last)
            part = link > 0 and all(
                scan.has("determiners", at) for at in range(left.last + link, right.first)
            )
            coordinated = len(between) == 1 and scan.has("suspended", left.last)
            if part or coordinated:
                left.kind, left.noun, left.unit, left.bare = Kind.COUNT, right.noun, right.unit, False


def _count_sized(scan: Scan, left: Quantity, right: Quantity) -> None:
    """three six-month extensions, 2.9 million 9 litre cases, five of the three-ton trucks: the size is in the noun"""
    link = scan.term("part_links", left.last)
    if not all(scan.has("determiners", at) for at in range(left.last + link, right.first)):
        return
    tied = right.hyphenated or (not link and left.last == right.first)
    phrase = counted_phrase(scan, right.last + scan.is_hyphen(right.last)) if tied else None
    if phrase is not None and phrase.plural:
        size = "".join(
            text + (" " if at + 1 < right.last and not scan.tokens.glued(at + 1) else "")
            for at, text in enumerate(scan.tokens.text[right.first : right.last], right.first)
        )
        left.kind, left.unit, left.bare = Kind.COUNT, phrase.head, False
        left.noun = f"{size} {phrase.text}"


def _goes_on_counting(scan: Scan, quantity: Quantity) -> bool:
    """Whether a bare number takes up the count before it: a joining word in front, no noun of its own behind."""
    if not quantity.bare or quantity.kind is not Kind.NUMBER or quantity.fraction or quantity.value is None:
        return False
    written = quantity.written
    return (
        scan.term_before("count_links", quantity.first) > 0
        and scan.has("count_tails", quantity.core[1])
        and written is not None
        and (not written.decimals or written.scale > 1)
    )


def _coordinated(scan: Scan, left: Quantity, right: Quantity, chained: bool) -> bool:
    """Whether only a joining word stands between (in a longer list a comma), and nothing of the left number's own."""
    scaled = left.kind is right.kind is Kind.MONEY and left.unit == right.unit
    if (
        not ((left.bare and left.kind is Kind.NUMBER) or scaled)
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
    if len(between) != 1:
        return False
    if scan.lexicon.has("suspended", between[0]) or (chained and between[0] == ","):
        return True
    opened = scan.has("range_from", left.first - 1) and scan.lexicon.has("range_to", between[0])
    return opened and right.value is None  # from 24 to 33-35 billion euros


def _falls(left: Quantity, right: Quantity) -> bool:
    return left.value is not None and right.value is not None and left.value > right.value


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
            return None if level else other
        by = (
            not decimals
            and quantity.value is not None
            and quantity.written.scale == 1
            and direction(scan, quantity.first) is not None
            and direction(scan, other.first) is not None
        )
        if by and other.kind is Kind.PERCENT:
            return other
    return None
