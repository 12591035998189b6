"""Scores and what is said of them: margins, halves, sets, places in a field."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

from figures.model import Figure, Kind, Qualifier
from figures.relate.contests.sets import are_joined, is_pair, is_score, match_of, sets_of, sides_of
from figures.relate.record import Rivals
from figures.relate.scene import Scene, Spot, told
from figures.relate.text import Text

SERIES = frozenset([",", "and", ";"])
PERIODS = {"in_halves": 2, "in_thirds": 3, "in_quarters": 4}
"""Of how many parts a match is, in the words of these lists."""
POINT, FEWEST_POINTS = "point", 10
"""Where points are scored, and no goals, somebody has so many."""
LEGS = 2
FINAL = 4
"""So many words at most stand between who won or lost and the score."""


def scored(_: Text, scenes: Sequence[Scene]) -> Iterator[Rivals]:
    """What is said of scores, and places."""
    half: tuple[Scene, Spot] | None = None
    for scene in scenes:
        if Kind.ORDINAL in scene.kinds:
            yield from _places(scene)
        if Kind.SCORE not in scene.kinds:
            continue
        scores = scene.of(is_score)
        if not scores:
            continue
        yield from _margin(scene, scores)
        yield from sets_of(scene, scores)
        yield from match_of(scene)
        yield from _won(scene)
        yield from _parts(scene)
        half = yield from _halves(scene, scores, half)


def is_margin(scene: Scene, spot: Spot) -> bool:
    """Whether a figure says by how much one is ahead."""
    figure = spot.figure
    if figure.value is None or figure.role == "additional":
        return False
    units = figure.kind is Kind.POINTS or (
        figure.kind is Kind.COUNT
        and figure.unit is not None
        and scene.lexicon.has("margin_units", figure.unit)
    )
    if figure.kind is Kind.NUMBER:
        return scene.before("margins_named", spot, 0)
    return units and (scene.before("margins_before", spot, 0) or scene.after("margins_after", spot, 2))


def _margin(scene: Scene, scores: Sequence[Spot]) -> Iterator[Rivals]:
    margins = [
        spot
        for spot in scene.of(lambda figure: figure.qualifier is Qualifier.EXACT)
        if is_margin(scene, spot)
    ]
    if len(scores) != 1 or len(margins) != 1:
        return
    before = scene.tokens.low[max(margins[0].first - 1, 0)]
    if not scene.lexicon.has("demonstratives", before):  # led 38-24 at the half, and that 14-point cushion
        parted = any(scene.lexicon.has("separating", word) for word in scene.between(scores[0], margins[0]))
        if parted or scene.has("margin_vetoes"):
            return
    if margins[0].figure.unit == POINT and not _is_of_points(scores[0].figure):
        return  # a 4-1 win that keeps them four points behind, in the league
    role = "lead" if margins[0].figure.kind is Kind.POINTS else "margin"
    yield told("contest", "margin", margins[0], "cue", {role: margins[0], "score": scores[0]})


def _is_of_points(score: Figure) -> bool:
    """Whether it may be one of points."""
    return max(score.low or 0, score.high or 0) >= FEWEST_POINTS


def _halves(
    scene: Scene, scores: Sequence[Spot], half: tuple[Scene, Spot] | None
) -> Generator[Rivals, None, tuple[Scene, Spot] | None]:
    """The score in the end beside that at half-time, in one sentence or the next of a paragraph."""
    halves = [spot for spot in scores if scene.before("halves", spot) or scene.after("halves", spot)]
    finals = [
        spot
        for spot in scores
        if spot not in halves
        and (
            any(
                scene.lexicon.has("finals", word)
                for word in scene.tokens.low[max(spot.first - FINAL, 0) : spot.first]
            )
            or scene.after("finals", spot, 1)
        )
    ]
    first = half[1] if half and half[0].block == scene.block and half[0].number == scene.number - 1 else None
    if len(halves) == 1 and len(scores) <= 2:
        first = halves[0]
    if first is not None and len(finals) == 1 and len(scores) == 1 + (first in scores):
        turned = {"turned": int(first in scores and _is_turned(scene, first, finals[0]))}
        yield told("contest", "half", finals[0], "cue", {"half": first, "score": finals[0]}, numbers=turned)
    return (scene, halves[0]) if len(halves) == len(scores) == 1 else None


def _won(scene: Scene) -> Iterator[Rivals]:
    """The score of a win or a majority: who won comes first."""
    pairs = scene.of(is_pair) if scene.may_have("wins_of_score", "scores_of_wins", "beating_whom") else []
    for spot in pairs:
        alone = len(pairs) == 1 and (scene.before("scores_of_wins", spot, 0) or _beats_whom(scene, spot))
        if alone or scene.after("wins_of_score", spot, 1):
            left, right = sides_of(spot.figure)
            yield told("contest", "won", spot, "cue", {"score": spot}, numbers={"left": left, "right": right})


def _beats_whom(scene: Scene, spot: Spot) -> bool:
    """Whether only a name stands between a score and what says that its bearer was beaten: beat Holt 24-20."""
    low, text = scene.tokens.low, scene.tokens.text
    if scene.has("negatives") or scene.has("set_words") or spot.figure.kind is not Kind.SCORE:
        return False
    for at in range(spot.first - 2, max(spot.first - FINAL - 2, -1), -1):
        if scene.lexicon.has("beating_whom", low[at]):
            return all(word[0].isupper() for word in text[at + 1 : spot.first])
    return False


def _parts(scene: Scene) -> Iterator[Rivals]:
    """The score in the end beside those of all quarters, thirds or halves, or of both legs."""
    pairs = scene.of(is_pair) if scene.may_have("aggregates", *PERIODS) else []
    if len(pairs) <= LEGS or scene.has("overtimes"):
        return
    finals = [
        spot for spot in pairs if scene.before("aggregates", spot, 2) or scene.after("aggregates", spot, 2)
    ]
    parts = [spot for spot in pairs if spot not in finals]
    if len(finals) == 1 and len(parts) == LEGS:
        goals = {
            "lefts": sum(sum(sides_of(spot.figure)) for spot in parts),
            "left": sum(sides_of(finals[0].figure)),
        }
        yield told("contest", "legs", finals[0], "cue", {"score": finals[0], "parts": parts}, numbers=goals)
        return
    for number, (final, ahead) in enumerate(((pairs[0], pairs[1:]), (pairs[-1], pairs[:-1]))):
        told_as = [name for name, most in PERIODS.items() if most == len(ahead) and scene.has(name)]
        one, other = pairs[:2] if number == 0 else pairs[-2:]
        is_series = set(scene.between(one, other)) <= SERIES
        if not told_as or not are_joined(scene, ahead) or is_series or _is_named_between(scene, one, other):
            continue
        lefts, rights = zip(*(sides_of(spot.figure) for spot in ahead), strict=True)
        left, right = sides_of(final.figure)
        sums = {"lefts": sum(lefts), "rights": sum(rights), "left": left, "right": right}
        yield told("contest", "periods", final, "cue", {"score": final, "parts": ahead}, numbers=sums)


def _is_named_between(scene: Scene, one: Spot, other: Spot) -> bool:
    """Whether a name stands between, so that the other score is somebody else's."""
    return any(word[0].isupper() for word in scene.tokens.text[one.last : other.first])


def _is_turned(scene: Scene, half: Spot, final: Spot) -> bool:
    """Whether the side that was ahead at half-time lost: with no other side named between."""
    low = scene.tokens.low
    before = low[max(half.first - 3, 0) : half.first]
    if _is_named_between(scene, half, final):
        return False
    signs = [
        sum(scene.lexicon.term(up, words, at) > 0 for at in range(len(words)))
        - sum(scene.lexicon.term(down, words, at) > 0 for at in range(len(words)))
        for up, down, words in (
            ("leading", "trailing", before),
            ("winning", "losing", low[half.last : final.first]),
        )
    ]
    return signs[0] * signs[1] < 0


def _places(scene: Scene) -> Iterator[Rivals]:
    """A place, and the field that it is in: 14th of 26 starters."""
    for place, field in zip(scene.spots, scene.spots[1:], strict=False):
        if place.figure.kind is not Kind.ORDINAL or field.figure.kind not in (Kind.COUNT, Kind.NUMBER):
            continue
        if place.figure.value is None or field.figure.value is None or field.figure.per or place.figure.ends:
            continue
        between = scene.between(place, field)
        if not scene.lexicon.term("field_before", between, 0) == len(between) > 0:
            continue
        words = (
            scene.tokens.low[place.core[0] : place.last] + scene.tokens.low[field.core[1] : field.last + 1]
        )
        if not any(scene.lexicon.has("not_fields", word) for word in words):
            yield told("contest", "place", place, "cue", {"place": place, "field": field})
