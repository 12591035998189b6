"""Figures that a text gives in another currency than its source, or over another period."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from figures.model import Kind
from figures.money.exchange import rates
from figures.trace.answer import Answer, Why
from figures.trace.asking import Question
from figures.trace.claims import Claim, is_tens, last_digit
from figures.trace.fits import HALF_A_DAY, fit
from figures.trace.moments import CLOCK, DAY
from figures.trace.record import Verdict
from figures.trace.sources import Sources
from figures.units import unit

_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})")
MONEY, TIME = "money/", "time"
MINUTE = 60
"""Seconds, in which durations are counted."""
PERIODS = ("hour", "day", "week", "month", "year")
DEGREE = "degree"
ROUNDED, OVEN = 1.5, 100
"""What degrees Fahrenheit may be off by if they were converted to whole degrees Celsius; ovens have tens of them."""
_IDIOMS = ((8, 7), (7, 8), (15, 14), (14, 15))
"""So many days are as many others, where both ends of a week, or of two, are counted."""
SLACK = 0.02
"""What a rate over another period may be off by: months are not all as long."""


def converted(question: Question, sources: Sources) -> Answer | None:
    """The source's claim of the same topic that a claim converts; None if there is none."""
    found = [*_currencies(question, sources), *_periods(question.claim, sources)]
    source = next((each for each in found if sources.is_of_one(question.context, each)), None)
    return Answer(Verdict.CONVERTED, (source,)) if source is not None else None


def spanned(question: Question, sources: Sources) -> Answer | None:
    """The days of a claim from one weekday of the sources to another, or its years from one year of its topic."""
    claim = question.claim
    if claim.figure.unit == "day" and claim.value in sources.spans:
        return Answer(Verdict.DERIVED, why=Why.SPAN)
    if claim.figure.unit != "year" or "-" in claim.figure.text:
        return None  # a two-year contract says what will be
    ends = sources.years_apart.get(int(claim.value), ())
    end = next((each for each in ends if sources.is_of_one(question.context, each)), None)
    return Answer(Verdict.DERIVED, (end,), Why.SPAN) if end is not None else None


def other_degrees(claim: Claim, sources: Sources) -> Answer | None:
    """The source's degrees in Fahrenheit of a claim's in Celsius, or the other way; neither text need say which."""
    if claim.figure.unit != DEGREE:
        return _tens_of_degrees(claim, sources)
    value = float(claim.value)
    half = min(float(last_digit(claim.value)), 10.0) / 2 if abs(value) >= OVEN else 0.0
    for other, slack in (
        (value * 1.8 + 32, ROUNDED + half * 1.8),
        ((value - 32) / 1.8, ROUNDED + half / 1.8),
    ):
        near = (each * claim.factor + claim.offset for each in (other - slack, other + slack))
        found = [each for each in sources.between(claim.sort, *near) if each.figure.unit == DEGREE]
        for end in (other - ROUNDED, other + ROUNDED):
            tens = sources.with_value(None, Fraction(int(end // 10) * 10))
            found += [each for each in tens if is_tens(each.figure)]
        if found:
            return Answer(Verdict.CONVERTED, (found[0],))
    return None


def _tens_of_degrees(claim: Claim, sources: Sources) -> Answer | None:
    """The source's degrees in Celsius that a claim has in Fahrenheit to the tens: in the 80s."""
    low = int(claim.value % 100)
    degree = unit(DEGREE)
    if degree is None or not is_tens(claim.figure):
        return None
    ends = ((each - 32) / 1.8 for each in (low - ROUNDED, low + 10 + ROUNDED))
    near = (each * float(degree.factor) + float(degree.offset) for each in ends)
    found = sources.between(degree.dimension, *near)
    return Answer(Verdict.CONVERTED, (found[0],)) if found else None


def said_in_days(claim: Claim, sources: Sources) -> Answer | None:
    """The source's week of a claim's eight days, or fortnight of its fifteen, and the other way: huit jours.

    So is its decade of ten years, for which there is no number.
    """
    day = unit("day")
    if claim.sort != "time" or day is None:
        return None
    days = claim.size / float(day.factor)
    meant = (days, *(other for one, other in _IDIOMS if math.isclose(days, one)))
    if any(math.isclose(each, named, rel_tol=SLACK) for each in meant for named in sources.days):
        return Answer(Verdict.CONVERTED, why=Why.SPELT)
    for one, other in _IDIOMS:
        size = float(other * day.factor)
        if math.isclose(claim.size, float(one * day.factor)):
            source = next(iter(sources.between(claim.sort, size, size)), None)
            if source is not None and "day" in (claim.figure.unit, source.figure.unit):
                return Answer(Verdict.CONVERTED, (source,))
    return None


def read_otherwise(claim: Claim, sources: Sources) -> Answer | None:
    """The source's claim of what a figure may be, too: pounds are a weight, 2h45 may be a time, 24.12 a day."""
    if (day := _DAY.fullmatch(claim.figure.plain)) is not None:
        same = sources.between(DAY, *[int(day[2]) * 100 + int(day[1])] * 2)
        return Answer(Verdict.SUPPORTED, (same[0],)) if same else None
    if claim.sort in (CLOCK, TIME):
        if claim.sort == CLOCK and claim.value % HALF_A_DAY == 0 and sources.has_noon:
            return Answer(Verdict.SUPPORTED, why=Why.SPELT)
        other, scale = (TIME, MINUTE) if claim.sort == CLOCK else (CLOCK, 1 / MINUTE)
        half = HALF_A_DAY * (MINUTE if other == TIME else 1)
        for size in (claim.size * scale + shift for shift in (0, half, -half)):  # à huit heures, at 8 p.m.
            ends = (
                (size, size + MINUTE - 1) if other == TIME else (size // 1, size)
            )  # 2:09:31, with its seconds
            if (source := next(iter(sources.between(other, *ends)), None)) is not None:
                return Answer(Verdict.SUPPORTED, (source,))
        return None
    weighed = next((each for own, each in _measured(claim, sources) if fit(own, each) is not None), None)
    return Answer(Verdict.CONVERTED, (weighed,)) if weighed is not None else None


def _measured(claim: Claim, sources: Sources) -> Iterator[tuple[Claim, Claim]]:
    """A claim of money as the measure that it may be, with the claims of that measure; the other way, too."""
    for own in _as_measures(claim):
        low, high = sorted((float(own.meant.low or 0) * own.factor, float(own.meant.high or 0) * own.factor))
        yield from ((own, each) for each in sources.between(own.sort, low * (1 - SLACK), high * (1 + SLACK)))
    if claim.figure.kind is Kind.MEASURE:
        for sort in sources.sorts:
            if sort.startswith(MONEY):
                for each in sources.of_sort(sort):
                    yield from ((claim, other) for other in _as_measures(each) if other.sort == claim.sort)


def _as_measures(claim: Claim) -> Iterator[Claim]:
    if claim.figure.kind is not Kind.MONEY:
        return
    for reading in claim.figure.readings:
        measure = unit(reading.unit) if reading.kind is Kind.MEASURE and reading.unit else None
        if measure is not None:
            figure = replace(claim.figure, kind=Kind.MEASURE, unit=reading.unit)
            yield replace(claim, figure=figure, sort=measure.dimension, factor=float(measure.factor))


def _currencies(question: Question, sources: Sources) -> Iterator[Claim]:
    """The sums of other currencies that were worth as much around the day of the text, or, without one, ever."""
    claim = question.claim
    own = claim.sort.removeprefix(MONEY)
    if (
        claim.figure.kind is not Kind.MONEY
        or own == claim.sort
        or claim.meant.low is None
        or claim.meant.high is None
    ):
        return
    for sort in sources.sorts:
        other = sort.removeprefix(MONEY)
        if other in (sort, own):
            continue
        rate = rates().around(other, own, question.date)
        if rate is None or not rate.low or not rate.high:
            continue
        low, high = float(claim.meant.low / rate.high), float(claim.meant.high / rate.low)
        yield from sources.between(sort, low * claim.factor, high * claim.factor)


def _periods(claim: Claim, sources: Sources) -> Iterator[Claim]:
    """The rates over other periods that come to the same: £3m a year, £250,000 a month."""
    own = unit(claim.figure.per) if claim.figure.per in PERIODS else None
    if own is None or claim.meant.low is None or claim.meant.high is None:
        return
    for period in PERIODS:
        other = unit(period)
        if period == claim.figure.per or other is None:
            continue
        ratio = float(other.factor / own.factor) * claim.factor
        low, high = float(claim.meant.low) * ratio, float(claim.meant.high) * ratio
        near = sources.between(claim.sort, low * (1 - SLACK), high * (1 + SLACK))
        yield from (each for each in near if each.figure.per == period and each.noun == claim.noun)
