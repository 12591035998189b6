"""Whole numbers in words: three hundred and twelve thousand; 3 hundred thousand; dos mil millones."""

from __future__ import annotations

from msgspec import Struct

from figures.extract.numerals.atoms import TENS, Atom, Part, atom_at, past_hyphen
from figures.extract.numerals.spoken import Rational
from figures.extract.numerals.sums import THOUSAND, Sum
from figures.lexicon.record import Numbers
from figures.lexicon.tokens import Tokens


class Cardinal(Struct, frozen=True, gc=False):
    """A number up to token `last`, and how its last word hangs on those before.

    `word` is the last word's own value if it is a cardinal; `joint` is an empty string, `-`, ` - `, `,`,
    `and` or `of`, whatever the language's word for it.
    """

    last: int
    sum: Sum
    word: Rational | None = None
    joint: str = ""

    @property
    def tens(self) -> int | None:
        """The last word, if it is one of twenty, thirty ... ninety."""
        return int(self.word) if self.word is not None and self.word in TENS else None


def cardinals_at(tokens: Tokens, at: int, numbers: Numbers, start: Sum | None = None) -> list[Cardinal]:
    """The number at this token after each of its words: one, one hundred, one hundred and five.

    With `start`, the number that begins with these digits before the token.
    """
    steps: list[Cardinal] = []
    total, here = start or Sum(), at
    if start is None and _article_counts(tokens, at, numbers):
        total, here = Sum(current=1), at + 1
    before = tokens.low[at - 1] if at else ""
    while (step := _next(tokens, here, numbers, total, before)) is not None:
        steps.append(step)
        total, here = step.sum, step.last
    following = atom_at(tokens, past_hyphen(tokens, here, numbers), numbers)
    if following is not None and following.multiplies:
        _give_back(steps, start)
    return steps


def _article_counts(tokens: Tokens, at: int, numbers: Numbers) -> bool:
    """Whether an article stands for one: a hundred, a million, but not a millions."""
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


def _next(tokens: Tokens, here: int, numbers: Numbers, total: Sum, before: str) -> Cardinal | None:
    """The number with its next word, or None if it ends here."""
    joint, at = _joint(tokens, here, numbers) if total.begun else ("", here)
    atom = _digits(tokens, at, numbers, total) if total.begun and joint in ("", "and") else None
    atom = atom or atom_at(tokens, at, numbers)
    if atom is None or (joint and not _joins(tokens, at, numbers, total, joint, atom, before)):
        return None
    if atom.multiplies and not _may_multiply(tokens.low[at], numbers, total):
        return None
    new = _with(total, atom, numbers)
    return Cardinal(atom.last, new, atom.cardinal, joint) if new else None


def _with(total: Sum, atom: Atom, numbers: Numbers) -> Sum | None:
    new: Sum | None = total
    for value, multiplies in atom.parts:
        if new is not None:
            new = new.times(int(value)) if multiplies else new.plus(value, numbers.teens_after)
    return new


def _may_multiply(word: str, numbers: Numbers, total: Sum) -> bool:
    """Whether this multiplier may stand alone, or behind digits alone (34 cents)."""
    if not total.begun:
        return word not in numbers.never_bare
    return not (total.digits and total.scale == 1 and numbers.connects("not_after_digits", word))


def _joint(tokens: Tokens, here: int, numbers: Numbers) -> tuple[str, int]:
    """What joins the next word on, and where that word begins."""
    low = tokens.low
    at = past_hyphen(tokens, here, numbers)
    if at < tokens.end and numbers.connects("conjunction", low[at]):
        return "and", past_hyphen(tokens, at + 1, numbers)
    if here + 1 < tokens.end and numbers.connects("scale_linker", low[here]):
        return "of", here + 1
    if at > here:
        return "-", at
    if here + 1 < tokens.end and low[here] == "-" and not tokens.glued(here) and not tokens.glued(here + 1):
        return " - ", here + 1
    return (",", here + 1) if here < tokens.end and low[here] == "," else ("", here)


def _joins(
    tokens: Tokens, at: int, numbers: Numbers, total: Sum, joint: str, atom: Atom, before: str
) -> bool:
    """Whether the joint may stand between the number so far and the next word."""
    if joint == "-":
        return True
    if joint == "of":  # une dizaine de millions
        return atom.multiplies and 1 < total.scale < atom.parts[0].value
    if joint == " - ":
        return total.ends_in_tens and atom.cardinal in range(1, 10)
    following = atom_at(tokens, atom.last, numbers)
    scaled = following is not None and following.multiplies
    if joint == ",":
        return total.scale >= THOUSAND and atom.cardinal is not None and scaled
    if total.ends_in_tens:
        said = numbers.connects("joined_by_conjunction", tokens.low[at])
        together = atom.cardinal in range(1, 10) and not numbers.connects("tens_apart", before)
        return said or (together and _closes_number(tokens, atom.last, numbers))
    loose = total.digits and total.scale >= THOUSAND and not scaled  # $40 billion and four years
    return total.scale > 1 and not (atom.multiplies or loose or numbers.connects("kept_apart", before))


def _closes_number(tokens: Tokens, here: int, numbers: Numbers) -> bool:
    """Whether what follows makes tens, "and" and a unit one number: twenty and four hours, … and three fifths."""
    if here >= tokens.end or not numbers.connects("conjunction", tokens.low[here]):
        return here < tokens.end and numbers.connects("closes_number", tokens.low[here])
    return here + 2 < tokens.end and tokens.low[here + 2] in numbers.plural_denominators


def _digits(tokens: Tokens, at: int, numbers: Numbers, total: Sum) -> Atom | None:
    """Digits inside a number of words: 1 million 200 thousand, 3 hundred and 21, 2 mil 300."""
    if at >= tokens.end or total.scale == 1 or not tokens.text[at].isdecimal() or len(tokens.text[at]) > 3:
        return None
    value = int(tokens.text[at])
    following = atom_at(tokens, at + 1, numbers)
    scaled = (
        following is not None
        and following.multiplies
        and total.current is None
        and following.parts[0].value < total.parts[-1][1]
    )
    behind_hundred = (
        total.current is not None
        and total.scale == 100
        and value < 100
        and numbers.connects("conjunction", tokens.low[at - 1])
    )
    behind_thousand = (
        total.current is None
        and total.scale == THOUSAND
        and len(tokens.text[at]) == 3
        and numbers.connects("goes_on_in_digits", tokens.low[at - 1])
    )
    is_part = scaled or behind_hundred or behind_thousand
    return Atom(at + 1, (Part(value, False),)) if is_part else None
