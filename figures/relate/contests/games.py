"""Series of games, and places that somebody climbs to or drops to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from figures.lexicon.record import Side
from figures.model import Kind
from figures.relate.contests.sets import is_score
from figures.relate.record import Rivals
from figures.relate.scene import Scene, Spot, told
from figures.relate.text import Text

VERB = 4
"""So many words at most stand between a verb and where it leads: sank all the way to ninth."""
BEHIND = 4
"""So many words behind the score of a series, its last game is named."""
CLOSING = frozenset(".,;:)–—!?")


def series_of_games(_: Text, scenes: Sequence[Scene]) -> Iterator[Rivals]:
    """What is said of the games of one series, and of places."""
    for scene in scenes:
        if scene.has("best_of") and Kind.SCORE in scene.kinds:
            yield from _series(scene)
        if Kind.ORDINAL in scene.kinds:
            yield from _places(scene)


def _series(scene: Scene) -> Iterator[Rivals]:
    """The games of a series of so many: the best-of-nine match 5-2 in game seven."""
    lengths = [
        spot for spot in scene.spots if scene.lexicon.term_before("best_of", scene.tokens.low, spot.core[0])
    ]
    scores = scene.of(is_score)
    begins = any(
        spot.first < lengths[0].first
        and any(
            scene.lexicon.has("games_played", word)
            for word in scene.tokens.low[max(spot.first - 1, 0) : spot.last]
        )
        for spot in scene.spots
        if lengths
    )  # game two of the best-of-three final
    if (
        len(lengths) != 1
        or len(scores) != 1
        or begins
        or not scene.has("wins_series")
        or scene.has("series_vetoes")
    ):
        return
    most, (score,) = lengths[0].figure.value, scores
    low, high = score.figure.low, score.figure.high
    if most is None or most != int(most) or most % 2 == 0 or low is None or high is None:
        return
    played = int(low) + int(high)
    last = _last_game(scene, score)
    numbers = {
        "need": (int(most) + 1) // 2, "won": int(max(low, high)),
        "games": played, "named": played if last is None else last,
    }  # fmt: skip
    yield told("contest", "games", score, "cue", {"score": score}, numbers=numbers)


def _last_game(scene: Scene, score: Spot) -> int | None:
    """Which game was the last, or how many there were: in game seven, in six games."""
    for spot in scene.spots:
        if score.last <= spot.first <= score.last + BEHIND and spot.figure.value is not None:
            words = scene.tokens.low[score.last : spot.last + 1]
            if any(scene.lexicon.has("games_played", word) for word in words):
                return int(spot.figure.value)
    return None


def _places(scene: Scene) -> Iterator[Rivals]:
    """The place that somebody rises or falls to, and that of before: up to fourth from ninth."""
    low, has = scene.tokens.low, scene.lexicon.has
    for one, other in pairwise(scene.spots):
        if not all(each.figure.kind is Kind.ORDINAL and each.figure.value for each in (one, other)):
            continue
        words = scene.between(one, other)
        between = [
            word
            for word in words
            if word != "," and not has("definite", word) and not has("place_nouns", word)
        ]
        before = low[one.first - 1] if one.first else ""
        if len(between) != 1 or not all(is_closed(scene, each) for each in (one, other)):
            continue
        back = has("range_to", before) and has("range_from", between[0])
        if not back and not (has("range_from", before) and has("range_to", between[0])):
            continue
        way = _way(scene, one.first - 1)
        if way:
            new, old = (one, other) if back else (other, one)
            found = told("compare", "ranked", new, "cue", {"one": new, "other": old})
            yield replace(found, relations=tuple(replace(each, way=way) for each in found.relations))


def is_closed(scene: Scene, spot: Spot) -> bool:
    """Whether it is a place, and not that of a floor or a day: nothing is counted behind it."""
    behind = scene.tokens.low[spot.last : spot.last + 1]
    has = scene.lexicon.has
    lists = ("range_from", "range_to", "place_nouns", "prepositions")
    return not behind or behind[0] in CLOSING or any(has(what, behind[0]) for what in lists)


def _way(scene: Scene, at: int) -> int:
    """The direction of the nearest verb of change before a place."""
    cues = scene.lexicon.roles.cues
    for place in range(at - 1, max(at - VERB, 0) - 1, -1):
        found = cues.match(scene.tokens.low, place)
        verbs = [cue.role for cue in found[1] if cue.side is Side.VERB] if found is not None else []
        ways = {1 if role == "up" else -1 for role in verbs if role in ("up", "down")}
        if ways:
            return ways.pop() if len(ways) == 1 else 0
    return 0
