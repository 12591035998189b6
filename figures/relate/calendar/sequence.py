"""In which order: the ends of a range, birth and death, beginning and end."""

from __future__ import annotations

from collections.abc import Iterator

from figures.lexicon.record import Lexicon
from figures.model import Kind
from figures.relate.calendar.events import has_event
from figures.relate.calendar.people import lives_of
from figures.relate.calendar.reach import Scenes
from figures.relate.calendar.record import Moment, Scene, Stretch, relation
from figures.relate.record import Rivals, Tie

NEAR = 12
"""So many words at most stand between what began and what ended."""


def sequences_of(scenes: Scenes, lexicon: Lexicon) -> Iterator[Rivals]:
    """The pairs of moments of which the words say which comes first."""
    for scene in scenes.values():
        if not (scene.stretches or len(scene.moments) > 1) or scene.has(lexicon, "no_order"):
            continue
        for stretch in scene.stretches:
            if not stretch.first.is_clock and _is_told(stretch, scene, lexicon):
                yield _pair("range", stretch.first, stretch.last)
        pair = _begun(scene, lexicon)
        if pair is not None:
            yield _pair("begun", *pair)
    for life in lives_of(scenes, lexicon):
        if life.death is not None and (life.death_told or life.death.sentence == life.birth.sentence):
            home = scenes[life.birth.sentence]
            first, last = sorted((life.birth.first, life.death.first))
            if life.death_told or not home.has(lexicon, "kin", first - NEAR, last):
                yield _pair("life", life.birth, life.death)


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


def _begun(scene: Scene, lexicon: Lexicon) -> tuple[Moment, Moment] | None:
    """What began at one moment and ended at the other: started in 2011 and was completed in 2014."""
    own = [each for each in scene.moments if not each.is_clock]
    if len(own) != 2 or scene.stretches:
        return None
    first, last = own
    between = scene.tokens.low[first.last : last.first]
    if len(between) > NEAR or any(lexicon.has("other_event", word) or word in ";:()." for word in between):
        return None
    if any(lexicon.has("new_subject", word) for word in between):
        return None
    goes_on = any(lexicon.has("range_and", word) for word in between)
    if has_event(first, scene, "sure_begins", lexicon) and (
        has_event(last, scene, "sure_ends", lexicon) or goes_on
    ):
        return first, last
    return None
