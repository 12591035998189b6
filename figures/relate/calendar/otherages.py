"""Ages: what one is, when it was reached, and how two of one person follow from one another."""

from __future__ import annotations

from collections.abc import Iterator

from figures.lexicon.record import Lexicon
from figures.model import Kind, Qualifier
from figures.relate.calendar.reach import Scenes
from figures.relate.calendar.record import Marked, Moment, Scene, relation
from figures.relate.record import Relation, Tie

OLDEST = 110
_LONG = frozenset(["year", "decade"])
_ELSEWHERE = ("span_ago", "span_after", "span_before", "span_earlier", "span_other", "span_agreed")
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
    """Whether an age was reached at a moment, by the words between them."""
    first, last = sorted((age, moment), key=lambda each: each.first)
    between = scene.tokens.low[first.last : last.first]
    if len(between) > 2 * APART or any(word in ";()" for word in between):
        return False
    low = scene.tokens.low
    if is_apposed(age, scene) or (moment.first and lexicon.has("of", low[moment.first - 1])):
        return False  # at 22 she wrote of the winter of 1947
    is_then = any(lexicon.has("age_ahead", word) for word in low[max(age.first - 1, 0) : age.first + 1])
    barriers = [
        word for word in between if word in lexicon.roles.barriers and not lexicon.has("age_then", word)
    ]
    return not barriers and (is_then or len(between) <= APART)


def from_other_age(age: Marked, scene: Scene, scenes: Scenes, lexicon: Lexicon) -> Iterator[Relation]:
    """An age from another of the same person: in 1950 at 19, in 2005 at 74; at 40, and five years later at 45."""
    homes = [
        each
        for each in (scenes.get(scene.number - 1), scene)
        if each is not None and each.block == scene.block
    ]
    if any(home.has(lexicon, what) for home in homes for what in ("kin", "born")):
        return
    ages = [(each, home) for home in homes for each in home.ages if is_age(each, home, lexicon)]
    if len(ages) != 2 or ages[1][0] is not age or any(home.stretches for home in homes):
        return
    one, then = ages[0]
    moments = [(each, home) for home in homes for each in home.moments if not each.is_clock]
    spans = [(each, home) for home in homes for each in home.spans if each.figure.unit in _LONG]
    beside = [
        [each for each, place in moments if place is home and is_beside(marked, each, home, lexicon)]
        for marked, home in ages
    ]
    if len(moments) == 2 and _are_paired(beside) and then is scene:
        first, last = beside[0][0], beside[1][0]
        yield relation(
            "span", "ages", Tie.TIED, age.figure,
            first=first.figure, last=last.figure, then=one.figure, age=age.figure,
        )  # fmt: skip
    elif (
        len(spans) == 1
        and scene is spans[0][1]
        and (_leads(*spans[0], lexicon) if then is scene else _ends_since(*spans[0], lexicon))
    ):
        yield relation(
            "span",
            "ages-apart",
            Tie.TIED,
            age.figure,
            then=one.figure,
            age=age.figure,
            time=spans[0][0].figure,
        )
    elif len(moments) == 1 and not spans:
        for (old, _), (new, place), near in ((ages[0], ages[1], beside[0]), (ages[1], ages[0], beside[1])):
            same = then is scene or any(lexicon.has("he", word) for word in place.tokens.low)
            if near and same and _is_now(new, place, lexicon):
                yield relation(
                    "span", "ages-now", Tie.TIED, age.figure,
                    first=moments[0][0].figure, then=old.figure, age=new.figure,
                )  # fmt: skip


def _are_paired(beside: list[list[Moment]]) -> bool:
    """Whether each age has one moment, and not the same."""
    return [len(each) for each in beside] == [1, 1] and beside[0][0] is not beside[1][0]


def _leads(span: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether so much time passes between two ages: later, for, after."""
    low = scene.tokens.low
    if span.figure.qualifier is not Qualifier.EXACT:
        return False
    if lexicon.term("span_later", low, span.last):
        return True
    before = low[span.first - 1] if span.first else ""
    if _ends_since(span, scene, lexicon):
        return True
    elsewhere = any(lexicon.term(what, low, span.last) for what in _ELSEWHERE)
    return not elsewhere and lexicon.has("between_ages", before)


def _ends_since(span: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a span is the time that has gone by since what was told: in the 59 years since."""
    words = scene.tokens.low[span.last : span.last + 2]
    return bool(words) and lexicon.has("since_words", words[0]) and words[1:] in ([], ["."], [","])


def _is_now(age: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether the text says that somebody is so old today: now 63, she is 63, Anna Berg, 63, a nurse."""
    low = scene.tokens.low
    near = low[max(age.first - 2, 0) : age.first + 1]
    if any(lexicon.has("present", word) or lexicon.has("now_aged", word) for word in near):
        return True
    return is_apposed(age, scene)


def is_apposed(age: Marked, scene: Scene) -> bool:
    """Whether it stands behind a name: Anna Berg, 63, a nurse."""
    low, text, at = scene.tokens.low, scene.tokens.text, age.first - 1
    return (
        at > 0
        and low[at] == ","
        and text[at - 1][:1].isupper()
        and low[age.last : age.last + 1] in ([","], ["."])
    )
