"""The sets of a match: how many they are said to be, and who must have won the last one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from figures.model import Figure, Kind, Qualifier
from figures.relate.record import Rivals
from figures.relate.scene import Scene, Spot, told

SCORE = re.compile(r"(\d{1,3}) ?[-–] ?(\d{1,3})")
JOINTS = frozenset([",", "and", "(", ")", ";"])
FEWEST_SETS, LEAST_IN_SET = 2, 6
NAMED = 14
"""So many words at most stand between who won and the sets: beat the second seed, Ana Diaz of Peru, by."""


def is_score(figure: Figure) -> bool:
    """Whether it has two sides, and no more."""
    return (
        figure.kind is Kind.SCORE
        and figure.low is not None
        and len(figure.plain.replace("–", "-").split("-")) <= 2
    )


def is_pair(figure: Figure) -> bool:
    """Whether it may be a score, also one that was read as a range: 19-21, the loser first."""
    return figure.low is not None and SCORE.fullmatch(figure.plain) is not None


def sides_of(figure: Figure) -> tuple[int, int]:
    """The two numbers of a score, as they are written."""
    left, right = SCORE.fullmatch(figure.plain).groups()  # type: ignore[union-attr]
    return int(left), int(right)


def are_joined(scene: Scene, spots: Sequence[Spot]) -> bool:
    """Whether nothing stands between the scores of one match but what joins them."""
    return all(set(scene.between(one, other)) <= JOINTS for one, other in pairwise(spots))


def sets_of(scene: Scene, scores: Sequence[Spot]) -> Iterator[Rivals]:
    """The sets of one match, and how many they are said to be."""
    sets = [spot for spot in scores if not spot.figure.bracketed or not scores[0].figure.bracketed]
    if len(sets) < FEWEST_SETS or not all(_is_set(spot.figure) for spot in sets):
        return
    if not are_joined(scene, sets):
        return
    if not scene.has("set_words"):
        return
    low = scene.tokens.low
    straight = any(
        scene.lexicon.has("straight", word)
        and any(scene.lexicon.has("set_words", each) for each in low[at + 1 : at + 3])
        for at, word in enumerate(low)
    )
    ahead = [_left(spot.figure) for spot in sets]
    if straight:
        numbers = {"left": sum(ahead), "sets": len(sets)}
        yield told("contest", "straight", sets[-1], "cue", {"score": sets[-1]}, numbers=numbers)
    counts = scene.of(
        lambda figure: (
            figure.kind is Kind.COUNT
            and figure.unit is not None
            and scene.lexicon.has("set_words", figure.unit)
        )
    )
    if len(counts) != 1 or straight or counts[0].figure.qualifier is not Qualifier.EXACT:
        return
    apart = scene.between(counts[0], sets[0] if counts[0].first < sets[0].first else sets[-1])
    if "," not in apart[:-1]:  # a five-set win in May, beat his rival 7-6 7-6
        yield told("contest", "sets", counts[0], "cue", {"count": counts[0]}, numbers={"sets": len(sets)})


def _is_won(spot: Spot) -> bool:
    """Whether the first of the two sides won a set."""
    left, right = sides_of(spot.figure)
    return left > right


def _left(figure: Figure) -> bool:
    assert figure.low is not None
    assert figure.high is not None
    return figure.low > figure.high


def _is_set(figure: Figure) -> bool:
    assert figure.low is not None
    assert figure.high is not None
    return max(figure.low, figure.high) >= LEAST_IN_SET and figure.low != figure.high


def match_of(scene: Scene) -> Iterator[Rivals]:
    """Who won a match won the last of its sets, and most of them: beat Holt 6-4, 3-6, 7-5."""
    if not scene.may_have("beating_whom", "scores_of_wins") or scene.has("unplayed"):
        return
    sets = [spot for spot in scene.of(is_pair) if not spot.figure.bracketed]
    if (
        len(sets) < FEWEST_SETS
        or not all(_is_set(spot.figure) for spot in sets)
        or not are_joined(scene, sets)
    ):
        return
    if _is_told_of_winner(scene, sets[0]):
        numbers = {
            "left": sum(map(_is_won, sets)),
            "sets": len(sets),
            "won": int(_is_won(sets[-1])),
        }
        yield told("contest", "match", sets[-1], "cue", {"score": sets[-1]}, numbers=numbers)


def _is_told_of_winner(scene: Scene, first: Spot) -> bool:
    """Whether the last word before the sets that tells who won makes the winner their subject: beat Holt, not: fell."""
    low, text, has = scene.tokens.low, scene.tokens.text, scene.lexicon.has
    for at in range(first.first - 1, max(first.first - NAMED, 0) - 1, -1):
        before, behind = "".join(low[at - 1 : at] if at else ()), low[at + 1]
        beats = has("beating_whom", low[at]) or (has("losing", low[at]) and has("perfects", before))
        if beats and not has("passives", before):
            return text[at + 1][0].isupper() or has("determiners", behind) or has("pronouns", behind)
        if beats or has("losing", low[at]):
            return False
        if has("scores_of_wins", low[at]):
            return True
    return False
