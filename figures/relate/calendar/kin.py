"""Ages of two relatives: a mother is older than her son, and one by three years is older by three years."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from figures.lexicon.record import Lexicon
from figures.relate.calendar.otherages import is_age, is_apposed
from figures.relate.calendar.reach import Scenes
from figures.relate.calendar.record import Marked, Scene, relation
from figures.relate.record import Rivals, Tie

NEAR = 12
"""So many words at most stand between two ages of relatives."""


def kin_ages_of(scenes: Scenes, lexicon: Lexicon) -> Iterator[Rivals]:
    """Each age behind the name of a relative of somebody whose age stands before it."""
    for scene in scenes.values():
        if len(scene.ages) < 2 or not scene.lists.any_of(
            "parents", "offspring", "older_than", "younger_than"
        ):
            continue
        ages = [each for each in scene.ages if is_age(each, scene, lexicon) and not each.figure.quoted]
        for one, other in pairwise(ages):
            if other.first - one.last > NEAR or not (is_apposed(one, scene) and is_apposed(other, scene)):
                continue
            yield from _of_generations(one, other, scene, lexicon)
            yield from _told_apart(one, other, scene, lexicon)


def _of_generations(one: Marked, other: Marked, scene: Scene, lexicon: Lexicon) -> Iterator[Rivals]:
    """A parent, and a child: Ada Holt, 61, and her daughter Joan, 30."""
    low = scene.tokens.low
    places = [at for at in range(one.last + 1, other.first) if lexicon.has("whose_year", low[at - 1])]
    for what, older, younger in (("parents", other, one), ("offspring", one, other)):
        if any(lexicon.has(what, low[at]) for at in places):
            found = relation("span", "parent", Tie.TIED, other.figure, age=older.figure, then=younger.figure)
            yield Rivals(other.figure, (found,), tuple)


def _told_apart(one: Marked, other: Marked, scene: Scene, lexicon: Lexicon) -> Iterator[Rivals]:
    """By how many years one is older: Ann, 34, is three years younger than her brother Tom, 37."""
    low = scene.tokens.low
    apart = [
        each for each in scene.spans if one.last < each.first < other.first and each.figure.unit == "year"
    ]
    if len(apart) != 1:
        return
    for what, (older, younger) in (("older_than", (one, other)), ("younger_than", (other, one))):
        if lexicon.term(what, low, apart[0].last):
            found = relation(
                "span", "ages-apart", Tie.TIED, other.figure,
                then=younger.figure, age=older.figure, time=apart[0].figure,
            )  # fmt: skip
            yield Rivals(other.figure, (found,), tuple)
