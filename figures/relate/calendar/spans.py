"""How long: a span of time and the two moments that it lies between, or the one since when it lasts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from figures.lexicon.record import Lexicon
from figures.relate.calendar.alone import only_pair
from figures.relate.calendar.events import begun_and_ended
from figures.relate.calendar.reach import Scenes, fits, moments_near, rival_spans
from figures.relate.calendar.record import Marked, Moment, Scene, Stretch, relation
from figures.relate.record import Relation, Rivals, Tie

GAP = 8
"""So many words at most stand between a span and the range that tells when it was."""
AFTER = 9
"""So many words behind "after", what a span is counted from may stand."""
NEARBY = frozenset(["second", "minute", "hour", "day", "week", "month"])
"""Units in which an article may be so much older than its date."""
CLOCK_UNITS = frozenset(["second", "minute", "hour"])
MEANT = 4
"""So many words before a span, what it was meant to be is told."""
BESIDE = 3
"""So many words from a span of time that has gone by, the moment stands to which it leads."""


def spans_of(scenes: Scenes, lexicon: Lexicon) -> Iterator[Rivals]:
    """The spans whose moments the words tell, each with all that it may follow from."""
    for scene in scenes.values():
        for span in scene.spans:
            if not _is_time(span, scene, lexicon):
                continue
            has_gone = _has_gone_by(span, scene, lexicon)
            told = list(_told(span, scene, scenes, lexicon)) if has_gone else []
            if not told:
                told = list(_alone(span, scene, scenes, lexicon, has_gone))
            if told:
                near = moments_near(span, scenes)
                yield Rivals(
                    span.figure, tuple(told), lambda span=span, near=near: rival_spans(span, near)  # type: ignore[misc]
                )


def _alone(span: Marked, scene: Scene, scenes: Scenes, lexicon: Lexicon, has_gone: bool) -> Iterator[Relation]:
    """The only two moments of a text with few dates, if what began and what ended is told, or how long it was."""
    for first, last in only_pair(span, scene, scenes, lexicon, has_gone):
        yield relation(
            "span", "span", Tie.TIED, span.figure,
            first=first.figure, last=last.figure, time=replace(span.figure, per=None),
        )  # fmt: skip


def _is_time(span: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether it is neither an age, nor a rate, nor is counted from elsewhere: every two years, two years older."""
    low = scene.tokens.low
    if span.figure.negated or span.figure.per not in (None, "day"):
        return False
    if span.figure.unit in CLOCK_UNITS and scene.has(lexicon, "across_zones"):
        return False
    if lexicon.term_before("span_other_before", low, span.first):
        return False
    if any(lexicon.has("meant", word) for word in low[max(span.first - MEANT, 0) : span.first]):
        return False
    return not lexicon.term("span_other", low, span.last)


def _has_gone_by(span: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether it may be time that has passed: no sentence, no contract, no 30-year mortgage."""
    low = scene.tokens.low
    behind = low[span.last : span.last + 1]
    if _is_attributive(span) and not (behind and lexicon.has("span_joints", behind[0])):
        return False
    return not lexicon.term("span_agreed", low, span.last)


def _is_attributive(span: Marked) -> bool:
    """Whether a hyphen ties the unit to the number: a 30-year mortgage."""
    figure = span.figure
    return figure.plain[max(figure.number[1] - figure.at, 0) :].lstrip().startswith("-")


def _told(span: Marked, scene: Scene, scenes: Scenes, lexicon: Lexicon) -> Iterator[Relation]:
    for first, last, tie in _pairs(span, scene, scenes, lexicon):
        if first is not last and fits(span, first, last):
            yield relation(
                "span", "span", tie, span.figure, first=first.figure, last=last.figure, time=replace(span.figure, per=None)
            )
    for moment in _since(span, scene, lexicon):
        if fits(span, moment):
            yield relation("span", "ago", Tie.TIED, span.figure, first=moment.figure, time=span.figure)


Pair = tuple[Moment, Moment, Tie]


def _pairs(span: Marked, scene: Scene, scenes: Scenes, lexicon: Lexicon) -> Iterator[Pair]:
    if not scene.has(lexicon, "span_repeated"):
        for stretch in scene.stretches:
            tie = _beside(span, stretch, scene, lexicon)
            if tie is not None:
                yield stretch.first, stretch.last, tie
        yield from _known(span, scene, scenes, lexicon)
    yield from _gone(span, scene, scenes, lexicon)
    yield from _counted(span, scene, lexicon)
    yield from begun_and_ended(span, scene, scenes, lexicon)


def _beside(span: Marked, stretch: Stretch, scene: Scene, lexicon: Lexicon) -> Tie | None:
    """How closely a range is tied to a span in its sentence: 16 years, from 1961 to 1977."""
    low = scene.tokens.low
    if _direction(span, scene, lexicon):
        return None
    if span.last <= stretch.at:
        gap = low[span.last : stretch.at]
        if _are_joints(gap, lexicon):
            return Tie.TIED
        if gap and len(gap) <= GAP and lexicon.has("span_roles", gap[0]) and not _is_parted(gap, lexicon):
            return Tie.TIED
        return _lasted_over(span, scene, lexicon)
    if stretch.to <= span.first:
        gap = low[stretch.to : span.first]
        if gap and _are_joints(gap, lexicon) and _is_closed(span, scene, lexicon):
            return Tie.TIED
        if len(gap) <= 2 * GAP and not _is_parted(gap, lexicon) and lexicon.term_before("lasting", low, span.first):
            is_only = len(scene.stretches) == 1 and len(scene.spans) == 1 and len(scene.moments) == 2
            return Tie.TIED if is_only else Tie.NEAR
    return _lasted_over(span, scene, lexicon)


def _lasted_over(span: Marked, scene: Scene, lexicon: Lexicon) -> Tie | None:
    """Whether a verb of lasting ties a span to the only range of its sentence."""
    low = scene.tokens.low
    near = (*low[max(span.first - BESIDE, 0) : span.first], *low[span.last : span.last + 2])
    is_only = len(scene.stretches) == 1 and len(scene.spans) == 1 and len(scene.moments) == 2
    if any(word in ";" or lexicon.has("other_event", word) for word in low[min(span.last, scene.stretches[0].to) : span.first]):
        return None
    return Tie.TIED if is_only and any(lexicon.has("lasting_verbs", word) for word in near) else None


def _are_joints(gap: Sequence[str], lexicon: Lexicon) -> bool:
    return len(gap) <= GAP and all(lexicon.has("span_joints", word) for word in gap)


def _is_parted(gap: Sequence[str], lexicon: Lexicon) -> bool:
    return any(word in lexicon.roles.barriers or word in ";:()" for word in gap)


def _is_closed(span: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether nothing behind a span says that it is counted from something else."""
    low = scene.tokens.low
    return span.last >= len(low) or bool(lexicon.term("span_closing", low, span.last))


def _direction(span: Marked, scene: Scene, lexicon: Lexicon) -> str | None:
    """Which way a span is counted by the word behind it: later, earlier, after or before something, ago."""
    low = scene.tokens.low
    for name in ("span_ago", "span_later", "span_earlier", "span_after", "span_before"):
        if lexicon.term(name, low, span.last):
            return name
    return None


def _known(span: Marked, scene: Scene, scenes: Scenes, lexicon: Lexicon) -> Iterator[Pair]:
    """The range of the sentence before, which the span takes up: in those 14 days."""
    before = scenes.get(scene.number - 1)
    if before is None or before.block != scene.block or scene.moments or len(before.stretches) != 1:
        return
    low = scene.tokens.low
    (stretch,) = before.stretches
    known = span.first > 0 and lexicon.has("known_span", low[span.first - 1])
    lasted = lexicon.term_before("lasting", low, span.first) > 0
    if (known or lasted) and len(scene.spans) == 1 and not before.spans and not _direction(span, scene, lexicon):
        others = [each for each in before.moments if each not in (stretch.first, stretch.last)]
        if not others and span.first <= BESIDE + 1:
            opens = span.first <= 1
            yield stretch.first, stretch.last, Tie.TIED if known or opens else Tie.NEAR


def _gone(span: Marked, scene: Scene, scenes: Scenes, lexicon: Lexicon) -> Iterator[Pair]:
    """The moment told before, and that to which the span leads: in 1998, and twelve years later, in 2010."""
    low = scene.tokens.low
    length = lexicon.term("span_later", low, span.last)
    if not length:
        return
    behind = [each for each in scene.moments if 0 <= each.first - span.last - length <= BESIDE and fits(span, each)]
    ahead = [each for each in scene.moments if each.last <= span.first and fits(span, each)]
    apposed = [each for each in ahead if low[each.last : span.first] in ([","], ["–"], ["—"], ["-"], [",", "some"], [",", "exactly"])]
    if behind and not _is_parted(low[span.last + length : behind[0].first], lexicon):
        last = behind[0]
    elif apposed:
        last = apposed[-1]
        ahead = [each for each in ahead if each.first < last.first]
    else:
        return
    earlier = ahead or _only(scenes.get(scene.number - 1), scene, span)
    if len({each.figure.plain for each in earlier}) == 1:
        yield earlier[-1], last, Tie.TIED


def _only(before: Scene | None, scene: Scene, span: Marked) -> list[Moment]:
    """The moments of the sentence before, if it is of the same paragraph."""
    if before is None or before.block != scene.block:
        return []
    return [each for each in before.moments if fits(span, each)]


def _counted(span: Marked, scene: Scene, lexicon: Lexicon) -> Iterator[Pair]:
    """From what a span is counted, and the moment apposed to it: in 1962, two decades after the fire of 1942."""
    low = scene.tokens.low
    way = _direction(span, scene, lexicon)
    is_within = span.first > 0 and lexicon.has("within", low[span.first - 1])
    if is_within and lexicon.term("span_within", low, span.last):
        way = "span_within"
    elif is_within or way not in ("span_after", "span_before"):
        return
    own = [each for each in scene.moments if fits(span, each)]
    start = span.last + lexicon.term(way, low, span.last)
    counted = [each for each in own if each.first >= start]
    if not counted or counted[0].first - start > AFTER:
        return
    base, others = counted[0], [each for each in own if each is not counted[0]]
    if _is_parted(low[start : base.first], lexicon) or len(others) != 1 or "," in low[start : base.first]:
        return
    (other,) = others
    if is_within and not lexicon.has("time_limits", low[other.first - 1]):
        return
    if other.first > base.last:
        between, tied = low[base.last : other.first], "," in low[base.last : base.last + 1]
    else:
        between, tied = low[other.last : span.first], low[span.first - 1] in ",–—("
    parted = any(lexicon.has("other_event", word) or word in ("and", "but", ";", "said") for word in between)
    if len(between) <= 2 * GAP and not parted:
        pair = (other, base) if way == "span_before" else (base, other)
        yield *pair, Tie.TIED if tied else Tie.NEAR


def _since(span: Marked, scene: Scene, lexicon: Lexicon) -> Iterator[Moment]:
    """The moment from which a span is counted up to now: three years ago, in 2019; since 2008, for 15 years."""
    low = scene.tokens.low
    length = lexicon.term("span_ago", low, span.last)
    if span.figure.unit in NEARBY or (not length and _direction(span, scene, lexicon) not in (None, "span_after")):
        return
    for moment in scene.moments:
        behind = low[span.last + length : moment.first] if moment.first >= span.last + length else None
        before = low[moment.last : span.first] if moment.last <= span.first else None
        if length and behind is not None and 0 < len(behind) <= BESIDE and set(behind) <= {",", "in", "on", "(", "–", "back"}:
            yield moment
        elif length and before in ([","], ["("], ["–"]):
            yield moment
        elif before is not None and _is_closed(span, scene, lexicon) and moment.first and low[moment.first - 1] == "since" and _are_joints(before, lexicon):
            yield moment
        elif not length and low[span.last : moment.first] == ["since"] and moment.first == span.last + 1 and not before:
            yield moment
