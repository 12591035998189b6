"""The only two moments of a text, and the only span of time that they can be the ends of."""

from __future__ import annotations

from collections.abc import Iterator

from figures.lexicon.record import Lexicon
from figures.model import Section
from figures.relate.calendar.events import (
    has_event,
    is_adverbial,
    is_duration,
    is_in_order,
    is_of_verb_between,
    lasted,
    may_follow,
    names_another,
)
from figures.relate.calendar.ranges import direction
from figures.relate.calendar.reach import Scenes, fits
from figures.relate.calendar.record import Marked, Moment, Scene

BEFORE = 4
"""So many words around a span, what was agreed for so long is told."""
FEW = 3
"""So many moments, those of another sort among them, are few in a text."""
APART = 1
"""So many sentences at most lie between a span and its moments."""
HEADS = frozenset([Section.HEADLINE, Section.STANDFIRST])
"""Of a span in one of these, all of the text may tell."""


def only_pair(
    span: Marked, scene: Scene, scenes: Scenes, lexicon: Lexicon, has_gone: bool
) -> Iterator[tuple[Moment, Moment]]:
    """The two moments, if the words say what began and what ended, or one of them and that it took so long.

    A span that need not have passed (`has_gone` is false) is theirs only if both are told.
    """
    every = [(moment, home) for home in scenes.values() for moment in home.moments]
    placed = [(moment, home) for moment, home in every if fits(span, moment)]
    like = [each for home in scenes.values() for each in home.spans]
    if len(every) > FEW or len(placed) != 2 or len(like) != 1 or span.figure.quoted:
        return
    (first, one), (last, other) = placed
    if not _belong(span, placed, scene, lexicon) or (
        other is scene and not may_follow(span, last, scene, lexicon)
    ):
        return
    begins, ends = has_event(first, one, "begins", lexicon), has_event(last, other, "ends", lexicon)
    if not ends and other.number > scene.number and span.figure.section not in HEADS:
        return  # he stayed for 25 years. In 1932 he was promoted
    has_gone = has_gone and not _is_agreed(span, scene, lexicon)
    if begins and ends and not one.stretches:
        lived = lexicon.term_before("lived", scene.tokens.low, span.first)
        if has_gone or lived or has_event(last, other, "runs_out", lexicon):
            yield first, last
    elif (
        has_gone
        and not _is_parted(span, placed, scene, lexicon)
        and not _leads_up(span, first, scene, lexicon)
    ):
        is_told = begins or ends or is_duration(span, scene, lexicon)
        if is_told or (lasted(span, scene, lexicon) and one is other):
            yield first, last


def _leads_up(span: Marked, first: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether it is over with the first of them: after ten years he came back in 2015, and left in 2019."""
    is_before = first in scene.moments and span.first < first.first
    return is_before and lexicon.term_before("span_after", scene.tokens.low, span.first) > 0


def _belong(span: Marked, placed: list[tuple[Moment, Scene]], scene: Scene, lexicon: Lexicon) -> bool:
    """Whether nothing speaks against it that a span lies between two moments."""
    (first, one), (last, other) = placed
    if not is_in_order(first, last) or has_event(first, one, "born", lexicon):
        return False
    for moment, home in placed:
        is_near = home is scene or (home.block == scene.block and not home.stretches)
        is_headed = span.figure.section in HEADS
        if not is_headed and (not is_near or abs(scene.number - home.number) > APART):
            return False
        if not is_adverbial(moment, home, lexicon):
            return False
    if scene.has(lexicon, "span_repeated"):
        return False
    if one is other is scene and is_of_verb_between(span, first, last, scene, lexicon):
        return False
    if one is other and names_another(one, first, last, lexicon):
        return False
    is_within = span.first > 0 and lexicon.has("within_span", scene.tokens.low[span.first - 1])
    return not is_within and direction(span, scene, lexicon) in (None, "span_after")


def _is_agreed(span: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether so long a time was only agreed, or is counted from what is not dated beside it."""
    near = scene.tokens.low[max(span.first - BEFORE, 0) : span.last + BEFORE]
    counted = direction(span, scene, lexicon) is not None
    return counted or any(lexicon.has("span_agreed", word) for word in near)


def _is_parted(span: Marked, placed: list[tuple[Moment, Scene]], scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a clause of its own stands between a span and one of the moments."""
    low = scene.tokens.low
    own = [moment for moment, home in placed if home is scene]
    nearest = min(own, key=lambda each: abs(each.first - span.first), default=None)
    if nearest is None:
        return False
    first, last = sorted((span, nearest), key=lambda each: each.first)
    return any(lexicon.has("parting", word) for word in low[first.last : last.first])
