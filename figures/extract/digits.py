"""Numbers in digits: grouping, decimal signs, stray spaces, powers and fractions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from figures.extract.spoken import exact
from figures.lexicon.record import Numbers
from figures.lexicon.tokens import SPACES, Tokens
from figures.model import Number

MOST_DIGITS = 60
"""Longer runs of digits are codes; and no power gets more digits than `MOST_PLACES`."""
MOST_PLACES = 400
_SIGNS = {"-": -1, "−": -1, "–": -1, "+": 1}
_TIMES = frozenset("x×*·✕")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_GROUPED = re.compile(rf"\d{{1,3}}(?:[{SPACES}'’]\d{{3}})+(?!\d)")
_GROUP_SIGNS = re.compile(rf"[{SPACES}'’]")
_THREES = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_LAKHS = re.compile(r"\d{1,2}(?:,\d{2})*,\d{3}")


@dataclass(frozen=True, slots=True)
class Digits:
    """A number in digits that ends before token `last`; `value` is None for what is none (10:30, a long code)."""

    last: int
    text: str
    value: Number | None
    decimals: int = 0
    grouped: bool = False
    power: bool = False


def digits_at(tokens: Tokens, at: int, numbers: Numbers) -> Digits:
    """The number in digits that begins at this token, with the groups and decimals that stray spaces cut off."""
    last, text = _spaced(tokens, at, numbers)
    if len(text) > MOST_DIGITS:
        return Digits(last, text, None)
    parsed = parse_number(text, numbers)
    if parsed is None:
        return Digits(last, text, None)
    value, decimals, grouped = parsed
    power = _power(tokens, last, value)
    if power is not None:
        return Digits(power[1], text, power[0], decimals, power=True)
    return Digits(last, text, value, decimals, grouped or text == "".join(tokens.text[at:last]) != tokens.text[at])


def parse_number(text: str, numbers: Numbers) -> tuple[Decimal, int, bool] | None:
    """The value of a token of digits, how many decimals it shows, and whether its digits are grouped; None for
    what is no number (10:30).

    Both signs are understood in any language where only one reading is possible (1.111,11 and 1,111.11).
    Malformed grouping is read as if the separators were not there; the rules see `Written.digits`.
    """
    plain = text.replace(" ", "")
    grouped = bool(_GROUPED.match(plain))
    plain = _GROUP_SIGNS.sub("", plain) if grouped else plain
    decimal = _decimal_sign(plain, numbers)
    whole, _, rest = plain.partition(decimal) if decimal else (plain, "", "")
    group = "." if decimal == "," else ","
    figures = whole.replace(group, "") if decimal else whole.replace(",", "").replace(".", "")
    if not (figures + rest).isdecimal():
        return None
    return Decimal(f"{figures or 0}.{rest}" if rest else figures), len(rest), grouped or figures != whole


def _decimal_sign(plain: str, numbers: Numbers) -> str:
    """The sign that the decimals of this number stand behind, or an empty string if it has none."""
    points, commas = plain.count("."), plain.count(",")
    if points and commas:
        last = max(".,", key=plain.rfind)
        return last if plain.count(last) == 1 else ""
    sign = "." if points else ","
    if points + commas != 1:
        return ""
    whole, _, rest = plain.partition(sign)
    if sign == numbers.decimal or not whole:
        return sign
    if _THREES.fullmatch(plain) and whole[0] != "0":
        return ""
    return sign if sign == "." or len(rest) < 3 else ""


def is_grouped(text: str) -> bool:
    """Whether separators cut these digits into groups as some country does: 1,234,567  12,34,567  1.234.567"""
    return bool(_THREES.fullmatch(text) or _LAKHS.fullmatch(text))


def _spaced(tokens: Tokens, at: int, numbers: Numbers) -> tuple[int, str]:
    """Where a number ends whose digits spaces cut: 1 234 567, 10, 000 and 4 . 8; and its text without them."""
    last = _space_groups(tokens, at, numbers)
    text = "".join(tokens.text[at:last])
    while text.replace(",", "").isdecimal() and _stray_group(tokens, last, text):
        text, last = text + "," + tokens.text[last + 1], last + 2
    if text.isdecimal() and len(text) <= 3 and _stray_point(tokens, last):
        return last + 2, text + numbers.decimal + tokens.text[last + 1]
    return last, text


def _space_groups(tokens: Tokens, at: int, numbers: Numbers) -> int:
    """Where a number grouped by plain spaces ends. One group alone is no sign of grouping, unless it begins with
    a zero or that is how the language groups.
    """
    last = at + 1
    if not tokens.text[at].isdecimal() or len(tokens.text[at]) > 3 or tokens.text[at][0] == "0":
        return last
    while last < len(tokens) and _is_group(tokens.text[last], numbers) and tokens.at[last] == tokens.to[last - 1] + 1 \
            and last - at < MOST_DIGITS:
        last += 1
    single = last - at == 2 and not numbers.connects("group_signs", " ") and tokens.text[at + 1][0] != "0"
    return at + 1 if single else last


def _is_group(text: str, numbers: Numbers) -> bool:
    whole, _, rest = text.partition(numbers.decimal)
    return len(whole) == 3 and whole.isdecimal() and (not rest or rest.isdecimal())


def _stray_group(tokens: Tokens, at: int, text: str) -> bool:
    """Whether a comma and a group that begins with a zero go on the number: 10, 000"""
    if at + 1 >= len(tokens) or tokens.text[at] != "," or tokens.glued(at + 1) or len(text) > MOST_DIGITS:
        return False
    group = tokens.text[at + 1]
    return len(group) == 3 and group.isdecimal() and group[0] == "0" and len(text.partition(",")[0]) <= 3


def _stray_point(tokens: Tokens, at: int) -> bool:
    """Whether a point with a space on both sides has decimals behind it: 4 . 8"""
    return at + 1 < len(tokens) and tokens.text[at] == "." and not tokens.glued(at) and not tokens.glued(at + 1) \
        and tokens.text[at + 1].isdecimal() and len(tokens.text[at + 1]) <= 2


def _power(tokens: Tokens, last: int, base: Decimal) -> tuple[Number | None, int] | None:
    """1.3e6, 5.81 × 10⁻⁴⁸, 6.2x10^-4, 10^6, 1.1^23: the value, None if it has too many digits, and the end."""
    if last + 1 >= len(tokens):
        return None
    sign = tokens.text[last]
    if sign in ("e", "E") and tokens.glued(last):
        return _raised(tokens, last + 1, Fraction(base), Fraction(10))
    if sign == "^" and tokens.glued(last):
        return _raised(tokens, last + 1, Fraction(1), Fraction(base))
    if sign in _TIMES and tokens.text[last + 1] == "10" and last + 2 < len(tokens):
        behind = last + 2
        bare = tokens.text[behind] == "−"
        return _raised(tokens, behind if bare else behind + 1, Fraction(base), Fraction(10)) \
            if bare or tokens.text[behind] == "^" else _superscript(tokens, behind, Fraction(base))
    return _superscript(tokens, last, Fraction(1)) if base == 10 else None


def _raised(tokens: Tokens, at: int, factor: Fraction, base: Fraction) -> tuple[Number | None, int] | None:
    """`factor` times `base` to the power that stands at this token, a sign before it."""
    sign, here = 1, at
    while here < len(tokens) and tokens.glued(here) and tokens.text[here] in _SIGNS and here < at + 2:
        sign, here = sign * _SIGNS[tokens.text[here]], here + 1
    if here >= len(tokens) or not tokens.glued(here) or not tokens.text[here].isdecimal():
        return None
    if here + 1 < len(tokens) and tokens.glued(here + 1) and tokens.text[here + 1][0].isalpha():
        return None
    return _value(factor, base, sign * int(tokens.text[here][:5])), here + 1


def _superscript(tokens: Tokens, at: int, factor: Fraction) -> tuple[Number | None, int] | None:
    """`factor` times ten to the power of the raised digits at this token."""
    raised, here = "", at
    while here < len(tokens) and tokens.glued(here) and len(raised) < 5:
        plain = tokens.text[here].translate(_SUPERSCRIPTS)
        if plain == tokens.text[here]:
            break
        raised, here = raised + plain, here + 1
    if not re.fullmatch(r"[-+]?\d+", raised):
        return None
    return _value(factor, Fraction(10), int(raised)), here


def _value(factor: Fraction, base: Fraction, exponent: int) -> Number | None:
    places = len(str(base.numerator)) + len(str(base.denominator))
    if abs(exponent) * places > MOST_PLACES * 3 or not base:
        return None
    return exact(factor * base**exponent)
