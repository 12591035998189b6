"""The two ends of a range: the scale, the unit and the noun that one of them leaves to the other."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from figures.extract.numerals.spoken import exact
from figures.extract.quantities.sharing import SHORT, like, scaled_like
from figures.extract.scan import Quantity, Scan
from figures.model import Kind, Qualifier

SIMILAR = 10
"""So many times as much or as little, two numbers of one sentence may share a doubtful letter."""


def whole(ends: Sequence[Quantity]) -> Quantity:
    """One quantity of these ends, and of the steps between them if there are more than two."""
    first, last = ends[0], ends[-1]
    date = f"{first.date}/{last.date}" if first.kind is last.kind is Kind.YEAR else last.date
    return replace(
        last,
        first=first.first,
        date=date,
        value=None,
        low=first.value,
        high=last.value,
        ends=tuple(ends),
        qualifier=Qualifier.EXACT,
        fraction=False,
        readings=tuple(replace(reading, value=None) for reading in last.readings),
        core=(first.core[0], last.core[1]),
        precision=min((end.precision for end in ends if end.precision is not None), default=None),
    )


def shared(left: Quantity, right: Quantity) -> tuple[Quantity, Quantity] | None:
    """Both ends with the unit and the scale that one of them leaves out; None if they do not belong together."""
    if left.fraction and right.fraction and left.bare and right.bare:
        return left, right
    if left.kind is Kind.YEAR and right.bare:
        return None
    left = scaled_like(left, right)
    if left.bare != right.bare:
        left, right = (like(left, right), right) if left.bare else (left, like(right, left))
    same = left.kind == right.kind and left.unit == right.unit and left.per in (None, right.per)
    return (left, right) if same else None


def settle_letter(scan: Scan, left: Quantity, right: Quantity) -> tuple[Quantity, Quantity]:
    """£2-3m: the letter behind the second number scales it, whatever unit it might be elsewhere."""
    if (
        left.letter
        and left.kind is Kind.MEASURE
        and not right.letter
        and scale_of(right) == scan.lexicon.numbers.letter_scales[left.letter].scale
    ):
        left = replace(left, kind=Kind.NUMBER, unit=None, readings=(), bare=True)  # 2m-3m people
        return scaled_like(left, right), right
    if left.kind is Kind.MONEY and right.letter and right.kind is not Kind.MONEY and right.value is not None:
        right = _as_number(right, scan.lexicon.numbers.letter_scales[right.letter].scale)
    return left, right


def _as_number(quantity: Quantity, scale: int) -> Quantity:
    """A number whose letter is a scale and no unit."""
    assert quantity.value is not None
    return replace(
        quantity,
        value=exact(Fraction(quantity.value) * scale),
        precision=None if quantity.precision is None else quantity.precision * scale,
        written=replace(quantity.written, scale=Decimal(scale)) if quantity.written is not None else None,
        kind=Kind.NUMBER,
        unit=None,
        readings=(),
        bare=True,
        last=max(quantity.last, quantity.core[1] + 1),
    )


def share_letters(scan: Scan, found: list[Quantity]) -> list[Quantity]:
    """The numbers, those with a doubtful letter as large as another one of the sentence has it: 2.5m trips to 2.8m."""
    scaled = [
        each for each in found if each.kind is not Kind.MONEY and _is_short(each) and scale_of(each) > 1
    ]
    return [_scaled_as(scan, each, scaled) if each.letter and scaled else each for each in found]


def _is_short(quantity: Quantity) -> bool:
    return quantity.written is not None and quantity.written.decimals > 0 and quantity.value is not None


def _scaled_as(scan: Scan, short: Quantity, scaled: Sequence[Quantity]) -> Quantity:
    assert short.letter is not None
    letter = scan.lexicon.numbers.letter_scales.get(short.letter)
    is_length = scan.has("measure_words", short.last)
    if letter is None or short.kind is not Kind.MEASURE or is_length or not _is_short(short):
        return short
    for other in scaled:
        written, value = other.written, other.value
        if written is None or value is None or short.value is None:
            continue
        if short.letter not in (scan.text(other.core[1] - 1), scan.text(other.core[1])):
            continue
        amount = Fraction(short.value) * letter.scale
        if written.scale == letter.scale and value / SIMILAR < amount < value * SIMILAR:
            return _as_number(short, letter.scale)
    return short


def in_thousands(left: Quantity, right: Quantity) -> Quantity:
    """30-40,000 fans, £10-11,000 million: the zeros of the second number belong to the first as well"""
    written = right.written
    if (
        written is None
        or not written.grouped
        or left.written is None
        or left.value is None
        or right.value is None
    ):
        return left
    unit = 1000 * Fraction(written.scale)
    value = Fraction(left.value) * unit
    is_round = Fraction(right.value) % unit == 0  # a Decimal has no remainder of a very long number
    if left.value >= SHORT or not is_round or value >= right.value or left.written.decimals:
        return left
    return replace(left, value=exact(value), precision=1000 * written.scale)


def describe_ends(quantity: Quantity) -> None:
    """Give all ends what was found of the whole range: what it counts, and what it is per."""
    ends = [
        replace(end, kind=quantity.kind, unit=quantity.unit, noun=quantity.noun, per=quantity.per, bare=False)
        for end in quantity.ends
    ]
    if ends[-1].first >= ends[-2].last and quantity.qualifier is Qualifier.EXACT:
        ends[-1] = replace(ends[-1], last=quantity.last)
    quantity.ends = tuple(ends)


def scale_of(quantity: Quantity) -> Fraction:
    """What the scale words behind the number multiply it by."""
    return Fraction(quantity.written.scale) if quantity.written is not None else Fraction(1)
