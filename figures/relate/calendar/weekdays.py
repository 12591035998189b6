"""Days of the week: two dates of one span, a day and a date beside each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from figures.lexicon.record import Lexicon
from figures.model import Extraction, Figure, Kind
from figures.relate.calendar.reach import Scenes
from figures.relate.calendar.record import Marked, Moment, Scene, day_of, relation
from figures.relate.record import Rivals, Tie

JOINTS = 4
"""So many words at most stand between two dates of one span."""
FULL = len("2024-12-31")
YEAR = "year"
SEASON = 120
"""So many days at most lies a date that names no year from the only one that does."""
MONTH, NEAR = 31, 14
"""So many days apart at most, two dates of one sentence are of one year, or of two beside each other; so many days of
a month lies a date that names no year from its article."""
ABBREVIATED = 4
"""So many letters at most has a short form of a day of the week, which may be another word."""

OTHER_YEARS = ("looking_ahead", "galleries", "ages_past", "long_ago")
"""Where a word of these lists stands, two dates need not be of one year."""


LONG_AGO = ("galleries", "long_ago")


def weekdays_of(scenes: Scenes, lexicon: Lexicon) -> Iterator[Rivals]:
    """The dates whose days of the week have to fit one another, or a day of the week that stands beside them."""
    for scene in scenes.values():
        for moment in scene.moments:
            if moment.is_clock:
                continue
            said = moment.figure.weekday
            beside = None
            if said is None:
                beside = _beside(moment, scene, lexicon)
                beside = _ahead(moment, scene, lexicon) if beside is None else beside
            if beside is not None:
                dated = replace(moment.figure, weekday=beside)
                yield Rivals(
                    moment.figure, (relation("order", "weekday", Tie.TIED, dated, when=dated),), lambda: ()
                )
            if said is not None:
                yield from _pairs(moment, scene, lexicon)


def sole_weekdays(scenes: Scenes, lexicon: Lexicon, today: dt.date | None = None) -> Iterator[Rivals]:
    """What only a short text leaves no doubt of: a year that is lent, and a day told behind its date's clause."""
    every = [moment for scene in scenes.values() for moment in scene.moments if not moment.is_clock]
    full = [each for each in every if len(each.figure.date or "") == FULL]
    if len(full) != 1 or any(scene.has(lexicon, what) for scene in scenes.values() for what in LONG_AGO):
        return
    (dated,) = full
    for moment in every:
        date, said = moment.figure.date or "", moment.figure.weekday
        if not date.startswith("--") or said is None or _is_of_today(date, said, dated, today):
            continue
        if day := _nearest(date, day_of(dated.figure.date or ""), SEASON):
            yield _told(replace(moment.figure, date=day.isoformat()))
    scene = scenes[dated.sentence]
    if dated.figure.weekday is None and len(scene.moments) == 1:
        said = _told_behind(dated, scene, lexicon)
        if said is not None:
            yield _told(replace(dated.figure, weekday=said))


def _told(dated: Figure) -> Rivals:
    return Rivals(dated, (relation("order", "weekday", Tie.TIED, dated, when=dated),), lambda: ())


def _is_of_today(date: str, said: int, dated: Moment, today: dt.date | None) -> bool:
    """Whether the same day of the same month is told of two years: Tuesday, November 11 last year, and that of 2012."""
    if today is None or not (dated.figure.date or "").endswith(date[1:]):
        return False
    return any(day.weekday() == said for day in _in_years(date, today))


def _in_years(date: str, other: dt.date) -> list[dt.date]:
    """The day of a month in the year of a date, and in those beside it."""
    try:
        return [dt.date(other.year + year, int(date[2:4]), int(date[5:7])) for year in (-1, 0, 1)]
    except ValueError:
        return []


def recent_weekdays(scenes: Scenes, extraction: Extraction, lexicon: Lexicon) -> Iterator[Rivals]:
    """Dates without a year within a month of the article's own, which gives them its year.

    Outside galleries, whose captions are of many years, all 605 such dates of 16,000 articles fall on their days; of
    those that lie farther off, some are of other years.
    """
    near = [
        (moment.figure, day)
        for scene in scenes.values()
        for moment in scene.moments
        if not moment.is_clock and moment.figure.weekday is not None
        if (day := _nearest(moment.figure.date or "", extraction.article.date, MONTH)) is not None
        if not _is_of_other_year(scene, day, lexicon)
    ]
    if near and not is_gallery(extraction, lexicon):
        yield from (_told(replace(figure, date=day.isoformat())) for figure, day in near)


def _is_of_other_year(scene: Scene, day: dt.date, lexicon: Lexicon) -> bool:
    """Whether a sentence tells of long ago, speaks of years, or names one that is not that of a day or beside it."""
    if any(lexicon.rates.periods.meanings.get(word) == YEAR for word in scene.tokens.low):
        return True  # on Tuesday, 11 November, last year
    years = {(each.figure.date or "")[:4] for each in scene.moments if not each.is_clock}
    return scene.has(lexicon, "long_ago") or any(
        abs(int(year) - day.year) > 1 for year in years if year.isdigit()
    )


def is_gallery(extraction: Extraction, lexicon: Lexicon) -> bool:
    """Whether captions of pictures, which are of many years, are part of the text."""
    return any(tokens is not None and lexicon.stands("galleries", tokens.low) for tokens in extraction.tokens)


def _nearest(date: str, other: dt.date | None, most: int) -> dt.date | None:
    """The day of a month in the year that brings it nearest to another day, if it is near at all."""
    if other is None or not date.startswith("--") or len(date) != len("--12-31"):
        return None
    apart = {abs((day - other).days): day for day in _in_years(date, other)}
    return apart[min(apart)] if apart and min(apart) <= most else None


def _told_behind(dated: Moment, scene: Scene, lexicon: Lexicon) -> int | None:
    """The only day of the week behind a date, if it is said to be that: fell, as they do, on a Saturday."""
    low = scene.tokens.low
    places = [at for at in range(len(low)) if _weekday(scene.tokens.text[at], lexicon) is not None]
    if len(places) != 1 or places[0] <= dated.last or not lexicon.has("articles_before", low[places[0] - 1]):
        return None
    between = low[dated.last : places[0]]
    apposed = between[:1] == [","] and len(between) == 2
    fell = any(lexicon.has("day_falls", word) for word in between) and not any(
        word in ";:" for word in between
    )
    return _weekday(scene.tokens.text[places[0]], lexicon) if apposed or fell else None


def _pairs(last: Moment, scene: Scene, lexicon: Lexicon) -> Iterator[Rivals]:
    first = _before(last, scene, lexicon) or _of_same_year(last, scene, lexicon)
    if first is not None and (first.date or "").startswith("--") == (last.figure.date or "").startswith("--"):
        found = relation("order", "weekdays", Tie.TIED, last.figure, first=first, last=last.figure)
        yield Rivals(last.figure, (found,), lambda: ())


def _before(last: Moment, scene: Scene, lexicon: Lexicon) -> Figure | None:
    """The date that a joint holds to another: from Monday 3 to Friday 8 June, Saturday 5 and Sunday 6 October."""
    low = scene.tokens.low
    numbers: list[Marked] = [each for each in scene.ages if each.figure.kind is Kind.NUMBER]
    for one in [*scene.moments, *numbers]:
        gap = low[one.last : last.first]
        if not (one.last < last.first and len(gap) <= JOINTS and _is_joint(gap, lexicon)):
            continue
        if isinstance(one, Moment):
            return one.figure if one.figure.weekday is not None else None
        day = low[one.first - 1] if one.first else ""
        said = lexicon.weekdays.get(
            day, lexicon.weekdays.get(scene.tokens.text[one.first - 1]) if one.first else None
        )
        date = last.figure.date or ""
        if said is not None and one.figure.value is not None and 1 <= int(one.figure.value) <= 31:
            return replace(one.figure, weekday=said, date=f"{date[:-2]}{int(one.figure.value):02d}")
    return None


def _of_same_year(last: Moment, scene: Scene, lexicon: Lexicon) -> Figure | None:
    """The date before another one of the same sentence, both without a year and near each other."""
    earlier = [each for each in scene.moments if each.last <= last.first and not each.is_clock]
    if not earlier or any(scene.has(lexicon, what) for what in OTHER_YEARS):
        return None
    first = earlier[-1].figure
    dates = [(each.date or "") for each in (first, last.figure)]
    if first.weekday is None or not all(
        date.startswith("--") and len(date) == len("--12-31") for date in dates
    ):
        return None
    one, other = (int(date[2:4]) * MONTH + int(date[5:7]) for date in dates)
    return first if 0 < other - one <= NEAR else None


def _ahead(moment: Moment, scene: Scene, lexicon: Lexicon) -> int | None:
    """The day of the week right before a date: on Tuesday night, 12 June 1951; of two dates, that of each."""
    text, low, at = scene.tokens.text, scene.tokens.low, moment.first
    while at > 0 and moment.first - at < JOINTS and lexicon.has("day_parts", low[at - 1]):
        at -= 1
    if 0 < at < moment.first and low[at] == "(" and len(low[at - 1]) <= ABBREVIATED:
        return None  # Lord of the Sun (2002 November 14)
    said = _weekday(text[at - 1], lexicon) if at > 0 else None
    twins = [each for each in scene.moments if each.first == moment.first]
    if said is None or len(moment.figure.date or "") != len("2024-12-31"):
        return None
    if len(twins) == 1:
        return said if at < 2 or not lexicon.has("each_of", low[at - 2]) else None
    if at < 3 or not lexicon.has("day_joints", low[at - 2]):
        return None
    return said if moment is twins[-1] else _weekday(text[at - 3], lexicon)


def _weekday(word: str, lexicon: Lexicon) -> int | None:
    return lexicon.weekdays.get(word.lower(), lexicon.weekdays.get(word))


def _is_joint(gap: list[str], lexicon: Lexicon) -> bool:
    return bool(gap) and all(lexicon.has("day_joints", word) for word in gap)


def _beside(moment: Moment, scene: Scene, lexicon: Lexicon) -> int | None:
    """The day of the week apposed to a date: on 8 May 1945, a Tuesday; on a Sunday: 20 July 1969."""
    low = scene.tokens.low
    if len(moment.figure.date or "") != 10:
        return None
    at = moment.last
    while at < len(low) and at - moment.last < JOINTS and lexicon.has("day_links", low[at]):
        at += 1
    apposed = at == moment.last + 1 and low[at - 1] == ","  # el 5 de julio de 2020, domingo, …
    if at < len(low) and (
        low[at - 1] == "("
        or apposed
        or any(lexicon.has(what, low[at - 1]) for what in ("articles_before", "day_verbs"))
    ):
        end = at + 1
        if low[end : end + 1] and low[end].isalpha() and lexicon.has("day_links", low[end]):
            end += 1  # da der 1. Mai ein Freitag war
        ends = all(word in ",.);–" for word in low[end : end + 1])
        return lexicon.weekdays.get(low[at]) if ends else None
    if moment.first >= 2 and low[moment.first - 1] in (":", "–", "—"):
        return lexicon.weekdays.get(low[moment.first - 2])
    return None
