"""Numerals: digits and number words, with the scale words that belong to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from figures.extract.words import exact, parse_words
from figures.lexicon.record import Numbers
from figures.lexicon.tokens import SPACES, Tokens
from figures.model import Number, Written

VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
          "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
          "⅑": (1, 9), "⅒": (1, 10)}
MINUS_SIGNS = frozenset("-−–")
DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100, 1000})
_GROUPS = re.compile(rf"[{SPACES}'’]")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number on tokens `first`..`last` (`last` not included). A vague one has `low` and `high` and no value.

    `unit_like` is the token of a letter scale that may be a unit instead (5m), if there is one.
    """

    first: int
    last: int
    value: Number | None
    precision: Decimal | None
    written: Written
    low: Number | None = None
    high: Number | None = None
    fraction: bool = False
    letter: str | None = None

    def negated(self, first: int) -> Numeral:
        """The same number with a minus sign that stands on token `first`."""
        assert self.value is not None
        return replace(self, first=first, value=-self.value)


def parse_number(text: str, numbers: Numbers) -> tuple[Decimal, int, bool]:
    """The value of a token of digits, how many decimals it shows, and whether its digits are grouped.

    Malformed grouping is read as if the separators were not there; the rules see `Written.digits`.
    """
    plain = _GROUPS.sub("", text)
    grouped = plain != text
    decimal, group = numbers.decimal, "." if numbers.decimal == "," else ","
    whole, point, rest = plain.partition(decimal)
    if point and (decimal in rest or group in rest):            # 1.234.567 in English: points that group
        return Decimal(plain.replace(decimal, "").replace(group, "")), 0, True
    if point and rest:
        return Decimal(f"{whole.replace(group, '') or 0}.{rest}"), len(rest), grouped or group in whole
    if group in plain:
        *_, tail = plain.split(group)
        if plain.count(group) == 1 and len(tail) in (1, 2) and not plain.startswith("0"):
            return Decimal(plain.replace(group, ".")), len(tail), False   # a decimal comma in English copy
        return Decimal(plain.replace(group, "")), 0, True
    return Decimal(plain), 0, grouped


def numeral_at(tokens: Tokens, at: int, numbers: Numbers) -> Numeral | None:
    """The longest numeral that begins at this token."""
    text = tokens.text[at]
    if text[0].isdecimal() or (text[0] == "." and len(text) > 1):
        return _scaled(_digits(tokens, at, numbers), tokens, numbers)
    if text in VULGAR:
        return _scaled(_vulgar(tokens, at), tokens, numbers)
    word = parse_words(tokens, at, numbers)
    if word is None:
        return None
    written = Written(digits=" ".join(tokens.text[at : word.last]), decimals=word.decimals,
                      scale=Decimal(word.scale), in_words=True)
    numeral = Numeral(at, word.last, word.value, word.precision, written, word.low, word.high, word.fraction)
    return numeral


def signed(numeral: Numeral, tokens: Tokens, numbers: Numbers) -> Numeral:
    """The numeral with a minus sign or word before it taken in (-5, minus 130)."""
    first = numeral.first
    if first == 0 or numeral.value is None:
        return numeral
    before = tokens.text[first - 1]
    if before in MINUS_SIGNS and tokens.glued(first):
        after_word = first >= 2 and numbers.connects("minus", tokens.low[first - 2])
        if after_word:
            return numeral.negated(first - 2)
        opens = not tokens.glued(first - 1) or tokens.text[first - 2] in "([/$£€"
        return numeral.negated(first - 1) if opens else numeral
    if numbers.connects("minus", before.lower()):
        return numeral.negated(first - 1)
    return numeral


def _digits(tokens: Tokens, at: int, numbers: Numbers) -> Numeral:
    last = _space_groups(tokens, at, numbers)
    joined = "".join(tokens.text[at:last])
    value, decimals, grouped = parse_number(joined, numbers)
    numeral = Numeral(at, last, value, Decimal(1).scaleb(-decimals),
                      Written(digits=joined, decimals=decimals, grouped=grouped or last - at > 1))
    return _fraction_behind(numeral, tokens, numbers)


def _space_groups(tokens: Tokens, at: int, numbers: Numbers) -> int:
    """Where a number grouped by plain spaces (1 234 567) ends. One group alone is no sign of grouping, unless
    that is how the language groups."""
    last = at + 1
    if not tokens.text[at].isdecimal() or len(tokens.text[at]) > 3:
        return last
    while last < len(tokens) and len(tokens.text[last]) >= 3 and tokens.text[last][:3].isdecimal() and \
            _is_group(tokens.text[last], numbers) and tokens.at[last] == tokens.to[last - 1] + 1:
        last += 1
    groups_by_space = numbers.group in "\u00a0\u202f"
    return last if last - at > 2 or (groups_by_space and last - at > 1) else at + 1


def _is_group(text: str, numbers: Numbers) -> bool:
    whole, _, rest = text.partition(numbers.decimal)
    return len(whole) == 3 and whole.isdecimal() and (not rest or rest.isdecimal())


def _fraction_behind(numeral: Numeral, tokens: Tokens, numbers: Numbers) -> Numeral:
    """3/4, 5½, 3 1/2, 2 and a half: the fraction behind (or below) a whole number."""
    last = numeral.last
    if not isinstance(numeral.value, Decimal) or numeral.written.decimals or last >= len(tokens):
        return numeral
    simple = _slash_fraction(tokens, numeral.first) if last - numeral.first == 1 else None
    if simple is not None:
        return _with_fraction(numeral, simple, last + 2, whole=False)
    if tokens.text[last] in VULGAR:
        return _with_fraction(numeral, Fraction(*VULGAR[tokens.text[last]]), last + 1)
    behind = _slash_fraction(tokens, last)
    if behind is not None and behind < 1 and not tokens.glued(last):
        return _with_fraction(numeral, behind, last + 3)
    if numbers.connects("conjunction", tokens.low[last]) and last + 1 < len(tokens):
        added = parse_words(tokens, last + 1, numbers)
        if added is not None and added.fraction and added.scale == 1 and isinstance(added.value, Fraction):
            return _with_fraction(numeral, added.value, added.last)
    return numeral


def _slash_fraction(tokens: Tokens, at: int) -> Fraction | None:
    """The fraction n/d at this token, if d is one that people write."""
    if at + 2 >= len(tokens) or tokens.text[at + 1] not in "/⁄" or not (tokens.glued(at + 1) and tokens.glued(at + 2)):
        return None
    top, bottom = tokens.text[at], tokens.text[at + 2]
    if not (top.isdecimal() and bottom.isdecimal()) or int(bottom) not in DENOMINATORS or len(top) > 3:
        return None
    if at + 3 < len(tokens) and tokens.text[at + 3] == "/" and tokens.glued(at + 3):
        return None
    return Fraction(int(top), int(bottom)) if 0 < int(top) < int(bottom) else None


def _with_fraction(numeral: Numeral, fraction: Fraction, last: int, whole: bool = True) -> Numeral:
    value = exact(fraction + (Fraction(numeral.value or 0) if whole else 0))
    return replace(numeral, value=value, last=last, fraction=not whole,
                   precision=None if not whole else Decimal("0.1"),
                   written=replace(numeral.written, decimals=1))


def _vulgar(tokens: Tokens, at: int) -> Numeral:
    value = exact(Fraction(*VULGAR[tokens.text[at]]))
    return Numeral(at, at + 1, value, None, Written(tokens.text[at], decimals=1), fraction=True)


def _scaled(numeral: Numeral, tokens: Tokens, numbers: Numbers) -> Numeral:
    """The numeral with the scale words (92 million, 3 hundred thousand) or the scale letter (4bn) behind it."""
    scale, last = 1, numeral.last
    while last < len(tokens):
        step = 1
        word = tokens.low[last]
        if numbers.connects("hyphens", word) and tokens.glued(last) and last + 1 < len(tokens):
            step, word = 2, tokens.low[last + 1]
        elif numbers.connects("skipped", word) and last + 1 < len(tokens):
            step, word = 2, tokens.low[last + 1]
        factor = numbers.multipliers.get(word)
        if factor is None or word in numbers.never_bare:
            break
        scale *= factor
        last += step
    if scale == 1:
        return _letter_scaled(numeral, tokens, numbers)
    return _multiplied(numeral, scale, last)


def _letter_scaled(numeral: Numeral, tokens: Tokens, numbers: Numbers) -> Numeral:
    last = numeral.last
    if last >= len(tokens):
        return numeral
    letter = numbers.letter_scales.get(tokens.text[last])
    if letter is None or (not tokens.glued(last) and len(tokens.text[last]) == 1):
        return numeral
    if letter.money:
        return replace(numeral, letter=tokens.text[last])
    return _multiplied(numeral, letter.scale, last + 1)


def with_letter(numeral: Numeral, numbers: Numbers) -> Numeral:
    """The numeral with its doubtful letter read as a scale."""
    assert numeral.letter is not None
    scale = numbers.letter_scales[numeral.letter].scale
    return replace(_multiplied(numeral, scale, numeral.last + 1), letter=None)


def _multiplied(numeral: Numeral, scale: int, last: int) -> Numeral:
    value = None if numeral.value is None else exact(Fraction(numeral.value) * scale)
    precision = (Decimal("0.1") if numeral.precision is None else numeral.precision) * scale
    return replace(numeral, value=value, precision=precision, last=last, fraction=False,
                   written=replace(numeral.written, scale=Decimal(scale)))


def find_numerals(tokens: Tokens, taken: Sequence[bool], numbers: Numbers) -> list[Numeral]:
    """All numerals outside the tokens that are taken, from left to right, none overlapping another."""
    found: list[Numeral] = []
    at = 0
    while at < len(tokens):
        numeral = None if taken[at] else numeral_at(tokens, at, numbers)
        if numeral is None or any(taken[numeral.first : numeral.last]):
            at += 1
            continue
        found.append(numeral)
        at = numeral.last
    return found
