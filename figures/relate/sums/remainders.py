"""What is left of a whole once its parts are taken away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.relate.attach import NEAR, NEAREST
from figures.relate.frames import SumForm
from figures.relate.links import BOUND, NONE, link
from figures.relate.lists import is_open
from figures.relate.record import DENIED, Mention, Relation, Tie
from figures.relate.sums.binding import FEWEST, SHARES, bound
from figures.relate.sums.enumerations import beside, members_of
from figures.relate.text import Text

SENTENCES = 2
"""So many sentences before what is left, its whole is told."""
MOST = 6
"""So many figures of one sort at most are known to be a whole, its parts and what is left."""
OPENING = 2
"""So many words before what is left open its sentence."""
MOVING = ("up", "down", "gap", "old", "than", "each")
"""Roles of figures that are no amounts of a part: 12 more, from 12, 12 each."""


def rests(rest: Mention, form: SumForm, text: Text, _: bool) -> Iterator[Relation]:
    """The whole of which a figure is called the rest, and its parts: 90 came, 50 by bus, the rest, 40, on foot."""
    cue = max(rest.roles.get(role, 0) for role in form.cues)
    if cue < NEAR or rest.sort in SHARES or text.has(rest, "other_terms"):
        return
    yield from _left(rest, form, text)
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


def _left(rest: Mention, form: SumForm, text: Text) -> Iterator[Relation]:
    """What nothing is left over of: its whole comes first, and all that is counted between them are its parts."""
    if rest.roles.get("last", 0) < (NEAR if _opens(rest, text) else NEAREST):
        return
    run = [other for other in members_of(rest, rest.sentence, text) if other.place < rest.place]
    yield from _whole_first(run, rest, form, text)
    for number in range(rest.sentence - 1, rest.sentence - SENTENCES - 1, -1):
        near = text.utterances.get(number)
        if near is not None and rest.block - near.block > (number == rest.sentence - 1):
            return
        if more := members_of(rest, number, text):
            run = [*more, *run]
            yield from _whole_first(run, rest, form, text)


def _whole_first(run: Sequence[Mention], rest: Mention, form: SumForm, text: Text) -> Iterator[Relation]:
    """The run as a whole, larger than all behind it, and its parts, of which one may stand before it: 40 of the 75."""
    for at, whole in enumerate(run):
        first = at - 1 if at and text.is_of(run[at - 1], whole) else at
        parts = [*run[first:at], *run[at + 1 :]]
        if not parts or whole.size <= max(part.size for part in parts):
            continue
        near = parts[-1].sentence == rest.sentence or _opens(rest, text)
        links = BOUND if near else link(rest, parts, text)
        told = whole.roles.get("whole", 0) == NEAREST or any(text.is_of(part, whole) for part in parts)
        told = told or _are_only_ones(whole, parts, rest, text)
        tie = Tie.TIED if told and links == BOUND and _are_taken(whole, parts, rest, text) else Tie.RIVAL
        evidence = (("cue", NEAREST), ("link", links), ("parts", len(parts)))
        yield bound(form, parts, tie, evidence, total=whole, rest=rest)


def _opens(rest: Mention, text: Text) -> bool:
    """Whether a sentence begins with the word for what is left, and says nothing else before: Unspent: £18,800."""
    return rest.first <= OPENING and text.utterance(rest).mentions[0] is rest


def _are_only_ones(whole: Mention, parts: Sequence[Mention], rest: Mention, text: Text) -> bool:
    """Whether the article has no other figures of their sort, so that the first can only be the whole."""
    if whole.sort in ("time", "count") or len(text.by_sort[whole.sort]) > MOST:
        return False
    run = (whole, *parts, rest)
    like = {id(other) for mention in run for other in text.like(mention)}
    return len(like) == len(run)


def _are_taken(whole: Mention, parts: Sequence[Mention], rest: Mention, text: Text) -> bool:
    """Whether the parts are amounts of what the whole counts, all said to be so."""
    if rest.size >= whole.size or is_open(rest, parts, text) or _is_narrowed(rest, text):
        return False
    nouns = {each.noun for each in (*parts, rest) if each.last > each.core[1]} - {None}  # else: 31 were women
    moods = {each.mood for each in (whole, *parts, rest)}
    free = [part for part in parts if not text.is_of(part, whole)]
    moving = any(part.roles.get(role, 0) == NEAREST for part in free for role in MOVING)
    additional = parts[0].figure.role == "additional"
    return nouns <= {whole.noun} and len(moods) == 1 and DENIED not in moods and not moving and not additional


def _is_narrowed(rest: Mention, text: Text) -> bool:
    """Whether a clause behind it says which of the others are meant: the other two who spoke."""
    low = text.utterance(rest).tokens.low
    behind = low[rest.last : rest.last + 1]
    narrows = any(text.lexicon.has("relatives", word) for word in behind)
    return narrows and text.lexicon.roles.cues.match(low, rest.last) is None
