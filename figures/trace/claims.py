"""What a text states with its figures: single values that can be compared, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from figures.interval import Interval, exact
from figures.lexicon import load
from figures.lexicon.record import Lexicon
from figures.model import Extraction, Figure, Kind, Qualifier
from figures.relate.mentions import sort_of
from figures.trace.moments import CLOCK, DAY, MONTH, YEAR, moments
from figures.units import UnitTable

COUNT, POINTS, SCORE = "count", "points", "score"
ORDINAL, LABEL = "ordinal", "label"
DECADE = "decade"
NAMED = frozenset({YEAR, MONTH, DAY, CLOCK, ORDINAL, LABEL})
"""Sorts of what is no quantity: nothing is rounded to it."""

SHARES = ("percent", "ratio")
"""Sorts of shares: half of them is 50% of them."""

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_LETTER = re.compile(r"\d ?([A-Za-z])$")
_FIELD = re.compile(r"\(?(\d{1,3})\)?")
BARS = ("|", "\t")
_WHOLE = frozenset({Kind.COUNT, Kind.NUMBER, Kind.AGE, Kind.SCORE, Kind.ORDINAL, Kind.LABEL, Kind.YEAR})
"""Kinds that are meant to the last digit, if they are whole."""

ROUNDING = Fraction(1, 8)
"""What is rounded by more of its value is no longer the same to a reader: 530 million is no billion."""
HEDGE = Fraction(4, 5)
"""More than 20 is below 28, in units of its last digit that is no zero: from there on it would be almost 30."""
CUT_OFF = Fraction(99, 100)
"""So much of the unit of its last digit may be cut off a number."""


class Claim(Struct, eq=False):
    """One value that a text states: a figure, an end of a range, a side of a score, the day of a date.

    `sort` says what it can be compared with. `value` is as written and `meant` what may have been rounded to it, both
    in its own unit, of which one is `factor` (and `offset`) in the base unit of the sort. `start`..`end` is its span in
    the source of its text. `number` counts the figures of the text, `text` the texts. The letter of its unit may stand
    for a number, too: `letter` is a million for 40m.
    """

    figure: Figure
    number: int
    text: int
    start: int
    end: int
    sort: str
    value: Fraction
    meant: Interval
    factor: float = 1.0
    offset: float = 0.0
    part: int = 0
    letter: int = 1

    @property
    def size(self) -> float:
        """The value in the base unit of its sort."""
        return float(self.value) * self.factor + self.offset

    @property
    def text_of_part(self) -> str:
        """The part of the figure that says the value, as written."""
        return self.figure.text[self.start - self.figure.start : self.end - self.figure.start]

    @property
    def written(self) -> tuple[Fraction, ...]:
        """The numbers that may be written for it: 19.30, 7.30, 1930 of a time, a day of a date, 40 million of 40m."""
        if self.sort == CLOCK:
            hours, minutes = divmod(self.value, 60)
            twelve = (hours + 11) % 12 + 1
            both = {hours, twelve, (hours + 12) % 24}
            return tuple(each + minutes / 100 for each in both) + tuple(each * 100 + minutes for each in both)
        if self.sort == DAY:
            return (self.value % 100,)
        if self.figure.role == DECADE:
            return (self.value, self.value % 100)
        if self.figure.kind is Kind.RATIO:
            return (self.value, *(exact(end.value) for end in self.figure.ends if end.value is not None))
        return (self.value,) if self.letter == 1 else (self.value, self.value * self.letter)

    @property
    def noun(self) -> str | None:
        """What is counted, in the singular; points are, be they those of a game or percentage points."""
        if self.figure.unit is None or self.sort not in (COUNT, POINTS):
            return None
        return self.figure.unit.lower().rstrip("s")

    @property
    def is_bare(self) -> bool:
        """Whether it has neither a unit nor a noun."""
        return self.figure.kind in (Kind.NUMBER, Kind.SCORE)


def claims_of(extraction: Extraction, units: UnitTable, text: int = 0) -> Iterator[Claim]:
    """The claims of a text in its order."""
    locale = extraction.article.locale
    lexicon = load(locale)
    for number, figure in enumerate(extraction.figures):
        if figure.kind is Kind.LABEL:
            figure = _as_field(figure, extraction)
        if figure.kind in (Kind.DATE, Kind.TIME):
            for moment, whole, (start, end) in moments(figure, lexicon):
                point = Fraction(whole)
                yield Claim(figure, number, text, start, end, moment, point, Interval(point, point))
            continue
        sort, factor, offset = _sort(figure, units, locale)
        letter = _letter(figure, lexicon)
        for part, (value, start, end) in enumerate(_parts(figure)):
            if figure.kind is Kind.COUNT and figure.unit in lexicon.numbers.cardinals:
                end = start + figure.number[1] - figure.at  # 9 fours
            yield Claim(
                figure,
                number,
                text,
                start,
                end,
                sort,
                value,
                meant(figure, value),
                factor,
                offset,
                part,
                letter,
            )


def _letter(figure: Figure, lexicon: Lexicon) -> int:
    """What the letter behind the digits may multiply by, where it was read as a unit: 40m."""
    match = _LETTER.search(figure.plain) if figure.kind in (Kind.MEASURE, Kind.DURATION) else None
    scale = lexicon.numbers.letter_scales.get(match[1]) if match else None
    return scale.scale if scale else 1


def _as_field(figure: Figure, extraction: Extraction) -> Figure:
    """What elsewhere is a name or a note, as the number that it is alone in a field of a table: | (71) |, | 911 |."""
    block = extraction.article.blocks[figure.block]
    before, behind = block.text[: figure.at].rstrip(" "), block.text[figure.to :].lstrip(" ")
    digits = _FIELD.fullmatch(figure.text)
    is_field = before.endswith(BARS) and (not behind or behind.startswith(BARS))
    if digits is None or not (
        is_field or (block.cell is not None and block.cell.column and not before + behind)
    ):
        return figure
    at, to = digits.span(1)
    return replace(
        figure, kind=Kind.NUMBER, value=Decimal(digits[1]), precision=Decimal(1), text=digits[1],
        start=figure.start + at, end=figure.start + to, at=figure.at + at, to=figure.at + to,
    )  # fmt: skip


def _sort(figure: Figure, units: UnitTable, locale: str) -> tuple[str, float, float]:
    if figure.kind is Kind.SCORE:
        return SCORE, 1.0, 0.0
    if figure.kind in (Kind.ORDINAL, Kind.LABEL, Kind.YEAR):
        return figure.kind.value, 1.0, 0.0
    return sort_of(figure, units, locale) or (f"{figure.kind.value}/{figure.unit}", 1.0, 0.0)


def _parts(figure: Figure) -> Iterator[tuple[Fraction, int, int]]:
    """The value of a figure, or those of both ends, each with its place; of what is vague (fifties), the lower."""
    if figure.value is not None:
        yield exact(figure.value), figure.start, figure.end
        return
    values = [exact(value) for value in (figure.low, figure.high) if value is not None]
    if is_vague(figure):
        yield values[0], figure.start, figure.end
        return
    spans = [(each.start, each.end) for each in figure.ends]
    if len(spans) != len(values):
        spans = _spans(figure, len(values))
    yield from ((value, *span) for value, span in zip(values, spans, strict=True))


def is_vague(figure: Figure) -> bool:
    """Whether it names no number but the range that one lies in: dozens, in her fifties."""
    return (
        figure.value is None
        and not figure.ends
        and len(_DIGITS.findall(figure.text)) < 2
        and figure.low is not None
    )


def is_tens(figure: Figure) -> bool:
    """Whether it names ten numbers, or years: the 80s."""
    is_range = is_vague(figure) and figure.low is not None and figure.high == figure.low + 9
    return figure.role == DECADE or is_range


def _spans(figure: Figure, count: int) -> list[tuple[int, int]]:
    """Where the numbers of a figure stand: all of them where the figure does, if they are not so many."""
    found = [match.span() for match in _DIGITS.finditer(figure.text)]
    if len(found) != count:
        return [(figure.start, figure.end)] * count
    return [(figure.start + at, figure.start + to) for at, to in found]


def meant(figure: Figure, value: Fraction) -> Interval:
    """All that may have been rounded, or cut off, to what is written, as its hedge has it."""
    if is_vague(figure) and figure.low is not None and figure.high is not None:
        return Interval.between(figure.low, figure.high)
    if figure.kind is Kind.RATIO and not figure.precision:
        return Interval(value * Fraction(9, 10), value * Fraction(11, 10))
    unit = exact(figure.precision) if figure.precision else Fraction(0)
    if unit <= 1 and figure.kind in _WHOLE and value.denominator == 1:
        unit = Fraction(0)
    unit = min(unit, abs(value) * ROUNDING)
    low, high = value - unit / 2, value + unit * CUT_OFF
    last = last_digit(value)
    hedge = figure.qualifier
    if hedge is Qualifier.ABOUT:
        step = max(min(last, abs(value) / 4), abs(value) / 10)
        return Interval(min(low, value - step), max(high, value + step))
    if hedge in (Qualifier.MORE, Qualifier.AT_LEAST):
        return Interval(low, max(high, value + last * HEDGE))
    if hedge in (Qualifier.LESS, Qualifier.AT_MOST):
        return Interval(min(low, value - last * HEDGE), high)
    return Interval(low, high)


def last_digit(value: Fraction) -> Fraction:
    """The unit of the last digit that is no zero.

    >>> last_digit(Fraction(1200)), last_digit(Fraction(7)), last_digit(Fraction(5, 2))
    (Fraction(100, 1), Fraction(1, 1), Fraction(1, 10))
    """
    unit = Fraction(1)
    while value and value % (unit * 10) == 0:
        unit *= 10
    while value % unit and unit > Fraction(1, 10**6):
        unit /= 10
    return unit
