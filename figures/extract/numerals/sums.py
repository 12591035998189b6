"""The arithmetic of number words: what adds, what multiplies, and what cannot stand behind what."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from figures.extract.numerals.atoms import TENS
from figures.extract.numerals.spoken import Rational

TENTH = Fraction(1, 10)
"""The precision of a number with a fraction in words: two and a half is as exact as 2.5."""
MILLION = 1_000_000
THOUSAND = 1000
"""From here on a multiplier takes all that was said since the last larger one."""


class Sum(Struct, frozen=True, gc=False):
    """A number being read: complete parts with their falling scales, and what can still be multiplied.

    `unit` is the unit of what was said last, `scale` what the multipliers at the end come to. `digits` says
    that the number begins with digits: then only what a multiplier made can be added to.

    >>> hundred = Sum().plus(3, frozenset()).times(100)
    >>> million = hundred.plus(12, frozenset()).times(1000000)
    >>> million.value, million.unit, million.times(1000000)
    (312000000, 1000000, None)
    """

    parts: tuple[tuple[Rational, int], ...] = ()
    current: Rational | None = None
    unit: Rational = 1
    scale: int = 1
    digits: bool = False

    @property
    def begun(self) -> bool:
        """Whether anything has been read."""
        return self.current is not None or bool(self.parts)

    @property
    def value(self) -> Rational:
        """The number so far."""
        return sum([amount for amount, _ in self.parts], self.current or 0)

    @property
    def ends_in_tens(self) -> bool:
        """Whether a unit may follow: twenty, a hundred and thirty."""
        return self.current is not None and self.scale == 1 and self.current % 100 in TENS

    def plus(self, value: Rational, teens_after: frozenset[int]) -> Sum | None:
        """The sum with a cardinal behind it; None if it cannot stand there (five six)."""
        if self.digits and value == 1 and self.parts and self.parts[-1][1] >= MILLION:
            return None  # 50 millions un an plus tôt
        if self.current is None:
            if self.parts and not 0 < value < self.parts[-1][1]:
                return None
        elif (self.digits and self.scale == 1) or not _fits(self.current, value, teens_after):
            return None
        unit = 1 if value.denominator == 1 else TENTH
        return replace(self, current=(self.current or 0) + value, unit=unit, scale=1)

    def times(self, factor: int) -> Sum | None:
        """The sum with a multiplier behind it; None if it cannot stand there (a million and two million)."""
        if factor >= THOUSAND:
            return self._times_large(factor)
        if self.current is None:
            falls = not self.parts or factor < self.parts[-1][1]
            return replace(self, unit=1, scale=1)._scaled(1, factor, self.parts) if falls else None
        if self.current >= (100 if factor == 100 else THOUSAND):
            return None
        return self._scaled(self.current, factor, self.parts)

    def _times_large(self, factor: int) -> Sum | None:
        kept = tuple(part for part in self.parts if part[1] >= factor)
        if kept and kept[-1][1] == factor:
            return None
        if self.current is None and kept == self.parts:
            return replace(self, unit=1, scale=1)._scaled(1, factor, kept)
        smaller = (amount for amount, scale in self.parts if scale < factor)
        return self._scaled(sum(smaller, self.current or 0), factor, kept)

    def _scaled(self, amount: Rational, factor: int, kept: tuple[tuple[Rational, int], ...]) -> Sum:
        """`amount` times `factor` as the last part; below a thousand it may still be multiplied itself."""
        new = replace(self, unit=self.unit * factor, scale=self.scale * factor)
        if factor < THOUSAND:
            return replace(new, parts=kept, current=amount * factor)
        return replace(new, parts=(*kept, (amount * factor, factor)), current=None)


def _fits(current: Rational, value: Rational, teens_after: frozenset[int]) -> bool:
    """Whether `value` may be added to what was said: a hundred + five, twenty + one, three + a half."""
    if value < 1:
        return current.denominator == 1 and value > 0
    if current <= 0 or value >= 100:
        return False
    rest = current % 100
    return rest == 0 or (rest in TENS and value < 10) or (rest in teens_after and 10 <= value < 20)
