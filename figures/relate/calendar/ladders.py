"""What begins before it ends: the ladders of works and of careers, on which two moments of one thing stand."""

from __future__ import annotations

from collections.abc import Iterator

from figures.lexicon.record import Lexicon
from figures.relate.calendar.reach import Scenes
from figures.relate.calendar.record import Moment, Scene

WORKS = ("works_planned", "works_begun", "works_ended", "works_razed")
CAREERS = ("career_begun", "career_ended", "career_closed")
"""The lists of what is told of a work, or of somebody's career, in the order in which it comes."""
NEAR, FAR = 12, 18
"""So many words at most stand between two moments of one subject; of one that a pronoun takes up."""
FROM_EVENT = 14
"""So many words before or behind a moment, what was then is told."""
VERB = 5
"""So many words behind the pronoun, what it did is told."""
STOPS = frozenset(";:().")


def begun(scene: Scene, scenes: Scenes, lexicon: Lexicon) -> Iterator[tuple[Moment, Moment]]:
    """The moments at which one thing, or one person, began and ended, in the order of their ladder."""
    own = [each for each in scene.moments if not each.is_clock]
    if len(own) == 2 and not scene.stretches:
        first, last = own
        for ladder in (WORKS, CAREERS):
            if _climbs(first, scene, last, scene, ladder, lexicon) and (
                _is_one_clause(first, last, scene, lexicon)
                or _takes_up(first.last, last, scene, ladder, lexicon)
            ):
                yield first, last
    before = scenes.get(scene.number - 1)
    if len(own) != 1 or before is None or before.block != scene.block or scene.stretches or before.stretches:
        return
    others = [each for each in before.moments if not each.is_clock]
    for ladder in (WORKS, CAREERS):
        if (
            len(others) == 1
            and _takes_up(0, own[0], scene, ladder, lexicon)
            and _climbs(others[0], before, own[0], scene, ladder, lexicon)
        ):
            yield others[0], own[0]


def _climbs(
    first: Moment, home: Scene, last: Moment, place: Scene, ladder: tuple[str, ...], lexicon: Lexicon
) -> bool:
    """Whether what was at the one moment comes before what was at the other."""
    if not home.lists.any_of(*ladder) or not place.lists.any_of(*ladder):
        return False
    one, other = _step(first, home, ladder, lexicon), _step(last, place, ladder, lexicon)
    return one is not None and other is not None and one < other


def _step(moment: Moment, scene: Scene, ladder: tuple[str, ...], lexicon: Lexicon) -> int | None:
    """On which step of a ladder a moment stands: by the last words of it before the moment, else the next behind."""
    ends = [each.last for each in scene.moments if each.last <= moment.first]
    start = max([0, moment.first - FROM_EVENT, *ends])
    before = list(_steps(start, moment.first, scene, ladder, lexicon))
    if before or ends:
        return before[-1] if before else None
    end = min((each.first for each in scene.moments if each.first >= moment.last), default=scene.tokens.end)
    return next(_steps(moment.last, min(end, moment.last + FROM_EVENT), scene, ladder, lexicon), None)


def _steps(at: int, to: int, scene: Scene, ladder: tuple[str, ...], lexicon: Lexicon) -> Iterator[int]:
    """The steps that some words tell of, the longest entries first."""
    while at < to:
        lengths = [lexicon.term(what, scene.tokens.low, at) for what in ladder]
        if length := max(lengths):
            yield lengths.index(length)
        at += length or 1


def _is_one_clause(first: Moment, last: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether nothing between two moments says that the other is of another thing."""
    between = scene.tokens.low[first.last : last.first]
    return len(between) <= NEAR and not any(
        word in STOPS or lexicon.has("other_event", word) or lexicon.has("new_subject", word)
        for word in between
    )


def _takes_up(at: int, last: Moment, scene: Scene, ladder: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a pronoun begins a clause that tells of the second moment: 1903; it was opened in 1907."""
    low = scene.tokens.low
    if at:
        at += low[at] in ";,"
        at += lexicon.has("range_and", low[at])
    pronouns = "he" if ladder is CAREERS else "it"
    if not lexicon.has(pronouns, low[at]) or last.first - at > FAR:
        return False
    told = any(lexicon.term(what, low, each) for what in ladder for each in range(at + 1, at + 1 + VERB))
    between = low[at + 1 : last.first]
    return told and not any(
        word in lexicon.roles.barriers or word in STOPS or lexicon.has("past_perfect", word)
        for word in between
    )
