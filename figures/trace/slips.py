"""The usual slips that make one number of another."""

from __future__ import annotations

from fractions import Fraction

from figures.trace.claims import Claim

_LONGEST = 10**15
_SCALES = {Fraction(10) ** power for power in (3, 6, 9, -3, -6, -9)}


def slip(claim: Claim, source: Claim) -> str | None:
    """What may have made another number of a source's, in words; None if no usual slip explains it."""
    if claim.value and source.value and claim.value / source.value in _SCALES and claim.sort == source.sort:
        return "thousand, million and billion may be mixed up"
    own, other = _digits(claim), _digits(source)
    if len(own) < 2 or own == other:
        return None
    if len(own) == len(other):
        if sorted(own) == sorted(other):
            return "digits may have changed places"
        if sum(one != two for one, two in zip(own, other, strict=True)) == 1:
            return "one digit differs"
    if any(other[:at] + other[at + 1 :] == own for at in range(len(other))):
        return "a digit may be missing"
    if any(own[:at] + own[at + 1 :] == other for at in range(len(own))):
        return "there may be a digit too many"
    return None


def _digits(claim: Claim) -> str:
    """The digits that count: no zeros at the end.

    They are those of the value, so that 13.16 million has the digits of 13,160,000.
    """
    value = abs(claim.value)
    while value.denominator != 1 and value < _LONGEST:
        value *= 10
    return str(int(value)).rstrip("0") or "0"
