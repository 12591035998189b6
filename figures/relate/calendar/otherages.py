"""Ages: what one is, when it was reached, and how two of one person follow from one another."""

from __future__ import annotations

from collections.abc import Iterator

from figures.lexicon.record import Lexicon
from figures.model import Kind
from figures.relate.calendar.reach import Scenes
from figures.relate.calendar.record import Marked, Scene, relation
from figures.relate.record import Relation, Tie

OLDEST = 110
APART = 6
"""So many words may stand between an age and the moment at which it was reached."""


def is_age(age: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether it is an age, or a bare number where an age may stand: at 19, in 1950; was 73 at his death."""
    figure, low = age.figure, scene.tokens.low
    if figure.value is None or not 0 < figure.value <= OLDEST or figure.value != int(figure.value):
        return False
    if figure.kind is Kind.AGE:
        return True
    before = low[age.first - 1] if age.first else ""
    behind = low[age.last] if age.last < len(low) else "."
    is_free = behind in ",.;)" or lexicon.has("age_behind", behind)
    return is_free and lexicon.has("age_ahead", before)


def is_beside(age: Marked, moment: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    first, last = sorted((age, moment), key=lambda each: each.first)
    between = scene.tokens.low[first.last : last.first]
    if len(between) > 2 * APART or any(word in ";()" for word in between):
        return False
    low = scene.tokens.low
    is_then = any(lexicon.has("age_ahead", word) for word in low[max(age.first - 1, 0) : age.first + 1])
    barriers = [word for word in between if word in lexicon.roles.barriers and not lexicon.has("age_then", word)]
    return not barriers and (is_then or len(between) <= APART)


def from_other_age(age: Marked, scene: Scene, scenes: Scenes, lexicon: Lexicon) -> Iterator[Relation]:
    """An age from another of the same person: in 1950 at 19, in 2005 at 74; at 40, and five years later at 45."""
    homes = [each for each in (scenes.get(scene.number - 1), scene) if each is not None and each.block == scene.block]
    if any(home.has(lexicon, what) for home in homes for what in ("kin", "born", "died")):
        return
    ages = [(each, home) for home in homes for each in home.ages if is_age(each, home, lexicon)]
    if len(ages) != 2 or ages[1][0] is not age or any(home.stretches for home in homes):
        return
    other, before = ages[0]
    moments = [(each, home) for home in homes for each in home.moments if not each.is_clock]
    spans = [each for home in homes for each in home.spans if each.figure.unit == "year"]
    beside = [[each for each, place in moments if place is home and is_beside(one, each, home, lexicon)] for one, home in ages]
    if len(moments) == 2 and beside[0] and beside[1] and (first := beside[0][0]) is not (last := beside[1][-1]):
        yield relation(
            "span", "ages", Tie.TIED, age.figure,
            first=first.figure, last=last.figure, then=other.figure, age=age.figure,
        )  # fmt: skip
    elif len(spans) == 1 and spans[0].sentence == scene.number and lexicon.term("span_later", scene.tokens.low, spans[0].last):
        if 0 < age.first - spans[0].last <= APART or before is not scene:
            yield relation(
                "span", "ages-apart", Tie.TIED, age.figure, then=other.figure, age=age.figure, time=spans[0].figure
            )
    elif len(moments) == 1 and beside[0] and not spans and _is_now(age, scene, lexicon):
        yield relation(
            "span", "ages-now", Tie.TIED, age.figure, first=moments[0][0].figure, then=other.figure, age=age.figure
        )


def _is_now(age: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether the text says that somebody is so old today: now 63, she is 63."""
    low = scene.tokens.low
    near = low[max(age.first - 3, 0) : age.first + 1]
    return any(lexicon.has("present", word) or word in ("is", "'s") for word in near)
