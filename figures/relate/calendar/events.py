"""What begins at one moment and ends at another."""

from __future__ import annotations

from collections.abc import Iterator

from figures.lexicon.record import Lexicon
from figures.relate.calendar.reach import Scenes, fits
from figures.relate.calendar.record import Marked, Moment, Scene
from figures.relate.record import Tie

NEAR = 7
"""So many words before or behind a moment, the verb may stand that says what was then."""


def begun_and_ended(
    span: Marked, scene: Scene, scenes: Scenes, lexicon: Lexicon
) -> Iterator[tuple[Moment, Moment, Tie]]:
    """The two moments of what lasted so long: opened in 1898 and shut in 1986, after 88 years."""
    if len(scene.spans) != 1 or scene.has(lexicon, "span_repeated") or scene.stretches:
        return
    if not _lasted(span, scene, lexicon):
        return
    found = [(each, scene) for each in scene.moments if fits(span, each)]
    before = scenes.get(scene.number - 1)
    if len(found) < 2:
        if before is None or before.block != scene.block or before.spans or before.stretches:
            return
        found = [(each, before) for each in before.moments if fits(span, each)] + found
    if len(found) != 2 or found[0][0].figure.plain == found[1][0].figure.plain:
        return
    (first, one), (last, other) = found
    if not _is_in_order(first, last) or (other is scene and not _may_follow(span, last, scene, lexicon)):
        return
    if one is other and any(lexicon.has("other_event", word) for word in one.tokens.low[first.last : last.first]):
        return
    if has_event(first, one, "begins", lexicon) and has_event(last, other, "ends", lexicon):
        yield first, last, Tie.TIED


def _is_in_order(first: Moment, last: Moment) -> bool:
    """Whether the one that is told first comes first, as far as they name their years."""
    one, other = first.figure.date or "", last.figure.date or ""
    return first.is_clock or one.startswith("--") or other.startswith("--") or one[:4] <= other[:4]


def _may_follow(span: Marked, last: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a span may tell of the time until a moment: not what lasted for so long from then on, nor so long later."""
    low = scene.tokens.low
    if last.first > span.first:
        return True
    if lexicon.term("span_later", low, span.last):
        return low[last.last : span.first] in ([","], ["–"], ["—"])
    return low[span.first - 1] != "for" and not any(
        word in lexicon.roles.barriers and word != "which" for word in low[last.last : span.first]
    )


def _lasted(span: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    low = scene.tokens.low
    if lexicon.term("span_later", low, span.last):
        return True
    for name in ("span_ago", "span_earlier", "span_after", "span_before"):
        if lexicon.term(name, low, span.last):
            return False
    apposed = span.first > 0 and low[span.first - 1] in ",–—(" and (
        span.last >= len(low) or low[span.last] in ",.;:)–—"
    )
    cue = lexicon.term_before("lasting", low, span.first)
    known = span.first > 0 and lexicon.has("known_span", low[span.first - 1])
    return apposed or cue > 0 or known


def has_event(moment: Moment, scene: Scene, what: str, lexicon: Lexicon) -> bool:
    """Whether a word of beginning, or of ending, stands by a moment, with no other moment between."""
    low = scene.tokens.low
    start = max([0, moment.first - NEAR, *(m.last for m in scene.moments if m.last <= moment.first)])
    end = min([len(low), moment.last + NEAR, *(m.first for m in scene.moments if m.first >= moment.last)])
    if any(lexicon.term(what, low, at) for at in range(start, moment.first)):
        return True
    first = not any(m.last <= moment.first for m in scene.moments)
    return first and any(lexicon.term(what, low, at) for at in range(moment.last, end) if low[at] not in ".;")
