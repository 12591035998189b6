"""Numerals: digits and number words, with the scale words that belong to them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from figures.extract.numerals.atoms import past_hyphen
from figures.extract.numerals.digits import digits_at, parse_number
from figures.extract.numerals.fractions import Share, multipliers_at, scale_of, unit_follows
from figures.extract.numerals.spoken import Words, exact, rational
from figures.extract.numerals.sums import Sum
from figures.extract.numerals.words import may_go_on, parse_words, words_behind
from figures.lexicon.record import Numbers
from figures.lexicon.tokens import Tokens
from figures.model import Number, Written

__all__ = [
    "MINUS_SIGNS",
    "VULGAR",
    "Numeral",
    "numeral_at",
    "parse_number",
    "signed",
    "with_letter",
]

VULGAR = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅐": (1, 7),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
    "⅑": (1, 9),
    "⅒": (1, 10),
}
MINUS_SIGNS = frozenset("-−–")
PLUS_SIGN = "+"
DENOMINATORS = frozenset(map(str, (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100, 1000)))
SPOKEN_SCALES = (100, 1000, 1_000_000)
"""To these "and" adds digits; to millions only thousands."""
THOUSAND = 1000
LARGEST_DIVISOR = 20
"""Below it "2000 over 3" is a fraction; above, only one over something (120 over 80 is a blood pressure)."""


class Numeral(Struct, frozen=True, gc=False):
    """A number on tokens `first`..`last` (`last` not included).

    A vague one has `low` and `high` and no value; what is written in digits and is no number (a code) has
    none of them. `letter` is a letter behind it that is either a scale or a unit (5m), if there is one.
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


def numeral_at(tokens: Tokens, at: int, numbers: Numbers) -> Numeral | None:
    """The longest numeral that begins at this token."""
    numeral = _single(tokens, at, numbers)
    return numeral and _divided(numeral, tokens, numbers)


def signed(numeral: Numeral, tokens: Tokens, numbers: Numbers) -> Numeral:
    """The numeral with a sign or a minus word before it taken in (-5, minus 130, +0.3)."""
    first = numeral.first
    if first == 0 or numeral.value is None:
        return numeral
    before, ahead = tokens.low[first - 1], tokens.low[first - 2] if first > 1 else ""
    if tokens.glued(first) and not numeral.written.in_words:
        opens = not tokens.glued(first - 1) or ahead in "([/$£€"
        if before == PLUS_SIGN and opens:
            return replace(numeral, first=first - 1)
        if before in MINUS_SIGNS:
            margin = ahead == "/" and tokens.low[max(0, first - 3)] == PLUS_SIGN  # +/-3%
            if numbers.connects("minus", ahead):
                return numeral.negated(first - 2)
            return numeral.negated(first - 1) if opens and not margin else numeral
    if numbers.connects("minus", before) and not numbers.connects("no_minus_after", ahead):
        return numeral.negated(first - 1)
    return numeral


def with_letter(numeral: Numeral, numbers: Numbers) -> Numeral:
    """The numeral with its doubtful letter read as a scale."""
    assert numeral.letter is not None
    scale = numbers.letter_scales[numeral.letter].scale
    return replace(scaled(numeral, scale, numeral.last + 1), letter=None)


def _single(tokens: Tokens, at: int, numbers: Numbers) -> Numeral | None:
    text = tokens.text[at]
    if text[0].isdecimal() or (text[0] in ".," and text[1:2].isdecimal()):
        return _in_digits(tokens, at, numbers)
    if text in VULGAR:
        return _share(at, Share(at + 1, Fraction(*VULGAR[text]), counted=True), text, tokens, numbers)
    words = parse_words(tokens, at, numbers)
    return _with_digits(_in_words(tokens, at, words), tokens, numbers) if words else None


def _with_digits(numeral: Numeral, tokens: Tokens, numbers: Numbers) -> Numeral:
    """The numeral with the digits that "and" adds to its hundreds or thousands: two thousand and 450."""
    here, scale, first = numeral.last, numeral.written.scale, numeral.first
    if (
        scale not in SPOKEN_SCALES
        or numeral.value is None
        or numeral.written.decimals
        or here + 1 >= tokens.end
    ):
        return numeral
    ahead = tokens.low[first - 1] if first else ""
    if not numbers.connects("conjunction", tokens.low[here]) or numbers.connects("no_sum_after", ahead):
        return numeral
    if not tokens.text[here + 1][0].isdecimal():
        return numeral
    behind = _in_digits(tokens, here + 1, numbers)
    if scale > THOUSAND and (behind.value or 0) % THOUSAND:
        return numeral  # a million and 5 cars
    whole = behind.value is not None and behind.precision == 1 and behind.letter is None
    if not whole or behind.fraction or not 0 < (behind.value or 0) < scale:
        return numeral
    written = replace(numeral.written, digits=" ".join(tokens.text[first : behind.last]), scale=Decimal(1))
    value = exact(Fraction(numeral.value) + Fraction(behind.value or 0))
    return replace(numeral, value=value, precision=Decimal(1), last=behind.last, written=written)


def _in_words(tokens: Tokens, at: int, words: Words) -> Numeral:
    text = " ".join(tokens.text[at : words.last])
    written = Written(text, words.decimals, Decimal(words.scale), in_words=True)
    low, high = words.low, words.high
    return Numeral(at, words.last, words.value, words.precision, written, low, high, words.fraction)


def _in_digits(tokens: Tokens, at: int, numbers: Numbers) -> Numeral:
    digits = digits_at(tokens, at, numbers)
    value, last, unit = digits.value, digits.last, digits.unit
    numeral = Numeral(at, last, value, unit, Written(digits.text, digits.decimals, grouped=digits.grouped))
    if value is None or unit is None or digits.power:
        return numeral
    simple = _slash_fraction(tokens, at, numbers) if last - at == 1 else None
    if simple is not None:
        return _share(at, Share(at + 3, simple, counted=True), digits.text, tokens, numbers)
    mixed = _fraction_behind(numeral, tokens, numbers)
    if mixed is not None:
        return _scaled(mixed, tokens, numbers)
    words = None
    if may_go_on(tokens, last, numbers):
        start = Sum(current=rational(value), unit=rational(unit), digits=True)
        words = words_behind(tokens, last, numbers, start)
    if words is None:
        return _letter_scaled(numeral, tokens, numbers)
    decimals = max(words.decimals, digits.decimals)
    written = replace(numeral.written, scale=Decimal(words.scale), decimals=decimals)
    return replace(numeral, last=words.last, value=words.value, precision=words.precision, written=written)


def _share(at: int, share: Share, text: str, tokens: Tokens, numbers: Numbers) -> Numeral:
    """A fraction in signs, alone or of a scale: ⅔, 3/4, ½ million, 3/4 of a million."""
    scale = scale_of(tokens, share, numbers)
    numeral = Numeral(at, share.last, exact(share.value), None, Written(text, 1), fraction=True)
    return scaled(numeral, *scale) if scale else numeral


def _fraction_behind(numeral: Numeral, tokens: Tokens, numbers: Numbers) -> Numeral | None:
    """A whole number and a fraction in signs: 5½, 3 1/2, 3-1/2, 3 and 1/2."""
    last = past_hyphen(tokens, numeral.last, numbers)
    if last < tokens.end and numbers.connects("fraction_conjunction", tokens.low[last]):
        ahead = tokens.low[numeral.first - 1] if numeral.first else ""
        last += not numbers.connects("no_sum_after", ahead)
    if last >= tokens.end or numeral.written.decimals:
        return None
    vulgar = VULGAR.get(tokens.text[last])
    if vulgar:
        return _plus(numeral, Fraction(*vulgar), last + 1)
    behind = _slash_fraction(tokens, last, numbers)
    apart = last > numeral.last or not tokens.glued(last)
    return _plus(numeral, behind, last + 3) if behind is not None and apart else None


def _plus(numeral: Numeral, share: Fraction, last: int) -> Numeral:
    value = exact(Fraction(numeral.value or 0) + share)
    written = replace(numeral.written, decimals=1)
    return replace(numeral, value=value, last=last, precision=Decimal("0.1"), written=written)


def _slash_fraction(tokens: Tokens, at: int, numbers: Numbers) -> Fraction | None:
    """The fraction n/d at this token, if d is one that people write; with spaces only before a unit (1 / 4 point)."""
    if at + 2 >= tokens.end or tokens.text[at + 1] not in "/⁄":
        return None
    top, bottom = tokens.text[at], tokens.text[at + 2]
    spaced = not tokens.glued(at + 1) and not tokens.glued(at + 2)
    tied = (tokens.glued(at + 1) and tokens.glued(at + 2)) or (
        spaced and unit_follows(tokens, at + 3, numbers)
    )
    if not (tied and top.isdecimal() and bottom in DENOMINATORS):
        return None
    if at + 3 < tokens.end and tokens.text[at + 3] == "/" and tokens.glued(at + 3):
        return None
    closes = at + 3 >= tokens.end or not tokens.text[at + 3][0].isalnum()
    if at and closes and numbers.connects("day_openers", tokens.low[at - 1]):
        return None
    return Fraction(int(top), int(bottom)) if len(top) <= 3 and 0 < int(top) < int(bottom) else None


def _scaled(numeral: Numeral, tokens: Tokens, numbers: Numbers) -> Numeral:
    """The numeral with the multipliers (5½ million) or the letter (5½m) behind it."""
    here = past_hyphen(tokens, numeral.last, numbers)
    factor, last = multipliers_at(tokens, here, numbers)
    return scaled(numeral, factor, last) if last > here else _letter_scaled(numeral, tokens, numbers)


def _letter_scaled(numeral: Numeral, tokens: Tokens, numbers: Numbers) -> Numeral:
    """The numeral with the scale letter behind it: £3m, 4bn; 3 M€ and 3 M d’euros, where it hangs on what follows."""
    last = numeral.last
    letter = numbers.letter_scales.get(tokens.text[last]) if last < tokens.end else None
    if letter is None:
        return numeral
    apart = not tokens.glued(last) and len(tokens.text[last]) == 1
    is_linked = last + 1 < tokens.end and (
        tokens.glued(last + 1) or numbers.connects("linker", tokens.low[last + 1])
    )
    if apart and not is_linked:
        return numeral
    if letter.money or apart:
        return replace(numeral, letter=tokens.text[last])
    return scaled(numeral, letter.scale, last + 1)


def scaled(numeral: Numeral, scale: int, last: int) -> Numeral:
    """The numeral times a scale whose word or letter ends before token `last`."""
    value = None if numeral.value is None else exact(Fraction(numeral.value) * scale)
    precision = (Decimal("0.1") if numeral.precision is None else numeral.precision) * scale
    written = replace(numeral.written, scale=Decimal(scale))
    return replace(numeral, value=value, precision=precision, last=last, fraction=False, written=written)


def _divided(numeral: Numeral, tokens: Tokens, numbers: Numbers) -> Numeral:
    """The numeral with what it is over, where nothing is counted behind: one over twenty, 2000 over 3."""
    last, linker = numeral.last, "one_linker" if numeral.value == 1 else "fraction_linker"
    if last + 1 >= tokens.end or not numbers.connects(linker, tokens.low[last]):
        return numeral
    below = _single(tokens, last + 1, numbers)
    if below is None or not _divides(below, numeral):
        return numeral
    if below.last < tokens.end and tokens.text[below.last][0].isalnum():
        return numeral
    value = exact(Fraction(numeral.value or 0) / Fraction(below.value or 1))
    written = Written(" ".join(tokens.text[numeral.first : below.last]), 1, in_words=numeral.written.in_words)
    return replace(numeral, last=below.last, value=value, precision=None, fraction=True, written=written)


def _divides(below: Numeral, top: Numeral) -> bool:
    if any(one.value is None or one.written.decimals or one.value <= 0 for one in (top, below)):
        return False
    assert below.value is not None
    return top.value == 1 or 1 < below.value < LARGEST_DIVISOR
