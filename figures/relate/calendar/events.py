"""What begins at one moment and ends at another, and how long it lasted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.lexicon.record import Lexicon
from figures.relate.calendar.reach import Scenes, fits, opener
from figures.relate.calendar.record import Marked, Moment, Scene
from figures.relate.record import Tie

NEAR = 7
"""So many words before or behind a moment, the verb may stand that says what was then."""
FILLED = 2
"""Behind a span more words than so many, up to the second moment, are of something else."""
BESIDE = 3
"""So many words from a span, the verb of lasting may stand."""

NO_NOUNS = (
    "prepositions", "conjunctions", "pronouns", "auxiliaries", "determiners", "adverbs", "verbs", "lasting_verbs",
)  # fmt: skip
"""The lists of words that begin no noun phrase without an article."""

Placed = tuple[Moment, Scene]


def begun_and_ended(
    span: Marked, scene: Scene, scenes: Scenes, lexicon: Lexicon
) -> Iterator[tuple[Moment, Moment, Tie]]:
    """The two moments of what lasted so long: opened in 1898 and shut in 1986, after 88 years."""
    if len(scene.spans) != 1 or scene.has(lexicon, "span_repeated"):
        return
    strong, weak = is_duration(span, scene, lexicon), lasted(span, scene, lexicon)
    if not strong and not weak:
        return
    for placed in _windows(span, scene, scenes):
        if len({moment.figure.plain for moment, _ in placed}) != 2 or len(placed) != 2:
            continue
        pair = _ends_of(span, scene, placed, strong, weak, lexicon)
        if pair is not None:
            yield *pair, Tie.TIED
            return


def _ends_of(
    span: Marked, scene: Scene, placed: Sequence[Placed], strong: bool, weak: bool, lexicon: Lexicon
) -> tuple[Moment, Moment] | None:
    """Two moments as the ends of a span, if nothing parts them from it and words tell what began or ended."""
    (first, one), (last, other) = placed
    if _is_flashback(placed, lexicon):
        began = has_event(last, other, "begins", lexicon) and not has_event(last, other, "born", lexicon)
        return (last, first) if weak and began else None
    if not is_in_order(first, last) or (other is scene and not may_follow(span, last, scene, lexicon)):
        return None
    if one is other and names_another(one, first, last, lexicon):
        return None
    if other.number > scene.number and _looks_back(span, scene, lexicon):
        return None
    if has_event(first, one, "born", lexicon) or _is_parted(span, placed, scene, lexicon):
        return None
    begins, ends = has_event(first, one, "begins", lexicon), has_event(last, other, "ends", lexicon)
    only = first.is_clock and one is other is scene and len(scene.moments) == 2
    adverbial = all(is_adverbial(moment, home, lexicon) for moment, home in placed)
    starts = begins and other.number <= scene.number  # he stayed for 25 years. In 1932 he was promoted
    is_told = (weak and (only or (begins and ends))) or (strong and adverbial and (starts or ends))
    return (first, last) if is_told else None


def _windows(span: Marked, scene: Scene, scenes: Scenes) -> Iterator[Sequence[Placed]]:
    """The moments of the sentence, with those of the one before or behind if it has not both."""
    own = [(each, scene) for each in scene.moments if fits(span, each)]
    if len(own) >= 2:
        yield own
        return
    for number in (scene.number - 1, scene.number + 1):
        beside = scenes.get(number)
        if (
            beside is None
            or beside.block != scene.block
            or beside.spans
            or beside.stretches
            or not beside.moments
        ):
            continue
        others = [(each, beside) for each in beside.moments if fits(span, each)]
        yield [*others, *own] if number < scene.number else [*own, *others]


def _looks_back(span: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a span is of what was told before it: those three years; five months later it fell."""
    low = scene.tokens.low
    known = span.first > 0 and lexicon.has("those_spans", low[span.first - 1])
    return known or lexicon.term("span_later", low, span.last) > 0


def names_another(scene: Scene, first: Moment, last: Moment, lexicon: Lexicon) -> bool:
    """Whether another thing is told of between two moments: the predecessor; or a clause with a subject of its own."""
    low = scene.tokens.low
    for at in range(first.last, last.first):
        taken_up = any(lexicon.has(what, low[at + 1]) for what in ("it", "he", "they"))
        if lexicon.has("other_event", low[at]) or (low[at] == ";" and not taken_up):
            return True
    return False


def _is_flashback(placed: Sequence[Placed], lexicon: Lexicon) -> bool:
    """Whether the second moment is told as the earlier one: until 2019, having been elected in 2007."""
    (first, one), (last, other) = placed
    return one is other and lexicon.stands("flashback", one.tokens.low, first.last, last.first)


def is_adverbial(moment: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether it tells when something was: in 2016, but not the 2016 election."""
    before = opener(scene, moment, lexicon)
    return lexicon.has("time_openers_of_events", before) and is_free(moment, scene, lexicon)


def is_free(moment: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a moment stands before no noun."""
    low = scene.tokens.low
    behind = low[moment.last] if moment.last < len(low) else "."
    if lexicon.has("possessed", behind):
        return False
    return not behind[0].isalpha() or any(lexicon.has(what, behind) for what in NO_NOUNS)


def is_duration(span: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a verb of lasting, or its place, says that a span is how long something took."""
    low = scene.tokens.low
    behind = low[span.last] if span.last < len(low) else "."
    before = low[span.first - 1] if span.first else ""
    closes = behind in ",.;:)–—"
    if any(
        lexicon.term(name, low, span.last)
        for name in ("span_ago", "span_earlier", "span_after", "span_before", "span_later")
    ):
        return False
    if has_lasted(span, scene, lexicon):
        return True
    return closes and (before in (",", ":", "–", "—", "(") or lexicon.has("lasting_openers", before))


def is_of_verb_between(span: Marked, first: Moment, last: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a verb of its own stands behind a span: wed in 1990, parted after a year and died in 2004."""
    between = first.first < span.first < last.first
    return between and any(lexicon.has("stopping", word) for word in scene.tokens.low[span.last : last.first])


def is_filled(span: Marked, first: Moment, last: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether words behind a span between two moments tell what it was of: and, after 12 days of rain, closed on …"""
    if not first.sentence == last.sentence == span.sentence or not first.first < span.first < last.first:
        return False
    leads = span.last < scene.tokens.end and lexicon.has("prepositions", scene.tokens.low[span.last])
    return leads and last.first > span.last + FILLED


def has_lasted(span: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a verb of lasting stands by a span."""
    low = scene.tokens.low
    near = (*low[max(span.first - BESIDE, 0) : span.first], *low[span.last : span.last + 2])
    return any(lexicon.has("lasting_verbs", word) for word in near)


def _is_parted(span: Marked, placed: Sequence[Placed], scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a semicolon parts a span from the moments of its sentence, or it leads to neither of them."""
    low = scene.tokens.low
    own = [moment for moment, home in placed if home is scene]
    if lexicon.term("span_later", low, span.last) and any(moment.first > span.first for moment in own):
        return True
    behind = [moment for moment in own if moment.first > span.last]
    if len(own) == 2 and (
        is_of_verb_between(span, own[0], own[1], scene, lexicon)
        or is_filled(span, own[0], own[1], scene, lexicon)
    ):
        return True
    if len(behind) == 2 and has_lasted(span, scene, lexicon):
        return False
    return len(behind) == len(own) > 1 and any(
        lexicon.has("stopping", word) for word in low[span.last : behind[0].first]
    )


def is_in_order(first: Moment, last: Moment) -> bool:
    """Whether the one that is told first comes first, as far as they name their years."""
    one, other = first.figure.date or "", last.figure.date or ""
    return first.is_clock or one.startswith("--") or other.startswith("--") or one[:4] <= other[:4]


def may_follow(span: Marked, last: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a span may tell of the time until a moment: not what lasted so long from then on, nor so long later."""
    low = scene.tokens.low
    if last.first > span.first:
        return True
    between = low[last.last : span.first]
    if lexicon.term("span_later", low, span.last):
        return between in ([","], ["–"], ["—"])
    if lexicon.has("duration_openers", low[span.first - 1]):
        has_subject = any(lexicon.has(what, word) for word in between for what in ("pronouns", "auxiliaries"))
        if "," not in between or not has_subject:
            return False  # he came in 2001, stayed for 11 years
    if ";" in between:
        behind = low[last.last + between.index(";") + 1]  # the span itself, if nothing stands before it
        return lexicon.has("it", behind) and has_lasted(span, scene, lexicon)
    return not any(word in lexicon.roles.barriers and not lexicon.has("taking_up", word) for word in between)


def lasted(span: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a span may tell how long something was, by the words beside it or its place."""
    low = scene.tokens.low
    if lexicon.term("span_later", low, span.last):
        return True
    for name in ("span_ago", "span_earlier", "span_after", "span_before"):
        if lexicon.term(name, low, span.last):
            return False
    apposed = (
        span.first > 0
        and low[span.first - 1] in ",–—(:"
        and (
            span.last >= len(low)
            or low[span.last] in ",.;:)–—"
            or lexicon.term("span_closing", low, span.last) > 0
        )
    )
    cue = lexicon.term_before("lasting", low, span.first)
    known = span.first > 0 and lexicon.has("known_span", low[span.first - 1])
    return apposed or cue > 0 or known


def has_event(moment: Moment, scene: Scene, what: str, lexicon: Lexicon) -> bool:
    """Whether a word of beginning, or of ending, stands by a moment, with no other moment between."""
    low = scene.tokens.low
    if not scene.lists.any_of(what, f"{what}_by_opener"):
        return False
    if moment.first and lexicon.has(f"{what}_by_opener", low[moment.first - 1]):
        return True
    start = max([0, moment.first - NEAR, *(m.last for m in scene.moments if m.last <= moment.first)])
    end = min([len(low), moment.last + NEAR, *(m.first for m in scene.moments if m.first >= moment.last)])
    if any(lexicon.term(what, low, at) for at in range(start, moment.first)):
        return True
    first = not any(m.last <= moment.first for m in scene.moments)
    return first and any(lexicon.term(what, low, at) for at in range(moment.last, end) if low[at] not in ".;")
