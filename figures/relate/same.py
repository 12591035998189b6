"""One thing that is told twice, far apart: a headline's figure and the text's, half a century and those 50 years."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from figures.relate.identity import (
    Likeness,
    are_counted_alike,
    are_set_off,
    is_headline,
    likeness,
    may_be_one,
)
from figures.relate.misprints import Misprint, misprint, significant
from figures.relate.record import Mention, Relation, Rivals, Tie
from figures.relate.text import MANY, Text

NEVER = frozenset({"age", "ratio", "times", "points"})
"""Sorts of which the same figure comes again for many things."""
FAR, NEXT = 40, 3
"""So many sentences apart, nobody says a thing again; so few, "those 50 years" are those just told of."""
TOP = 4
"""In so many paragraphs the text says again what its headline does."""
APART = 4
"""So many times as much, what is pointed at is something else."""
MANY_NAMED = 8
"""So many things nobody tells of by their names."""
HEDGED, ROUNDED = 0.04, 0.005

Others = Callable[[Mention], Iterable[Relation]]


def repeats_of(text: Text, others: Others) -> Iterator[Rivals]:
    """For each figure that nothing in the article agrees with, the one that it may be a misprint of."""
    for sort, like in text.by_sort.items():
        if sort in NEVER or len(like) < 2 or len(like) > MANY:
            continue
        figures = [each for each in like if each.size > 0 and each.figure.value is not None]
        alone = [each for each in figures if not any(_agree(each, other) for other in like if other is not each)]
        for odd in alone:
            found = list(_repeated(odd, figures, alone, text))
            if found:
                yield Rivals(odd.figure, tuple(found), partial(others, odd))


def _agree(one: Mention, other: Mention) -> bool:
    """Whether both may be the same number, rounded or not; a range agrees with all within it."""
    for each, whole in ((one, other), (other, one)):
        low, high = whole.figure.low, whole.figure.high
        if whole.figure.value is None and low is not None and high is not None:
            return float(low) * whole.factor <= each.size <= float(high) * whole.factor
    last = sum(float(each.figure.precision or 0) * each.factor for each in (one, other)) / 2
    hedged = any(each.figure.qualifier.value != "=" for each in (one, other))
    apart = abs(one.size - other.size)
    return apart <= last * 1.01 or apart <= (HEDGED if hedged else ROUNDED) * max(one.size, other.size)


def _repeated(
    odd: Mention, figures: Sequence[Mention], alone: Sequence[Mention], text: Text
) -> Iterator[Relation]:
    """What an odd figure may be a misprint of; of two that are odd, the later one is."""
    for other in figures:
        apart = abs(other.sentence - odd.sentence)
        if not 0 < apart <= FAR or other.per != odd.per or (other in alone and other.place > odd.place):
            continue
        first, last = sorted((odd, other), key=lambda each: each.place)
        form = _form(first, last, alone, text)
        if form is not None:
            roles = {"one": (other.figure,), "other": (odd.figure,)}
            yield Relation("same", form, roles, odd.figure, 0, Tie.TIED, (("told", int(Tie.TIED)),))


def _form(one: Mention, other: Mention, alone: Sequence[Mention], text: Text) -> str | None:
    """How the later of two figures says the earlier again, if it does."""
    kind = misprint(one, other)
    is_top = is_headline(one, text) and other.block - one.block <= TOP
    near = other.sentence - one.sentence <= NEXT
    if (kind is Misprint.NONE and not is_top and not near) or not may_be_one(one, other, text):
        return None
    found = likeness(one, other, text)
    alike = are_counted_alike(one, other)
    if near and found.demonstrative and alike and other in alone:
        return "taken-up" if _is_taken_up(one, other) else None
    if is_top and alike and one in alone and ((found.noun and found.words) or found.near or found.words > 2):
        return "headline"
    if kind < Misprint.SCALED or min(significant(one), significant(other)) < 2:
        return None
    if are_set_off(one, other, text) or (one.sort == "percent" and not _is_only_share(one, other, found, text)):
        return None
    if kind is Misprint.EXCHANGED:
        told = alike and ((found.noun and found.words) or found.near)
        return "again" if told or (near and found.definite) else None
    told = found.near > 1 or (found.noun and found.words > 1 and found.near)
    known = near and found.definite and significant(other) > 2
    return "again" if alike and (told or known) else None


def _is_taken_up(one: Mention, other: Mention) -> bool:
    """Whether what is pointed at is what was told: the same counted, or time; few of a thing may be told by name."""
    if min(one.size / one.factor, other.size / other.factor, key=abs) == 0 or not 1 / APART < one.size / other.size < APART:
        return False
    return other.sort != "count" or (one.noun is not None and one.noun == other.noun and other.size >= MANY_NAMED)


def _is_only_share(one: Mention, other: Mention, found: Likeness, text: Text) -> bool:
    """Whether both percentages stand alone in their sentences, in the same words: others come in series."""
    shares = [each for mention in (one, other) for each in text.utterance(mention).mentions if each.sort == "percent"]
    return len(shares) == 2 and found.near > 1 and found.words > 2
