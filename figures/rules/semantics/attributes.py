"""What an expression may ask of a figure and of the article: `inner.currency`, `article.date`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from msgspec.structs import replace

from figures.interval import Interval
from figures.model import Article, Figure, Kind, Qualifier
from figures.rules.semantics.context import Context
from figures.rules.semantics.measure import dimension_name, is_compound, is_real, quantity
from figures.rules.semantics.values import Days, Judgement, Quantity, Unknown, Value, Weekdays, number, word
from figures.rules.semantics.worlds import End, World

NONE = "none"
"""What a word is if the figure has none: `it.noun != 'none'`."""


def _text(of: Callable[[Figure], str | None]) -> Callable[[Figure, Context], Value]:
    return lambda figure, _: word(of(figure) or NONE)


def _said(figure: Figure, _: Context) -> Value:
    if figure.weekday is None:
        return Unknown(f"'{figure.text}' has no day of the week")
    return Weekdays(frozenset([figure.weekday]))


def _end(end: End) -> Callable[[Figure, Context], Value]:
    def call(figure: Figure, context: Context) -> Value:
        side = figure.low if end is End.LOW else figure.high
        if figure.kind is Kind.SCORE and side is not None:
            return Quantity(Interval.of(side))
        return quantity(figure, context.reading(context.world, end))

    return call


def _unhedged(figure: Figure, context: Context) -> Value:
    """What the digits leave open, whatever the hedge: a conversion restates the number as it is written."""
    return quantity(replace(figure, qualifier=Qualifier.EXACT), context)


def _stated(figure: Figure, context: Context) -> Value:
    """The very number on the page, as if no digit had been rounded."""
    return quantity(figure, context.reading(World.STATED, context.end))


def _position(figure: Figure, _: Context) -> Value:
    """The number in a name or an ordinal: 4 of Part 4 and of the fourth."""
    return (
        Unknown(f"'{figure.text}' has no number") if figure.value is None else number(Fraction(figure.value))
    )


def _amount(figure: Figure, context: Context) -> Value:
    """The price of one alone: £5 each is £5."""
    return quantity(replace(figure, per=None), context)


def _decimals(figure: Figure, _: Context) -> Value:
    return Unknown("there are no digits") if figure.written is None else number(figure.written.decimals)


def _has_year(figure: Figure, _: Context) -> Value:
    return Judgement(figure.date is not None and not figure.date.startswith("--"))


def _exists(figure: Figure, _: Context) -> Value:
    real = None if figure.date is None else _all(is_real(part) for part in figure.date.split("/"))
    return Judgement(real, None if real is not None else f"'{figure.text}' names no single day")


def _all(truths: Iterable[bool | None]) -> bool | None:
    """Whether all are true: the 28th to the 31st of February."""
    known = list(truths)
    return False if False in known else None if None in known else True


def _year_of(figure: Figure, _: Context) -> Value:
    year = (figure.date or "")[:4]
    return number(int(year)) if year.isdigit() else Unknown(f"'{figure.text}' has no year")


OF_FIGURE: dict[str, tuple[str, Callable[[Figure, Context], Value]]] = {
    "kind": ("text", _text(lambda figure: figure.kind.value)),
    "dimension": ("text", lambda figure, context: word(dimension_name(figure, context))),
    "unit": ("text", _text(lambda figure: figure.unit)),
    "currency": ("text", _text(lambda figure: figure.unit if figure.kind is Kind.MONEY else None)),
    "per": ("text", _text(lambda figure: figure.per)),
    "noun": ("text", _text(lambda figure: figure.noun)),
    "role": ("text", _text(lambda figure: figure.role)),
    "change": ("text", _text(lambda figure: figure.change)),
    "qualifier": ("text", _text(lambda figure: figure.qualifier.value)),
    "section": ("text", _text(lambda figure: figure.section.value)),
    "said": ("weekday", _said),
    "has_year": ("truth", _has_year),
    "compound": ("truth", lambda figure, _: Judgement(is_compound(figure))),
    "year": ("number", _year_of),
    "exists": ("truth", _exists),
    "low": ("quantity", _end(End.LOW)),
    "high": ("quantity", _end(End.HIGH)),
    "unhedged": ("quantity", _unhedged),
    "stated": ("quantity", _stated),
    "decimals": ("number", _decimals),
    "amount": ("quantity", _amount),
    "position": ("number", _position),
}
"""Attributes of figures: the sort of their value, and how to get it."""


def _date(article: Article) -> Value:
    if article.date is None:
        return Unknown("the date of the article is not known")
    return Days(frozenset([article.date]))


def _year(article: Article) -> Value:
    return (
        Unknown("the date of the article is not known") if article.date is None else number(article.date.year)
    )


OF_ARTICLE: dict[str, tuple[str, Callable[[Article], Value]]] = {
    "date": ("day", _date),
    "year": ("number", _year),
    "locale": ("text", lambda article: word(article.locale)),
}
"""Attributes of the article, likewise."""
