"""Who leads, by how many points, and with which two shares: ahead by 8 points, 45% to 37%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from figures.model import Figure, Kind, Qualifier
from figures.relate.contests.games import is_closed
from figures.relate.contests.polls import are_of_rivals
from figures.relate.contests.scores import is_margin
from figures.relate.contests.votes import BRACKETS
from figures.relate.record import Rivals
from figures.relate.scene import Scene, Spot, told
from figures.relate.text import Text

NEAR = 10
"""So many words at most stand between points and the two shares that they are the difference of."""
NAME = 4
"""So many words a name has: leads Holt; leads the field."""
OPENS = 3
"""So many words from its beginning at most, a sentence takes up what the one before tells: the six-point lead."""
OPENING = frozenset([",", ":", "(", "-", "--", "–", "—"])
JOINTS = frozenset(["-", "–"])


def leads_of(_: Text, scenes: Sequence[Scene]) -> Iterator[Rivals]:
    """How far one is ahead of another, of whom each has a share, and who is said to be ahead."""
    for before, scene in pairwise((None, *scenes)):
        if scene is None:
            continue
        if Kind.POINTS in scene.kinds and before is not None and before.number == scene.number - 1:
            yield from _apart(before, scene)
        if Kind.NUMBER in scene.kinds and scene.may_have("margins_before"):
            yield from _bare(scene)
        if Kind.PERCENT not in scene.kinds:
            continue
        pairs = list(_pairs(scene))
        if Kind.POINTS in scene.kinds and not scene.has("lead_vetoes"):
            yield from _leads(scene, pairs)
        if scene.has("leads_with"):
            for one, two in pairs:
                if _is_ahead(scene, one, two):
                    yield told("contest", "ahead", one, "cue", {"one": one, "two": two})


def _leads(scene: Scene, pairs: Sequence[tuple[Spot, Spot]]) -> Iterator[Rivals]:
    """Points beside the two shares that they are the difference of, or the only points with the only shares."""
    leads = [spot for spot in scene.spots if spot.figure.kind is Kind.POINTS]
    beside = [(lead, pair) for lead in leads for pair in pairs if _are_beside(scene, lead, pair)]
    for lead, (one, two) in beside or _alone(scene, leads):
        how = "sure" if beside else "cue"
        yield told("contest", "lead", lead, how, {"lead": lead, "one": one, "two": two})


def _bare(scene: Scene) -> Iterator[Rivals]:
    """A lead without a word for points, of two who are put at bare numbers: Labour on 41, Tories on 34, a lead of 7."""
    leads = [spot for spot in scene.of(_may_be_share) if scene.before("margins_before", spot, 0)]
    shares = [spot for spot in _put(scene) if spot not in leads]
    if (
        len(leads) == 1
        and len(shares) == 2 == len(scene.of(_may_be_share)) - 1
        and not scene.has("margin_vetoes")
    ):
        lead = replace(leads[0], figure=replace(leads[0].figure, kind=Kind.POINTS, unit=None))
        roles = {"lead": lead, "one": _as_share(shares[0]), "two": _as_share(shares[1])}
        yield told("contest", "lead", lead, "cue", roles)


def _apart(before: Scene, scene: Scene) -> Iterator[Rivals]:
    """The only lead of a sentence, of two of whom the one before tells the shares: Yes on 52, No on 44."""
    leads = [spot for spot in scene.spots if spot.figure.kind is Kind.POINTS]
    shares = _polled(before)
    if len(leads) != 1 or len(shares) != 2 or len(_polled(scene)) > 1 or leads[0].first > OPENS:
        return
    if is_margin(scene, leads[0]) and not any(each.has("margin_vetoes") for each in (before, scene)):
        roles = {"lead": leads[0], "one": shares[0], "two": shares[1]}
        yield told("contest", "lead", leads[0], "cue", roles)


def _polled(scene: Scene) -> list[Spot]:
    """The shares of a sentence, also bare numbers that are told like one: on 29 per cent, and Hill on 21."""
    put = _put(scene)
    return [_as_share(spot) for spot in put] if len(put) == 2 else scene.of(_is_share)


def _put(scene: Scene) -> list[Spot]:
    """The shares, with a sign or bare, at which somebody is put: on 29."""
    low, has = scene.tokens.low, scene.lexicon.has
    found = scene.of(lambda figure: _is_share(figure) or _may_be_share(figure))
    return [spot for spot in found if spot.first and has("put_at", low[spot.first - 1])]


def _as_share(spot: Spot) -> Spot:
    return replace(spot, figure=replace(spot.figure, kind=Kind.PERCENT, unit="percent"))


def _is_ahead(scene: Scene, one: Spot, two: Spot) -> bool:
    """Whether who has the first share is said to lead whom has the second: leads Holt 49% to 38%."""
    low, text = scene.tokens.low, scene.tokens.text
    for at in range(one.first - 1, max(one.first - NAME - 1, -1), -1):
        length = scene.lexicon.term("leads_with", low, at)
        if length:
            named = range(at + length, one.first)
            is_name = all(text[each][0].isupper() for each in named) or (
                len(named) == 1 and low[named[0]].isalpha()
            )
            return bool(named) and is_name and is_closed(scene, two)
    return False


def _alone(scene: Scene, leads: Sequence[Spot]) -> Iterator[tuple[Spot, tuple[Spot, Spot]]]:
    """The only lead of a sentence with the only two shares."""
    shares = [end for spot in scene.of(_is_share) for end in _ends(spot)]
    shares = _polled(scene) if len(shares) == 1 else shares
    if len(shares) != 2 or len(leads) != 1 or not is_margin(scene, leads[0]) or scene.has("margin_vetoes"):
        return
    one, two = shares
    if one.first < leads[0].first < two.first or _are_of_two(scene, one, two):
        return  # a lead between two shares is over somebody else
    between = scene.between(leads[0], two)[1:] if two.first < leads[0].first else scene.between(leads[0], one)
    parted = any(word in BRACKETS or scene.lexicon.has("separating", word) for word in between)
    if scene.has("lead_words") and not parted:
        yield leads[0], (one, two)


def _pairs(scene: Scene) -> Iterator[tuple[Spot, Spot]]:
    """Two shares told like a score: 46 to 42 percent, 58%–39%, 46 percent against 42 percent."""
    shares = scene.of(_is_share)
    for spot in shares:
        if spot.figure.ends:
            one, two = _ends(spot)
            yield one, two
    for one, two in pairwise(scene.of(lambda figure: _is_share(figure) or _may_be_share(figure))):
        if one.figure.kind is not Kind.PERCENT:
            continue
        between = scene.between(one, two)
        joined = len(between) == 1 and (between[0] in JOINTS or scene.lexicon.has("versus", between[0]))
        joined = joined or are_of_rivals(scene, one, two)
        if joined and not one.figure.ends and not two.figure.ends:
            yield one, _as_share(two)


def _are_beside(scene: Scene, lead: Spot, pair: tuple[Spot, Spot]) -> bool:
    """Whether two shares stand right behind points or before them, so that these are the difference of no others."""
    one, two = pair
    lexicon = scene.lexicon
    behind = lead.last <= one.first
    between = scene.between(lead, one) if behind else scene.between(two, lead)
    other = any(
        min(lead.first, one.first) < spot.first < max(lead.first, two.first)
        for spot in scene.spots
        if spot.first not in (lead.first, one.first, two.first)
    )
    if other or not between or len(between) > NEAR:
        return False
    if not behind:
        return between[0] in OPENING and all(lexicon.has("lead_joints", word) for word in between[1:])
    at = len(between) - 1
    while at > 0 and lexicon.has("shares_of", between[at]):
        at -= 1
    vetoes = ("separating", "range_from")  # up by 3 points, from 42 to 45 per cent
    return between[at] in OPENING and not any(
        lexicon.has(what, word) for what in vetoes for word in between[:at]
    )


def _is_share(figure: Figure) -> bool:
    is_pair = len(figure.ends) == 2 and figure.qualifier is Qualifier.EXACT
    return figure.kind is Kind.PERCENT and figure.change is None and (figure.value is not None or is_pair)


def _may_be_share(figure: Figure) -> bool:
    """Whether a bare number may be one of per cent."""
    value = figure.value
    return (
        figure.kind is Kind.NUMBER
        and figure.qualifier is Qualifier.EXACT
        and value is not None
        and value <= 100
    )


def _ends(spot: Spot) -> Sequence[Spot]:
    """Two shares that were read as a range, 46 to 42 percent; or the only one."""
    return [Spot(end, spot.first, spot.last, spot.core) for end in spot.figure.ends] or [spot]


def _are_of_two(scene: Scene, one: Spot, other: Spot) -> bool:
    """Whether two shares are told of two times or votes: 38 per cent, but in the end 51 per cent."""
    lexicon = scene.lexicon
    return any(
        lexicon.has("separating", word)
        and not (lexicon.has("list_ands", word) or lexicon.has("contrasts", word))
        for word in scene.between(one, other)[1:]  # 41 per cent with the drug
    )
