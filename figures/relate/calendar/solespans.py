"""The only span of time of a short text, and its only two moments: nothing else can be meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from figures.lexicon.record import Lexicon
from figures.model import Qualifier
from figures.relate.calendar.events import has_event, is_duration, is_filled, is_of_verb_between, lasted
from figures.relate.calendar.ranges import direction, is_partial, is_period
from figures.relate.calendar.reach import Scenes, fits, moments_near, rival_spans, time_of
from figures.relate.calendar.record import Marked, Moment, Scene, relation
from figures.relate.calendar.spans import is_attributive
from figures.relate.record import Rivals, Tie

NEAR, MONTHS = 2.6, 3.3
"""A slip is off by less than so many times, more if the month is wrong; a span of something else, by more."""
LEADS = 4
"""So many words at most stand between a span and the moment to which it leads: twelve years later, in 2010."""
APART = 2
"""So many sentences at most lie between a span and its moments."""
PERFECT, AT = 6, 3
"""So many words before a span, that it reaches to today is told; so many behind it, when it was."""
MEANT = 4
"""So many words before a span, what it was meant to be is told."""
DAYS = {
    "day": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.4,
    "year": 365.2,
    "decade": 3652.0,
    "century": 36524.0,
}
MINUTES = {"second": 1 / 60, "minute": 1.0, "hour": 60.0}
YEAR, HALF_DAY, DAY = DAYS["year"], 720, 1440
MIDDLE = 7, 15
"""The month and the day of what names none."""
BACKWARDS = ("dates_backwards", "told_backwards")
"""The words with which the later of two dates, and of two times of day, is told first."""
LONG = frozenset(["year", "decade", "century"])
PART = 0.15
"""Beside others that are longer than such a part of it, a span may be a part of the time itself."""
BARRED = ("span_interrupted", "span_doubted", "no_dates")
"""Where a word of these lists stands, so much time need not lie between the two."""


def sole_spans(scenes: Scenes, lexicon: Lexicon) -> Iterator[Rivals]:
    """The span of a text that has one only, and two moments only that it can lie between."""
    every = list(scenes.values())
    if not any(scene.spans for scene in every) or _any(BARRED, every, lexicon):
        return
    for of_clocks in (True, False):
        own = _ends(every, of_clocks)
        if own is None or (of_clocks and _any(("across_zones",), every, lexicon)):
            continue
        found = _only_span(every, own, _any((BACKWARDS[of_clocks],), every, lexicon))
        if found is None:
            continue
        span, scene, pairs = found
        if not _may_be_between(span, own, scene, scenes, lexicon):
            continue
        if span.figure.unit not in LONG and _any(("span_repeated",), every, lexicon):
            continue
        if of_clocks or _is_announced(span, own, scene, scenes, lexicon):
            time = time_of(span, scene, lexicon)
            told = (
                relation(
                    "span", "span", Tie.TIED, span.figure, first=first.figure, last=last.figure, time=time
                )
                for first, last in pairs
            )
            yield Rivals(span.figure, tuple(told), partial(rival_spans, span, moments_near(span, scenes)))


def _any(lists: Sequence[str], every: Sequence[Scene], lexicon: Lexicon) -> bool:
    """Whether a word of some lists stands anywhere."""
    return any(scene.has(lexicon, what) for scene in every for what in lists)


def _ends(every: Sequence[Scene], of_clocks: bool) -> Sequence[Moment] | None:
    """The only two moments of a text, or those of its only range: on stage from nine until eleven."""
    own = [each for scene in every for each in scene.moments if each.is_clock is of_clocks]
    ranges = [each for scene in every for each in scene.stretches if each.first.is_clock is of_clocks]
    if len(own) > 2 and len(ranges) == 1:
        own = [ranges[0].first, ranges[0].last]
    return own if len(own) == 2 and own[0].figure.date != own[1].figure.date else None


def _only_span(
    every: Sequence[Scene], own: Sequence[Moment], backwards: bool
) -> tuple[Marked, Scene, list[tuple[Moment, Moment]]] | None:
    """The span that can lie between two moments, with them in the orders that may be meant."""
    spans = [(span, scene) for scene in every for span in scene.spans if fits(span, *own)]
    near = [(*each, pairs) for each in spans if (pairs := _near(each[0], own, backwards))]
    if len({_length(each) for each, _, _ in near}) != 1:
        return None
    taken = [each for each, _, _ in near]
    parts = any(_length(each) > PART * _length(taken[0]) for each, _ in spans if each not in taken)
    return None if parts else near[-1]  # nine days at sea, and four in port


def _may_be_between(
    span: Marked, own: Sequence[Moment], scene: Scene, scenes: Scenes, lexicon: Lexicon
) -> bool:
    """Whether nothing beside a span says that it is a rate, was only meant, or is counted from elsewhere."""
    figure = span.figure
    if any(abs(each.sentence - span.sentence) > APART for each in own):
        return False
    if figure.qualifier is Qualifier.ABOUT and all(each.sentence > span.sentence for each in own):
        return False  # half of it is gone after some five hours. Taken at three, at one in the morning …
    if _is_from_elsewhere(span, own, scene, lexicon):
        return False
    if _is_of_today(span, own, scene, lexicon) or _is_at_once(span, own, scene, lexicon):
        return False
    if any(lexicon.has("in_a_row", word) for word in scene.tokens.low[span.first : span.last + 1]):
        return False  # climbed for five straight months
    if figure.qualifier not in (Qualifier.EXACT, Qualifier.ABOUT):
        return False
    if figure.negated or figure.quoted or figure.per is not None:
        return False
    apposed = own[0].is_clock and all(
        (each.sentence, each.last) <= (span.sentence, span.first) for each in own
    )
    behind = span.first >= own[-1].last and _are_events(own, scenes, lexicon)
    told = own[0].sentence == span.sentence and (scene.stretches or behind)
    if is_attributive(span) and not apposed and not told:
        return False  # a six-week inquiry; what it is of may have been told elsewhere
    if is_period(span, scene, lexicon) or _is_counted_otherwise(span, scene, lexicon):
        return False
    return not _is_parted(span, own, scene, lexicon)


def _is_from_elsewhere(span: Marked, own: Sequence[Moment], scene: Scene, lexicon: Lexicon) -> bool:
    """Whether what a span is counted from has no moment: on 13 May, two days after the attack."""
    if lexicon.term_before("marking", scene.tokens.low, span.first):
        return False  # it is twelve years since we came
    here = [each for each in own if each.sentence == span.sentence]
    told = len(here) == len(own) or any(each.first > span.last for each in here)
    return not told and direction(span, scene, lexicon) in ("span_after", "span_before")


def _is_of_today(span: Marked, own: Sequence[Moment], scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a span reaches to the day of the text, and to neither of two moments: has done it for 33 years."""
    if any(each.sentence == span.sentence for each in own):
        return False
    return any(
        lexicon.has("perfect", word) for word in scene.tokens.low[max(span.first - PERFECT, 0) : span.first]
    )


def _is_at_once(span: Marked, own: Sequence[Moment], scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a time of day right behind a span is when it was: within 30 minutes at around 11pm."""
    return any(
        each.is_clock
        and each.sentence == span.sentence
        and 0 < each.first - span.last <= AT
        and lexicon.has("time_when", scene.tokens.low[span.last])
        for each in own
    )


def _is_counted_otherwise(span: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether words beside a span say that it was granted, only meant, or begins elsewhere."""
    low, way = scene.tokens.low, direction(span, scene, lexicon)
    if any(lexicon.term_before(what, low, span.first) for what in ("span_granted", "span_other_before")):
        return True
    if any(lexicon.term(what, low, span.last) for what in ("span_agreed", "span_other")):
        return True
    before = low[max(span.first - MEANT, 0) : span.first]
    within = bool(before) and lexicon.has("within_span", before[-1])
    meant = way != "span_later" and any(lexicon.has("intended", word) for word in before)
    return within or meant or way in ("span_ago", "span_earlier")


def _is_parted(span: Marked, own: Sequence[Moment], scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a span is told of something else than of what lies between the two."""
    low = scene.tokens.low
    behind = low[span.last] if span.last < len(low) else "."
    return (
        is_partial(span, scene, lexicon)
        or lexicon.has("when_words", behind)
        or _is_of_another(span, own, scene, lexicon)
        or _has_own_clause(span, own, scene, lexicon)
        or _is_parted_by_words(span, own, scene, lexicon)
        or is_filled(span, own[0], own[1], scene, lexicon)
    )


def _is_parted_by_words(span: Marked, own: Sequence[Moment], scene: Scene, lexicon: Lexicon) -> bool:
    """Whether "and" or "but" stands between a span and the nearest of two moments, or behind a span between them."""
    low = scene.tokens.low
    before = low[span.first - 1] if span.first else ""
    first, last = own
    here = first.sentence == last.sentence == span.sentence
    if here and is_of_verb_between(span, first, last, scene, lexicon):
        return True
    if lexicon.has("known_span", before) or direction(span, scene, lexicon) == "span_later":
        return False
    near = [each for each in own if each.sentence == span.sentence]
    if not near:
        return False
    nearest = min(near, key=lambda each: abs(each.first - span.first))
    one, other = sorted((span, nearest), key=lambda each: each.first)
    start = one.last
    if all((each.sentence, each.last) <= (span.sentence, span.first) for each in own):
        signs = (at for at in range(start, other.first) if low[at] in (",", ";"))
        start = (
            max(signs, default=start - 1) + 1
        )  # and on 30 June, when the cats were gone, seven weeks had passed
    return any(lexicon.has("parting", word) for word in low[start : other.first])


def _has_own_clause(span: Marked, own: Sequence[Moment], scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a clause of its own tells of something else: back at 11.10, and the crabs took two hours."""
    if direction(span, scene, lexicon) == "span_later":
        return False
    low = scene.tokens.low
    before = [each.last for each in own if each.sentence == span.sentence and each.last <= span.first]
    for at in range(max(before, default=span.first), span.first - 1):
        clause = low[at + 1 : span.first]
        if not lexicon.has("parting", low[at]) or "," in clause:
            continue
        subject = any(lexicon.has(what, clause[0]) for what in ("determiners", "possessive"))
        named = scene.tokens.text[at + 1][0].isupper() and clause[0] not in lexicon.roles.fillers
        if subject or named:
            return len(clause) > 1
        purpose = any(lexicon.has("infinitive_marks", word) for word in low[span.last : span.last + 1])
        if purpose or not (lexicon.has("prepositions", clause[0]) or lexicon.stands("lasting", clause)):
            return True
    return False


def _is_of_another(span: Marked, own: Sequence[Moment], scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a span leads to neither of two moments: eight years later he jumped; in 1996 he coached."""
    if direction(span, scene, lexicon) != "span_later":
        return False
    later = [each for each in own if (each.sentence, each.first) > (span.sentence, span.first)]
    return any(each.sentence > span.sentence or each.first - span.last > LEADS for each in later)


def _are_events(own: Sequence[Moment], scenes: Scenes, lexicon: Lexicon) -> bool:
    """Whether words say what began at the first of two moments, and what ended at the second."""
    events = zip(own, ("begins", "ends"), strict=True)
    return all(has_event(each, scenes[each.sentence], what, lexicon) for each, what in events)


def _is_announced(
    span: Marked, own: Sequence[Moment], scene: Scene, scenes: Scenes, lexicon: Lexicon
) -> bool:
    """Whether words say that something began or ended at one of two moments, or that so much time went by."""
    first, last = own
    if has_event(first, scenes[first.sentence], "born", lexicon):
        return False
    if scenes[first.sentence].stretches or direction(span, scene, lexicon) == "span_later":
        return True
    if lexicon.term_before("marking", scene.tokens.low, span.first):
        return True  # it is twelve years since we came
    if is_duration(span, scene, lexicon) or lasted(span, scene, lexicon):
        return True
    return any(
        has_event(each, scenes[each.sentence], what, lexicon)
        for each, what in ((first, "begins"), (last, "ends"))
    )


def _near(span: Marked, own: Sequence[Moment], backwards: bool) -> list[tuple[Moment, Moment]]:
    """The two moments, in the orders in which a span is off no more than by a slip."""
    found, size = [], _length(span)
    most = MONTHS if all((each.figure.date or "").count("-") > 1 for each in own) else NEAR
    for first, last in (own, own[::-1]) if backwards else (own,):
        apart = _place(last) - _place(first)
        rounds = (HALF_DAY, DAY) if first.is_clock else () if _are_dated(first, last) else (YEAR,)
        each = [apart % length for length in rounds] or [apart]
        if any(0 < size < most * length and length < most * size for length in each):
            found.append((first, last))
    return found


def _length(span: Marked) -> float:
    """A span in days, or in minutes."""
    unit = span.figure.unit or ""
    return float(span.figure.value or 0) * (MINUTES.get(unit) or DAYS[unit])


def _are_dated(*moments: Moment) -> bool:
    return not any((moment.figure.date or "").startswith("--") for moment in moments)


def _place(moment: Moment) -> float:
    """A date in days, a time of day in minutes."""
    date = moment.figure.date or ""
    if moment.is_clock:
        return int(date[1:3]) * 60 + int(date[4:6])
    year, month, day = (*date.replace("--", "0-").split("-"), "", "")[:3]
    return int(year) * YEAR + (int(month or MIDDLE[0]) - 1) * DAYS["month"] + int(day or MIDDLE[1])
