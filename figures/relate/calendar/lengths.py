"""Lengths of time that words of their own tie to two moments: how late, how often, how far ahead a clock is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.lexicon.record import Lexicon
from figures.relate.calendar.events import has_event, is_free, is_in_order
from figures.relate.calendar.reach import Scenes, fits
from figures.relate.calendar.record import Marked, Moment, Scene

NEAR = 8
"""So many words from a moment, what was due or what will be again is told."""
ZONE = 6
"""So many words at most stand between a time of day and how far it is behind another."""
LISTS = ("lateness", "earliness", "zones_behind", "zones_ahead", "each_span", "those_spans")
"""Each length needs a word of one of these."""

Pair = tuple[Moment, Moment]


def told_lengths(span: Marked, scene: Scene, scenes: Scenes, lexicon: Lexicon) -> Iterator[Pair]:
    """The two moments between which so much time lies, the first first."""
    if not scene.lists.any_of(*LISTS):
        return
    low = scene.tokens.low
    own = [each for each in scene.moments if fits(span, each)]
    before = low[span.first - 1] if span.first else ""
    if any(lexicon.term(what, low, span.last) for what in ("lateness", "earliness")):
        yield from _late(span, own, scene, lexicon)
    elif any(lexicon.term(what, low, span.last) for what in ("zones_behind", "zones_ahead")):
        yield from _zones(span, own, scene, lexicon)
    elif lexicon.has("each_span", before):
        yield from _returning(span, scene, scenes, lexicon)
    elif lexicon.has("those_spans", before) and not scene.moments:
        yield from _those(span, scenes.get(scene.number - 1), scene, lexicon)


def _late(span: Marked, own: Sequence[Moment], scene: Scene, lexicon: Lexicon) -> Iterator[Pair]:
    """When something was due, and when it came: due in at 13:25, it came at 14:03, 38 minutes late."""
    due = [each for each in own if _is_told("due_words", each, scene, lexicon)]
    others = [each for each in own if each not in due]
    if len(due) != 1 or not others or any(each.first > span.last for each in own):
        return
    came = min(others, key=lambda each: abs(each.first - span.first))
    is_early = lexicon.term("earliness", scene.tokens.low, span.last)
    yield (came, due[0]) if is_early else (due[0], came)


def _zones(span: Marked, own: Sequence[Moment], scene: Scene, lexicon: Lexicon) -> Iterator[Pair]:
    """One hour in two places: 2 p.m. in London (9 a.m. in New York, five hours behind)."""
    before = [each for each in own if each.last <= span.first]
    if len(own) != 2 or before != own or not all(each.is_clock for each in own):
        return
    here, there = own
    low = scene.tokens.low
    if span.first - there.last > ZONE or any(word in ";)" for word in low[there.last : span.first]):
        return
    if has_event(here, scene, "begins", lexicon):
        return  # takes off in London at 11am and lands in New York at 2pm
    if "(" in low[here.last : there.first] or _is_told("zones", there, scene, lexicon):
        is_behind = lexicon.term("zones_behind", low, span.last)
        yield (there, here) if is_behind else (here, there)


def _returning(span: Marked, scene: Scene, scenes: Scenes, lexicon: Lexicon) -> Iterator[Pair]:
    """What comes round: every 76 years; last seen in 1986, it will be back in 2061."""
    for number in (scene.number, scene.number + 1, scene.number - 1):
        home = scenes.get(number)
        dated = [each for each in home.moments if fits(span, each)] if home is not None else []
        if home is None or len(dated) != 2 or home.block != scene.block:
            continue
        last, due = dated
        if _is_told("last_time", last, home, lexicon) and _is_told("next_time", due, home, lexicon):
            yield last, due


def _those(span: Marked, before: Scene | None, scene: Scene, lexicon: Lexicon) -> Iterator[Pair]:
    """The only two moments of the sentence before, which a span takes up: in those three months."""
    if before is None or before.block != scene.block or before.spans or len(before.moments) != 2:
        return
    first, last = before.moments
    placed = all(fits(span, each) and is_free(each, before, lexicon) for each in (first, last))
    if placed and is_in_order(first, last) and not has_event(first, before, "born", lexicon):
        yield first, last


def _is_told(what: str, moment: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a word of a list stands before a moment, with no other moment and no break between."""
    low = scene.tokens.low
    ends = [each.last for each in scene.moments if each.last <= moment.first]
    start = max([0, moment.first - NEAR, *ends])
    stops = [at for at in range(start, moment.first) if low[at] in ";:.()"]
    start = max([start, *(at + 1 for at in stops)])
    return any(lexicon.term(what, low, at) for at in range(start, moment.first))
