"""What a number counts, told by a neighbour: 30 of the 225 reports, three six-month extensions, 60% of 400 workers."""

from __future__ import annotations

from itertools import pairwise

from figures.extract.phrases.nouns import counted_phrase
from figures.extract.phrases.words import is_small, is_verb, stops_phrase
from figures.extract.scan import Quantity, Scan
from figures.model import Kind

SIZES = frozenset({Kind.MEASURE, Kind.DURATION, Kind.AGE, Kind.MONEY})
PARTED = 4
"""How many words may stand between a share and the number of the whole."""


def share_nouns(scan: Scan, found: list[Quantity]) -> None:
    """Give numbers the noun of a count before them (including 1.5 million in …) or behind (30 of 225 reports)."""
    counted: Quantity | None = None
    for quantity in found:
        if quantity.kind is Kind.COUNT and quantity.noun:
            counted = quantity
        elif counted is not None and _takes_up(scan, counted, quantity):
            _count(quantity, counted.unit, counted.noun)
    for left, right in pairwise(found):
        if left.kind in (Kind.RATIO, Kind.PERCENT) and left.noun is None:
            _share_of_whole(scan, left, right)
        elif left.bare and left.kind is Kind.NUMBER and not left.fraction:
            if right.kind in SIZES:
                _count_sized(scan, left, right)
            elif right.kind is Kind.COUNT and right.noun and _is_part(scan, left, right):
                _count(left, right.unit, right.noun)


def _count(quantity: Quantity, unit: str | None, noun: str | None) -> None:
    quantity.kind, quantity.unit, quantity.noun, quantity.bare = Kind.COUNT, unit, noun, False


def _takes_up(scan: Scan, counted: Quantity, quantity: Quantity) -> bool:
    """Whether a bare number counts what the one before it counts."""
    return (
        quantity.bare
        and quantity.kind is Kind.NUMBER
        and (
            _goes_on_counting(scan, quantity)
            or _contrasts(scan, counted, quantity)
            or _does_the_same(scan, counted, quantity)
            or _restates(scan, counted, quantity)
        )
    )


def _goes_on_counting(scan: Scan, quantity: Quantity) -> bool:
    """Whether a bare number takes up the count before it: a joining word in front, no noun of its own behind."""
    written = quantity.written
    if quantity.fraction or quantity.ends or written is None or (written.decimals and written.scale == 1):
        return False
    if scan.term("anaphors", quantity.core[1]):
        return True  # two of whom
    first = quantity.first - scan.has("determiners", quantity.first - 1)  # compared with the 2,500 in 1950
    return scan.term_before("count_links", first) > 0 and _has_tail(scan, quantity.core[1])


def _has_tail(scan: Scan, at: int) -> bool:
    """Whether what stands behind a number is no noun that it counts: in 1950, globally, trained in Wales."""
    trained = scan.lexicon.nouns.participle.search(scan.word(at)) and scan.has("prepositions", at + 1)
    adverb = is_small(scan, at) and scan.lexicon.nouns.adverb.search(scan.word(at))
    return scan.has("count_tails", at) or bool(trained or adverb)


def _does_the_same(scan: Scan, counted: Quantity, quantity: Quantity) -> bool:
    """30 shops closed and 20 closed later: the same verb right behind."""
    verb = scan.word(quantity.last)
    return bool(verb) and verb == scan.word(counted.last) and is_verb(scan, quantity.last)


def _restates(scan: Scan, counted: Quantity, quantity: Quantity) -> bool:
    """35,000 passengers a day, or about 12 million a year: as many, over another time."""
    if None in (counted.per, quantity.per) or counted.per == quantity.per:
        return False
    return all(scan.word(at) == "," or scan.has("range_or", at) for at in range(counted.last, quantity.first))


def _contrasts(scan: Scan, counted: Quantity, quantity: Quantity) -> bool:
    """One has 12 rooms, while the other has 15: the same verb, and nothing behind."""
    if quantity.value is None or scan.text(quantity.last)[:1].isalnum():
        return False
    if not any(scan.has("contrasts", at) for at in range(counted.last, quantity.first)):
        return False
    verb = _verb_before(scan, quantity.first)
    return bool(verb) and verb == _verb_before(scan, counted.first)


def _verb_before(scan: Scan, first: int) -> str:
    """The verb right before a number, or before the adverb that stands there (is exactly 13)."""
    for at in (first - 1, first - 2):
        if is_verb(scan, at) or scan.has("auxiliaries", at):
            return scan.word(at)
        if scan.lexicon.nouns.adverb.search(scan.word(at)) is None:
            break
    return ""


def _is_part(scan: Scan, left: Quantity, right: Quantity) -> bool:
    """Whether a bare number is a part of the count behind it (30 of the 225 reports), or beside it (30 or 40 men)."""
    link = scan.term("part_links", left.last)
    part = link > 0 and (
        _only_determiners(scan, left.last + link, right.first) or _owned(scan, left.last + link, right.first)
    )
    ties = ("suspended", "measured_by")
    return part or (right.first - left.last == 1 and any(scan.has(tie, left.last) for tie in ties))


def _owned(scan: Scan, first: int, last: int) -> bool:
    """Whether a name in the possessive stands between: three of New Zealand's nine hospitals."""
    words = range(first, last)
    possessive = scan.lexicon.nouns.possessive.search(scan.word(last - 1)) is not None
    return possessive and len(words) <= PARTED and all(scan.text(at)[:1].isalpha() for at in words)


def _only_determiners(scan: Scan, first: int, last: int) -> bool:
    return all(scan.has("determiners", at) for at in range(first, last))


def _count_sized(scan: Scan, left: Quantity, right: Quantity) -> None:
    """three six-month extensions, 2.9 million 9 litre cases, five of the three-ton lorries: the size is in the noun"""
    link = scan.term("part_links", left.last)
    tied = right.hyphenated or (not link and left.last == right.first)
    if not tied or not _only_determiners(scan, left.last + link, right.first):
        return
    phrase = counted_phrase(scan, right.last + scan.is_hyphen(right.last))
    if phrase is not None and phrase.plural:
        _count(left, phrase.head, f"{scan.spelled(right.first, right.last)} {phrase.text}")


def _share_of_whole(scan: Scan, share: Quantity, whole: Quantity) -> None:
    """two-thirds of the combined 4.3 million sales: a share is of what the whole counts"""
    words = range(share.last + 1, whole.first)
    counts = whole.kind is Kind.COUNT and not scan.is_hyphen(whole.core[1])  # not of the two-party vote
    if not counts or not scan.has("of", share.last) or len(words) > PARTED:
        return
    if all(scan.has("determiners", at) or not stops_phrase(scan, at) for at in words):
        share.noun, share.unit = whole.noun, share.unit or whole.noun
