"""Number words put together: twenty-one thousand, half a million, two-thirds, tens of thousands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from figures.lexicon.record import Numbers
from figures.lexicon.tokens import Tokens
from figures.model import Number


@dataclass(frozen=True, slots=True)
class Words:
    """A number in words that ends before token `last`."""

    last: int
    value: Number | None
    precision: Decimal | None
    scale: int = 1
    decimals: int = 0
    fraction: bool = False
    low: Number | None = None
    high: Number | None = None


def parse_words(tokens: Tokens, at: int, numbers: Numbers) -> Words | None:
    """The longest number in words that begins at this token, or None."""
    if at >= len(tokens):
        return None
    return (_vague(tokens, at, numbers) or _half_of_scale(tokens, at, numbers) or _bare_fraction(tokens, at, numbers)
            or _pair(tokens, at, numbers) or _cardinal(tokens, at, numbers))


def _vague(tokens: Tokens, at: int, numbers: Numbers) -> Words | None:
    """dozens, tens of thousands, hundreds of millions"""
    low = tokens.low
    factor = numbers.vague_multipliers.get(low[at])
    if factor and at + 2 < len(tokens) and numbers.connects("vague_linker", low[at + 1]) and low[at + 2] in numbers.vague:
        bounds = numbers.vague[low[at + 2]]
        return _vague_words(at + 3, factor * bounds[0], factor * bounds[0] * 10)
    if low[at] in numbers.vague:
        return _vague_words(at + 1, *numbers.vague[low[at]])
    return None


def _vague_words(last: int, low: int, high: int) -> Words:
    return Words(last, None, None, low=Decimal(low), high=Decimal(high))


def _half_of_scale(tokens: Tokens, at: int, numbers: Numbers) -> Words | None:
    """half a million, half a dozen, a quarter of a million, quarter million, one quarter of a billion"""
    fraction = _fraction_words(tokens, at, numbers)
    if fraction is None:
        return None
    share, last = fraction
    for skip in ("vague_linker", "articles"):
        if last < len(tokens) and numbers.connects(skip, tokens.low[last]):
            last += 1
    if last < len(tokens) and tokens.low[last] in {"-"} and tokens.glued(last):
        last += 1
    factor = numbers.multipliers.get(tokens.low[last]) if last < len(tokens) else None
    if factor is None:
        return None
    return Words(last + 1, exact(share * factor), Decimal(factor) / 10, factor, 1)


def _fraction_words(tokens: Tokens, at: int, numbers: Numbers) -> tuple[Fraction, int] | None:
    """half, a half, two-thirds, three quarters: the fraction and the token behind it"""
    low = tokens.low
    top, here = 1, at
    if low[here] in numbers.cardinals and here + 1 < len(tokens):
        value = numbers.cardinals[low[here]]
        if value == 0 or isinstance(value, Fraction):
            return None
        top, here = int(value), here + 1
        if numbers.connects("hyphens", low[here]) and here + 1 < len(tokens):
            here += 1
    elif numbers.connects("articles", low[here]) and here + 1 < len(tokens):
        here += 1
    elif not (numbers.connects("half", low[here]) or numbers.connects("quarter", low[here])):
        return None
    bottom = numbers.denominators.get(low[here])
    if bottom is None or (top == 1 and low[here] not in numbers.denominators) or top >= 10 * bottom:
        return None
    return Fraction(top, bottom), here + 1


def _bare_fraction(tokens: Tokens, at: int, numbers: Numbers) -> Words | None:
    """two-thirds, a third (of), half: unless the last word is an ordinal there (a third man, the second half)."""
    found = _fraction_words(tokens, at, numbers)
    if found is None:
        return None
    share, last = found
    word = tokens.low[last - 1]
    is_half = numbers.connects("half", word) or word in numbers.ordinals or numbers.connects("quarter", word)
    plural = word not in numbers.ordinals and share.numerator > 1
    if not plural and is_half and not _reads_as_fraction(tokens, at, last, numbers):
        return None
    return Words(last, exact(share), None, decimals=1, fraction=True)


def _reads_as_fraction(tokens: Tokens, at: int, last: int, numbers: Numbers) -> bool:
    """A single third or quarter is a fraction before "of" and at the end of a phrase, not before a noun."""
    if at and tokens.low[at - 1] in numbers.ordinals:
        return False
    if last >= len(tokens):
        return True
    following = tokens.low[last]
    if numbers.connects("half", tokens.low[last - 1]):
        return True
    return numbers.connects("vague_linker", following) or not following[0].isalpha() and following not in "-‐‑" \
        or following in numbers.glue.get("conjunction", ()) or last - at > 1 and tokens.low[at] in numbers.cardinals


def _pair(tokens: Tokens, at: int, numbers: Numbers) -> Words | None:
    """a couple"""
    low = tokens.low
    here = at + 1 if numbers.connects("articles", low[at]) and at + 1 < len(tokens) else at
    value = numbers.pairs.get(low[here])
    return None if value is None or here == at else Words(here + 1, Decimal(value), Decimal(1))


@dataclass(slots=True)
class _Sum:
    """A number being read: what is complete, what a multiplier may still multiply, and the last large scale."""

    total: Fraction = Fraction(0)
    current: Fraction = Fraction(0)
    scale: int = 1
    seen: bool = False

    def take(self, parts: list[str], numbers: Numbers) -> bool:
        """Take in the parts of one word; False if they cannot continue this number."""
        if len(parts) > 1:
            value = _compound_value(parts, numbers)
            return self._add(value)
        if parts[0] in numbers.multipliers:
            return self._multiply(numbers.multipliers[parts[0]], parts[0] in numbers.never_bare)
        return self._add(Fraction(numbers.cardinals[parts[0]]))

    def _add(self, value: Fraction) -> bool:
        if self.seen and not _fits(self.current, value, self.total):
            return False
        self.current, self.seen = self.current + value, True
        return True

    def _multiply(self, factor: int, never_bare: bool) -> bool:
        if not self.seen and never_bare or self.total and factor >= self.scale and not self.current:
            return False
        amount = max(self.current, Fraction(1)) * factor
        if factor == 100:
            self.current = amount
        else:
            self.total, self.current, self.scale = self.total + amount, Fraction(0), factor
        self.seen = True
        return True

    @property
    def value(self) -> Fraction:
        return self.total + self.current

    @property
    def precision(self) -> int:
        """The unit of the last word: six -> 1, three hundred -> 100, two million -> a million."""
        if not self.current:
            return self.scale
        return 100 if self.current % 100 == 0 else 1


def _cardinal(tokens: Tokens, at: int, numbers: Numbers) -> Words | None:
    """six, twenty-one, one hundred and five, two and a half million, a thousand, three point five"""
    low, here, number = tokens.low, at, _Sum()
    if numbers.connects("articles", low[at]) and at + 1 < len(tokens) and low[at + 1] in numbers.multipliers \
            and low[at + 1] not in numbers.never_bare:
        number, here = _Sum(current=Fraction(1), seen=True), at + 1
    while here < len(tokens):
        word, following = _step(tokens, here, numbers, number.seen)
        parts = _parts(word, numbers)
        if parts is None or not number.take(parts, numbers):
            break
        here = following
    if not number.seen:
        return None
    if here < len(tokens) and numbers.connects("decimal_point", low[here]):
        decimals, following = _decimals(tokens, here + 1, numbers)
        if decimals:
            return _with_decimals(tokens, following, number.value, decimals, numbers)
    half = _and_a_fraction(tokens, here, numbers)
    if half is not None:
        return _with_half(tokens, half, number.value, numbers)
    return Words(here, exact(number.value), Decimal(number.precision), number.scale)


def _step(tokens: Tokens, here: int, numbers: Numbers, seen: bool) -> tuple[str, int]:
    """The next word and the token behind it, past a hyphen or an "and" that may stand inside a number."""
    low = tokens.low
    word = low[here]
    if seen and here + 1 < len(tokens):
        if numbers.connects("hyphens", word) and tokens.glued(here) and tokens.glued(here + 1):
            return low[here + 1], here + 2
        after_multiplier = low[here - 1] in numbers.multipliers or numbers.joins_by_conjunction
        if numbers.connects("conjunction", word) and after_multiplier and low[here + 1] in numbers.cardinals:
            return low[here + 1], here + 2
    return word, here + 1


def _parts(word: str, numbers: Numbers) -> list[str] | None:
    """The number words in a word: itself, or the parts of a compound (einundzwanzig)."""
    if word in numbers.cardinals or word in numbers.multipliers:
        return [word]
    if numbers.compound is None or not word.isalpha():
        return None
    parts = re.findall(numbers.compound, word)
    return parts if parts and "".join(parts) == word and len(parts) > 1 else None


def _compound_value(parts: list[str], numbers: Numbers) -> Fraction:
    """einundzwanzigtausend: what stands before a multiplier is multiplied, the rest adds up."""
    total, current = Fraction(0), Fraction(0)
    for part in parts:
        if part in numbers.multipliers:
            factor = numbers.multipliers[part]
            current = max(current, Fraction(1)) * factor
            if factor >= 1000:
                total, current = total + current, Fraction(0)
        else:
            current += Fraction(numbers.cardinals.get(part, 0))
    return total + current


def _fits(current: Fraction, value: Fraction, total: Fraction) -> bool:
    """Whether `value` may be added: twenty + one, a hundred + five, a thousand + six, but not five + six."""
    if current == 0:
        return total > 0
    if current % 100 == 0:
        return value < 100
    return current % 10 == 0 and 20 <= current % 100 and (0 < value < 10 or current % 20 == 0 and 10 <= value < 20)


def _decimals(tokens: Tokens, here: int, numbers: Numbers) -> tuple[str, int]:
    """The digits said after "point"."""
    digits = ""
    while here < len(tokens) and isinstance(numbers.cardinals.get(tokens.low[here]), int) \
            and numbers.cardinals[tokens.low[here]] < 10:
        digits += str(numbers.cardinals[tokens.low[here]])
        here += 1
    return digits, here


def _with_decimals(tokens: Tokens, last: int, whole: Fraction, decimals: str, numbers: Numbers) -> Words:
    factor = numbers.multipliers.get(tokens.low[last], 1) if last < len(tokens) else 1
    value = exact((whole + Fraction(Decimal(f"0.{decimals}"))) * factor)
    return Words(last + (factor != 1), value, Decimal(factor).scaleb(-len(decimals)), factor, len(decimals))


def _and_a_fraction(tokens: Tokens, here: int, numbers: Numbers) -> tuple[Fraction, int] | None:
    """"… and a half", "… and three quarters" behind a whole number"""
    if here + 1 >= len(tokens) or not numbers.connects("conjunction", tokens.low[here]):
        return None
    found = _fraction_words(tokens, here + 1, numbers)
    return found if found is not None and found[0] < 1 else None


def _with_half(tokens: Tokens, half: tuple[Fraction, int], whole: Fraction, numbers: Numbers) -> Words:
    share, last = half
    factor = numbers.multipliers.get(tokens.low[last], 1) if last < len(tokens) else 1
    if factor == 1 and whole >= 1000 and whole % 1000 == 0:      # two million and a half
        scale = 10 ** (len(str(int(whole))) - 1 - (len(str(int(whole))) - 1) % 3)
        return Words(last, exact(whole + share * scale), Decimal(scale) / 10, scale, 1)
    return Words(last + (factor != 1), exact((whole + share) * factor), Decimal(factor) / 10, factor, 1)


def exact(value: Fraction) -> Number:
    """A Decimal where one is exact, else the Fraction itself.

    >>> exact(Fraction(5, 2)), exact(Fraction(2, 3))
    (Decimal('2.5'), Fraction(2, 3))
    """
    bottom = value.denominator
    for prime in (2, 5):
        while bottom % prime == 0:
            bottom //= prime
    return Decimal(value.numerator) / Decimal(value.denominator) if bottom == 1 else value
