"""Powers in digits: 1.3e6, 5.81 × 10⁻⁴⁸, 6.2x10^-4, 10^6, 1.1^23."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from figures.extract.numerals.spoken import exact
from figures.lexicon.tokens import Tokens
from figures.model import Number

MOST_PLACES = 400
"""A power with more digits than this is no value: nobody counts anything with it."""
SIGNS = {"-": -1, "−": -1, "–": -1, "+": 1}
TIMES = frozenset("x×*·✕")
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
TEN = Fraction(10)


class Power(Struct, frozen=True, gc=False):
    """A power that ends before token `last`; `value` is None if it has too many digits.

    `unit` is the power of ten that the last digit written before it counts, if it does.
    """

    last: int
    value: Number | None
    unit: Decimal | None


def power_behind(tokens: Tokens, last: int, number: Decimal) -> Power | None:
    """The power that begins with `number`, whose digits end before token `last`."""
    if last >= tokens.end:
        return None
    sign = tokens.text[last]
    if sign in ("e", "E") and tokens.glued(last):
        return _power(tokens, last + 1, number, TEN)
    if sign == "^" and tokens.glued(last):
        found = _power(tokens, last + 1, Decimal(1), Fraction(number))
        return found and Power(found.last, found.value, found.unit if number == 10 else None)
    if sign in TIMES and last + 1 < tokens.end and tokens.text[last + 1] == "10":
        return _raised_ten(tokens, last + 2, number)
    return _superscript(tokens, last, Decimal(1)) if number == 10 else None


def _raised_ten(tokens: Tokens, at: int, factor: Decimal) -> Power | None:
    """`factor` times ten to the power at this token: ^-4, ⁻⁴, or −4 with a sign that is no hyphen."""
    following = tokens.text[at] if at < tokens.end else ""
    if following == "−":
        return _power(tokens, at, factor, TEN)
    return _power(tokens, at + 1, factor, TEN) if following == "^" else _superscript(tokens, at, factor)


def _power(tokens: Tokens, at: int, factor: Decimal, base: Fraction) -> Power | None:
    """`factor` times `base` to the power that stands at this token, signs before it."""
    sign, here = 1, at
    while here < min(tokens.end, at + 2) and tokens.glued(here) and tokens.text[here] in SIGNS:
        sign, here = sign * SIGNS[tokens.text[here]], here + 1
    if here >= tokens.end or not tokens.glued(here) or not tokens.text[here].isdecimal():
        return None
    if here + 1 < tokens.end and tokens.glued(here + 1) and tokens.text[here + 1][0].isalpha():
        return None
    return _result(here + 1, factor, base, sign * int(tokens.text[here][:5]))


def _superscript(tokens: Tokens, at: int, factor: Decimal) -> Power | None:
    """`factor` times ten to the power of the raised digits at this token."""
    raised, here = "", at
    while here < tokens.end and tokens.glued(here) and len(raised) < 5:
        plain = tokens.text[here].translate(SUPERSCRIPTS)
        if plain == tokens.text[here]:
            break
        raised, here = raised + plain, here + 1
    return _result(here, factor, TEN, int(raised)) if re.fullmatch(r"[-+]?[0-9]+", raised) else None


def _result(last: int, factor: Decimal, base: Fraction, exponent: int) -> Power:
    places = max(len(str(base.numerator)), len(str(base.denominator))) - (base == TEN)
    if abs(exponent) * places > MOST_PLACES or not base:
        return Power(last, None, None)
    digits = factor.as_tuple().exponent
    assert isinstance(digits, int)
    return Power(last, exact(Fraction(factor) * base**exponent), Decimal(f"1E{digits + exponent}"))
