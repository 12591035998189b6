"""A percentage that a short text takes of a sum, adds to it or takes off it: tips, taxes, deposits, sales."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from figures.relate.attach import NEAREST
from figures.relate.mentions import less
from figures.relate.outcomes import has_further_term
from figures.relate.record import Mention, Relation, Rivals, Tie
from figures.relate.workings.few import Few

AROUND = 5
"""So many words around a percentage may say what it is taken for."""
PART = 0.5
"""Below this, one sum is rather a part of another than what is left of it."""
FEW_SUMS = 4
"""Among more sums than so many nobody can tell which a percentage is of."""
PERCENT, RATIO = "percent", "ratio"


def percentages_of(few: Few) -> Iterator[Rivals]:
    """What a percentage of one sum makes, where a text has only one that is applied."""
    sums = few.money()
    shares = [each for each in few.amounts if each.sort in (PERCENT, RATIO) and _is_applied(each, few)]
    if len(shares) != 1 or not 1 < len(sums) <= FEW_SUMS or few.text.is_set_apart(shares[0], sums):
        return
    share, ways = shares[0], []
    for one, other in combinations(sums, 2):
        pair = few.alike(one, other)
        if pair is not None and pair[0].size != pair[1].size:
            ways.append(sorted(pair, key=lambda each: each.size))
    if not ways:
        return
    small, large = min(ways, key=lambda pair: _distance(share, pair))
    tie, evidence = _tie(share, small, large, len(sums) == 2, few)
    relations = [each for pair in ways for each in _readings(share, pair[0], pair[1])]
    best = _told(share, small, large)
    found = next(each for each in relations if each.roles == best.roles and each.form == best.form)
    if tie > Tie.RIVAL:
        rest = tuple(each for each in relations if each is not found)
        yield Rivals(share.figure, (_with_tie(found, tie, evidence), *rest), tuple)


def _is_applied(share: Mention, few: Few) -> bool:
    """Whether words beside it say that it is taken of a sum: a 10% tip, 20 per cent off, VAT at 20 per cent."""
    own = few.text.utterance(share)
    start, stop = max(share.first - AROUND, 0), share.last + AROUND
    return own.lists.any_of("rates_applied") and few.lexicon.stands("rates_applied", own.tokens.low, start, stop)


def _distance(share: Mention, pair: list[Mention]) -> tuple[int, int]:
    """How far apart the three are."""
    places = sorted(each.place for each in (share, *pair))
    return places[-1][0] - places[0][0], sum(abs(each.core[0] - share.core[0]) for each in pair)


def _told(share: Mention, small: Mention, large: Mention) -> Relation:
    """What is rather meant: a part, or what is left, or what it comes to with so much more."""
    part = small.size < PART * large.size
    return _share(share, small, large) if part else _change(share, *sorted((small, large), key=lambda each: each.place))


def _readings(share: Mention, small: Mention, large: Mention) -> Iterator[Relation]:
    """All that may be meant of two sums, as rivals."""
    yield _share(share, small, large)
    yield _share(share, small, less(large, small))  # £60, of which £10 is VAT at 20 per cent
    yield _change(share, small, large)
    yield _change(share, large, small)


def _share(share: Mention, part: Mention, whole: Mention) -> Relation:
    roles = {"part": (part.figure,), "whole": (whole.figure,), "share": (share.figure,)}
    return Relation("share", "share", roles, share.figure, 0, Tie.RIVAL)


def _change(share: Mention, old: Mention, new: Mention) -> Relation:
    roles = {"old": (old.figure,), "new": (new.figure,), "by": (share.figure,)}
    way = 1 if new.size > old.size else -1
    return Relation("change", "change-percent", roles, share.figure, way, Tie.RIVAL)


def _with_tie(found: Relation, tie: Tie, evidence: tuple[tuple[str, int], ...]) -> Relation:
    return Relation(found.frame, found.form, found.roles, found.derived, found.way, tie, evidence)


def _tie(
    share: Mention, small: Mention, large: Mention, sole: bool, few: Few
) -> tuple[Tie, tuple[tuple[str, int], ...]]:
    members = sorted((share, small, large), key=lambda each: each.place)
    outcome = few.outcome(members[2], "totals_told")
    evidence = ("outcome", outcome), ("link", 1), ("apart", 1)
    if not few.are_exact(members) or has_further_term(members, few.text) or few.has_term_of_time(members):
        return Tie.RIVAL, evidence
    others = [each for each in few.text.mentions if each.sort in (PERCENT, RATIO, "points") and each is not share]
    if any(members[0].place < each.place < members[2].place for each in others) or few.are_of_two_times(members):
        return Tie.RIVAL, evidence
    if any(each.per for each in (small, large)):
        return Tie.RIVAL, evidence
    if sole and (outcome == NEAREST or members[0].sentence == members[2].sentence):
        return Tie.TIED, (*evidence, ("sole", 1))
    return Tie.TIED if sole or outcome == NEAREST else Tie.NEAR, evidence
