"""Whether one number looks like another misprinted: what makes it worth asking whether they are of one thing."""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum
from math import log10

from figures.relate.record import Mention

EXACT = 1e-9
THOUSAND = 2.5
"""A power of ten that a word tells is above this: million for billion. Sums of $25,000 and $250,000 are two."""
CLOSE = 0.006
"""So far apart, two values in different units may still be the same one rounded."""


class Misprint(IntEnum):
    """What may have happened to the digits, the likeliest to be no coincidence last."""

    NONE = 0
    MISTYPED = 1  # one digit for another, or a zero more or less
    DROPPED = 2  # one digit too many or too few
    SCALED = 3  # the same digits, ten or a thousand times as much
    EXCHANGED = 4  # two digits that have changed places


def misprint(one: Mention, other: Mention) -> Misprint:
    """What may have made one of two numbers of the other."""
    if one.figure.unit == other.figure.unit or one.factor == other.factor:
        return _in_one_unit(one, other)
    return _in_two_units(one, other)


def are_of_two_systems(one: Mention, other: Mention) -> bool:
    """Whether the ratio of two units is no power of ten: feet and metres, but not metres and kilometres."""
    if one.figure.unit == other.figure.unit or one.factor == other.factor:
        return False
    power = log10(abs(one.factor / other.factor))
    return abs(power - round(power)) > EXACT


def significant(mention: Mention) -> int:
    """How many digits a number has, the zeros around them left out."""
    return len(_digits(mention).strip("0"))


def _digits(mention: Mention) -> str:
    """The digits of a value without its point, with the zeros that end a whole number."""
    value = mention.figure.value
    if not isinstance(value, Decimal):
        return ""
    return format(abs(value), "f").replace(".", "").lstrip("0")


def _in_one_unit(one: Mention, other: Mention) -> Misprint:
    first, second = _digits(one), _digits(other)
    if not first or not second or not one.size or not other.size:
        return Misprint.NONE
    core, kernel = first.strip("0"), second.strip("0")
    if core == kernel:
        return Misprint.SCALED if _is_power(one, other) else Misprint.MISTYPED
    length = max(len(core), len(kernel))
    core, kernel = core.ljust(length, "0"), kernel.ljust(length, "0")
    ratio = abs(float(one.figure.value or 0) / float(other.figure.value or 1))
    if 0.1 < ratio < 10:
        places = [at for at in range(length) if core[at] != kernel[at]]
        if len(places) == 1 and length > 1:
            return Misprint.MISTYPED
        if len(places) == 2 and _are_alike(one, other) and _are_exchanged(core, kernel, places):
            return Misprint.EXCHANGED
    return Misprint.DROPPED if _is_dropped(first.strip("0"), second.strip("0")) else Misprint.NONE


def _are_alike(one: Mention, other: Mention) -> bool:
    """Whether both are written with as many decimals, or have as many digits before and behind the point."""
    if len({each.figure.written.decimals for each in (one, other) if each.figure.written}) == 1:
        return True
    leading = {
        each.figure.value.adjusted() for each in (one, other) if isinstance(each.figure.value, Decimal)
    }
    return len(leading) == 1 and significant(one) == significant(other)


def _are_exchanged(core: str, kernel: str, places: list[int]) -> bool:
    first, second = places
    return second == first + 1 and core[first] == kernel[second] and core[second] == kernel[first]


def _is_power(one: Mention, other: Mention) -> bool:
    power = log10(abs(float(one.figure.value or 1) / float(other.figure.value or 1)))
    return abs(power) > THOUSAND and abs(power - round(power)) < EXACT


def _is_dropped(first: str, second: str) -> bool:
    longer, shorter = sorted((first, second), key=len, reverse=True)
    if len(longer) - len(shorter) != 1 or len(shorter) < 2:
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _in_two_units(one: Mention, other: Mention) -> Misprint:
    """Of a conversion, whether two digits exchanged or another power of ten would make it right."""
    if min(significant(one), significant(other)) < 2 or min(one.size, other.size) <= 0:
        return Misprint.NONE
    for mention, fixed in ((one, other), (other, one)):
        digits = _digits(mention)
        scale = mention.size / int(digits)
        for at in range(len(digits) - 1):
            swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
            if swapped != digits and abs(int(swapped) * scale / fixed.size - 1) < CLOSE:
                return Misprint.EXCHANGED
    power = log10(one.size / other.size)
    return Misprint.SCALED if abs(power) > 0.5 and abs(power - round(power)) < CLOSE / 2 else Misprint.NONE
