"""Numbers in digits: grouping, decimal signs, and the spaces that stray into them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from msgspec import Struct

from figures.extract.numerals.powers import power_behind
from figures.lexicon.record import Numbers
from figures.lexicon.tokens import SPACES, Tokens
from figures.model import Number

MOST_DIGITS = 100
"""Longer runs of digits are codes."""
FEW, MOST_DECIMALS = 2, 5
"""So many digits behind a point that stands apart are its decimals; more are only where all signs stand apart."""
SIGNS = frozenset(".,%;")
MONEY_SIGNS = frozenset("$£€¥₹₽₩")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_GROUP_SIGNS = str.maketrans("", "", f" {SPACES}'’")
_THREES = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


class Digits(Struct, frozen=True, gc=False):
    """A number in digits that ends before token `last`; `value` is None for what is none (10:30, codes)."""

    last: int
    text: str
    value: Number | None = None
    unit: Decimal | None = None
    decimals: int = 0
    grouped: bool = False
    power: bool = False


def digits_at(tokens: Tokens, at: int, numbers: Numbers) -> Digits:
    """The number in digits that begins at this token, with the parts that stray spaces cut off."""
    last, text, spaced = _spaced(tokens, at, numbers)
    parsed = parse_number(text, numbers) if len(text) <= MOST_DIGITS else None
    if parsed is None:
        return Digits(last, text)
    value, decimals, grouped = parsed
    power = power_behind(tokens, last, value)
    if power is not None:
        return Digits(power.last, text, power.value, power.unit, decimals, power=True)
    return Digits(last, text, value, Decimal(f"1E-{decimals}"), decimals, grouped or spaced)


@cache
def _grouped() -> re.Pattern[str]:
    return re.compile(rf"\d{{1,3}}(?:[ {SPACES}'’]\d{{3}})+(?!\d)")


def parse_number(text: str, numbers: Numbers) -> tuple[Decimal, int, bool] | None:
    """The value of a token of digits, how many decimals it shows, and whether its digits are grouped.

    None for what is no number (10:30). Both signs are understood in any language where only one reading is
    possible (1.111,11 and 1,111.11). Malformed grouping is read as if the separators were not there; the
    rules see `Written.digits`.
    """
    if text.isdecimal():
        return Decimal(text), 0, False
    plain = text.translate(_GROUP_SIGNS)
    spaced = plain != text and _grouped().match(text) is not None
    plain = plain if spaced else text
    decimal = _decimal_sign(plain, numbers)
    whole, _, rest = plain.partition(decimal) if decimal else (plain, "", "")
    figures = whole.replace(",", "").replace(".", "")
    if not (figures + rest).isdecimal():
        return None
    return Decimal(f"{figures or 0}.{rest}" if rest else figures), len(rest), spaced or figures != whole


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


def _spaced(tokens: Tokens, at: int, numbers: Numbers) -> tuple[int, str, bool]:
    """Where a number ends that spaces cut (1 234 567, 10, 000, 4 . 8), its text, and if they group it."""
    last = _space_groups(tokens, at, numbers)
    grouped = last - at > 1
    text = " ".join(tokens.text[at:last])
    if last >= tokens.end or tokens.text[last] not in ".,":
        return last, text, grouped
    while not grouped and len(text) < MOST_DIGITS and _stray_group(tokens, last, text):
        text, last = f"{text},{tokens.text[last + 1]}", last + 2
    if text.isdecimal() and _loose_point(tokens, last, numbers):
        return last + 1, f"{text}.", grouped
    if text.isdecimal() and len(text) <= 3 and _stray_point(tokens, last):
        text, last = text + numbers.decimal + tokens.text[last + 1], last + 2
    return last, text, grouped


def _space_groups(tokens: Tokens, at: int, numbers: Numbers) -> int:
    """Where a number grouped by plain spaces ends.

    One group alone is no sign of grouping, unless it begins with a zero, the language groups so, or a sign of money
    stands before ($16 500).
    """
    last, head = at + 1, tokens.text[at]
    if not head.isdecimal() or len(head) > 3 or head[0] == "0":
        return last
    most = min(tokens.end, at + MOST_DIGITS)
    while last < most and _is_group(tokens, last, numbers):
        last += 1
    if last == at + 2 and not numbers.connects("group_signs", " ") and tokens.text[at + 1][0] != "0":
        return last if at and tokens.text[at - 1] in MONEY_SIGNS else at + 1
    return last


def _is_group(tokens: Tokens, at: int, numbers: Numbers) -> bool:
    """Whether one space and three digits, perhaps with decimals, go on the number."""
    if tokens.at[at] != tokens.to[at - 1] + 1 or not tokens.text[at][0].isdecimal():
        return False
    whole, _, rest = tokens.text[at].partition(numbers.decimal)
    return len(whole) == 3 and whole.isdecimal() and (not rest or rest.isdecimal())


def _stray_group(tokens: Tokens, at: int, text: str) -> bool:
    """Whether a comma, a space and a group that begins with a zero go on the number: 10, 000."""
    if at + 1 >= tokens.end or tokens.text[at] != "," or tokens.glued(at + 1):
        return False
    head, group = text.partition(",")[0], tokens.text[at + 1]
    whole = head.isdecimal() and len(head) <= 3 and len(group) == 3 and group.isdecimal()
    return whole and (group[0] == "0" or _groups_so(tokens, at))


def _groups_so(tokens: Tokens, at: int) -> bool:
    """Whether the text before writes its thousands with a space behind the comma: 10, 000 words, 1, 118 of them."""
    return any(
        tokens.text[here] == "000" and tokens.text[here - 1] == "," and not tokens.glued(here)
        for here in range(2, at)
    )


def _loose_point(tokens: Tokens, at: int, numbers: Numbers) -> bool:
    """Whether a point stands between a number and its scale letter: 17.m, which lacks its decimals."""
    if at + 1 >= tokens.end or tokens.text[at] != "." or tokens.text[at + 1] not in numbers.letter_scales:
        return False
    if at > 1 and tokens.glued(at - 1) and tokens.text[at - 2] == ".":
        return False  # a.0.b
    ends = at + 2 >= tokens.end or not tokens.glued(at + 2) or tokens.text[at + 2] != "."
    return tokens.glued(at) and tokens.glued(at + 1) and ends


def _stray_point(tokens: Tokens, at: int) -> bool:
    """Whether a point with a space on both sides has decimals behind it: 4 . 8; in a feed also 50 . 9375."""
    if not _apart(tokens, at) or tokens.text[at] != "." or not tokens.text[at + 1].isdecimal():
        return False
    decimals = tokens.text[at + 1]
    if len(decimals) <= FEW:
        return True
    signs = (here for here in range(tokens.end) if here != at and tokens.text[here] in SIGNS)
    return (
        len(decimals) <= MOST_DECIMALS
        and not _YEAR.match(decimals)
        and any(_apart(tokens, here) for here in signs)
    )


def _apart(tokens: Tokens, at: int) -> bool:
    """Whether a space stands on both sides of the token."""
    return at + 1 < tokens.end and not tokens.glued(at) and not tokens.glued(at + 1)
