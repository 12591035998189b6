"""How long: a span of time and the two moments that it lies between, or the one since when it lasts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from figures.lexicon.record import Lexicon, Side
from figures.relate.calendar.events import begun_and_ended
from figures.relate.calendar.lengths import told_lengths
from figures.relate.calendar.ranges import (
    GAP,
    Pair,
    are_joints,
    beside,
    direction,
    is_closed,
    is_direct,
    is_parted,
    is_partial,
    is_period,
    known_range,
)
from figures.relate.calendar.reach import Scenes, fits, moments_near, rival_spans, time_of
from figures.relate.calendar.record import Marked, Moment, Scene, relation
from figures.relate.record import Relation, Rivals, Tie

AFTER = 9
"""So many words behind "after", what a span is counted from may stand."""
NEARBY = frozenset(["second", "minute", "hour", "day", "week", "month"])
"""Units in which an article may be so much older than its date."""
CLOCK_UNITS = frozenset(["second", "minute", "hour"])
MEANT = 4
"""So many words before a span, what it was meant to be is told."""
HOURS = 24
"""A day has so many."""
COMMAS = frozenset(",–—(")
BESIDE = 3
"""So many words from a span of time that has gone by, the moment stands to which it leads."""


def spans_of(scenes: Scenes, lexicon: Lexicon) -> Iterator[Rivals]:
    """The spans whose moments the words tell, each with all that it may follow from."""
    for scene in (each for each in scenes.values() if each.spans):
        around = [scenes.get(number) for number in (scene.number, scene.number + 1)]
        if any(each is not None and each.has(lexicon, "span_interrupted") for each in around):
            continue
        for span in scene.spans:
            if _has_changed(span, scene, lexicon) or is_period(span, scene, lexicon):
                continue
            if is_partial(span, scene, lexicon):
                continue
            is_beside = any(is_direct(span, stretch, scene, lexicon) for stretch in scene.stretches)
            told: list[Relation] = []
            if is_beside or _is_time(span, scene, lexicon):
                has_gone = _has_gone_by(span, scene, lexicon)
                told += _told(span, scene, scenes, lexicon) if has_gone else ()
            if not told and not span.figure.negated:
                told += _of_words(span, scene, scenes, lexicon)
            if told:
                sure = any(beside(span, each, scene, lexicon) is Tie.TIED for each in scene.stretches)
                near = [] if sure else moments_near(span, scenes)  # a range beside it leaves no doubt
                yield Rivals(span.figure, tuple(told), partial(rival_spans, span, near))


def _of_words(span: Marked, scene: Scene, scenes: Scenes, lexicon: Lexicon) -> Iterator[Relation]:
    """What words of lateness, of recurrence, and the like tie."""
    for first, last in told_lengths(span, scene, scenes, lexicon):
        yield _between(span, first, last, scene, lexicon)


def _between(
    span: Marked, first: Moment, last: Moment, scene: Scene, lexicon: Lexicon, tie: Tie = Tie.TIED
) -> Relation:
    time = time_of(span, scene, lexicon)
    return relation("span", "span", tie, span.figure, first=first.figure, last=last.figure, time=time)


def _is_time(span: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether it is neither an age, nor a rate, nor is counted from elsewhere: every two years, two years older."""
    low = scene.tokens.low
    if span.figure.negated or span.figure.per not in (None, "day"):
        return False
    if span.figure.unit in CLOCK_UNITS and _is_across_zones(scene, lexicon):
        return False
    if lexicon.term_before("span_other_before", low, span.first) or _is_age(span, scene, lexicon):
        return False
    if any(lexicon.has("intended", word) for word in low[max(span.first - MEANT, 0) : span.first]):
        return False
    return not lexicon.term("span_other", low, span.last)


def _is_across_zones(scene: Scene, lexicon: Lexicon) -> bool:
    """Whether times of day may be those of two places: of a flight, or of two zones that are named."""
    named = {word for word in scene.tokens.low if lexicon.has("zone_names", word)}
    return len(named) > 1 or scene.has(lexicon, "across_zones")


def _is_age(span: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether it is apposed to a name, and so an age where these are told like spans: Ana Gil, 34 años, …"""
    text, at = scene.tokens.text, span.first - 1
    if at < 1 or text[at] not in (",", "(") or text[span.last : span.last + 1] not in ([","], [")"], ["."]):
        return False
    return text[at - 1][0].isupper() and not lexicon.is_calendar(text[at - 1])


def _has_changed(span: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether it is by how much something rose or fell: the average age rose by six years."""
    low, at = scene.tokens.low, span.first
    if direction(span, scene, lexicon) in ("span_ago", "span_later"):
        return False  # it fell five years ago
    while at and lexicon.has("amount_openers", low[at - 1]):
        at -= 1
    found = lexicon.roles.cues.match_before(low, at) if at else None
    return found is not None and any(cue.role in ("up", "down") and cue.side is Side.VERB for cue in found[1])


def _has_gone_by(span: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether it may be time that has passed: no sentence, no contract, no 30-year mortgage."""
    low = scene.tokens.low
    behind = low[span.last : span.last + 1]
    if is_attributive(span) and not (behind and lexicon.has("span_joints", behind[0])):
        return False
    return not lexicon.term("span_agreed", low, span.last)


def is_attributive(span: Marked) -> bool:
    """Whether a hyphen ties the unit to the number: a 30-year mortgage."""
    figure = span.figure
    return figure.plain[max(figure.number[1] - figure.at, 0) :].lstrip().startswith("-")


def _told(span: Marked, scene: Scene, scenes: Scenes, lexicon: Lexicon) -> Iterator[Relation]:
    for first, last, tie in _pairs(span, scene, scenes, lexicon):
        if (
            first is not last
            and fits(span, first, last)
            and not _is_of_days(span, first, last, scene, lexicon)
        ):
            yield _between(span, first, last, scene, lexicon, tie)
    for moment in _since(span, scene, lexicon):
        if fits(span, moment):
            yield relation("span", "ago", Tie.TIED, span.figure, first=moment.figure, time=span.figure)


def _is_of_days(span: Marked, first: Moment, last: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether two times of day are of different days: from 9pm on Friday until 6am on Monday."""
    if not first.is_clock or first.sentence != last.sentence:
        return first.is_clock and (span.figure.value or 0) >= HOURS and span.figure.unit == "hour"
    at, to = sorted((first.first, last.first))
    words = range(at, min(to + BESIDE + 1, scene.tokens.end))
    return first.sentence == scene.number and any(
        lexicon.is_calendar(scene.tokens.text[each]) for each in words
    )


def _pairs(span: Marked, scene: Scene, scenes: Scenes, lexicon: Lexicon) -> Iterator[Pair]:
    if not scene.has(lexicon, "span_repeated"):
        for stretch in scene.stretches:
            tie = beside(span, stretch, scene, lexicon)
            if tie is not None:
                yield stretch.first, stretch.last, tie
        yield from known_range(span, scene, scenes, lexicon)
    yield from _gone(span, scene, scenes, lexicon)
    yield from _counted(span, scene, lexicon)
    yield from begun_and_ended(span, scene, scenes, lexicon)


def _gone(span: Marked, scene: Scene, scenes: Scenes, lexicon: Lexicon) -> Iterator[Pair]:
    """The moment told before, and that to which the span leads: in 1998, and twelve years later, in 2010."""
    low = scene.tokens.low
    end = span.last + lexicon.term("span_later", low, span.last)
    if end == span.last:
        return
    own = [each for each in scene.moments if fits(span, each)]
    ahead = [each for each in own if each.last <= span.first]
    behind = [each for each in own if 0 <= each.first - end <= BESIDE]
    apposed = [each for each in ahead if _are_apposed(low[each.last : span.first], lexicon)]
    if behind and not is_parted(low[end : behind[0].first], lexicon):
        last = behind[0]
    elif apposed:
        last = apposed[-1]
        ahead = [each for each in ahead if each.first < last.first]
    else:
        return
    earlier = ahead or _only(scenes.get(scene.number - 1), scene, span)
    if len({each.figure.plain for each in earlier}) == 1:
        yield earlier[-1], last, Tie.TIED


def _are_apposed(between: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether only a comma or a dash, and what measures a span, stand between a moment and the span."""
    first, *others = between or ("",)
    return first in COMMAS and all(lexicon.has("exactness", word) for word in others)


def _only(before: Scene | None, scene: Scene, span: Marked) -> list[Moment]:
    """The moments of the sentence before, if it is of the same paragraph."""
    if before is None or before.block != scene.block:
        return []
    return [each for each in before.moments if fits(span, each)]


def _counted(span: Marked, scene: Scene, lexicon: Lexicon) -> Iterator[Pair]:
    """From what a span is counted, and the moment apposed to it: in 1962, two decades after the fire of 1942."""
    low = scene.tokens.low
    way = direction(span, scene, lexicon)
    is_within = span.first > 0 and lexicon.has("within", low[span.first - 1])
    if is_within and lexicon.term("span_within", low, span.last):
        way = "span_within"
    elif is_within or way not in ("span_after", "span_before"):
        return
    own = [each for each in scene.moments if fits(span, each)]
    start = span.last + lexicon.term(way, low, span.last)
    counted = [each for each in own if start <= each.first <= start + AFTER]
    if len(own) != 2 or not counted:
        return
    base = counted[0]
    (other,) = (each for each in own if each is not base)
    if is_parted(low[start : base.first], lexicon) or "," in low[start : base.first]:
        return
    if is_within and not lexicon.has("time_limits", low[other.first - 1]):
        return
    if other.first > base.last:
        between, is_tied = low[base.last : other.first], low[base.last] == ","
    else:
        between = low[other.last : span.first]
        came = len(between) <= BESIDE and any(lexicon.has("came", word) for word in between)
        is_tied = came or low[span.first - 1] in COMMAS
    if len(between) <= 2 * GAP and not any(lexicon.has("parting_from", word) for word in between):
        pair = (other, base) if way == "span_before" else (base, other)
        yield *pair, Tie.TIED if is_tied else Tie.NEAR


def _since(span: Marked, scene: Scene, lexicon: Lexicon) -> Iterator[Moment]:
    """The moment from which a span is counted up to now: three years ago, in 2019; since 2008, for 15 years."""
    low = scene.tokens.low
    length = lexicon.term("span_ago", low, span.last)
    if not length and lexicon.term_before("span_ago_before", low, span.first):
        yield from _gone_by(span, scene, lexicon)
    way = direction(span, scene, lexicon)
    if span.figure.unit in NEARBY or (not length and way not in (None, "span_after")):
        return
    for moment in scene.moments:
        is_since = moment.first > 0 and lexicon.has("since_words", low[moment.first - 1])
        if moment.last <= span.first:
            before = low[moment.last : span.first]
            joined = are_joints(before, lexicon) or _lasts_until_now(span, moment, scene, lexicon)
            closes = is_since and not length and is_closed(span, scene, lexicon) and joined
            if closes or (length and _are_apposed(before, lexicon)):
                yield moment
        elif length:
            behind = low[span.last + length : moment.first]
            if 0 < len(behind) <= BESIDE and all(lexicon.has("ago_joints", word) for word in behind):
                yield moment
        elif (is_since and _goes_on_to(low[span.last : moment.first - 1], scene, lexicon)) or _is_since_then(
            span, moment, scene, lexicon
        ):
            yield moment


def _gone_by(span: Marked, scene: Scene, lexicon: Lexicon) -> Iterator[Moment]:
    """The moment apposed to a span of which a word before it says that it has gone by: il y a 30 ans, en 1994."""
    low = scene.tokens.low
    if span.figure.unit in NEARBY:
        return
    for moment in scene.moments:
        if moment.last <= span.first:
            opens = span.first - lexicon.term_before("span_ago_before", low, span.first)
            if _are_apposed(low[moment.last : opens], lexicon):
                yield moment
        else:
            behind = low[span.last : moment.first]
            if 0 < len(behind) <= BESIDE and all(lexicon.has("ago_joints", word) for word in behind):
                yield moment


def _lasts_until_now(span: Marked, moment: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether the sentence begins with since when, and ends with how long: since 2008 she has led it, for 15 years."""
    low = scene.tokens.low
    opens = moment.first <= 1 and span.first > 0 and lexicon.has("duration_openers", low[span.first - 1])
    only = len(scene.moments) == len(scene.spans) == 1
    return opens and only and scene.has(lexicon, "perfect") and ";" not in low[moment.last : span.first]


def _is_since_then(span: Marked, moment: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether what has lasted so long began with an event: empty for 12 years, since the shop closed in 2012."""
    low, at = scene.tokens.low, span.last
    while at < moment.first and lexicon.has("since_joints", low[at]):
        at += 1
    so_far = scene.has(lexicon, "perfect", 0, span.first) or lexicon.term_before("marking", low, span.first)
    if not lexicon.has("since_words", low[at]) or not so_far:
        return False
    clause = low[at + 1 : moment.first]
    return 0 < len(clause) <= AFTER and not is_parted(clause, lexicon) and "," not in clause


def _goes_on_to(between: Sequence[str], scene: Scene, lexicon: Lexicon) -> bool:
    """Whether nothing stands between a span and "since"; or a comma, of what has gone on until now."""
    lasts = all(lexicon.has("since_joints", word) for word in between)
    return not between or (lasts and scene.has(lexicon, "perfect"))
