"""A percentage that a short text takes of a sum, adds to it or takes off it: tips, taxes, deposits, sales."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, permutations

from figures.relate.attach import NEAREST
from figures.relate.mentions import less
from figures.relate.products.outcomes import has_further_term
from figures.relate.record import Mention, Relation, Rivals, Tie
from figures.relate.sole.workings.few import Few

AROUND = 5
"""So many words around a percentage may say what it is taken for."""
PART = 0.5
"""Below this, one sum is rather a part of another than what is left of it."""
FEW_SUMS = 4
"""Among more sums than so many nobody can tell which a percentage is of."""
TOLD = (("told", 1),)
"""Evidence of a reading that words allow as well."""
SHIPPING = 0.01
"""So far a price with postage may be off, and still be rounded."""
PAIR, TRIO = 2, 3
PERCENT, RATIO = "percent", "ratio"


def percentages_of(few: Few) -> Iterator[Rivals]:
    """What a percentage of one sum makes, where a text has only one that is applied."""
    sums = [each for each in few.money_and_lent() if not few.text.is_price_of_many(each)]
    share = _applied(few)
    if share is None or not 1 < len(sums) <= FEW_SUMS or few.text.is_set_apart(share, sums):
        return
    pairs = [
        pair
        for one, other in combinations(sums, 2)
        if (pair := few.alike(one, other)) and one.size != other.size
    ]
    ways = [sorted(pair, key=lambda each: each.size) for pair in pairs]
    if not ways:
        return
    if len(sums) == TRIO and any(_is_of_three(share.size, *each) for each in permutations(sums)):
        return
    off = _is_taken_off(few)
    small, large = min(ways, key=lambda pair: _deviation(share, *pair, off=off))
    tie, evidence = _tie(share, small, large, len(sums) == PAIR, few)
    if tie is Tie.RIVAL:
        return
    best = _told(share, small, large, off)
    if not off and abs(share.size * large.size - small.size) <= SHIPPING * small.size:
        best = _share(share, small, large)
    rest = (each for one, other in ways for each in _readings(share, one, other, off))
    others = tuple(each for each in rest if (each.form, each.roles) != (best.form, best.roles))
    yield Rivals(share.figure, (_with_tie(best, tie, evidence), *others), tuple)


def _applied(few: Few) -> Mention | None:
    """The one percentage that is taken of a sum: a 10% tip, 20 per cent off; or the only one beside two sums."""
    shares = [each for each in few.amounts if each.sort in (PERCENT, RATIO) and each.size < 1]
    told = [each for each in shares if _is_told(each, few)]
    if (
        len(shares) == 1
        and not told
        and any(_stands(few, own.number) for own in few.text.utterances.values())
    ):
        return shares[0]
    if len(told) > 1:
        told = [each for each in told if sum(one.sentence == each.sentence for one in few.money()) >= PAIR]
    return told[0] if len(told) == 1 else None


def _is_of_three(share: float, base: Mention, other: Mention, total: Mention) -> bool:
    """Whether a third sum is added to what the percentage makes: £30 less a fifth, with £4.95 for postage."""
    made = [(1 - share) * base.size, (1 + share) * base.size, (1 - share) * (base.size + other.size)]
    ends = [made[0] + other.size, made[1] + other.size, made[2], (1 + share) * (base.size + other.size)]
    return any(abs(each - total.size) <= SHIPPING * total.size for each in ends)


def _stands(few: Few, number: int) -> bool:
    own = few.text.utterances[number]
    return any(
        what in own.lists and few.lexicon.stands(what, own.tokens.low) for what in ("rates_named", "worths")
    )


def _is_told(share: Mention, few: Few) -> bool:
    own = few.text.utterance(share)
    start, stop = max(share.first - AROUND, 0), share.last + AROUND
    return own.lists.any_of("rates_applied") and few.lexicon.stands(
        "rates_applied", own.tokens.low, start, stop
    )


def _is_taken_off(few: Few) -> bool:
    """Whether a text speaks of a price that is cut, and not of how much is saved."""
    lows = [few.text.tokens_of(own.number).low for own in few.text.utterances.values()]
    return any(few.lexicon.stands("price_cuts", low) for low in lows) and not any(
        few.lexicon.stands("savings", low) for low in lows
    )


def _deviation(share: Mention, small: Mention, large: Mention, *, off: bool) -> float:
    """How far two sums are off what a percentage makes of one of them: of several, the nearest are meant."""
    made = [
        (1 - share.size) * large.size,
        large.size / (1 + share.size),
        *([] if off else [share.size * large.size]),
    ]
    return min(abs(each - small.size) / small.size for each in made)


def _told(share: Mention, small: Mention, large: Mention, off: bool) -> Relation:
    """What is rather meant: a part, or what is left, or what it comes to with so much more."""
    part = small.size < PART * large.size and not off
    first, last = sorted((small, large), key=lambda each: each.place)
    return (
        _share(share, small, large) if part else _change(share, *((large, small) if off else (first, last)))
    )


def _readings(share: Mention, small: Mention, large: Mention, off: bool) -> Iterator[Relation]:
    """All that may be meant of two sums, as rivals."""
    if not off:
        yield _share(share, small, large)
        yield _share(share, small, less(large, small))  # £60, of which £10 is VAT at 20 per cent
    yield _change(share, small, large)
    yield _change(share, large, small)


def _share(share: Mention, part: Mention, whole: Mention) -> Relation:
    roles = {"part": (part.figure,), "whole": (whole.figure,), "share": (share.figure,)}
    return Relation("share", "share", roles, share.figure, 0, Tie.RIVAL, TOLD)


def _change(share: Mention, old: Mention, new: Mention) -> Relation:
    roles = {"old": (old.figure,), "new": (new.figure,), "by": (share.figure,)}
    way = 1 if new.size > old.size else -1
    return Relation("change", "change-percent", roles, share.figure, way, Tie.RIVAL, TOLD)


def _with_tie(found: Relation, tie: Tie, evidence: tuple[tuple[str, int], ...]) -> Relation:
    return Relation(found.frame, found.form, found.roles, found.derived, found.way, tie, evidence)


def _tie(
    share: Mention, small: Mention, large: Mention, sole: bool, few: Few
) -> tuple[Tie, tuple[tuple[str, int], ...]]:
    members = sorted((share, small, large), key=lambda each: each.place)
    outcome = few.outcome(members[2], "totals_told")
    evidence = ("outcome", outcome), ("link", 1), ("apart", 1)
    if (
        not few.are_exact(members)
        or has_further_term(members, few.text, priced=False)
        or few.has_term_of_time(members)
    ):
        return Tie.RIVAL, evidence
    others = [
        each for each in few.text.mentions if each.sort in (PERCENT, RATIO, "points") and each is not share
    ]
    if any(members[0].place < each.place < members[2].place for each in others) or few.are_of_two_times(
        members
    ):
        return Tie.RIVAL, evidence
    if any(each.per for each in (small, large)):
        return Tie.RIVAL, evidence
    apart = members[2].sentence - members[0].sentence
    loose = apart or few.are_joined(small, large)
    if loose and outcome < NEAREST and not _are_old_and_new(small, large):
        return Tie.RIVAL, evidence
    if sole and apart < PAIR:
        return Tie.TIED, (*evidence, ("sole", 1))
    return Tie.TIED if sole or outcome == NEAREST else Tie.NEAR, evidence


def _are_old_and_new(small: Mention, large: Mention) -> bool:
    """Whether words call one of two sums the old and the other the new one: it was £50, and is yours for £35."""
    roles = small.roles, large.roles
    return any(one.get("old", 0) == NEAREST and other.get("new", 0) for one, other in (roles, roles[::-1]))
