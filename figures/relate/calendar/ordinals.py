"""The how manieth: an anniversary, a year, an edition, and since when they are counted; the century of a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from figures.lexicon.record import Lexicon
from figures.model import Kind
from figures.relate.calendar.reach import Scenes, moments_near
from figures.relate.calendar.record import Marked, Moment, Scene, relation
from figures.relate.calendar.slipped import is_slip
from figures.relate.record import Relation, Rivals, Tie

NOUN, BEGUN = 3, 7
"""So many words behind an ordinal its noun stands, and so many before a moment what began then."""
LINE, DASHES, YEAR = 5, frozenset("-–—"), 4
"""So many words before the date of a dateline its places stand; what is behind it; the digits of a year."""


def ordinals_of(scenes: Scenes, lexicon: Lexicon) -> Iterator[Rivals]:
    """The ordinals that count years since a beginning, each with all that it may follow from."""
    for scene in scenes.values():
        for nth in scene.ordinals:
            if _is_day(nth, scene, lexicon):
                yield from _days(nth, scene, lexicon)
                continue
            noun = _noun(nth, scene, lexicon)
            if noun is None:
                continue
            told = list(_told(nth, scene, scenes, lexicon, noun)) or list(
                _told_apart(nth, scene, scenes, lexicon, noun)
            )
            if told:
                near, form = moments_near(nth, scenes), _form(noun, lexicon)
                yield Rivals(nth.figure, tuple(told), partial(_rivals, nth, near, form))


def _is_day(nth: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether the days of something are counted: day 100 of, the 100th day of."""
    low = scene.tokens.low
    behind = nth.last + (nth.last < len(low) and lexicon.has("days_counted", low[nth.last]))
    is_label = nth.figure.kind is Kind.LABEL
    return (is_label or behind > nth.last) and behind < len(low) and lexicon.has("of", low[behind])


def _days(nth: Marked, scene: Scene, lexicon: Lexicon) -> Iterator[Rivals]:
    """The day on which began what is so many days old: 17 May is day 100 of a siege that began on 7 February."""
    begun = [
        each
        for each in scene.moments
        if each.first > nth.last and scene.has(lexicon, "works_begun", _behind(nth, each, scene), each.first)
    ]
    own = [each for each in scene.moments if each not in begun and not each.is_clock]
    if len(begun) != 1 or len(own) > 1 or begun[0].is_clock:
        return
    time = replace(nth.figure, kind=Kind.DURATION, unit="day", date=None)
    if own:
        found = relation(
            "span", "span", Tie.TIED, nth.figure, first=begun[0].figure, last=own[0].figure, time=time
        )
    else:
        found = relation("span", "ago", Tie.TIED, nth.figure, first=begun[0].figure, time=time)
    yield Rivals(nth.figure, (found,), tuple)


def _behind(nth: Marked, moment: Moment, scene: Scene) -> int:
    """Where the words begin that tell of a moment: behind the one before it."""
    return max([nth.last, *(each.last for each in scene.moments if each.last <= moment.first)])


def _form(noun: str, lexicon: Lexicon) -> str:
    return "ordinal" if lexicon.has("full_years", noun) else "edition"


def _noun(nth: Marked, scene: Scene, lexicon: Lexicon) -> str | None:
    """What is counted: a year gone by."""
    low = scene.tokens.low
    for at in range(nth.last, min(nth.last + NOUN, len(low))):
        if lexicon.has("anniversaries", low[at]):
            return low[at] if at == nth.last or not lexicon.has("only_behind", low[at]) else None
        if low[at] in ",.;" or low[at] in lexicon.roles.barriers:
            return None
    return None


def _rivals(nth: Marked, moments: Sequence[Moment], form: str) -> Iterator[Relation]:
    for one in moments:
        if one.is_clock:
            continue
        now = relation("span", f"{form}-now", Tie.RIVAL, nth.figure, first=one.figure, nth=nth.figure)
        yield replace(now, told={"rival": 1})
        for other in moments:
            if other is not one and not other.is_clock:
                yield relation(
                    "span", form, Tie.RIVAL, nth.figure, first=one.figure, last=other.figure, nth=nth.figure
                )


def _told(nth: Marked, scene: Scene, scenes: Scenes, lexicon: Lexicon, noun: str) -> Iterator[Relation]:
    if lexicon.has("counted_editions", noun) and not any(
        each.has(lexicon, "yearly") for each in (scene, scenes.get(scene.number - 1)) if each is not None
    ):
        return
    begun = [each for each in scene.moments if _is_beginning(each, scene, lexicon)]
    own = [each for each in scene.moments if each not in begun and not each.is_clock]
    before = scenes.get(scene.number - 1) or scenes.get(scene.number - 2)
    if not begun and before is not None and before.block == scene.block and _says_whose(nth, scene, lexicon):
        begun = [each for each in before.moments if _is_beginning(each, before, lexicon)]
        if len(before.moments) != 1:
            return
    of = _of(nth, scene, lexicon)
    if of is not None:
        begun, own = [of], [each for each in own if each is not of]
    if len(begun) != 1 or len(own) > 1:
        return
    form = _form(noun, lexicon)
    if own:
        yield relation(
            "span", form, Tie.TIED, nth.figure, first=begun[0].figure, last=own[0].figure, nth=nth.figure
        )
    elif not scene.has(lexicon, "past_marked") and nth.figure.value != 1:  # in its first year it lost money
        yield relation("span", f"{form}-now", Tie.TIED, nth.figure, first=begun[0].figure, nth=nth.figure)


def _told_apart(nth: Marked, scene: Scene, scenes: Scenes, lexicon: Lexicon, noun: str) -> Iterator[Relation]:
    """How old the thing that an article is about becomes, which tells of one beginning only, wherever that is."""
    if not lexicon.has("full_years", noun) or not _is_its(nth, scene, lexicon):
        return
    begun = [each for one in scenes.values() for each in one.moments if _is_beginning(each, one, lexicon)]
    if len({(each.figure.date or "")[:YEAR] for each in begun}) != 1:
        return
    own = [each for each in scene.moments if each not in begun and not each.is_clock]
    if not own and (line := _dateline(scenes)) is not None:
        own = [line]
    if not own and scene.has(lexicon, "past_marked"):
        return
    if len(own) > 1 or (own and not _may_be_slip(begun[0], own[0], nth)):
        return
    form, last = ("ordinal", {"last": own[0].figure}) if own else ("ordinal-now", {})
    yield relation("span", form, Tie.TIED, nth.figure, first=begun[0].figure, nth=nth.figure, **last)


def _may_be_slip(first: Moment, last: Moment, nth: Marked) -> bool:
    """Whether an anniversary is the one that is due, or by a slip of it or of the year of the beginning another one."""
    begun, now = ((each.figure.date or "")[:YEAR] for each in (first, last))
    if not (begun.isdigit() and now.isdigit()):
        return False
    count, gone = int(nth.figure.value or 0), int(now) - int(begun)
    return count == gone or is_slip(count, gone) or is_slip(int(begun), int(now) - count)


def _is_its(nth: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether it is its own anniversary, and not of something else: its 65th birthday, the 135th since its opening."""
    low = scene.tokens.low
    of = next(
        (at for at in range(nth.last, min(nth.last + NOUN, len(low))) if lexicon.has("of", low[at])), None
    )
    if of is None:
        return nth.first > 0 and lexicon.has("its", low[nth.first - 1])
    return len(low) > of + 2 and lexicon.has("its", low[of + 1]) and lexicon.has("foundings", low[of + 2])


def _dateline(scenes: Scenes) -> Moment | None:
    """The full date right at the beginning of a report: CINCINNATI, July 11, 2023 —"""
    first = scenes[min(scenes)]
    moment = next((each for each in first.moments if len(each.figure.date or "") == len("2024-12-31")), None)
    ends = moment is not None and first.tokens.low[moment.last : moment.last + 1]
    return moment if moment is not None and moment.first <= LINE and ends and ends[0] in DASHES else None


def _says_whose(nth: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    low = scene.tokens.low
    return nth.first > 0 and lexicon.has("whose_year", low[nth.first - 1])


def _of(nth: Marked, scene: Scene, lexicon: Lexicon) -> Moment | None:
    """The moment of what is commemorated: the 50th anniversary of the 1964 fire."""
    low = scene.tokens.low
    at = next(
        (at for at in range(nth.last, min(nth.last + NOUN, len(low))) if lexicon.has("of", low[at])), None
    )
    if at is None or not any(lexicon.has("full_years", low[each]) for each in range(nth.last, at)):
        return None
    behind = [each for each in scene.moments if 0 < each.first - at <= BEGUN and not each.is_clock]
    if (
        len(behind) != 1
        or "," in low[at : behind[0].first]
        or lexicon.has("day_opener", low[behind[0].first - 1])
    ):
        return None
    if any(word in lexicon.roles.barriers for word in low[at : behind[0].first]):
        return None
    return behind[0]


def _is_beginning(moment: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    low = scene.tokens.low
    if moment.is_clock:
        return False
    for at in range(moment.first - 1, max(moment.first - BEGUN, -1), -1):
        if lexicon.term("since_begun", low, at):
            return True
        if any(each.first <= at < each.last for each in (*scene.moments, *scene.ordinals, *scene.spans)):
            return False
        if low[at] in ";." or low[at] in lexicon.roles.barriers:
            return False
    return False
