"""What begins before it ends: ladders of works, careers, cases, laws …, on which two moments of one thing stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from figures.lexicon.record import Lexicon
from figures.relate.calendar.precedence import is_event
from figures.relate.calendar.reach import Scenes
from figures.relate.calendar.record import Moment, Scene

Ladder = tuple[str, ...]

THINGS: tuple[Ladder, ...] = (
    ("works_planned", "works_begun", "works_ended", "works_razed"),
    ("goods_sent", "goods_come"),
    ("law_drafted", "law_passed", "law_in_force", "law_ended"),
    ("art_made", "art_out", "art_again"),
    ("plant_set", "plant_cut"),
    ("first_made", "made_again"),
)
PERSONS: tuple[Ladder, ...] = (
    ("career_begun", "career_ended", "career_closed"),
    ("case_opened", "case_charged", "case_tried", "case_closed"),
    ("couple_met", "couple_wed", "couple_parted"),
    ("stay_in", "stay_out"),
)
"""The lists of what is told of a thing, or of somebody, each in the order in which it comes."""
EVERY = tuple(step for ladder in (*THINGS, *PERSONS) for step in ladder)
STAGES: Ladder = ("stage_first", "stage_sixteen", "stage_quarter", "stage_semi", "stage_final")
NEAR, FAR = 12, 18
"""So many words at most stand between two moments of one subject; of one that a pronoun takes up."""
FROM_EVENT, FROM_STAGE = 14, 7
"""So many words before or behind a moment, what was then is told; so many, which stage is played."""
VERB = 5
"""So many words behind the pronoun, what it did is told."""
STOPS = frozenset(";:().")

Pair = tuple[Moment, Moment]


def begun(scene: Scene, scenes: Scenes, lexicon: Lexicon) -> Iterator[Pair]:
    """The moments at which one thing, or one person, began and ended, in the order of their ladder."""
    own = [each for each in scene.moments if not each.is_clock]
    if scene.lists.any_of(*STAGES):
        yield from _staged(own, scene, scenes, lexicon)
    if not scene.lists.any_of(*EVERY) or scene.stretches:
        return
    before = scenes.get(scene.number - 1)
    for ladders, pronoun in ((THINGS, "it"), (PERSONS, "he")):
        for ladder in (each for each in ladders if scene.lists.any_of(*each)):
            if len(own) == 2:
                first, last = own
                one = _is_one_clause(first, last, scene, lexicon)
                if (one or _takes_up(first.last, last, scene, ladder, pronoun, lexicon)) and _climbs(
                    first, scene, last, scene, ladder, lexicon
                ):
                    yield first, last
                    return
            elif (
                len(own) == 1 and before is not None and before.block == scene.block and not before.stretches
            ):
                others = [each for each in before.moments if not each.is_clock]
                taken_up = len(others) == 1 and _takes_up(0, own[0], scene, ladder, pronoun, lexicon)
                if taken_up and _climbs(others[0], before, own[0], scene, ladder, lexicon):
                    yield others[0], own[0]
                    return


def _staged(own: list[Moment], scene: Scene, scenes: Scenes, lexicon: Lexicon) -> Iterator[Pair]:
    """The days of the stages of one contest: semi-finals, 18 July; final, 21 July."""
    before = scenes.get(scene.number - 1)
    earlier = [each for each in before.moments if not each.is_clock][-1:] if before is not None else []
    placed = [(each, before) for each in earlier] + [(each, scene) for each in own]
    told = [(each, home, _stage(each, home, lexicon)) for each, home in placed if home is not None]
    for (first, home, one), (last, _, other) in pairwise(told):
        if one is not None and other is not None and one < other and home.block == scene.block:
            yield first, last


def _stage(moment: Moment, scene: Scene, lexicon: Lexicon) -> int | None:
    """Which stage is told right before a moment, or right behind it where nothing is before."""
    start = max([0, moment.first - FROM_STAGE, *(m.last for m in scene.moments if m.last <= moment.first)])
    before = list(_steps(start, moment.first, scene, STAGES, lexicon))
    return before[-1][0] if before else None


def _climbs(first: Moment, home: Scene, last: Moment, place: Scene, ladder: Ladder, lexicon: Lexicon) -> bool:
    """Whether what was at the one moment comes before what was at the other."""
    if not home.lists.any_of(*ladder) or not place.lists.any_of(*ladder):
        return False
    one, other = _step(first, home, ladder, lexicon), _step(last, place, ladder, lexicon)
    return one is not None and other is not None and one < other


def _step(moment: Moment, scene: Scene, ladder: Ladder, lexicon: Lexicon) -> int | None:
    """On which step of a ladder a moment stands: by the last words of it before the moment, else the next behind.

    A verb of its own between them tells when something else was: closed the gap left in 1990.
    """
    ends = [each.last for each in scene.moments if each.last <= moment.first]
    start = max([0, moment.first - FROM_EVENT, *ends])
    before = list(_steps(start, moment.first, scene, ladder, lexicon))
    if before or ends:
        step, end = before[-1] if before else (None, start)
        other = any(is_event(at, scene.tokens.low, lexicon) for at in range(end, moment.first))
        return None if other else step
    end = min((each.first for each in scene.moments if each.first >= moment.last), default=scene.tokens.end)
    behind = _steps(moment.last, min(end, moment.last + FROM_EVENT), scene, ladder, lexicon)
    return next((step for step, _ in behind), None)


def _steps(at: int, to: int, scene: Scene, ladder: Ladder, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The steps that some words tell of, each with where its words end; of two entries the longer one."""
    told = [(step, what) for step, what in enumerate(ladder) if what in scene.lists]
    while told and at < to:
        lengths = [lexicon.term(what, scene.tokens.low, at) for _, what in told]
        length = max(lengths)
        if length:
            yield told[lengths.index(length)][0], at + length
        at += length or 1


def _is_one_clause(first: Moment, last: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether nothing between two moments says that the other is of another thing."""
    between = scene.tokens.low[first.last : last.first]
    joint = next(
        (at for at in range(first.last, last.first) if lexicon.has("range_and", scene.tokens.low[at])), None
    )
    if joint is not None and _names_another(joint + 1, scene, lexicon):
        return False
    return len(between) <= NEAR and not any(
        word in STOPS
        or lexicon.has("other_event", word)
        or lexicon.has("new_subject", word)
        or lexicon.has("past_perfect", word)
        for word in between
    )


def _names_another(at: int, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a clause begins with a subject of its own: and the register closed on 20 April."""
    is_name = scene.tokens.text[at][:1].isupper() and not lexicon.is_calendar(scene.tokens.text[at])
    own_stage = any(lexicon.term(what, scene.tokens.low, at + 1) for what in STAGES)
    return (is_name or lexicon.has("determiners", scene.tokens.low[at])) and not own_stage


def _takes_up(at: int, last: Moment, scene: Scene, ladder: Ladder, pronoun: str, lexicon: Lexicon) -> bool:
    """Whether a pronoun begins a clause that tells of the second moment: 1903; it was opened in 1907."""
    low = scene.tokens.low
    if at:
        at += low[at] in ";,"
        at += lexicon.has("range_and", low[at]) or lexicon.has("contrary", low[at])
    if not (lexicon.has(pronoun, low[at]) or lexicon.has("they", low[at])) or last.first - at > FAR:
        return False
    told = any(lexicon.term(what, low, each) for what in ladder for each in range(at + 1, at + 1 + VERB))
    between = low[at + 1 : last.first]
    return told and not any(
        word in lexicon.roles.barriers or word in STOPS or lexicon.has("past_perfect", word)
        for word in between
    )
