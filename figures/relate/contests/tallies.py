"""How often something came off, with the share of it: went 8-of-10 from the line (80%), 29-for-63 shots, 46%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from figures.model import Kind
from figures.relate.contests.votes import is_count
from figures.relate.mentions import HYPHENS
from figures.relate.record import Rivals
from figures.relate.scene import Scene, Spot, told
from figures.relate.text import Text

WITHIN = 7
"""So many words at most stand between a tally and its share."""
OPENING = frozenset("(,[")
JOINT = 3
"""The hyphens and the word of a tally: 8-of-10."""


def tallied(_: Text, scenes: Sequence[Scene]) -> Iterator[Rivals]:
    """The share behind each tally, before the next figure."""
    for scene in scenes:
        if Kind.PERCENT not in scene.kinds:
            continue
        for (one, other), share in zip(pairwise(scene.spots), scene.spots[2:], strict=False):
            if _is_tally(scene, one, other) and _is_of(scene, other, share):
                yield told("share", "tally", share, "cue", {"part": one, "whole": other, "share": share})


def _is_tally(scene: Scene, one: Spot, other: Spot) -> bool:
    between = scene.tokens.low[one.core[1] : other.core[0]]
    return (
        len(between) == JOINT
        and {between[0], between[2]} <= HYPHENS
        and scene.lexicon.has("tally_joints", between[1])
        and is_count(one.figure)
        and is_count(other.figure)
    )


def _is_of(scene: Scene, tally: Spot, share: Spot) -> bool:
    """Whether a percentage in a bracket, or behind a comma, says a tally again."""
    opens = share.first > 0 and scene.tokens.low[share.first - 1] in OPENING
    return opens and share.figure.kind is Kind.PERCENT and share.first - tally.core[1] <= WITHIN
