"""Number words put together: twenty-one thousand, two and a half million, half a dozen, three point five."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from figures.extract.numerals.atoms import past_hyphen
from figures.extract.numerals.cardinals import Cardinal, cardinals_at
from figures.extract.numerals.fractions import (
    Share,
    multipliers_at,
    scale_of,
    share_at,
    stands_alone,
    unit_follows,
)
from figures.extract.numerals.spoken import Rational, Words, decimal, exact
from figures.extract.numerals.sums import TENTH, THOUSAND, Sum
from figures.extract.numerals.vague import vague_at
from figures.lexicon.record import Numbers
from figures.lexicon.tokens import Tokens

__all__ = ["Words", "may_go_on", "parse_words", "words_behind"]

MOST_DECIMALS = 30


def parse_words(tokens: Tokens, at: int, numbers: Numbers) -> Words | None:
    """The longest number in words that begins at this token, or None."""
    if at >= tokens.end or not _may_begin(tokens.low[at], numbers):
        return None
    vague = vague_at(tokens, at, numbers)
    if vague is not None:
        return vague
    steps = cardinals_at(tokens, at, numbers)
    return (
        _mixed(tokens, steps, numbers)
        or _share(tokens, at, steps, numbers)
        or _with_decimals(tokens, at, steps, numbers)
        or _pair(tokens, at, numbers)
        or (_whole(steps[-1]) if steps else None)
    )


def may_go_on(tokens: Tokens, at: int, numbers: Numbers) -> bool:
    """Whether words that begin at this token can go on a number in digits at all."""
    return at < tokens.end and (numbers.compound is not None or tokens.low[at] in numbers.continuing)


def words_behind(tokens: Tokens, at: int, numbers: Numbers, start: Sum) -> Words | None:
    """The number that digits begin and the words at this token go on: 3 hundred and one, 2 and a half.

    None if the digits, which are `start`, stand alone.
    """
    steps = cardinals_at(tokens, at, numbers, start)
    mixed = _mixed(tokens, [Cardinal(at, start), *steps], numbers)
    return mixed or (_whole(steps[-1]) if steps else None)


def _may_begin(word: str, numbers: Numbers) -> bool:
    return word in numbers.starts or (numbers.compound is not None and word.startswith(numbers.compound))


def _whole(cardinal: Cardinal) -> Words:
    """A whole number: six, twenty-one, one hundred and five, a thousand."""
    number = cardinal.sum
    return Words(cardinal.last, exact(number.value), decimal(number.unit), number.scale)


def _mixed(tokens: Tokens, steps: Iterable[Cardinal], numbers: Numbers) -> Words | None:
    """A whole number and a fraction: two and a half (million), two million and a half.

    Only what is less than one is added: one hundred and thirty fifths are 130/5.
    """
    for step in steps:
        share = _share_behind(tokens, step, numbers)
        if share is None:
            continue
        whole = step.sum
        factor, last = multipliers_at(tokens, share.last, numbers)
        if whole.scale >= THOUSAND:
            part = min(factor, whole.scale) if last > share.last else whole.scale
            return _tenths(last, whole.value + share.value * part, part)
        return _tenths(last, (whole.value + share.value) * factor, factor)
    return None


def _share_behind(tokens: Tokens, step: Cardinal, numbers: Numbers) -> Share | None:
    """The fraction that "and" adds to a whole number."""
    here = past_hyphen(tokens, step.last, numbers)
    if here >= tokens.end or step.sum.value.denominator != 1:
        return None
    any_share = numbers.connects("fraction_conjunction", tokens.low[here])
    if not any_share and not numbers.connects("conjunction", tokens.low[here]):
        return None
    share = share_at(tokens, past_hyphen(tokens, here + 1, numbers), numbers)
    if share is None or share.value >= 1 or not (any_share or share.bare or _is_apart(step, share)):
        return None
    return share if _adds(tokens, share, numbers) else None


def _is_apart(step: Cardinal, share: Share) -> bool:
    """Whether "and" cannot tie the top of the fraction to the number: tres y tres cuartos, no treinta y tres."""
    return share.counted and not step.sum.ends_in_tens and step.sum.scale == 1


def _adds(tokens: Tokens, share: Share, numbers: Numbers) -> bool:
    """Whether the share goes with the number before it: two and a third, but not two, and a third of them."""
    following = tokens.low[share.last] if share.last < tokens.end else ""
    closed = not following[:1].isalpha()
    counts = closed or unit_follows(tokens, share.last, numbers)
    scaled = multipliers_at(tokens, share.last, numbers)[0] > 1
    if numbers.connects("half", tokens.low[share.last - 1]):
        loose = share.bare and numbers.connects("half_with_article", tokens.low[share.last - 1])
        return not loose or counts or scaled  # 4 and half hours, but not 40 and half of them
    if numbers.connects("fraction_followers", following):
        return False
    return share.counted or not share.ordinal or scaled or counts


def _share(tokens: Tokens, at: int, steps: list[Cardinal], numbers: Numbers) -> Words | None:
    """A fraction, alone or of a scale: half, two-thirds, a third (of); half a million."""
    share = share_at(tokens, at, numbers, steps)
    if share is None:
        return None
    scale = scale_of(tokens, share, numbers)
    if scale is not None:
        factor, last = scale
        return _tenths(last, share.value * factor, factor)
    if not stands_alone(tokens, at, share, numbers):
        return None
    return Words(share.last, exact(share.value), None, decimals=1, fraction=True)


def _with_decimals(tokens: Tokens, at: int, steps: list[Cardinal], numbers: Numbers) -> Words | None:
    """Decimals that are said: three point five (million), nought point eleven, point five.

    Without a number "point" begins one only where no other word stands before it.
    """
    whole, here = (steps[-1].sum.value, steps[-1].last) if steps else (0, at)
    if here >= tokens.end or not numbers.connects("decimal_point", tokens.low[here]):
        return _with_loose_decimals(tokens, steps, numbers)
    before = tokens.low[at - 1] if at and not steps else ""
    if before[:1].isalpha() and not numbers.connects("minus", before):
        return None
    decimals, behind = _decimals(tokens, here + 1, numbers)
    if not decimals:
        return None
    factor, last = multipliers_at(tokens, behind, numbers)
    unit = Fraction(factor, 10 ** len(decimals))
    return Words(last, exact(whole * factor + int(decimals) * unit), decimal(unit), factor, len(decimals))


def _with_loose_decimals(tokens: Tokens, steps: list[Cardinal], numbers: Numbers) -> Words | None:
    """Decimals behind a word that may join something else too, where nothing is counted: tres con cinco."""
    here = steps[-1].last if steps else tokens.end
    if here >= tokens.end or not numbers.connects("loose_point", tokens.low[here]):
        return None
    decimals, last = _decimals(tokens, here + 1, numbers)
    if not decimals or (last < tokens.end and tokens.text[last][0].isalnum()):
        return None
    unit = Fraction(1, 10 ** len(decimals))
    value = steps[-1].sum.value + int(decimals) * unit
    return Words(last, exact(value), decimal(unit), decimals=len(decimals))


def _decimals(tokens: Tokens, here: int, numbers: Numbers) -> tuple[str, int]:
    """The digits said after "point", one by one (point zero five) or as one number (point eleven)."""
    digits = ""
    while here < tokens.end and len(digits) < MOST_DECIMALS:
        value = numbers.cardinals.get(tokens.low[here])
        if value is None or value not in range(10):
            break
        digits, here = digits + str(value), here + 1
    if digits:
        return digits, here
    steps = cardinals_at(tokens, here, numbers) if here < tokens.end else []
    said = steps[-1].sum.value if steps else TENTH
    return (str(said), steps[-1].last) if said.denominator == 1 else ("", here)


def _pair(tokens: Tokens, at: int, numbers: Numbers) -> Words | None:
    """A word that is a number of its own kind: a couple."""
    here = at + 1 if numbers.connects("articles", tokens.low[at]) and at + 1 < tokens.end else at
    value = numbers.pairs.get(tokens.low[here])
    return Words(here + 1, Decimal(value), Decimal(1)) if value else None


def _tenths(last: int, value: Rational, factor: int) -> Words:
    """A number with a fraction in it, times a scale."""
    return Words(last, exact(value), decimal(factor * TENTH), factor, 1)
