"""A figure in plain words: how it was read, how wide it is, and what it is brought to."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

from figures.interval import Interval
from figures.model import Figure, Number, Qualifier
from figures.normalise import Settings
from figures.report.display import one_line
from figures.report.table import readable, unit_text, value_text
from figures.rules.semantics.worlds import End, World, interval

_HEDGES = {
    Qualifier.ABOUT: "about",
    Qualifier.LESS: "less than",
    Qualifier.MORE: "more than",
    Qualifier.AT_MOST: "at most",
    Qualifier.AT_LEAST: "at least",
}


def reading(figure: Figure) -> str:
    """The value with its unit: `<= 92,000,000 GBP / year`."""
    return f"{value_text(figure)} {one_line(unit_text(figure.unit, figure.per))}".strip()


def hedge(figure: Figure) -> str:
    """The qualifier in words, if there is one."""
    return _HEDGES.get(figure.qualifier, "")


def width(figure: Figure, settings: Settings) -> str:
    """The interval that the digits leave open under the usual rounding; empty if it is one value, or none.

    >>> from decimal import Decimal; from figures.model import Kind, Section
    >>> place = dict(start=0, end=3, text="3.4", block=0, at=0, to=3, sentence=0, section=Section.BODY)
    >>> width(Figure(**place, kind=Kind.NUMBER, value=Decimal("3.4"), precision=Decimal("0.1")), Settings())
    '3.35–3.45'
    """
    found = interval(figure, World.ROUNDED, End.HULL, settings)
    if found is None or found.is_point:
        return ""
    return interval_text(found)


def interval_text(found: Interval) -> str:
    """The two ends, or the one that there is.

    >>> interval_text(Interval(Fraction("519999.5"), None)), interval_text(Interval(None, Fraction(1, 3)))
    ('519,999.5 or more', 'up to 0.333333')
    """
    low, high = (None if end is None else readable(_plain(end)) for end in (found.low, found.high))
    if low is None:
        return "" if high is None else f"up to {high}"
    return f"{low} or more" if high is None else f"{low}–{high}"


def _plain(value: Fraction) -> Number:
    """The value as a decimal, if it is one of at most 28 digits."""
    decimal = Context(prec=28).divide(Decimal(value.numerator), Decimal(value.denominator))
    return decimal if Fraction(decimal) == value else value


def normalised(figure: Figure) -> str:
    """The normalised value with its unit, if it says more than the reading does."""
    form = figure.normalised
    if form is None or form.value is None:
        return ""
    if (form.value, form.unit, form.per) == (figure.value, figure.unit, figure.per):
        return ""
    return f"{readable(form.value)} {one_line(unit_text(form.unit, form.per))}".strip()
