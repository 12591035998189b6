"""A span of time beside a range that tells when it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.lexicon.record import Lexicon
from figures.relate.calendar.reach import Scenes
from figures.relate.calendar.record import Marked, Moment, Scene, Stretch
from figures.relate.record import Tie

GAP = 8
"""So many words at most stand between a span and the range that tells when it was."""
OVER = 6
"""So many words before a span, that it was over by then is told."""
BESIDE = 3
"""So many words from a span, the verb of lasting stands."""
WAYS = ("span_ago", "span_later", "span_earlier", "span_after", "span_before")
"""The lists of words behind a span, by which it is counted from something."""

Pair = tuple[Moment, Moment, Tie]


def beside(span: Marked, stretch: Stretch, scene: Scene, lexicon: Lexicon) -> Tie | None:
    """How closely a range is tied to a span in its sentence: 16 years, from 1961 to 1977."""
    low = scene.tokens.low
    if is_direct(span, stretch, scene, lexicon):
        return Tie.TIED
    if direction(span, scene, lexicon):
        return None
    if span.last <= stretch.at:
        gap = low[span.last : stretch.at]
        if are_joints(gap, lexicon):
            return Tie.TIED
        if gap and len(gap) <= GAP and lexicon.has("span_roles", gap[0]) and not is_parted(gap, lexicon):
            return Tie.TIED
        return _lasted_over(span, scene, lexicon)
    if stretch.to <= span.first:
        gap = low[stretch.to : span.first]
        if gap and are_joints(gap, lexicon) and is_closed(span, scene, lexicon):
            return Tie.TIED
        if (
            len(gap) <= 2 * GAP
            and not is_parted(gap, lexicon)
            and lexicon.term_before("lasting", low, span.first)
        ):
            return Tie.NEAR
    return _lasted_over(span, scene, lexicon)


def is_direct(span: Marked, stretch: Stretch, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a range stands right behind a span: ten years from 1996 to 2001."""
    low = scene.tokens.low
    if span.first > 0 and lexicon.has("each_span", low[span.first - 1]):
        return False
    gap = low[span.last : stretch.at]
    return span.last <= stretch.at and all(lexicon.has("range_openers", word) for word in gap)


def _lasted_over(span: Marked, scene: Scene, lexicon: Lexicon) -> Tie | None:
    """Whether a verb of lasting ties a span to the only range of its sentence."""
    low = scene.tokens.low
    near = (*low[max(span.first - BESIDE, 0) : span.first], *low[span.last : span.last + 2])
    is_only = len(scene.stretches) == 1 and len(scene.spans) == 1 and len(scene.moments) == 2
    if any(
        word in ";" or lexicon.has("other_event", word)
        for word in low[min(span.last, scene.stretches[0].to) : span.first]
    ):
        return None
    return Tie.TIED if is_only and any(lexicon.has("lasting_verbs", word) for word in near) else None


def are_joints(gap: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words between a span and its dates only hold them together."""
    return len(gap) <= GAP and all(lexicon.has("span_joints", word) for word in gap)


def is_parted(gap: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether another clause begins among some words."""
    return any(word in lexicon.roles.barriers or word in ";:()" for word in gap)


def is_closed(span: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether nothing behind a span says that it is counted from something else."""
    low = scene.tokens.low
    return span.last >= len(low) or bool(lexicon.term("span_closing", low, span.last))


def direction(span: Marked, scene: Scene, lexicon: Lexicon) -> str | None:
    """Which way a span is counted by the word behind it: later, earlier, after or before something, ago."""
    if not scene.lists.any_of(*WAYS):
        return None
    return next((name for name in WAYS if lexicon.term(name, scene.tokens.low, span.last)), None)


def is_period(span: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether the last day of a period stands right behind it: the six months to 30 June."""
    end = span.last + lexicon.term("period_ends", scene.tokens.low, span.last)
    return end > span.last and any(0 <= each.first - end <= 1 for each in scene.moments)


def is_partial(span: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a span is only a part of the time, or was over before: had stood empty for 60 years."""
    low = scene.tokens.low
    if lexicon.term("span_partial", low, span.last):
        return True
    if any(lexicon.term("span_over", low, at) for at in range(max(span.first - OVER, 0), span.first)):
        return True
    before = low[span.first - 1] if span.first else ""
    apposed = before in (",", "–", "—") or lexicon.has("span_granted", before)
    return apposed and span.last < len(low) and lexicon.has("of", low[span.last])


def known_range(span: Marked, scene: Scene, scenes: Scenes, lexicon: Lexicon) -> Iterator[Pair]:
    """The range of the sentence before, which the span takes up: in those 14 days."""
    before = scenes.get(scene.number - 1)
    if before is None or before.block != scene.block or scene.moments or len(before.stretches) != 1:
        return
    low = scene.tokens.low
    (stretch,) = before.stretches
    known = span.first > 0 and lexicon.has("known_span", low[span.first - 1])
    opens = span.first <= 1 and lexicon.term_before("lasting", low, span.first) > 0
    if (
        (known or opens)
        and len(scene.spans) == 1
        and not before.spans
        and not direction(span, scene, lexicon)
    ):
        others = [each for each in before.moments if each not in (stretch.first, stretch.last)]
        if not others and span.first <= BESIDE + 1:
            yield stretch.first, stretch.last, Tie.TIED
