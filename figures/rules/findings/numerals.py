"""Numbers in the style of the text: its separators, its scale words, and no more digits than it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import chain

from msgspec import Struct

from figures.lexicon import Lexicon
from figures.model import Figure, Kind

FEWEST_DIGITS = 2
"""So many digits of a value that is not exact are told at least."""
MORE = 3
"""So many digits more are tried, if fewer do not say what is meant."""
EXACT = 2
"""So many digits more than the style has, an exact value may have: 12 and 130 are 142, a mile is 160,000 cm."""
LONG = 10**6
"""Of numbers as large as this a writer puts the scale in words, where the text has the word."""
NEAR = Fraction(1, 15)
"""How far a rounded value may be from the value."""

_SCALE = r"\s?([^\W\d_]+)\.?"

Rounded = tuple[int, str]
"""How many decimals, and the digits."""


class Style(Struct, frozen=True):
    """How the numbers of some figures are written.

    `digits` is how many the most precise of them has; `scales` are the words behind them by what they multiply by.
    """

    decimal: str
    group: str
    digits: int
    scales: dict[Decimal, str]


def style_of(figure: Figure, beside: Sequence[Figure], lexicon: Lexicon) -> Style:
    """The style of a figure, or where it has none, of those beside it; else that of the language."""
    figures = [each for each in (figure, *beside) if each.written is not None and not each.written.in_words]
    return Style(
        next(filter(None, map(_decimal, figures)), lexicon.numbers.decimal),
        next((group for group in map(_group, figures) if group is not None), lexicon.numbers.group),
        max((significant(each) for each in figures), default=FEWEST_DIGITS),
        {scale: word for each in reversed(figures) for scale, word in _scales(each, lexicon)},
    )


def _decimal(figure: Figure) -> str | None:
    """The point before the decimals."""
    written = figure.written
    if written is None or not written.decimals or len(written.digits) <= written.decimals:
        return None
    point = written.digits[-written.decimals - 1]
    return None if point.isalnum() else point


def _group(figure: Figure) -> str | None:
    """What stands between the thousands, possibly nothing; None if there are none."""
    digits = figure.written.digits if figure.written is not None else ""
    if figure.kind is Kind.YEAR or re.match(r"\d{4}", digits):
        return ""
    found = re.match(r"\d{1,3}([^\w])\d{3}", digits) if figure.written and figure.written.grouped else None
    return found[1] if found else None


def significant(figure: Figure) -> int:
    """How many digits were meant: zeros at either end are not."""
    digits = figure.written.digits if figure.written is not None else ""
    shown = "".join(filter(str.isdecimal, digits)).lstrip("0")
    return len(shown if figure.written and figure.written.decimals else shown.rstrip("0"))


def scale_word(figure: Figure, lexicon: Lexicon) -> str:
    """What stands right behind the digits and multiplies by their scale: ` million`, `m`."""
    written = figure.written
    if written is None or written.scale == 1 or figure.digits_at < 0:
        return ""
    found = re.match(_SCALE, figure.plain[figure.digits_at + len(written.digits) :])
    if found is None:
        return ""
    letters, numbers = found[1], lexicon.numbers
    letter = numbers.letter_scales.get(letters)
    scale = numbers.multipliers.get(letters.lower()) or (letter.scale if letter is not None else None)
    return found[0] if scale == written.scale else ""


def _scales(figure: Figure, lexicon: Lexicon) -> Iterator[tuple[Decimal, str]]:
    word = scale_word(figure, lexicon)
    if word and figure.written is not None:
        yield figure.written.scale, word


def rounded(
    value: Fraction, decimals: int, style: Style, *, limit: bool, rough: bool = False
) -> Iterator[Rounded]:
    """The value with so many decimals, then with more, where fewer would say something else.

    An exact value is told whole if that takes few digits more; of others no more are told than the style has, if
    there is such a `limit`.
    """
    first, digits, whole = decimals, max(style.digits, FEWEST_DIGITS), _whole_digits(value)
    if limit and (rough or _round(value, decimals) != value or whole + decimals > digits + EXACT):
        first = min(decimals, digits - whole)
    for places in range(first, max(first, decimals) + MORE + 1):
        told = _round(value, places)
        if abs(told - value) <= abs(value) * NEAR:
            yield places, grouped(abs(told), max(places, 0), style)
        if told == value:
            return


def _round(value: Fraction, places: int) -> Fraction:
    """The value with so many decimals, halves away from zero, as people round.

    >>> [float(_round(Fraction(value), 2)) for value in ("1.905", "-1.905", "1.9049")]
    [1.91, -1.91, 1.9]
    """
    unit = Fraction(10) ** -places
    size = (abs(value) / unit + Fraction(1, 2)) // 1 * unit
    return size if value >= 0 else -size


def _whole_digits(value: Fraction) -> int:
    """How many digits stand before the point; less than none for zeros behind it.

    >>> [_whole_digits(Fraction(value)) for value in ("123.4", "0.4", "0.04")]
    [3, 0, -1]
    """
    value, digits = abs(value), 0
    while value >= 1:
        value, digits = value / 10, digits + 1
    while 0 < value < Fraction(1, 10):
        value, digits = value * 10, digits - 1
    return digits


def grouped(value: Fraction, decimals: int, style: Style) -> str:
    """A number of so many decimals, with the separators of a style.

    >>> grouped(Fraction("1978.5"), 1, Style(",", ".", 5, {}))
    '1.978,5'
    """
    scaled = int(_round(value, decimals) * 10**decimals)
    digits = f"{scaled:0{decimals + 1}d}"
    whole, fraction = (digits[:-decimals], digits[-decimals:]) if decimals else (digits, "")
    return f"{int(whole):,}".replace(",", style.group) + (style.decimal + fraction if fraction else "")


def scales_for(value: Fraction, own: Decimal, style: Style) -> Decimal:
    """The scale by which a writer tells a value: its own, or else one of the text that makes it short.

    >>> style = Style(".", ",", 3, {Decimal(1_000_000): " million"})
    >>> [int(scales_for(Fraction(value), Decimal(1), style)) for value in (740_000, 74_100_000)]
    [1, 1000000]
    """
    size = abs(value) / Fraction(own)
    if not value or (size < LONG if own == 1 else 1 <= size < 1000):
        return own
    known = sorted(chain(style.scales, [Decimal(1)] if abs(value) < LONG else ()), reverse=True)
    return next((scale for scale in known if abs(value) >= Fraction(scale)), own)
