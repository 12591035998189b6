"""How old: an age, the birth, and the moment at which somebody was so old."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from figures.lexicon.record import Lexicon
from figures.model import Kind
from figures.relate.calendar.otherages import APART, from_other_age, is_age, is_beside
from figures.relate.calendar.people import Life, deaths_of, is_same_person, lives_of
from figures.relate.calendar.reach import Scenes, around, moments_near
from figures.relate.calendar.record import Marked, Moment, Scene, relation
from figures.relate.record import Relation, Rivals, Tie

OLDEST = 110
LONGEST = 122
"""Years: nobody has lived longer."""
TURNING = 3
"""So many words before an age at most, that it is reached these days is told."""
DEATH = 16
"""So many words before an age, the death is told at which it was reached."""


def ages_of(scenes: Scenes, lexicon: Lexicon) -> Iterator[Rivals]:
    """The ages of whom a birth is told, each with all that it may follow from."""
    lives = lives_of(scenes, lexicon)
    for scene in scenes.values():
        for age in scene.ages:
            if not is_age(age, scene, lexicon):
                continue
            told = [
                *_from_birth(age, scene, scenes, lives, lexicon),
                *from_other_age(age, scene, scenes, lexicon),
            ]
            if told:
                near, births = moments_near(age, scenes), [life.birth for life in lives]
                yield Rivals(
                    age.figure,
                    tuple(told),
                    partial(_rivals, age, near, births),
                )


def _rivals(age: Marked, moments: Sequence[Moment], births: Sequence[Moment]) -> Iterator[Relation]:
    """Every moment in reach as a birth, and every other as the time of the age."""
    every = list(dict.fromkeys([*births[:4], *moments]))
    for birth in every:
        if birth.is_clock:
            continue
        yield relation("span", "age-now", Tie.RIVAL, age.figure, first=birth.figure, age=age.figure)
        for at in moments:
            if at is not birth and not at.is_clock:
                yield relation(
                    "span", "age", Tie.RIVAL, age.figure, first=birth.figure, last=at.figure, age=age.figure
                )


def _from_birth(
    age: Marked, scene: Scene, scenes: Scenes, lives: Sequence[Life], lexicon: Lexicon
) -> Iterator[Relation]:
    near = {each.number for each in around(age.sentence, scenes)}
    known = [life for life in lives if life.birth.sentence in near or life.death_told]
    only = list(_of_obituary(age, scene, scenes, lives, lexicon))
    known = known or only
    if len({life.birth.figure.date for life in known}) != 1:
        return
    life = min(known, key=lambda life: abs(life.birth.sentence - age.sentence))
    if not is_same_person(life, age, scene, scenes, lexicon, bool(only)):
        return
    at = _reached(age, scene, life, lexicon) or _then(age, scene, scenes, life, lexicon)
    if at is not None and not _is_of_another(life, at):
        yield relation(
            "span", "age", Tie.TIED, age.figure, first=life.birth.figure, last=at.figure, age=age.figure
        )
    elif _is_turned(age, scene, life, lexicon) or _has_just_died(age, scene, life, lexicon):
        yield relation("span", "age-turned", Tie.TIED, age.figure, first=life.birth.figure, age=age.figure)
    elif _is_now(age, scene, life, lexicon):
        yield relation("span", "age-now", Tie.TIED, age.figure, first=life.birth.figure, age=age.figure)


def _of_obituary(
    age: Marked, scene: Scene, scenes: Scenes, lives: Sequence[Life], lexicon: Lexicon
) -> Iterator[Life]:
    """The only life of an article, wherever in it the birth is told; but not among captions, which are of many."""
    if len(lives) != 1 or any(each.has(lexicon, "galleries") for each in scenes.values()):
        return
    if _is_at_death(age, scene, lexicon) or _is_told_before(age, scene, lives[0], lexicon):
        yield lives[0]


def _is_of_another(life: Life, at: Moment) -> bool:
    """Whether so much time lies between a birth and a moment that nobody lives as long."""
    born, then = ((each.figure.date or "")[:4] for each in (life.birth, at))
    return born.isdigit() and then.isdigit() and int(then) - int(born) > LONGEST


def _reached(age: Marked, scene: Scene, life: Life, lexicon: Lexicon) -> Moment | None:
    """The moment at which somebody had the age: the death, or what stands beside it."""
    if _is_at_death(age, scene, lexicon):
        if life.death is None:
            return next(deaths_of(scene, lexicon), None)  # of many deaths, that of this sentence
        apart = life.death.sentence not in (scene.number, life.birth.sentence)
        return (
            None if apart and scene.has(lexicon, "perfect") else life.death
        )  # who has died aged 94: these days
    beside = [
        each
        for each in scene.moments
        if each is not life.birth
        and not each.is_clock
        and each is not life.death
        and is_beside(age, each, scene, lexicon)
    ]
    if not beside:
        return life.death if _is_told_before(age, scene, life, lexicon) else None
    first, *others = sorted(beside, key=lambda each: _gap(age, each))
    return first if not others or _gap(age, first) < min(_gap(age, each) for each in others) - 1 else None


def _then(age: Marked, scene: Scene, scenes: Scenes, life: Life, lexicon: Lexicon) -> Moment | None:
    """The only other moment of the sentence that told the birth: born in 1938, he retired in 2019. He was 81."""
    home = scenes[life.birth.sentence]
    others = [each for each in home.moments if each is not life.birth and not each.is_clock]
    told = life.birth.sentence == scene.number - 1 and len(others) == 1 and not scene.moments
    was = age.first == 2 and lexicon.has("then_aged", scene.tokens.low[1])
    return others[0] if told and was and lexicon.has("he", scene.tokens.low[0]) else None


def _is_told_before(age: Marked, scene: Scene, life: Life, lexicon: Lexicon) -> bool:
    """Whether the sentence before told of the death: he died in 1978. She was 66."""
    return (
        life.death is not None
        and life.death.sentence == scene.number - 1
        and age.first > 0
        and lexicon.has("then_aged", scene.tokens.low[age.first - 1])
    )


def _gap(age: Marked, moment: Moment) -> int:
    return max(moment.first - age.last, age.first - moment.last)


def _is_at_death(age: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a death stands by an age: died in Truro at the age of 73; was 68 when she died."""
    low = scene.tokens.low
    for at in (
        *range(age.first - 1, max(age.first - DEATH, -1), -1),
        *range(age.last, min(age.last + APART, len(low))),
    ):
        if lexicon.term("died", low, at):
            first, last = sorted((at, age.first))
            between = low[first + 1 : last]
            if any(lexicon.has("kin", word) for word in between):
                return False  # was ten when his parents died
            return not any(
                word in lexicon.roles.barriers and not lexicon.has("age_then", word) for word in between
            )
    return False


def _is_then(age: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether the sentence tells what was when somebody had an age."""
    return scene.has(lexicon, "age_then", 0, age.first) or scene.has(lexicon, "age_then", age.last)


def _is_turned(age: Marked, scene: Scene, life: Life, lexicon: Lexicon) -> bool:
    """Whether it is the age that somebody reaches these days: turns 60 on Friday; would have turned 90 this year."""
    low = scene.tokens.low
    others = [each for each in scene.moments if each is not life.birth]
    turns = any(lexicon.term("turning_years", low, at) for at in range(max(age.first - TURNING, 0), age.last))
    return turns and not others


def _has_just_died(age: Marked, scene: Scene, life: Life, lexicon: Lexicon) -> bool:
    """Whether a death without a date is these days' news: who has died aged 94."""
    return life.death is None and scene.has(lexicon, "perfect") and _is_at_death(age, scene, lexicon)


def _is_now(age: Marked, scene: Scene, life: Life, lexicon: Lexicon) -> bool:
    """Whether it is the age on the day of the article: Fay Moss, 46, who was born in 1978."""
    low = scene.tokens.low
    if life.death is not None or scene.has(lexicon, "died") or _is_then(age, scene, lexicon):
        return False
    if life.birth.sentence != scene.number:
        return False
    opens = age.first <= 1 and age.figure.kind is Kind.AGE and lexicon.has("years_old", low[age.last - 1])
    if opens and scene.has(lexicon, "born", age.last, life.birth.first):
        return True  # the 16-year-old, who was born in 2008
    apposed = age.first > 0 and low[age.first - 1] == "," and age.last < len(low) and low[age.last] in ",."
    return apposed or (age.first > 0 and lexicon.has("now_aged", low[age.first - 1]))
