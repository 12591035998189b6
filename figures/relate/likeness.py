"""Whether two figures are of one thing, and what a figure is not: a level, a time, a price of now."""

from __future__ import annotations

from figures.model import Qualifier
from figures.relate.attach import NEAR, NEAREST
from figures.relate.mentions import TIMES, is_stopped, with_rate, with_unit
from figures.relate.record import Mention
from figures.relate.text import Text

BEHIND_MULTIPLE = 2
"""So many words behind a multiple tell of what it is one."""

NEVER_LENT = frozenset({"ratio", "points", TIMES, "age"})
"""Sorts that a bare number is none of."""
OFFERED = 6
"""So many words beside a price say that it is that of an offer."""
BORROWING = 12
"""So many words apart, a bare number still has the unit of another one."""


def alike(one: Mention, other: Mention) -> tuple[Mention, Mention] | None:
    """Both as mentions of one sort, a bare number with the unit of the other; None if they are of different things."""
    if one.sort == other.sort:
        if one.per != other.per and one.per and other.per:
            return None
        if one.noun and other.noun and one.noun != other.noun:
            return None
        return with_rate(one, other), with_rate(other, one)
    if one.sentence == other.sentence and abs(one.core[0] - other.core[0]) <= BORROWING:
        bare = one if one.bare else other
        lender = other if bare is one else one
        told = max(bare.roles.get("old", 0), bare.roles.get("new", 0))
        if one.clause != other.clause and (not told or lender.place > bare.place):
            return None
        if one.bare and not other.bare and other.sort != "ratio":
            return with_unit(one, other), other
        if other.bare and not one.bare and one.sort != "ratio":
            return one, with_unit(other, one)
    return None


def borrowed(
    one: Mention, other: Mention, derived: Mention | None, text: Text
) -> tuple[Mention, Mention] | None:
    """Both in the unit of the first, if the second is a bare number near it: 900 km a year, and the others 75."""
    near = other.sentence - one.sentence <= 1 and one.block == other.block
    if not near or not other.bare or other.figure.qualifier is not Qualifier.EXACT:
        return None
    if one.bare or one.sort in NEVER_LENT:
        return None
    if one.sort == "time" and (derived is None or derived.sort not in ("time", TIMES)):
        return None
    between = [each for each in text.mentions_between(one, other) if each is not derived]
    nearer = any(each.sort not in ("percent", *NEVER_LENT) for each in between)
    return None if nearer else (one, with_unit(other, one))


def names_again(one: Mention, other: Mention, text: Text) -> bool:
    """Whether a bare number is told to be of what the sentence before counts: 90 beds; its beds rose to 120."""
    first, second = sorted((one, other), key=lambda each: each.place)
    if second.sentence != first.sentence + 1 or not second.bare or first.noun is None:
        return False
    stem = text.lexicon.nouns.stem
    return stem(first.noun) in {stem(word.lower()) for word in second.figure.subject}


APART = frozenset({"age"})
"""Sorts that no other figure follows from."""


def is_amount(mention: Mention) -> bool:
    """Whether it says how much or how many, and not only that there is one: one of the oldest houses."""
    return (
        mention.sort not in APART
        and mention.figure.value is not None
        and not (mention.sort == "count" and mention.size == 1)
    )


def is_compared(mention: Mention, text: Text) -> bool:
    """Whether it says by how much there is more or less: two fewer than before, 9 over the limit."""
    low, roles = text.utterance(mention).tokens.low, text.lexicon.roles
    behind = low[mention.core[1] : mention.core[1] + 1]
    than = text.lexicon.stands("than", low, mention.core[1] + 1, mention.core[1] + 3)
    more = any(cue.role in ("up", "down") for word in behind for cue in roles.cues.meanings.get(word, ()))
    against = any(text.lexicon.has("over_levels", word) for word in behind)
    next_one = low[mention.core[1] + 1 : mention.core[1] + 2]
    named = any(text.lexicon.has("determiners", word) for word in next_one)
    return (
        (more and than)
        or (against and named)
        or (mention.first > 0 and text.lexicon.has("by", low[mention.first - 1]))
    )


def is_level(mention: Mention, text: Text) -> bool:
    """Whether it is what something rose or fell to, or from."""
    if mention.sort == TIMES:
        return False  # to double is none
    if mention.roles.get("from", 0) == mention.roles.get("old", 0) == NEAREST:
        return True
    low, fillers = text.utterance(mention).tokens.low, text.lexicon.roles.fillers
    at = mention.first - 1
    while at > 0 and low[at] in fillers and not text.lexicon.has("range_to", low[at]):
        at -= 1
    if text.leads_to(low, mention.first):
        return True
    if at >= 0 and text.is_change_of(low, at + 1):
        return False  # ein Rückgang von 5
    return at >= 0 and (text.lexicon.has("range_to", low[at]) or text.lexicon.has("range_from", low[at]))


def is_past(mention: Mention, text: Text) -> bool:
    """Whether a duration tells how long ago something was: five years ago, a week later."""
    if mention.sort != "time" or is_stopped(mention.figure):
        return False
    low = text.utterance(mention).tokens.low
    return any(text.lexicon.has("rate_vetoes", word) for word in low[mention.core[1] : mention.last + 1])


def is_span(mention: Mention, text: Text) -> bool:
    """Whether a duration tells when, or for how long: five years ago, in six months."""
    low = text.utterance(mention).tokens.low
    before = low[max(mention.first - 1, 0) : mention.first]
    return is_past(mention, text) or (
        mention.sort == "time"
        and not is_stopped(mention.figure)
        and any(text.lexicon.has("time_openers", word) for word in before)
    )


def in_words(mention: Mention) -> bool:
    """Whether it is written in words: the two apart."""
    return mention.figure.written is None or mention.figure.written.in_words


def is_added(mention: Mention) -> bool:
    """Whether it comes to what was told before: another 9,060, 40 more."""
    return mention.figure.role == "additional" or mention.roles.get("added", 0) >= NEAR


def is_group(mention: Mention, text: Text) -> bool:
    """Whether a percentage is one of people, and no amount: the richest 1 percent."""
    low, at = text.utterance(mention).tokens.low, mention.first
    if mention.figure.written is not None and mention.figure.written.decimals:
        return False  # in the district 93.4 per cent
    adjective = at > 1 and not text.lexicon.has("prepositions", low[at - 1])
    return mention.sort == "percent" and adjective and text.lexicon.has("definite", low[at - 2])


def is_measured_by(derived: Mention, text: Text) -> bool:
    """Whether "by" stands between two numbers of one size: two 1000 by 1000 matrices, a plot of 40 by 25 metres."""
    own = text.utterance(derived)
    at = derived.first - 1
    by = at > 0 and text.lexicon.has("by", own.tokens.low[at])
    sized = derived.sort in ("count", "length")
    lent = (each for each in own.mentions if each.bare or each.sort == derived.sort)
    return by and sized and any(each.core[1] == at for each in lent)


def is_offered(old: Mention, text: Text) -> bool:
    """Whether it is a price of long ago, beside which a day's change is not told: the $10 price of its offering."""
    own = text.utterance(old)
    if "offer_prices" not in own.lists or old.roles.get("from"):
        return False
    low = own.tokens.low
    behind = text.lexicon.stands("offer_prices", low, old.last, old.last + OFFERED)
    return behind or text.lexicon.stands("offer_prices", low, max(old.first - OFFERED, 0), old.first)


def is_of_no_amount(multiple: Mention, text: Text) -> bool:
    """Whether a multiple is one of what no figure tells: twice as often; from 60 to 75, double the pace of others."""
    behind = text.utterance(multiple).tokens.low[multiple.last : multiple.last + BEHIND_MULTIPLE]
    return text.lexicon.stands("of_no_amount", behind)


def is_share_of_else(share: Mention, part: Mention, whole: Mention, text: Text) -> bool:
    """Whether a share is one of something else: it lost 60 and has 900, or 3% of all in town, or of what it had.

    Or the part is told of what "with" adds: 44% of the €62m is exports, with Austria taking €9m.
    """
    low, at = text.utterance(share).tokens.low, share.last
    of = [
        here for here in range(share.core[1], min(at + 1, len(low) - 1)) if text.lexicon.has("of", low[here])
    ]
    if of and text.lexicon.has("free_relatives", low[of[-1] + 1]):
        return True
    if part.sentence == whole.sentence and share.place < whole.place < part.place:
        between = text.utterance(part).tokens.low[whole.last : part.first]
        return any(text.lexicon.has("adding", word) for word in between[:-1])
    if not part.place < whole.place < share.place or text.mentions_between(whole, share):
        return False
    return text.is_apposed(share) and not text.is_of(part, whole) and bool(text.said_of(share))
