"""What is left of a whole once its parts are taken away."""

from __future__ import annotations

from collections.abc import Iterator

from figures.relate.attach import NEAR
from figures.relate.binding import FEWEST, PERCENT, bound
from figures.relate.enumerations import beside
from figures.relate.frames import SumForm
from figures.relate.links import NONE, link
from figures.relate.lists import is_open
from figures.relate.record import Mention, Relation, Tie
from figures.relate.text import Text


def rests(rest: Mention, form: SumForm, text: Text) -> Iterator[Relation]:
    """The whole of which a figure is called the rest, and its parts: 90 came, 50 by bus, the rest, 40, on foot."""
    cue = max(rest.roles.get(role, 0) for role in form.cues)
    if cue < NEAR or rest.sort == PERCENT:
        return
    for earlier in beside(rest, text):
        before = [other for other in earlier if other.place < rest.place]
        if len(before) < FEWEST + 1:
            continue
        whole = max(before, key=lambda other: other.size)
        parts = [other for other in before if other is not whole]
        links = link(rest, before, text)
        is_first = (whole is before[0] and whole.sentence == rest.sentence) or whole.roles.get(
            "whole", 0
        ) >= NEAR
        good = is_first and links != NONE and rest.size < whole.size and not is_open(rest, before, text)
        evidence = (("cue", cue), ("link", links), ("parts", len(parts)))
        yield bound(form, parts, Tie.NEAR if good else Tie.RIVAL, evidence, total=whole, rest=rest)
