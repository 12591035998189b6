"""Shares of one vote: the two who lead cannot have more than a hundred per cent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from figures.model import Figure, Kind, Qualifier
from figures.relate.contests.sets import is_score
from figures.relate.record import Rivals
from figures.relate.scene import BREAKS, Scene, Spot, told
from figures.relate.text import Text

BEFORE = 10
"""So many words before the first of two shares say that they are of rivals."""
TIMES = frozenset({Kind.YEAR, Kind.DATE, Kind.DURATION})
"""A sentence with one of these may tell of two votes."""
NAME = 4
"""So many words at most stand between "to" and the second share: to Smith's 30%."""

SKIPPED = ("auxiliaries", "adverbs")
"""Between a share and the word for those who gave no answer words of these lists may stand."""


def polled(_: Text, scenes: Sequence[Scene]) -> Iterator[Rivals]:
    """Two shares that follow one another, of rivals."""
    for scene in scenes:
        if Kind.PERCENT not in scene.kinds:
            continue
        for spot in scene.of(_is_pair):
            if spot.first and _names_before(scene, spot) and _are_led(scene, spot):
                one, other = (Spot(end, spot.first, spot.last, spot.core) for end in spot.figure.ends)
                yield told("contest", "sides", spot, "cue", {"one": one, "two": other})
        yield from _left_over(scene)
        shares = scene.of(_is_share)
        for one, other in pairwise(shares):
            if (
                are_of_rivals(scene, one, other)
                or _are_split(scene, one, other)
                or _are_of_one_vote(scene, shares)
            ):
                yield told("contest", "sides", other, "cue", {"one": one, "two": other})


def _names_before(scene: Scene, spot: Spot) -> bool:
    """Whether who was beaten stands right before two shares, or the word for having won."""
    is_name = scene.tokens.text[spot.first - 1][0].isupper()
    return is_name or scene.lexicon.term_before("rivals_before", scene.tokens.low, spot.first) > 1


def _left_over(scene: Scene) -> Iterator[Rivals]:
    """Two shares that are told like a score, and those who gave no answer: 61 to 33, with 16 percent undecided."""
    if not scene.may_have("left_over"):
        return
    for at, rest in enumerate(scene.spots):
        before = scene.spots[:at]
        if not before or rest.figure.kind is not Kind.PERCENT or not _is_called_left_over(scene, rest):
            continue
        between = scene.between(before[-1], rest)
        if not between or len(between) > NAME or not _opens_rest(scene, between[0]):
            continue
        roles = _bare(scene, before)
        if roles:
            yield told("contest", "left-over", rest, "sure", {**roles, "rest": rest})


def _is_called_left_over(scene: Scene, rest: Spot) -> bool:
    """Whether the word for those who gave no answer stands right behind a share: 16 percent were undecided."""
    low, lexicon = scene.tokens.low, scene.lexicon
    signed = lexicon.term("percent_words", low, rest.core[1]) or 1
    for at in range(rest.core[1] + signed, len(low)):
        if lexicon.term("left_over", low, at):
            return True
        if not any(lexicon.has(what, low[at]) for what in SKIPPED):
            return False
    return False


def _opens_rest(scene: Scene, word: str) -> bool:
    return word in BREAKS or scene.lexicon.has("separating", word)


def _bare(scene: Scene, before: Sequence[Spot]) -> dict[str, Spot]:
    """The last two figures of some, if they are told like a score: 61-33, 61 to 33."""
    if is_score(before[-1].figure):
        return {"score": before[-1]}
    pair = before[-2:]
    if len(pair) < 2 or not all(spot.figure.kind is Kind.NUMBER and spot.figure.value for spot in pair):
        return {}
    between = scene.between(*pair)
    joined = len(between) == 1 and (between[0] in "-–" or scene.lexicon.has("versus", between[0]))
    is_range = scene.before("range_from", pair[0], 0)
    return {"one": pair[0], "two": pair[1]} if joined and not is_range else {}


def _is_share(figure: Figure) -> bool:
    return (
        figure.kind is Kind.PERCENT
        and figure.value is not None
        and not figure.ends
        and figure.change is None
        and figure.qualifier is Qualifier.EXACT
    )


def are_of_rivals(scene: Scene, one: Spot, other: Spot) -> bool:
    """Whether a sentence tells by how much one beat another: led Smith 52 percent to 45 percent."""
    lexicon, between = scene.lexicon, scene.between(one, other)
    if not between or not lexicon.has("versus", between[0]) or len(between) > 1 + NAME:
        return False
    if any(word in BREAKS or lexicon.has("separating", word) for word in between[:-1]):
        return False
    return _names_rival(scene, one, other) or _are_led(scene, one)


def _are_split(scene: Scene, one: Spot, other: Spot) -> bool:
    """Whether a vote was won by the first to the second, which is less: carried the state 52 percent to 47 percent."""
    lexicon, low, between = scene.lexicon, scene.tokens.low, scene.between(one, other)
    if len(between) != 1 or not lexicon.has("versus", between[0]):
        return False
    clause = next((at + 1 for at in range(one.first - 1, -1, -1) if low[at] in BREAKS), 0)
    ahead = range(max(one.first - BEFORE, clause), one.first)
    if any(lexicon.has(what, low[at]) for at in ahead for what in ("range_from", "motion_verbs")):
        return False
    falls = (one.figure.value or 0) > (other.figure.value or 0)  # else it may be a range
    return falls and any(
        lexicon.has("votings", low[at])
        or (lexicon.has("contests", low[at]) and not lexicon.term("rivals_before", low, at))
        for at in ahead
    )


def _are_of_one_vote(scene: Scene, shares: Sequence[Spot]) -> bool:
    """Whether the only two shares of a sentence are those of two names in one vote: 55% of the vote, and Lund 41%."""
    lexicon, low, text = scene.lexicon, scene.tokens.low, scene.tokens.text
    if len(shares) != 2 or not scene.may_have("of_votes") or scene.kinds & TIMES or lexicon.nouns.capitalised:
        return False
    one, other = shares
    ends = (at + lexicon.term("of_votes", low, at) for at in range(one.core[1], one.last + 1))
    start = max(ends, default=one.last)
    if start <= one.last or scene.has("moments"):
        return False
    rest = range(start, other.first)
    placed = any(lexicon.has("group_openers", low[at]) for at in (*rest, *range(other.last, len(low))))
    placed = placed or any(lexicon.has("of", word) for word in low[other.core[1] : other.last + 1])
    named = any(text[at][0].isupper() for at in (*rest, *range(other.last, min(other.last + NAME, len(low)))))
    return named and not placed and not any(low[at] in ";:" for at in rest)


def _is_pair(figure: Figure) -> bool:
    """Whether two shares were read as a range: 46 percent to 52 percent."""
    return figure.kind is Kind.PERCENT and len(figure.ends) == 2 and figure.change is None


def _are_led(scene: Scene, one: Spot) -> bool:
    """Whether words before a share say who is ahead, and none that the shares changed."""
    low, lexicon = scene.tokens.low, scene.lexicon
    before = range(max(one.first - BEFORE, 0), one.first)
    if any(lexicon.has("range_from", low[at]) or lexicon.has("motion_verbs", low[at]) for at in before):
        return False
    leads = [at + length for at in before if (length := lexicon.term("rivals_before", low, at))]
    if not leads or leads[-1] == one.first:
        return bool(leads)  # won by 54% to 46%
    beaten = range(leads[-1], one.first)
    return any(scene.tokens.text[at][0].isupper() or lexicon.has("opponents", low[at]) for at in beaten)


def _names_rival(scene: Scene, one: Spot, other: Spot) -> bool:
    """Whether the second share is of somebody who is named between the two: had 65% to Smith's 30%."""
    last = scene.tokens.low[other.first - 1]
    has_it = scene.lexicon.has("shares_of", last) or scene.lexicon.nouns.possessive.search(last) is not None
    return has_it and any(word[0].isupper() for word in scene.tokens.text[one.last + 1 : other.first])
