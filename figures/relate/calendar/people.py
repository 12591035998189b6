"""Whose birth and death are told, and whether an age is that person's."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from figures.lexicon.record import Lexicon
from figures.relate.calendar.reach import Scenes
from figures.relate.calendar.record import Marked, Moment, Scene, Stretch

CLOSE = 6
"""So many words may stand between "born" and when: born in Leith on 3 May 1931."""
OPENING = 12
"""So many words of a sentence that opens with it."""
SHORT = 2
"""Letters: a shorter word is no name."""
OWN = 12
"""So many words before an age or a birth, whose it is is told."""
MONTH = len("1994-11")
NAME = 3
"""So many words before the dates of a life, a name stands."""


class Life(Struct, eq=False):
    """A birth, and the death if it is told; `death_told` if one range tells both."""

    birth: Moment
    death: Moment | None = None
    death_told: bool = False


def lives_of(scenes: Scenes, lexicon: Lexicon) -> list[Life]:
    """The lives of which an article tells the beginning."""
    lives = [life for scene in scenes.values() for life in _lives(scene, lexicon)]
    deaths = [moment for scene in scenes.values() for moment in deaths_of(scene, lexicon)]
    dates = {moment.figure.date for moment in deaths}
    for life in lives:
        if life.death is None and deaths:
            same = [each for each in deaths if each.sentence == life.birth.sentence]
            if len(same) == 1:
                life.death = same[0]
            elif not same and len(dates) == 1:
                life.death = deaths[0]
    return lives


def _lives(scene: Scene, lexicon: Lexicon) -> Iterator[Life]:
    stretched: set[int] = set()
    for stretch in scene.stretches:
        if _is_life(stretch, scene) or _is_death_told(stretch, scene, lexicon):
            stretched.update((id(stretch.first), id(stretch.last)))
            yield Life(stretch.first, stretch.last, True)
    for moment in scene.moments:
        if id(moment) not in stretched and not moment.is_clock and _follows(moment, scene, "born", lexicon):
            yield Life(moment)


def deaths_of(scene: Scene, lexicon: Lexicon) -> Iterator[Moment]:
    """The moments of a sentence at which somebody died."""
    for moment in scene.moments:
        if not moment.is_clock and _follows(moment, scene, "died", lexicon):
            yield moment


def _is_life(stretch: Stretch, scene: Scene) -> bool:
    """Whether the range stands behind a name, in brackets or between commas: Lena Holt, 1940-2016."""
    tokens = scene.tokens
    if len(stretch.first.figure.date or "") == MONTH:
        return False  # for one year (November 1994 to November 1995): lives are told in years or in days
    at = stretch.at - 1
    if at < 1 or tokens.low[at] not in ("(", ",") or tokens.low[stretch.first.first - 1] == "from":
        return False
    end = tokens.low[stretch.to : stretch.to + 1]
    if end and end[0] not in ").,":
        return False
    names = tokens.text[max(at - NAME, 0) : at]
    return (
        sum(word[:1].isupper() for word in names) >= (2 if tokens.low[at] == "," else 1)
        and names[-1][:1].isupper()
    )


def _is_death_told(stretch: Stretch, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a death follows a range in brackets, at an age: the poet (1890-1950) died at 60."""
    low, end = scene.tokens.low, stretch.to + 1
    if "died" not in scene.lists or low[stretch.at - 1 : stretch.at] != ["("] or low[end - 1 : end] != [")"]:
        return False
    said = lexicon.term("died", low, end)
    return said > 0 and end + said < len(low) and lexicon.has("age_ahead", low[end + said])


def _follows(moment: Moment, scene: Scene, what: str, lexicon: Lexicon) -> bool:
    """Whether a word of the list stands before a moment, with no other moment and no clause between."""
    low = scene.tokens.low
    if what not in scene.lists:
        return False
    for at in range(moment.first - 1, max(moment.first - CLOSE - 2, -1), -1):
        if any(each.first <= at < each.last for each in (*scene.moments, *scene.spans)):
            return False
        if lexicon.term(what, low, at):
            return True
        if low[at] in lexicon.roles.barriers or low[at] in ";)":
            break
    if moment.first <= OPENING and lexicon.term(what, low, 0) and not set(low[: moment.first]) & set(",;("):
        return True  # born on a dairy farm near Wahoo on June 8, 1931
    return _is_behind(moment, scene, f"{what}_behind", lexicon)


def _is_behind(moment: Moment, scene: Scene, what: str, lexicon: Lexicon) -> bool:
    """Whether the verb that ends a clause says so of a moment in it: 1931 in Linz geboren."""
    low = scene.tokens.low
    if what not in scene.lists:
        return False
    for at in range(moment.last, min(moment.last + CLOSE, len(low))):
        if any(each.first <= at < each.last for each in (*scene.moments, *scene.spans, *scene.ages)):
            return False
        if lexicon.term(what, low, at):
            return True
        if low[at] in lexicon.roles.barriers or low[at] in ",;()":
            return False
    return False


def is_same_person(
    life: Life, age: Marked, scene: Scene, scenes: Scenes, lexicon: Lexicon, is_only: bool = False
) -> bool:
    """Whether nothing says that an age is another's than the life; the only one of an article may be he."""
    home = scenes[life.birth.sentence]
    for marked, place in ((age, scene), (life.birth, home)):
        if _is_kins(marked, place, lexicon):
            return False
    others = [each for each in scene.ages if each is not age and each.figure.kind is age.figure.kind]
    if others and life.birth.sentence != scene.number:
        return False
    if home is scene:
        return not _names_between(life, age, scene, lexicon)
    if _takes_up(scene, home, lexicon) or (is_only and _takes_up(home, scene, lexicon)):
        return True
    return life.death_told and not _names_one(scene, lexicon)


def _is_kins(marked: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a relative is named before a figure; whose son somebody is, is told of himself: the son of a smith."""
    low = scene.tokens.low
    if "kin" not in scene.lists:
        return False
    for at in range(max(marked.first - OWN, 0), marked.first):
        length = lexicon.term("kin", low, at)
        if length and not lexicon.has("of", low[at + length]):
            return True
    return False


def _names_one(scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a sentence seems to name somebody: two words with capitals behind its first."""
    text = scene.tokens.text
    return any(
        one[:1].isupper() and other[:1].isupper() and not lexicon.is_calendar(one)
        for one, other in pairwise(text[1:])
    )


def _takes_up(scene: Scene, home: Scene, lexicon: Lexicon) -> bool:
    """Whether a sentence goes on about the person of another: with he or she, or with the same name."""
    low, text = scene.tokens.low, scene.tokens.text
    if any(lexicon.has("he", word) for word in low):
        return True
    names = {word for word in text[1:] if word[:1].isupper() and len(word) > SHORT}
    return bool(names & set(home.tokens.text))


def _names_between(life: Life, age: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether another person may be named between a birth and an age: and, with a name behind it."""
    first, last = sorted((life.birth, age), key=lambda each: each.first)
    low, text = scene.tokens.low, scene.tokens.text
    for at in range(first.last, last.first - 1):
        names_one = text[at + 1][:1].isupper() and not lexicon.is_calendar(text[at + 1])
        if lexicon.has("than", low[at]) or (names_one and lexicon.has("other_people", low[at])):
            return True
    return False
