"""In which order: the ends of a range, birth and death, beginning and end."""

from __future__ import annotations

from collections.abc import Iterator

from figures.lexicon.record import Lexicon
from figures.model import Kind
from figures.relate.calendar.events import has_event, is_adverbial, names_another
from figures.relate.calendar.ladders import begun
from figures.relate.calendar.people import lives_of
from figures.relate.calendar.precedence import moved, narrated, told_in_order
from figures.relate.calendar.reach import Scenes
from figures.relate.calendar.record import Moment, Scene, Stretch, relation
from figures.relate.record import Rivals, Tie

NEAR = 12
"""So many words at most stand between what began and what ended."""


def sequences_of(scenes: Scenes, lexicon: Lexicon) -> Iterator[Rivals]:
    """The pairs of moments of which the words say which comes first."""
    for scene in scenes.values():
        if scene.moments and not scene.has(lexicon, "no_dates"):
            yield from _events(scene, scenes, lexicon)
            yield from _ranges(scene, lexicon)
    for life in lives_of(scenes, lexicon):
        if life.death is not None and (life.death_told or life.death.sentence == life.birth.sentence):
            home = scenes[life.birth.sentence]
            at, to = sorted((life.birth.first, life.death.first))
            other = _is_of_relative(life.birth, life.death, home, lexicon)
            if life.death_told or not (other or home.has(lexicon, "kin", at - NEAR, to)):
                yield _pair("life", life.birth, life.death)


def sole_order(scenes: Scenes, lexicon: Lexicon) -> Iterator[Rivals]:
    """The only two dates of a text of few figures, of what began at the one and ended at the other."""
    moments = [each for scene in scenes.values() for each in scene.moments if not each.is_clock]
    if len(moments) != 2 or not all((each.figure.date or "--")[:1].isdigit() for each in moments):
        return
    first, last = moments
    one, other = scenes[first.sentence], scenes[last.sentence]
    if one is other and _is_life(first, last, one, lexicon):
        yield _pair("life", first, last)
    if any(each.has(lexicon, what) for each in (one, other) for what in ("born", "other_event", "no_order")):
        return
    if one is other and names_another(one, first, last, lexicon):
        return
    if has_event(last, other, "begins", lexicon) or not is_adverbial(last, other, lexicon):
        return  # he ended his 2020 campaign
    start = first.last if one is other else 0
    words = other.tokens.low[start : last.first]
    ends = [at for at, word in enumerate(words) if lexicon.has("ends_of_it", word)]
    behind = words[ends[-1] :] if ends else []
    after = any(lexicon.has(what, word) for word in behind for what in ("after_words", "before_words"))
    after = after or any(lexicon.has("relatives", word) for word in words)
    if (
        ends
        and not after
        and has_event(first, one, "begins", lexicon)
        and last.sentence - first.sentence <= 1
    ):
        yield _pair("begun", first, last)


def _is_life(first: Moment, last: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether one sentence tells when somebody was born and, however much stands between, when the same one died."""
    low = scene.tokens.low
    if any(scene.has(lexicon, what) for what in ("kin", "other_event", "no_order")):
        return False
    born = any(lexicon.term("born", low, at) for at in range(first.first))
    died = any(lexicon.term("died", low, at) for at in range(first.last, last.first))
    return (
        born
        and died
        and is_adverbial(last, scene, lexicon)
        and not _is_of_relative(first, last, scene, lexicon)
    )


def _is_of_relative(first: Moment, last: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether another clause tells of the second moment: born in 1950 in the house where Keats died in 1821."""
    low = scene.tokens.low[first.last : last.first]
    if low and lexicon.has("of", low[-1]) and lexicon.term_before("died", low, len(low) - 1):
        return True  # the Black Death of 1348
    return any(word == ";" or lexicon.has("tells_of_others", word) for word in low)


def _events(scene: Scene, scenes: Scenes, lexicon: Lexicon) -> Iterator[Rivals]:
    """What words put in order; two verbs of one subject do so if nothing else does."""
    found = [("begun", pair) for pair in begun(scene, scenes, lexicon)]
    if len(scene.moments) > 1:
        found += [("told", pair) for pair in told_in_order(scene, lexicon)]
        found += [("range", pair) for pair in moved(scene, lexicon)]
        if not found and not scene.has(lexicon, "born"):
            found += [("narrated", pair) for pair in narrated(scene, lexicon)]
    for form, (first, last) in found:
        yield _pair(form, first, last)


def _ranges(scene: Scene, lexicon: Lexicon) -> Iterator[Rivals]:
    for stretch in scene.stretches if not scene.has(lexicon, "no_order") else ():
        if not stretch.first.is_clock and _is_told(stretch, scene, lexicon):
            yield _pair("range", stretch.first, stretch.last)


def _pair(form: str, first: Moment, last: Moment) -> Rivals:
    frame = "span" if form == "range" else "order"
    found = relation(frame, form, Tie.TIED, last.figure, first=first.figure, last=last.figure)
    return Rivals(last.figure, (found,), lambda: ())


def _is_told(stretch: Stretch, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether it is a range of dates, and neither of numbers, nor from a day to an hour, nor what was put off."""
    low = scene.tokens.low
    era = stretch.at > 0 and lexicon.has("eras", low[stretch.at - 1])  # the war from 1848 to 1851
    if stretch.first.figure.kind is Kind.NUMBER and not era:
        return False
    if lexicon.has("am_pm", "".join(low[stretch.to : stretch.to + 1])):
        return False
    return not (stretch.at and lexicon.has("back", low[stretch.at - 1]))
