"""What the finders of this room share: a listed relation, and the figures before and behind a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from figures.relate.attach import NEAREST
from figures.relate.frames import load_frames
from figures.relate.likeness import alike, is_span
from figures.relate.orders.words import Words
from figures.relate.record import Mention, Relation, Tie

SHARES = frozenset({"percent", "ratio"})
UNFIT = frozenset({"age", "times", "points", *SHARES})
"""Sorts of what is no amount of anything."""


def listed(form: str, derived: Mention, way: int = 0, **roles: Mention) -> Relation:
    """Figures in their roles, of which words say that they belong together."""
    bound = {name: (mention.figure,) for name, mention in roles.items()}
    return Relation(_frame_of(form), form, bound, derived.figure, way, Tie.LISTED, (("told", 1),))


@cache
def _frame_of(form: str) -> str:
    return next(frame.name for frame in load_frames().frames.values() if form in frame.forms)


def is_quantity(mention: Mention, words: Words) -> bool:
    """Whether it is an amount of something, with a value."""
    return mention.sort not in UNFIT and mention.figure.value is not None and not is_span(mention, words.text)


def is_step(mention: Mention) -> bool:
    """Whether it says by how much something changes."""
    told = max(mention.roles.get(role, 0) for role in ("up", "down", "gap"))
    return mention.figure.change is not None or told == NEAREST


def before(words: Words, place: int, like: Mention) -> Iterator[Mention]:
    """The figures before a place that are of one sort with another, and steps if that is one; the nearest first."""
    for each in reversed(words.own.mentions):
        fits = each.last <= place and each is not like and is_step(each) == is_step(like)
        if fits and alike(each, like) is not None:
            yield each


def opens_with_link(words: Words, at: int) -> bool:
    """Whether what stands before a place begins by taking up the sentence before: that is, it was."""
    return at <= LINKED and words.text.lexicon.roles.links.match(words.low, 0) is not None


LINKED = 24
"""So many words behind its beginning, a sentence still speaks of what it took up."""


def previous(words: Words, earlier: Sequence[Words]) -> Words | None:
    """The sentence right before in the paragraph, if it has figures."""
    if not earlier or earlier[-1].own.block != words.own.block:
        return None
    return earlier[-1] if words.own.number - earlier[-1].own.number == 1 else None
