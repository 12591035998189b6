"""Two small charts: where the figures stand in the text, and the amounts that a finding compares."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from msgspec import Struct

from figures.interval import Interval
from figures.model import Article, Figure, Kind, Mark, Normalised
from figures.normalise import Settings
from figures.report.display import one_line, shorten
from figures.report.table import unit_text
from figures.rules.semantics.worlds import End, World, interval

LANES = {
    "money": (Kind.MONEY,),
    "shares": (Kind.PERCENT, Kind.POINTS, Kind.RATIO),
    "counts": (Kind.COUNT, Kind.NUMBER),
    "measures": (Kind.MEASURE, Kind.DURATION, Kind.AGE),
    "dates": (Kind.DATE, Kind.TIME, Kind.YEAR),
    "other": (Kind.ORDINAL, Kind.SCORE, Kind.LABEL),
}
"""Kinds that belong together have one colour and one lane of the strip chart."""

LANE_OF = {kind: lane for lane, kinds in LANES.items() for kind in kinds}

BINS = 400
"""Figures nearer to each other than this part of the text are one stroke: a page stays small."""

_CHARTED = frozenset([Kind.MONEY, Kind.COUNT, Kind.NUMBER])
_MOST_BARS = 6
_LABEL = 30


class Lane(Struct, frozen=True):
    """One lane of the strip chart: its name and its strokes, from 0 to `BINS`."""

    name: str
    strokes: tuple[int, ...]


class Strip(Struct, frozen=True):
    """Where figures stand; `flags` are the findings, each with its place from 0 to `BINS`."""

    lanes: tuple[Lane, ...]
    flags: tuple[tuple[int, int], ...]


def strip(article: Article, figures: Sequence[Figure], flags: Iterable[tuple[int, int]]) -> Strip:
    """The strip chart of an article; `flags` are the numbers of findings with offsets of the source."""
    length = max(1, len(article.source))
    strokes: dict[str, set[int]] = {}
    for figure in figures:
        strokes.setdefault(LANE_OF[figure.kind], set()).add(figure.start * BINS // length)
    lanes = tuple(Lane(name, tuple(sorted(strokes[name]))) for name in LANES if name in strokes)
    return Strip(lanes, tuple((number, start * BINS // length) for number, start in flags))


class Bar(Struct, frozen=True):
    """An amount: what is written, and its value and interval as shares of the largest."""

    label: str
    value: float
    low: float
    high: float
    reported: bool


class Bars(Struct, frozen=True):
    """Amounts of one unit side by side."""

    unit: str
    bars: tuple[Bar, ...]


class _Amount(Struct, frozen=True):
    figure: Figure
    value: Fraction
    span: Interval
    unit: tuple[str | None, str | None]


def bars(marks: Sequence[Mark], by_place: dict[tuple[int, int], Figure], settings: Settings) -> Bars | None:
    """A chart of the money or the counts among the figures of a finding, if two can be compared by eye.

    The first mark is the figure that is reported.
    """
    figures = [by_place[mark.start, mark.end] for mark in marks if (mark.start, mark.end) in by_place]
    amounts = [amount for figure in figures if (amount := _amount(figure, settings)) is not None]
    groups: dict[tuple[str | None, str | None], list[_Amount]] = {}
    for amount in amounts:
        groups.setdefault(amount.unit, []).append(amount)
    members = max(groups.values(), key=len, default=[])[:_MOST_BARS]
    if len({amount.value for amount in members}) < 2:
        return None
    top = max(max(amount.value, amount.span.high or Fraction(0)) for amount in members)
    unit, per = members[0].unit
    caption = unit_text(unit, per) if unit or not per else f"per {per}"
    reported = marks[0].start, marks[0].end
    return Bars(one_line(caption), tuple(_bar(amount, top, reported) for amount in members))


def _bar(amount: _Amount, top: Fraction, reported: tuple[int, int]) -> Bar:
    span, figure = amount.span, amount.figure
    ends = (amount.value, span.low or Fraction(0), top if span.high is None else span.high)
    value, low, high = (float(max(Fraction(0), each) / top) for each in ends)
    is_reported = (figure.start, figure.end) == reported
    return Bar(shorten(one_line(figure.plain), _LABEL), value, low, high, is_reported)


def _amount(figure: Figure, settings: Settings) -> _Amount | None:
    """A figure as an amount that has zero at its foot, normalised if it can be."""
    span = interval(figure, World.ROUNDED, End.HULL, settings)
    if figure.kind not in _CHARTED or not figure.value or figure.value < 0 or span is None:
        return None
    form = figure.normalised
    if form is None or form.value is None:
        form = Normalised(figure.value, figure.unit, figure.per)
    value = Fraction(form.value or 0)
    unit = (form.unit if figure.kind is Kind.MONEY else None, form.per)
    return _Amount(figure, value, span * Interval.of(value / Fraction(figure.value)), unit)
