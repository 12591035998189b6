"""Votes: for and against, those who may vote, majorities, and shares of the turnout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from figures.lexicon.record import Lexicon
from figures.model import Figure, Kind, Qualifier
from figures.relate.contests.sets import is_score
from figures.relate.record import Rivals
from figures.relate.scene import Scene, Spot, told
from figures.relate.text import Text

BESIDE = 6
"""So many words at most stand between two figures that are the two sides of a vote."""
NEAR = 3
"""So many sentences at most stand between a majority and the votes that it is of."""
FEWEST_POLLED = 100
"""Who polled fewer may be counted for another reason than as one of several candidates."""
HELD = 3
"""So many words before it a clause says who has it."""
FAR = 3
"""Of two who come close, one has less than so many times as many votes."""
BRACKETS = frozenset("()[]")
COUNTS = frozenset([Kind.COUNT, Kind.NUMBER])
OF_OTHER_TIMES = frozenset([Kind.YEAR, Kind.DATE, Kind.ORDINAL])
"""Where there are several votes, their figures are told apart by these."""


def voted(text: Text, scenes: Sequence[Scene]) -> Iterator[Rivals]:
    """What is said of votes."""
    before: Scene | None = None
    majorities: list[Rivals] = []
    for scene in scenes:
        if not scene.may_have("votings", "presence", "majorities_before", "majorities_after"):
            before = None
            continue
        if scene.has("votings") and (sides := _sides(scene)):
            yield from _members(scene, sides, text)
        if before is not None and before.number == scene.number - 1 and before.block == scene.block:
            yield from _present(before, scene)
        yield from _present(scene, scene)
        yield from _carried(scene)
        majorities += _majority(scene)
        yield from _seats(scene)
        before = scene
    yield from majorities or (_only_majority(scenes) if text.is_short else ())


def is_count(figure: Figure) -> bool:
    """Whether it is one exact number of things."""
    return (
        figure.kind in COUNTS
        and figure.value is not None
        and figure.value == int(figure.value)
        and not figure.per
        and not figure.ends
        and figure.qualifier is Qualifier.EXACT
    )


def counts_what(what: str, lexicon: Lexicon, figure: Figure) -> bool:
    """Whether it counts something of a list."""
    return is_count(figure) and figure.unit is not None and lexicon.has(what, figure.unit.split()[-1].lower())


def _sides(scene: Scene) -> list[Spot]:
    """The two sides of the only vote of a sentence: one score, or nine votes to five."""
    scores = scene.of(is_score)
    if scores:
        return scores if len(scores) == 1 else []
    for one, other in zip(scene.spots, scene.spots[1:], strict=False):
        if not counts_what("vote_units", scene.lexicon, one.figure) or not is_count(other.figure):
            continue
        if other.figure.unit is not None and not scene.lexicon.has("vote_units", other.figure.unit):
            continue
        if scene.between(one, other) and any(
            scene.lexicon.has("against", word) for word in scene.between(one, other)
        ):
            return [one, other] if len(scene.between(one, other)) <= BESIDE else []
    return []


def _votes(scene: Scene, sides: Sequence[Spot]) -> dict[str, Spot]:
    """The sides of a vote and those who abstained, by their roles."""
    names = ("one", "two") if len(sides) > 1 else ("score",)
    votes = dict(zip(names, sides, strict=True))
    abstained = scene.of(partial(counts_what, "abstained", scene.lexicon))
    return votes | ({"abstained": abstained[0]} if abstained else {})


def _members(scene: Scene, sides: Sequence[Spot], text: Text) -> Iterator[Rivals]:
    """No more votes than there are members: of the body that votes, or of one that is known."""
    low, lexicon = scene.tokens.low, scene.lexicon
    bodies = [at for at, word in enumerate(low) if lexicon.has("bodies_of", word)]
    votes = _votes(scene, sides)
    members = [spot for spot in scene.spots if _are_members(scene, spot)]
    nearest = (
        min(votes.values(), key=lambda spot: abs(spot.first - members[0].first)) if members else sides[0]
    )
    if len(members) == 1 and len(bodies) <= 2 and not _is_apart(scene, nearest, members[0]):
        yield told("contest", "voters", sides[0], "cue", {**votes, "members": members[0]})
        return
    known = [(at, found) for at in range(len(low)) if (found := lexicon.roles.bodies.match(low, at))]
    if len(known) == 1 and len(bodies) <= 1 and not members and text.their_country:
        at, (length, value) = known[0]
        between = low[at + length : sides[0].first] or low[sides[-1].last : at]
        if len(between) <= 2 * BESIDE and not any(lexicon.has("separating", word) for word in between):
            yield told("contest", "capacity", sides[0], "cue", {**votes}, numbers={"capacity": int(value)})


def _is_apart(scene: Scene, one: Spot, other: Spot) -> bool:
    """Whether another clause begins between two figures."""
    return any(
        word in BRACKETS or scene.lexicon.has("separating", word) for word in scene.between(one, other)
    )


def _are_members(scene: Scene, spot: Spot) -> bool:
    """Whether a figure counts those who may vote in a body: the 12-member council, a panel of nine."""
    low, lexicon = scene.tokens.low, scene.lexicon
    if not is_count(spot.figure) or (
        spot.figure.unit is not None and not counts_what("voters", lexicon, spot.figure)
    ):
        return False
    if spot.figure.unit is not None and any(
        lexicon.has("votings", word) for word in low[spot.last : spot.last + 1]
    ):
        return True  # the nine justices ruled
    ahead = low[spot.core[1] : spot.last + 3]
    if ahead[:1] == ["-"]:
        return any(lexicon.has("bodies_of", word) for word in ahead)
    before = low[max(spot.first - 2, 0) : spot.first]
    if spot.figure.unit is not None and any(lexicon.has("having", word) for word in before[-1:]):
        return True
    return len(before) == 2 and lexicon.has("bodies_of", before[0]) and lexicon.has("of", before[1])


def _present(votes: Scene, scene: Scene) -> Iterator[Rivals]:
    """Where all members were there, no more can have voted."""
    if not votes.has("votings") or not scene.has("presence") or not (sides := _sides(votes)):
        return
    lexicon = scene.lexicon
    present = [
        spot
        for spot in scene.of(partial(counts_what, "voters", lexicon))
        if spot.first
        and lexicon.has("wholly", scene.tokens.low[spot.first - 1])
        and not any(lexicon.has("relatives", word) for word in scene.tokens.low[spot.last : spot.last + 1])
    ]
    if len(present) == 1:
        yield told("contest", "voters", sides[0], "all", {**_votes(votes, sides), "members": present[0]})


def _carried(scene: Scene) -> Iterator[Rivals]:
    """The two sides of a vote, that which won first: by nine votes to six."""
    sides = _sides(scene)
    if len(sides) == 2 and scene.before("carried_by", sides[0], 0):
        one, two = sides
        yield told("contest", "carried", one, "cue", {"one": one, "two": two})


def _majority(scene: Scene) -> Iterator[Rivals]:
    """The difference of the two sides, or of the only two other numbers: 11,204 votes to 10,792, a majority of 412."""
    if not scene.lists.any_of("majorities_before", "majorities_after"):
        return
    sides = _sides(scene)
    counts = scene.of(is_count) if len(sides) < 2 else [*sides, *_behind(scene, sides[-1])]
    gaps = [spot for spot in counts if _is_gap(scene, spot)]
    others = [spot for spot in counts if spot not in gaps]
    if len(gaps) != 1 or len(others) != 2 or scene.has("margin_vetoes") or scene.has("rounds"):
        return
    units = {spot.figure.unit for spot in (*others, *gaps)} - {None}
    if not units or not all(scene.lexicon.has("vote_units", unit) for unit in units if unit):
        return
    if any(len((spot.figure.noun or "").split()) > 1 for spot in (*others, *gaps)):
        return  # electoral votes
    nearest = min(others, key=lambda spot: abs(spot.first - gaps[0].first))
    if any(scene.lexicon.has("separating", word) for word in scene.between(nearest, gaps[0])):
        return
    yield told(
        "contest", "vote-majority", gaps[0], "cue", {"margin": gaps[0], "one": others[0], "two": others[1]}
    )


def _only_majority(scenes: Sequence[Scene]) -> Iterator[Rivals]:
    """The only majority of a short text, of the only two that polled so many, or of the first two of a result."""
    gaps = [(scene, spot) for scene in scenes for spot in scene.of(is_count) if _is_gap(scene, spot)]
    if len(gaps) != 1:
        return
    home, gap = gaps[0]
    near = [
        scene for scene in scenes if scene.block == home.block and abs(home.number - scene.number) <= NEAR
    ]
    if _have_other_votes(near):
        return
    polled = [
        spot
        for scene in near
        for spot in scene.of(is_count)
        if spot is not gap
        and (
            spot.figure.unit is None
            or counts_what("vote_units", home.lexicon, spot.figure)
            or _is_sided(scene, spot)
        )
        and not _is_whole(scene, spot)
    ]
    told_of = any(scene.may_have("votings", "pollings", "majority_labels") for scene in near)
    if not told_of and not all(_is_sided(home, spot) for spot in polled):
        return
    if home.before("majority_labels", gap, 0) and all(spot in home.spots for spot in polled):
        return  # a line of a result, which tells them by their names
    polled.sort(key=lambda spot: -int(spot.figure.value or 0))
    sizes = [int(spot.figure.value or 0) for spot in polled]
    alone = len(polled) == 2 or (
        len(polled) > 2 and home.has("majority_labels") and sizes[-1] >= FEWEST_POLLED
    )
    if alone and int(gap.figure.value or 0) < sizes[0] < FAR * sizes[1]:
        one, two = sorted(polled[:2], key=lambda spot: spot.figure.start)
        yield told("contest", "vote-majority", gap, "cue", {"margin": gap, "one": one, "two": two})


def _is_sided(scene: Scene, spot: Spot) -> bool:
    """Whether so many voters are told to be on one of the two sides: 26 delegates for, 15 against."""
    return (spot.figure.unit is None or counts_what("voters", scene.lexicon, spot.figure)) and scene.after(
        "vote_sides", spot, BESIDE
    )


def _have_other_votes(scenes: Sequence[Scene]) -> bool:
    """Whether sentences may tell of several votes, or of a lead that was lost; one day is that of the vote."""
    times = sum(figure.kind in OF_OTHER_TIMES for scene in scenes for figure in scene.figures)
    days = sum(figure.kind is Kind.DATE for scene in scenes for figure in scene.figures)
    return (
        times > 1
        or times > days
        or any(scene.has("margin_vetoes") or scene.has("rounds") for scene in scenes)
    )


def _is_whole(scene: Scene, spot: Spot) -> bool:
    """Whether it is what others are a part of: 4,100 of 11,000 votes."""
    return any(
        scene.lexicon.has("of", word) for word in scene.tokens.low[max(spot.first - 2, 0) : spot.first]
    )


def _is_gap(scene: Scene, spot: Spot) -> bool:
    return (
        scene.before("majorities_before", spot, 0) or scene.after("majorities_after", spot, 1)
    ) and not _is_held(scene, spot)


def _is_held(scene: Scene, spot: Spot) -> bool:
    """Whether it is what a party has in a house, and not that of a vote: which has a majority of 32."""
    low, lexicon = scene.tokens.low, scene.lexicon
    start = next((at for at in range(spot.first - 1, -1, -1) if lexicon.has("articles_before", low[at])), 0)
    relative = any(lexicon.has("relatives", word) for word in low[max(start - HELD, 0) : start])
    return relative and start > 0 and lexicon.has("having", low[start - 1])


def _behind(scene: Scene, side: Spot) -> Sequence[Spot]:
    """The next count behind the two sides of a vote."""
    return [spot for spot in scene.of(is_count) if spot.first > side.first][:1]


def _seats(scene: Scene) -> Iterator[Rivals]:
    """A party's seats, those of the house, and the majority that it has."""
    if "majorities_before" not in scene.lists:
        return
    counts = scene.of(is_count)
    seats = [spot for spot in counts if spot.figure.unit == "seat"]
    gaps = [spot for spot in counts if spot not in seats and scene.before("majorities_before", spot, 0)]
    if len(seats) == 2 and len(gaps) == 1 and len(counts) == 3:
        one, two = sorted(seats, key=lambda spot: float(spot.figure.value or 0))
        if scene.lexicon.has("of", "".join(scene.between(one, two)[:1])):
            yield told("contest", "seats", gaps[0], "cue", {"margin": gaps[0], "one": one, "two": two})
