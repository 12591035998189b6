"""How far two amounts are apart: what says so, and the two figures of a brief text that it can be of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from figures.relate.attach import NEAR, NEAREST
from figures.relate.likeness import NEVER_LENT, in_words
from figures.relate.mentions import with_rate, with_unit
from figures.relate.pairs.pairing import Pair
from figures.relate.record import Mention
from figures.relate.text import Text

BESIDE = 2
"""So many words behind an amount tell that it is a difference: 12 metres and more deeper."""
LENT = 8
"""A bare number has the unit of another figure if it is less than so many times larger or smaller."""
UNMEASURED = frozenset({"count", "time"})
"""Sorts of what the text may point at for another reason: those 24 people."""
COMPARED = frozenset({"comparing", "unclear"})
"""What words do that set one amount against another."""
REACH = 3
"""So many words behind an amount it is told what it is measured against."""
APART = frozenset({*NEVER_LENT, "percent", "temperature"})
"""Sorts of what is no amount."""


def is_by(mention: Mention, text: Text) -> bool:
    """Whether "by" stands right before a figure: beat them by £40."""
    low = text.utterance(mention).tokens.low
    return mention.first > 0 and text.lexicon.has("by", low[mention.first - 1])


def _is_moved_by(mention: Mention, text: Text) -> bool:
    """Whether something is said to be more or less by so much; not: 24 metres by 20, found by 211 of you."""
    own, low = text.utterance(mention), text.utterance(mention).tokens.low
    if not is_by(mention, text) or any(each.last == mention.first - 1 for each in own.mentions):
        return False
    told = max(mention.roles.get(role, 0) for role in ("up", "down", "than_up", "than_down"))
    won = any(
        text.lexicon.has("scores_of_wins", word) for word in low[max(mention.first - 2, 0) : mention.first]
    )
    return (told >= NEAR or won) and not text.follows_of(mention)


def tells_gap(mention: Mention, text: Text) -> bool:
    """Whether words say that there is so much more or less: 17 seconds quicker, 145 adrift, the missing 40."""
    own, has = text.utterance(mention), text.lexicon.has
    if mention.sort in APART or _is_set_against(mention, text):
        return False
    low, known = own.tokens.low, text.lexicon.orders.meanings
    opened = low[max(mention.first - 1, 0) : mention.first]
    pointing = mention.sort not in UNMEASURED and any(has("demonstratives", word) for word in opened)
    if pointing or _is_moved_by(mention, text) or any(has("gap_openers", word) for word in opened):
        return True
    start = mention.last if mention.noun or not mention.bare else mention.core[1]
    for at in range(start, min(start + BESIDE, len(low))):
        roles = {found.role for found in known.get(low[at], ())}
        if mention.sort == "time" and "aged" in roles:
            return False  # whoever is younger is so by the years of their ages
        compared = bool(roles & COMPARED)
        placed = has("placing", low[at]) and not (mention.bare and low[at + 1 : at + 2] in ([], ["."]))
        if compared or placed or text.lexicon.term("gap_marks", low, at):
            return True  # but not: twelve on deck and nine below
        if low[at] not in text.lexicon.roles.fillers:
            return False
    return False


def _is_set_against(mention: Mention, text: Text) -> bool:
    """Whether another figure is the other side of a score or a vote: 18 to 12."""
    own = text.utterance(mention)
    behind = next((each for each in own.mentions if each.first >= mention.core[1]), None)
    between = own.tokens.low[mention.core[1] : behind.first] if behind is not None else []
    return len(between) == 1 and text.lexicon.has("versus", between[0])


def is_of_else(mention: Mention, pair: Pair, text: Text) -> bool:
    """Whether it is measured against what no figure tells: 38 short of capacity, 12 below the limit; not: of her."""
    own, has = text.utterance(mention), text.lexicon.has
    low, known = own.tokens.low, text.lexicon.orders.meanings
    ahead = range(mention.core[1], min(mention.last + REACH, len(low)))
    than = next((at for at in ahead if has("than", low[at])), None)
    if than is not None:
        return text.is_set_apart(mention, pair)
    at = next((at for at in ahead if has("placing", low[at]) or has("missing", low[at])), None)
    if at is None:
        return False
    at += has("of", "".join(low[at + 1 : at + 2])) + 1
    named = "".join(own.tokens.text[at : at + 1])
    if has("determiners", named.lower()):
        behind = low[at + 1 : at + 1 + REACH]
        return any(
            has("measured_from", word) or any(found.role == "limits" for found in known.get(word, ()))
            for word in behind
        )
    joined = has("prepositions", named) or has("pronouns", named) or has("conjunctions", named)
    return named.isalpha() and named.islower() and not joined


def amount_pairs(mention: Mention, levels: Sequence[Mention], *, is_marked: bool) -> Iterator[Pair]:
    """Every two figures that may differ by an amount, in its unit, or all three in that of one of the two.

    What is only said to have risen or fallen may be a level itself: it goes with the only two others of its sort.
    """
    if mention.roles.get("whole", 0) == NEAREST:
        return  # 17 of the 31 raised their hands
    if not is_marked:
        like = [each for each in levels if each.sort == mention.sort or each.bare]
        bare = [each.bare and (mention.bare or each.place > mention.place) for each in like]
        if len(like) == 2 and (all(bare) if mention.bare else all(bare) or not like[0].bare):
            yield from combinations(_pool(mention, mention.sort, like), 2)
        return
    if mention.per is not None:
        levels = [each for each in levels if each.per in (None, mention.per)]
    sorts = {each.sort for each in levels if not each.bare} | {"count"} if mention.bare else {mention.sort}
    for sort in sorted(sorts - APART):
        for one, other in combinations(_pool(mention, sort, levels), 2):
            if sort != "count" or _count_alike(one, other, mention):
                yield one, other


def _pool(mention: Mention, sort: str, levels: Sequence[Mention]) -> list[Mention]:
    """The figures of a sort, and bare numbers that may be of it, as they are about as large."""
    own = [each for each in levels if each.sort == sort and (sort == "count" or not each.bare)]
    if sort == "count":
        own = [each for each in own if _is_of(each, mention, own)]
        most = max((each.size for each in own), default=0.0)
        return [each for each in own if most < LENT * each.size]
    lender = next((each for each in own), mention)
    lent = [
        with_unit(each, lender) for each in levels if each.bare and not (in_words(each) > in_words(lender))
    ]
    about = max((each.size for each in own), default=0.0)
    if about:
        lent = [each for each in lent if about < LENT * each.size < LENT * LENT * about]
    found = sorted((*own, *lent), key=lambda each: each.place)
    rated = next((each for each in found if each.per), None)
    return [with_rate(each, rated) if rated else each for each in found]


def _is_of(each: Mention, mention: Mention, own: Sequence[Mention]) -> bool:
    """Whether a count is of the same things: of the only noun that there is, or of none."""
    nouns = {other.noun for other in (*own, mention) if other.noun}
    return each.noun is None or mention.noun in (None, each.noun) or len(nouns) == 1


def _count_alike(one: Mention, other: Mention, mention: Mention) -> bool:
    """Whether two counts are of one thing, of which an amount is told: not 4 wickets, of 132 and 131."""
    nouns = {each.noun for each in (one, other)} - {None}
    return len(nouns) == 1 or not (nouns or mention.noun)
