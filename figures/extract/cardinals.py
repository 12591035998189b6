"""Whole numbers in words: three hundred and twelve thousand; 3 hundred thousand; dos mil millones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from figures.extract.atoms import Atom, Part, atom_at, past_hyphen
from figures.lexicon.record import Numbers
from figures.lexicon.tokens import Tokens

THOUSAND = 1000
"""From here on a multiplier takes all that was said since the last larger one."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A number being read: complete parts with their scales, which fall, and what a multiplier may still multiply.

    `unit` is the unit of what was said last, `scale` what the multipliers at the end come to. `digits` says that
    the number begins with digits: then only what a multiplier made can be added to.
    """

    parts: tuple[tuple[Fraction, int], ...] = ()
    current: Fraction | None = None
    unit: Fraction = Fraction(1)
    scale: int = 1
    digits: bool = False

    @property
    def value(self) -> Fraction:
        """The number so far."""
        return sum((amount for amount, _ in self.parts), self.current or Fraction(0))

    def plus(self, value: Fraction, teens_after: frozenset[int]) -> Sum | None:
        """With a cardinal behind it, or None if it cannot stand there (five six, three thousand two thousand)."""
        if self.current is None:
            if self.parts and not 0 < value < self.parts[-1][1]:
                return None
        elif (self.digits and self.scale == 1) or not _fits(self.current, value, teens_after):
            return None
        unit = Fraction(1) if value.denominator == 1 else Fraction(1, 10)
        return replace(self, current=(self.current or 0) + value, unit=unit, scale=1)

    def times(self, factor: int) -> Sum | None:
        """With a multiplier behind it, or None if it cannot stand there."""
        if self.current is None and not self.parts:
            return self._scaled(Fraction(1), factor, (), Fraction(1), 1)
        if factor >= THOUSAND:
            return self._times_large(factor)
        if self.current is None:
            return self._scaled(Fraction(1), factor, self.parts, Fraction(1), 1) if factor < self.parts[-1][1] else None
        if self.current >= (100 if factor == 100 else THOUSAND):
            return None
        return self._scaled(self.current, factor, self.parts, self.unit, self.scale)

    def _times_large(self, factor: int) -> Sum | None:
        kept = tuple(part for part in self.parts if part[1] >= factor)
        if kept and kept[-1][1] == factor:
            return None
        amount = sum((amount for amount, scale in self.parts if scale < factor), self.current or Fraction(0))
        bare = self.current is None and len(kept) == len(self.parts)
        if bare:
            return self._scaled(Fraction(1), factor, kept, Fraction(1), 1)
        return self._scaled(amount, factor, kept, self.unit, self.scale)

    def _scaled(self, amount: Fraction, factor: int, kept: tuple[tuple[Fraction, int], ...], unit: Fraction,
                scale: int) -> Sum:
        """`amount` times `factor` as the last part; below a thousand it may still be multiplied itself."""
        new = replace(self, unit=unit * factor, scale=scale * factor)
        if factor < THOUSAND:
            return replace(new, parts=kept, current=amount * factor)
        return replace(new, parts=(*kept, (amount * factor, factor)), current=None)


def _fits(current: Fraction, value: Fraction, teens_after: frozenset[int]) -> bool:
    """Whether `value` may be added to what was said: a hundred + five, twenty + one, three + a half."""
    if value < 1:
        return current.denominator == 1 and value > 0
    if current <= 0 or value >= 100:
        return False
    rest = current % 100
    if rest == 0:
        return True
    return (rest >= 20 and rest % 10 == 0 and value < 10) or (rest in teens_after and 10 <= value < 20)


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A number up to token `last`, and how its last word, `word` if that is a cardinal, hangs on those before:
    `joint` is an empty string, `-`, `,` or `and`, whatever the language's word for it.
    """

    last: int
    sum: Sum
    word: Fraction | None = None
    joint: str = ""

    @property
    def tens(self) -> Fraction | None:
        """The last word, if it is one of twenty, thirty ... ninety."""
        return self.word if self.word in range(20, 100, 10) else None


def cardinals_at(tokens: Tokens, at: int, numbers: Numbers, start: Sum | None = None) -> list[Cardinal]:
    """The number at this token after each of its words: one, one hundred, one hundred and five.

    With `start`, the number that begins with these digits before the token.
    """
    steps: list[Cardinal] = []
    total, here = start or Sum(), at
    if start is None and _article_counts(tokens, at, numbers):
        total, here = Sum(current=Fraction(1)), at + 1
    apart = bool(at) and numbers.connects("kept_apart", tokens.low[at - 1])
    while (step := _next(tokens, here, numbers, total, apart)) is not None:
        steps.append(step)
        total, here = step.sum, step.last
    following = atom_at(tokens, past_hyphen(tokens, here, numbers), numbers)
    if following is not None and following.multiplies:
        _give_back(steps, start)
    return steps


def _article_counts(tokens: Tokens, at: int, numbers: Numbers) -> bool:
    """Whether an article stands for one: a hundred, a million, but not a score."""
    if not numbers.connects("articles", tokens.low[at]):
        return False
    following = past_hyphen(tokens, at + 1, numbers)
    atom = atom_at(tokens, following, numbers)
    return atom is not None and atom.multiplies and tokens.low[following] not in numbers.never_bare


def _give_back(steps: list[Cardinal], start: Sum | None) -> None:
    """Leave to the next number what it begins with: of "a hundred and two hundred" the "and two"."""
    if any(step.sum.scale > 1 for step in steps) or start is not None:
        while steps and steps[-1].sum.scale == 1:
            steps.pop()


def _next(tokens: Tokens, here: int, numbers: Numbers, total: Sum, apart: bool) -> Cardinal | None:
    """The number with its next word, or None if it ends here."""
    begun = total != Sum()
    joint, at = _joint(tokens, here, numbers) if begun else ("", here)
    atom = _digits(tokens, at, numbers, total) if begun and joint in ("", "and") else None
    atom = atom or atom_at(tokens, at, numbers)
    if atom is None or not _joins(tokens, at, numbers, total, joint, atom, apart):
        return None
    if not begun and atom.multiplies and tokens.low[at] in numbers.never_bare:
        return None
    if total.digits and total.scale == 1 and numbers.connects("not_after_digits", tokens.low[at]):
        return None
    new: Sum | None = total
    for value, multiplies in atom.parts:
        new = new.times(int(value)) if multiplies else new.plus(value, numbers.teens_after)
        if new is None:
            return None
    return Cardinal(atom.last, new, atom.cardinal, joint)


def _joint(tokens: Tokens, here: int, numbers: Numbers) -> tuple[str, int]:
    """What joins the next word on, and where that word begins."""
    low = tokens.low
    at = past_hyphen(tokens, here, numbers)
    if at < len(tokens) and numbers.connects("conjunction", low[at]):
        return "and", past_hyphen(tokens, at + 1, numbers)
    if at > here:
        return "-", at
    if here + 1 < len(tokens) and low[here] == "-" and not tokens.glued(here) and not tokens.glued(here + 1):
        return " - ", here + 1
    if here < len(tokens) and low[here] == ",":
        return ",", here + 1
    return "", here


def _joins(tokens: Tokens, at: int, numbers: Numbers, total: Sum, joint: str, atom: Atom, apart: bool) -> bool:
    """Whether the joint may stand between the number so far and the next word."""
    tens = total.current is not None and total.scale == 1 and total.current % 100 in range(20, 100, 10)
    if joint == " - ":
        return tens and atom.cardinal in range(1, 10)
    following = atom_at(tokens, atom.last, numbers) if joint in (",", "and") else None
    scaled = following is not None and following.multiplies
    if joint == ",":
        return total.scale >= THOUSAND and atom.cardinal is not None and scaled
    if joint == "and":
        if tens:
            return numbers.connects("joined_by_conjunction", tokens.low[at])
        loose = total.digits and total.scale >= THOUSAND and not scaled
        return total.scale > 1 and not atom.multiplies and not apart and not loose
    return True


def _digits(tokens: Tokens, at: int, numbers: Numbers, total: Sum) -> Atom | None:
    """Digits inside a number of words: 1 million 200 thousand, 3 hundred and 21."""
    if at >= len(tokens) or total.scale == 1 or not tokens.text[at].isdecimal() or len(tokens.text[at]) > 3:
        return None
    value = Fraction(int(tokens.text[at]))
    following = atom_at(tokens, at + 1, numbers)
    scaled = following is not None and following.multiplies and total.current is None \
        and following.parts[0].value < total.parts[-1][1]
    behind_hundred = total.current is not None and total.scale == 100 and value < 100 \
        and numbers.connects("conjunction", tokens.low[at - 1])
    return Atom(at + 1, (Part(value, False),)) if scaled or behind_hundred else None
