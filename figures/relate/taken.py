"""A percentage that is taken of a sum, and what it comes to: a 4% levy, £800, on the £20,000 boat."""

from __future__ import annotations

from collections.abc import Iterator

from figures.model import Qualifier
from figures.relate.likeness import is_amount
from figures.relate.record import DENIED, Mention, Relation, Rivals, Tie
from figures.relate.text import Text

NEAR = 4
"""So many words at most stand between a percentage and what it comes to, or before what it is taken of."""
PERCENT = "percent"


def taken_of(text: Text) -> Iterator[Rivals]:
    """Each fee, tip or stake with what it comes to and what it is of, if its sentence has just two sums."""
    for own in text.utterances.values():
        if "shares_taken" not in own.lists:
            continue
        shares = [each for each in own.mentions if each.sort == PERCENT]
        sums = [each for each in own.mentions if each.sort.startswith("money") and is_amount(each)]
        if (
            len(shares) != 1
            or len(sums) != 2
            or not _is_taken(shares[0], text)
            or not _are_exact((*shares, *sums))
        ):
            continue
        one, other = sums
        part, whole = (one, other) if _is_whole(other, text) else (other, one)
        if one.sort != other.sort or not _is_whole(whole, text) or _is_whole(part, text):
            continue
        if _comes_to(shares[0], part, text):
            roles = {"part": (part.figure,), "whole": (whole.figure,), "share": (shares[0].figure,)}
            found = Relation("share", "share", roles, shares[0].figure, 0, Tie.TIED, (("told", 3),))
            yield Rivals(shares[0].figure, (found,), tuple)


def _is_taken(share: Mention, text: Text) -> bool:
    """Whether the percentage is that of a fee, a tip, a stake."""
    low = text.utterance(share).tokens.low
    return any(text.lexicon.has("shares_taken", word) for word in low[share.core[1] : share.last + 1])


def _are_exact(mentions: tuple[Mention, ...]) -> bool:
    moods = {each.mood for each in mentions}
    exact = all(each.figure.qualifier in (Qualifier.EXACT, Qualifier.ABOUT) for each in mentions)
    return exact and DENIED not in moods and len(moods) == 1 and all(each.per is None for each in mentions)


def _is_whole(mention: Mention, text: Text) -> bool:
    """Whether it is what something is taken of: on the £20,000 boat, valuing the club at £9 million."""
    low = text.utterance(mention).tokens.low
    start = max(mention.first - NEAR, 0)
    if text.lexicon.stands("valuing", low, start, mention.first):
        return True
    at = mention.first - 1
    opened = (
        at > 0 and text.lexicon.has("determiners", low[at]) and text.lexicon.has("taken_from", low[at - 1])
    )
    return opened or (at >= 0 and text.lexicon.has("taken_from", low[at]) and mention.figure.noun is not None)


def _comes_to(share: Mention, part: Mention, text: Text) -> bool:
    """Whether the words between say that the one is the other: a 4% levy, £800; a levy of £800; a 10% stake for £2m."""
    low = text.utterance(share).tokens.low
    first, last = sorted((share, part), key=lambda each: each.place)
    between = low[first.last : last.first]
    words = [word for word in between if not text.lexicon.has("shares_taken", word)]
    joined = all(text.lexicon.has("comes_to", word) for word in words)
    return len(between) <= NEAR and bool(between) and joined
