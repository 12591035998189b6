"""How a figure is hedged (about, more than, up to) and which way it says that something moved (rose 5%)."""

from __future__ import annotations

from itertools import pairwise

from figures.extract.phrases.nouns import is_verb
from figures.extract.scan import Quantity, Scan
from figures.model import Change, Kind, Qualifier

MOVING = frozenset(
    {Kind.RATIO, Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.MEASURE, Kind.COUNT, Kind.NUMBER, Kind.DURATION}
)
CONVERTED = frozenset({Kind.MONEY, Kind.MEASURE, Kind.DURATION})
BRACKETS = frozenset("([")
OBJECT = 8
"""How many words the object of a verb of change may have, before "by" and the amount."""
REACH = 5
"""How many words may stand between a verb of change and its amount."""


def attach_hedges(scan: Scan, quantity: Quantity) -> None:
    """Set the qualifier, and the change, from the words beside the quantity."""
    number_first = quantity.first
    if quantity.qualifier is Qualifier.EXACT:
        _qualify_before(scan, quantity)
    if quantity.qualifier is Qualifier.EXACT:
        _qualify_behind(scan, quantity)
    quantity.negated = scan.term_before("negations", quantity.first) > 0
    if quantity.kind in MOVING and not (quantity.noun and scan.has("articles_before", number_first - 1)):
        money = quantity.kind is Kind.MONEY
        quantity.change = direction(scan, number_first, money) or _closing_verb(scan, quantity, number_first)


def share_hedges(scan: Scan, found: list[Quantity]) -> None:
    """Give a conversion in brackets its bound and its change; give an amount behind a lone "by" the change before.

    Lost more than 100 kilometres (60 miles); one was down 2.3%, the other by 2.6%.
    """
    for left, right in pairwise(found):
        if left.kind is not right.kind:
            continue
        in_brackets = scan.text(right.first - 1) in BRACKETS and right.first - left.last == 1
        if in_brackets and left.kind in CONVERTED and left.unit != right.unit:
            if right.qualifier is Qualifier.EXACT and left.qualifier is not Qualifier.ABOUT:
                right.qualifier = left.qualifier
            right.change = right.change or left.change
        elif right.change is None and _moves_as(scan, left, right):
            right.change = left.change


def _moves_as(scan: Scan, left: Quantity, right: Quantity) -> bool:
    """Whether only "by" tells that the right amount moved: then it moved as the one before."""
    if left.unit != right.unit or not scan.has("by", right.first - 1):
        return False
    between = range(left.last, right.first)
    return not any(is_verb(scan, at) or scan.has("auxiliaries", at) for at in between)


def _qualify_before(scan: Scan, quantity: Quantity) -> None:
    first = quantity.first
    article = 1 if scan.has("articles_before", first - 1) or scan.is_hyphen(first - 1) else 0
    for skip in (0, article):
        found = scan.lexicon.qualifiers_before.match_before(scan.tokens.low, first - skip)
        during = skip and quantity.kind is Kind.DURATION and scan.has("during", first - skip - 1)
        if found and not during and not _is_no_hedge(scan, first - skip - found[0]):
            quantity.qualifier = found[1]
            quantity.first = first - skip - found[0]
            return


def _is_no_hedge(scan: Scan, at: int) -> bool:
    """Whether the words at `at` are another figure's, or the end of a movement (edged up to 6.7 per cent)."""
    if at > 0 and scan.has("about_words", at) and scan.has("about_governors", at - 1):
        return True  # lied about three topics
    if at > 0 and scan.taken[at - 1] and scan.has("comparatives", at) and not scan.text(at - 1).isdecimal():
        return True  # nine points higher than the 51%
    return at < 0 or scan.taken[at] or (scan.has("up_first", at) and scan.has("motion_verbs", at - 1))


def _qualify_behind(scan: Scan, quantity: Quantity) -> None:
    last = quantity.last
    found = scan.lexicon.qualifiers_after.match(scan.tokens.low, last)
    if found is None and scan.word(last) == ",":
        found = scan.lexicon.qualifiers_after.match(scan.tokens.low, last + 1)
        last += 1
    if (
        found
        and scan.free(last, last + found[0])
        and not _counts_on(scan, last, found[0])
        and not scan.text(last + found[0])[:1].isdecimal()
    ):
        quantity.qualifier = found[1]
        quantity.last = last + found[0]


def _counts_on(scan: Scan, at: int, length: int) -> bool:
    """149 passengers plus eight crew, above 100 and below 150: the words begin the next figure"""
    after = scan.word(at + length)
    return (
        after[:1].isdecimal() or after in scan.lexicon.number_words or scan.has("hedge_goes_on", at + length)
    )


def hedge_before_noun(scan: Scan, quantity: Quantity) -> bool:
    """300 or so guests, 300-plus guests, 300+ guests: take in a hedge between a number and its noun"""
    at = quantity.last + 1 if scan.is_hyphen(quantity.last) else quantity.last
    found = scan.lexicon.qualifiers_after.match(scan.tokens.low, at)
    if found and not _counts_on(scan, at, found[0]):
        quantity.qualifier, quantity.last = found[1], at + found[0]
        return True
    return False


def direction(scan: Scan, first: int, money: bool = False) -> Change | None:
    """The direction of a verb or particle before the amount, if only small words stand between."""
    lexicon, low = scan.lexicon, scan.tokens.low
    if scan.has("by", first - 1):
        tied = lexicon.changes.match_before(low, first)  # lifted by 25 points
        return tied[1] if tied else _verb_with_object(scan, first - 1)
    for at in range(first, max(0, first - REACH), -1):
        if low[at - 1] in lexicon.change_stop:
            return None
        found = lexicon.changes.match_before(low, at)
        if found:
            collected = money and scan.has("raising", at - 1)  # it raised £5m from its members
            return None if collected or scan.has("than", at) else found[1]
        if low[at - 1] not in lexicon.change_between and scan.text(at - 1) not in "$£€¥":
            return None
    return None


def _verb_with_object(scan: Scan, at: int) -> Change | None:
    """cut emissions by 6.5%, raised its rate by 25 basis points: the verb before its object and by"""
    for here in range(at, max(0, at - OBJECT), -1):
        found = scan.lexicon.changes.match_before(scan.tokens.low, here)
        if found:
            return found[1]
        if not scan.text(here - 1)[:1].isalpha() or scan.taken[here - 1]:
            return None
    return None


def _closing_verb(scan: Scan, quantity: Quantity, first: int) -> Change | None:
    """The verb behind an amount that "by" opens: ist um 6,5 Prozent gestiegen."""
    found = scan.lexicon.changes.match(scan.tokens.low, quantity.last) if scan.has("by", first - 1) else None
    return found[1] if found else None
