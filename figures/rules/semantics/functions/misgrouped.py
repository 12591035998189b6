"""What malformed digits were meant to be, as far as other figures tell: 42,00 may be 4,200 or 42,000, or 42.00."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from figures.interval import exact
from figures.model import Figure, Kind
from figures.rules.semantics.context import Context
from figures.rules.semantics.functions.common import Function
from figures.rules.semantics.values import Unknown, Value, word

_TWO_GROUPS = r"(\d{1,3})([,.])(\d{1,2}|\d{4,5})"
_GROUPS = r"\d+(?:,\d+)+(\.\d+)?"
_MOST_BESIDE = 200

CLOSE = Fraction(21, 20)
"""So near is a value that follows from others of the sentence: a tenth of 420,000."""
LIKE = Fraction(3)
"""Values of one sort in one text are mostly no more than so many times one another."""

WHOLE = 1000
"""Digits that were to be grouped are at least so many."""

_COUNTED = frozenset([Kind.COUNT, Kind.NUMBER])
_SHARES = frozenset([Kind.PERCENT, Kind.RATIO])


class Meant(Struct, frozen=True):
    """A way to have meant malformed digits: about how much that is, and the digits if they are known."""

    value: Fraction
    digits: str | None


def meanings(digits: str) -> Iterator[Meant]:
    """The ways to have meant malformed digits.

    >>> [each.digits for each in meanings("42,00")]
    ['4,200', '42.00', '42,000']
    >>> [each.digits for each in meanings("5,0007")]
    ['50,007', '5.0007', None]
    """
    if re.fullmatch(_GROUPS, digits) is None:
        return
    whole, point, decimals = digits.partition(".")
    plain = whole.replace(",", "")
    yield Meant(Fraction(f"{plain}{point}{decimals}"), f"{int(plain):,}{point}{decimals}")
    if (two := re.fullmatch(_TWO_GROUPS, digits)) is None:
        return
    first, _, last = two.groups()
    yield Meant(Fraction(f"{first}.{last}"), f"{first}.{last}")
    typed = f"{first},000" if not last.strip("0") else None  # no other digit was lost, or typed twice
    yield Meant(Fraction(f"{first}{last[:3]:0<3}"), typed)


def _regroup(values: Sequence[Value], context: Context) -> Value:
    """`regroup(it)`: the digits that were meant, if other figures of the text fit one way to have meant them alone."""
    figure = values[0]
    if not isinstance(figure, Figure) or figure.written is None or figure.written.in_words:
        return Unknown("there are no digits")
    scale = Fraction(figure.written.scale)
    is_whole = figure.kind is Kind.COUNT and scale == 1  # nobody counts 42.5 shops
    ways = [way for way in meanings(figure.written.digits) if not is_whole or way.value >= WHOLE]
    for others, factor in ((_following(figure, context), CLOSE), (_alike(figure, context), LIKE)):
        fitting = [way for way in ways if _is_near(way.value * scale, others, factor)]
        if fitting:
            told = fitting[0].digits if len(fitting) == 1 else None
            return Unknown("which digits were meant is not known") if told is None else word(told)
    return Unknown("no other figure tells which digits were meant")


def _is_near(value: Fraction, others: Iterable[Fraction], factor: Fraction) -> bool:
    return any(other / factor <= value <= other * factor for other in others)


def _alike(figure: Figure, context: Context) -> list[Fraction]:
    """The values of the other figures of its sort."""
    return list(_values(figure, context.figures))


def _following(figure: Figure, context: Context) -> list[Fraction]:
    """What follows from another figure of its sort and a share in the same sentence."""
    beside = [each for each in context.figures if each.sentence == figure.sentence][:_MOST_BESIDE]
    shares = [exact(each.value) for each in beside if each.kind in _SHARES and each.value]
    parts = [share / 100 if share > 1 else share for share in shares]
    return [
        found for value in _values(figure, beside) for part in parts for found in (value * part, value / part)
    ]


def _values(figure: Figure, figures: Iterable[Figure]) -> Iterator[Fraction]:
    counted = figure.kind in _COUNTED
    for each in (one for other in figures for one in (other.ends or (other,))):
        alike = each.kind in _COUNTED if counted else (each.kind, each.unit) == (figure.kind, figure.unit)
        if alike and each.start != figure.start and each.value and each.value > 0:
            yield exact(each.value)


FUNCTIONS = {"regroup": Function(_regroup, 1, "text")}
