"""How a figure is hedged (about, more than, up to), and what it takes of that from the figure before."""

from __future__ import annotations

from itertools import pairwise

from figures.extract.phrases.words import is_verb, stops_phrase
from figures.extract.quantities.changes import AMOUNTS, MOVING
from figures.extract.scan import Quantity, Scan
from figures.model import Kind, Qualifier

CONVERTED = frozenset({Kind.MONEY, Kind.MEASURE, Kind.DURATION})
SHARES = frozenset({Kind.PERCENT, Kind.POINTS})
BRACKETS = frozenset("([")
SPREAD = 10
"""How many words may stand between an amount and the time that it is spread over."""
FEW = 20
"""Over so many floors or nights something may be spread."""


def attach_hedges(scan: Scan, quantity: Quantity) -> None:
    """Set the qualifier from the words beside the quantity."""
    if quantity.qualifier is Qualifier.EXACT:
        _qualify_before(scan, quantity)
    if quantity.qualifier is Qualifier.EXACT:
        _qualify_behind(scan, quantity)
    quantity.negated = scan.term_before("negations", quantity.first) > 0


def share_hedges(scan: Scan, found: list[Quantity]) -> None:
    """Give a conversion in brackets its bound and its change; give an amount behind a lone "by" the change before.

    Lost more than 100 kilometres (60 miles); one was down 2.3%, the other by 2.6%; rose $1.85, or 3.2%.
    """
    for left, right in pairwise(found):
        if right.change is None and right.kind in MOVING and _says_again(scan, left, right):
            right.change = left.change
        if left.kind is not right.kind:
            continue
        in_brackets = scan.text(right.first - 1) in BRACKETS and right.first - left.last == 1
        if in_brackets and left.kind in CONVERTED and left.unit != right.unit:
            if right.qualifier is Qualifier.EXACT and left.qualifier is not Qualifier.ABOUT:
                right.qualifier = left.qualifier
            right.change = right.change or left.change
        elif right.change is None and (_moves_as(scan, left, right) or _moves_too(scan, left, right)):
            right.change = left.change


def _says_again(scan: Scan, left: Quantity, right: Quantity) -> bool:
    """Whether the right figure is the left one in another unit: 2.5 points, or 9%, to 30; 2.5 points (9%)."""
    if left.unit == right.unit:
        return False
    if scan.text(left.last) == "(" and right.first == left.last + 1:
        return {left.kind, right.kind} <= AMOUNTS and scan.text(right.last) == ")"
    words = [at for at in range(left.last, right.first) if scan.word(at) != ","]
    return len(words) == 1 and scan.has("range_or", words[0])


def _moves_as(scan: Scan, left: Quantity, right: Quantity) -> bool:
    """Whether only "by" tells that the right amount moved: then it moved as the one before."""
    if left.unit != right.unit or not scan.has("by", right.first - 1):
        return False
    between = range(left.last, right.first)
    return not any(is_verb(scan, at) or scan.has("auxiliaries", at) for at in between)


def _moves_too(scan: Scan, left: Quantity, right: Quantity) -> bool:
    """Whether one verb moves both: rose 3 points among men and 11 points among women, 5% in May and 6% in June."""
    if left.unit != right.unit or left.kind not in SHARES or not scan.has("suspended", right.core[0] - 1):
        return False
    words = [at for at in range(left.last, right.first) if not scan.lexicon.is_calendar(scan.text(at))]
    parted = any(is_verb(scan, at) or scan.has("auxiliaries", at) for at in words)
    told = all(scan.has("prepositions", at) and not scan.has("of", at) for at in (left.last, right.last))
    return told and not parted


def _qualify_before(scan: Scan, quantity: Quantity) -> None:
    first = quantity.first
    parted = scan.has("articles_before", first - 1) or scan.is_hyphen(first - 1)
    for skip in (0, 1) if parted else (0,):
        found = scan.lexicon.qualifiers_before.match_before(scan.tokens.low, first - skip)
        if (
            found
            and not _is_during(scan, quantity, first - skip - 1, bool(skip))
            and not _compares(scan, quantity, first - skip - found[0], bool(skip))
            and not _is_no_hedge(scan, first - skip - found[0])
        ):
            quantity.qualifier = found[1]
            quantity.first = first - skip - found[0]
            return


def _is_during(scan: Scan, quantity: Quantity, at: int, definite: bool) -> bool:
    """Whether "over" says when or where: over the ten days, $2bn over ten years, a flat over three floors."""
    if not scan.has("during", at):
        return False
    if quantity.kind is Kind.DURATION:
        return definite or (scan.has("spreading", at) and _follows_amount(scan, at))
    few = quantity.kind is Kind.COUNT and quantity.value is not None and quantity.value <= FEW
    return few and scan.has("spreading", at) and scan.has("stages", quantity.last - 1)


def _follows_amount(scan: Scan, at: int) -> bool:
    """Whether a figure stands before, with at most its nouns between: $428 billion in tax cuts over ten years."""
    for here in range(at - 1, max(-1, at - SPREAD), -1):
        if scan.taken[here]:
            return not (scan.text(here).isdecimal() and len(scan.text(here)) == len("2020"))
        passed = scan.has("subject_linkers", here) and here < at - 1
        if is_verb(scan, here) or (stops_phrase(scan, here) and not passed):
            return False
    return False


def _compares(scan: Scan, quantity: Quantity, at: int, definite: bool) -> bool:
    """Whether something is compared with a figure or a time that is known, and does not bound it.

    more than the 5.9% expected, doing better than eight years ago, 40p more than a year ago
    """
    known = definite and scan.has("definite", quantity.first - 1)
    past = quantity.kind is Kind.DURATION and scan.has("looking_back", quantity.last)
    return known or (past and (scan.has("comparatives", at) or scan.taken[at - 1]))


def _is_no_hedge(scan: Scan, at: int) -> bool:
    """Whether the words at `at` are another figure's, or the end of a movement (edged up to 6.7 per cent)."""
    if at > 0 and scan.has("about_words", at) and scan.has("about_governors", at - 1):
        return True  # lied about three topics
    if at > 0 and scan.has("spreading", at) and scan.has("over_governors", at - 1):
        return True  # handed over 40 letters, a dispute over two islands
    if at > 0 and scan.taken[at - 1] and scan.has("comparatives", at) and not scan.text(at - 1).isdecimal():
        return True  # nine points higher than the 51%
    if at > 0 and scan.taken[at - 1] and scan.has("leads_to", at):
        return True  # bajó 5 puntos hasta el 40 %
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
        and not _adds(scan, last, found[0])
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


def _adds(scan: Scan, at: int, length: int) -> bool:
    """Whether "plus" is followed by what is added: $50 plus interest, 30 branches, plus its depots"""
    if not scan.has("plus", at) or scan.tokens.glued(at):
        return False
    return scan.has("determiners", at + length) or not stops_phrase(scan, at + length)


def hedge_before_noun(scan: Scan, quantity: Quantity) -> bool:
    """300 or so guests, 300-plus guests, 300+ guests: take in a hedge between a number and its noun"""
    at = quantity.last + 1 if scan.is_hyphen(quantity.last) else quantity.last
    found = scan.lexicon.qualifiers_after.match(scan.tokens.low, at)
    if found and not _counts_on(scan, at, found[0]) and (quantity.bare or not _adds(scan, at, found[0])):
        quantity.qualifier, quantity.last = found[1], at + found[0]
        return True
    return False
