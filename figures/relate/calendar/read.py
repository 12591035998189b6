"""Sentences read for what they tell of time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from figures.lexicon.record import Lexicon
from figures.lexicon.tokens import Tokens
from figures.model import Extraction, Figure, Kind
from figures.relate.calendar.implied import imply, spoken
from figures.relate.calendar.record import Marked, Moment, Scene, Stretch
from figures.relate.mentions import figure_at, span
from figures.relate.text import Text

_MOMENT = re.compile(r"\d{4}(-\d\d(-\d\d)?)?|--\d\d-\d\d|T\d\d:\d\d")
_CLOCK = re.compile(r"\b(\d\d?)[:.](\d\d)\b")
_SECONDS = re.compile(r"\d:\d\d:\d\d")
_JOINT = re.compile(r"\s*[-–—/]\s*|\s[^\W\d_]{1,7}\s(?=\d|[A-Z])")
FIRST_YEAR, LAST_YEAR, YEAR_DIGITS = 1000, 2100, 4
"""A number in a range without unit is a year if it lies between these."""
BETWEEN_ENDS = 6
"""So many words may stand between the two ends of a range: from 1955 to her death in 1998."""
_MOMENTS = frozenset([Kind.YEAR, Kind.DATE, Kind.TIME, Kind.NUMBER])
_OF_TIME = _MOMENTS | {Kind.DURATION, Kind.AGE, Kind.ORDINAL, Kind.COUNT, Kind.LABEL}
"""Kinds that may tell something of time."""
STROKE = "/"
_DASHES = frozenset("-–—")
_UNITS = ("second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century")
_SMALLER = {"year": ("month", 12), "hour": ("minute", 60), "week": ("day", 7), "minute": ("second", 60)}


def scenes_of(text: Text) -> dict[int, Scene]:
    """The sentences that tell anything of time, by their numbers."""
    extraction, lexicon = text.extraction, text.lexicon
    found: dict[int, Scene] = {}
    for figure in extraction.figures:
        tokens = extraction.tokens[figure.sentence]
        if tokens is None:
            continue
        scene = found.get(figure.sentence)
        if scene is None:
            lists = text.lists_in(figure.sentence, tokens)
            scene = Scene(figure.sentence, figure.block, tokens, lists)
            found[figure.sentence] = scene
        if figure.kind in _OF_TIME:
            _put(figure, scene, tokens, lexicon)
    for scene in found.values():
        if not scene.moments and not scene.spans:
            continue
        scene.moments = sorted(
            (*scene.moments, *_noons(scene, extraction, lexicon)), key=lambda each: each.first
        )
        scene.spans = list(_joined(scene.spans, scene.tokens, lexicon))
        scene.stretches += _stretches(scene, lexicon)
    if text.is_short:
        imply(found, lexicon)
    return found


def _noons(scene: Scene, extraction: Extraction, lexicon: Lexicon) -> Iterator[Moment]:
    """Noon and midnight, if times of day stand beside them."""
    if not any(moment.is_clock for moment in scene.moments):
        return
    tokens = scene.tokens
    for at, word in enumerate(tokens.low) if "noon" in scene.lists else ():
        if lexicon.has("noon", word):
            place = scene.block, tokens.at[at], tokens.to[at], scene.number
            date = "T00:00" if lexicon.has("midnights", word) else "T12:00"
            figure = figure_at(*place, Kind.TIME, extraction, date=date)
            yield Moment(figure, scene.number, at, at + 1, True)


def _year_of_life(figure: Figure, first: int, tokens: Tokens, lexicon: Lexicon) -> tuple[Figure, ...]:
    """A bare number that a word of birth or death makes a year: born 1781."""
    if figure.kind is not Kind.NUMBER or figure.value is None or not first:
        return ()
    told = any(lexicon.term_before(what, tokens.low, first) for what in ("born", "died"))
    if not told or not FIRST_YEAR <= figure.value <= LAST_YEAR or len(figure.plain) != YEAR_DIGITS:
        return ()
    return (replace(figure, kind=Kind.YEAR, date=figure.plain),)


def _year_behind(figure: Figure, first: int, scene: Scene, lexicon: Lexicon) -> tuple[Figure, ...]:
    """A bare number that a year before it makes the end of a time: the war of 1845 to 1848."""
    if (
        figure.kind is not Kind.NUMBER
        or figure.value is None
        or len(figure.plain) != YEAR_DIGITS
        or first < 1
    ):
        return ()
    low = scene.tokens.low
    before = next((each for each in scene.moments if each.last == first - 1), None)
    told = before is not None and before.figure.kind is Kind.YEAR and before.first > 1
    if not told or before is None or not lexicon.has("of", low[before.first - 1]):
        return ()
    if not lexicon.term("range_of_time", low, first - 1) or not FIRST_YEAR <= figure.value <= LAST_YEAR:
        return ()
    return (
        (replace(figure, kind=Kind.YEAR, date=figure.plain),)
        if lexicon.has("eras", low[before.first - 2])
        else ()
    )


def _put(figure: Figure, scene: Scene, tokens: Tokens, lexicon: Lexicon) -> None:
    first, last = span(tokens, figure.at, figure.to)
    marked = Marked(figure, figure.sentence, first, last)
    if figure.kind in _MOMENTS:
        _put_moment(marked, scene, tokens, lexicon)
    if figure.value is None:
        return
    match figure.kind:
        case Kind.DURATION if figure.unit in _UNITS and not _is_of_else(marked, tokens, lexicon):
            counted = scene.counted
            of = first - (first > 0 and lexicon.has("of", tokens.low[first - 1]))  # two terms of six years
            is_counted = counted is not None and counted.last in (first, of)
            scene.spans.append(_times(counted, marked, tokens) if counted and is_counted else marked)
        case Kind.COUNT if lexicon.has("nights", figure.noun or ""):
            marked.figure = replace(figure, kind=Kind.DURATION, unit="day")
            scene.spans.append(marked)
        case Kind.COUNT:
            scene.counted = marked
        case Kind.AGE if figure.unit == "year":
            scene.ages.append(marked)
        case Kind.LABEL if lexicon.has("days_counted", tokens.low[first]):
            scene.ordinals.append(marked)
        case Kind.ORDINAL:
            scene.ordinals.append(marked)


def _is_of_else(span: Marked, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether a time tells only some of it, or is compared: two lean years, ten days later than planned."""
    behind = tokens.low[span.last : span.last + 2]
    aged = any(lexicon.term(what, tokens.low, span.last) for what in ("older_by", "younger_by"))
    if len(behind) > 1 and behind[0].isalpha() and lexicon.has("than", behind[1]) and not aged:
        return True
    inside = [at for at in range(span.first, span.last) if tokens.at[at] >= span.figure.number[1] > 0]
    words = tokens.low[inside[0] : span.last] if inside else []
    return len(words) == 2 and words[0].isalpha() and not lexicon.has("whole_spans", words[0])


def _put_moment(marked: Marked, scene: Scene, tokens: Tokens, lexicon: Lexicon) -> None:
    """A moment, the two ends of a range, or a bare number, which may be an age."""
    figure, first, last = marked.figure, marked.first, marked.last
    ends = tuple(_ends(figure, lexicon)) or _year_of_life(figure, first, tokens, lexicon)
    ends = ends or _year_behind(figure, first, scene, lexicon)
    if not ends:
        if figure.kind is Kind.NUMBER and figure.value is not None:
            scene.ages.append(marked)
        return
    moments = [Moment(end, figure.sentence, first, last, figure.kind is Kind.TIME) for end in ends]
    scene.moments += moments
    if len(moments) == 2 and not _is_double(figure):
        at = first - (first > 0 and figure.role == "from-to")
        scene.stretches.append(Stretch(moments[0], moments[1], at, last))


def _is_double(figure: Figure) -> bool:
    """Whether a stroke makes one year of two, as of a season or of accounts: 2020/21."""
    return STROKE in figure.plain and figure.low is not None and figure.high == figure.low + 1


def _ends(figure: Figure, lexicon: Lexicon) -> Iterator[Figure]:
    """A date, or the two that a range is between, as figures of their own."""
    if figure.kind in (Kind.NUMBER, Kind.YEAR) and len(figure.ends) == 2 and figure.unit is None:
        if all(
            len(end.plain) == YEAR_DIGITS and FIRST_YEAR <= (end.value or 0) <= LAST_YEAR
            for end in figure.ends
        ):
            yield from (replace(end, kind=figure.kind, date=end.plain) for end in figure.ends)
        return
    if figure.kind is Kind.TIME and figure.date is None:
        yield from _clocks(figure, lexicon)
        return
    written = (figure.date or "").split("/")
    if figure.role == "decade" or len(written) > 2 or not all(map(_MOMENT.fullmatch, written)):
        return
    if len(written) == 1:
        yield figure
    elif len(figure.ends) == 2:
        yield from (
            replace(end, kind=figure.kind, date=date) for end, date in zip(figure.ends, written, strict=True)
        )
    else:
        parts = _JOINT.split(figure.plain, 1)
        words = parts if len(parts) == 2 else [figure.plain] * 2
        for date, value, part in zip(written, (figure.low, figure.high), words, strict=True):
            yield replace(
                figure,
                date=date,
                value=value,
                low=None,
                high=None,
                unmarked=part if value is None else str(value),
            )


def _clocks(figure: Figure, lexicon: Lexicon) -> Iterator[Figure]:
    """The two times of day of a range: 14:10 to 15:25; or the one that is told in words."""
    if _SECONDS.search(figure.plain):
        return  # no span of these is compared: 19:35:01 to 19:35:13
    clocks = list(_CLOCK.finditer(figure.plain))
    for each in clocks if len(clocks) == 2 else ():
        yield replace(figure, date=f"T{int(each[1]):02d}:{each[2]}", unmarked=each[0])
    if not clocks and (told := spoken(figure.plain.lower().replace("-", " ").split(), lexicon)):
        yield replace(figure, date=told)


def _joined(spans: list[Marked], tokens: Tokens, lexicon: Lexicon) -> Iterator[Marked]:
    """The spans; what is told in two units is one: two hours and 20 minutes."""
    waiting: Marked | None = None
    for each in (_with_fraction(each, tokens, lexicon) for each in spans):
        if waiting is not None:
            unit, parts = _SMALLER.get(waiting.figure.unit or "", ("", 1))
            between = tokens.low[waiting.last : each.first]
            if each.figure.unit == unit and all(
                word == "," or lexicon.has("list_joints", word) for word in between
            ):
                waiting = _sum(waiting, each, parts, tokens)
                continue
            yield waiting
        waiting = each
    if waiting is not None:
        yield waiting


def _with_fraction(span: Marked, tokens: Tokens, lexicon: Lexicon) -> Marked:
    """A span with the part of its unit behind it: three minutes and a half, two hours and three quarters."""
    low, numbers, value = tokens.low, lexicon.numbers, span.figure.value
    behind = low[span.last : span.last + 3]
    if len(behind) < 3 or not lexicon.has("list_ands", behind[0]) or value is None or value != int(value):
        return span
    many = 1 if lexicon.has("articles_before", behind[1]) else numbers.cardinals.get(behind[1], 0)
    parts = (numbers.denominators if many == 1 else numbers.plural_denominators).get(behind[2], 0)
    if not 0 < many < parts or span.figure.unit not in _SMALLER:
        return span
    words = " ".join(tokens.text[span.first : span.last + 3])
    length = Fraction(value) + Fraction(int(many), parts)
    whole = replace(span.figure, value=length, text=words, unmarked=words)
    return Marked(whole, span.sentence, span.first, span.last + 3)


def _sum(one: Marked, other: Marked, parts: int, tokens: Tokens) -> Marked:
    long, short = one.figure, other.figure
    assert long.value is not None
    assert short.value is not None
    return _one(one, other, long.value * parts + short.value, tokens)  # type: ignore[operator]


def _times(counted: Marked, one: Marked, tokens: Tokens) -> Marked:
    """So many of one length: two four-year terms."""
    assert counted.figure.value is not None
    assert one.figure.value is not None
    return _one(counted, one, counted.figure.value * one.figure.value, tokens)  # type: ignore[operator]


def _one(first: Marked, last: Marked, value: Decimal | Fraction, tokens: Tokens) -> Marked:
    """Two figures as one, of this value, in the unit of the second."""
    words = " ".join(tokens.text[first.first : last.last])
    start = first.figure
    whole = replace(
        last.figure,
        start=start.start,
        at=start.at,
        text=words,
        unmarked=words,
        value=value,
        qualifier=start.qualifier,
    )
    return Marked(whole, first.sentence, first.first, last.last)


def _stretches(scene: Scene, lexicon: Lexicon) -> Iterator[Stretch]:
    """From one moment to another, told by two figures: from 1 March to 12 April, between May 1979 and June 1980."""
    low = scene.tokens.low
    taken = {id(each) for one in scene.stretches for each in (one.first, one.last)}
    for one, other in pairwise(scene.moments):
        if id(one) in taken or id(other) in taken or one.is_clock != other.is_clock:
            continue
        at = one.first - (one.first > 1 and lexicon.has("articles_before", low[one.first - 1]))
        opener = low[at - 1] if at else ""
        is_from, is_between = lexicon.has("range_from", opener), lexicon.has("range_between", opener)
        opens = is_from or is_between
        if any(one.last <= each.first < other.first for each in (*scene.spans, *scene.ages)):
            continue
        joint = low[one.last : other.first]
        length = lexicon.term("range_of_time", low, one.last)
        if opens or length or (len(joint) == 1 and joint[0] in _DASHES):
            if is_between:
                fits = len(joint) == 1 and lexicon.has("range_and", joint[0])
            elif len(joint) == 1 and joint[0] in _DASHES:
                fits = True
            else:
                fits = length > 0 and len(joint) - length <= (BETWEEN_ENDS if is_from else 0)
                fits = fits and not any(
                    word in lexicon.roles.barriers or word in ",;(" for word in joint[length:]
                )
            if fits:
                yield Stretch(one, other, one.first - opens, other.last)
