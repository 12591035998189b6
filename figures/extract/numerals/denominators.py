"""What stands below the line of a fraction in words: third, halves, hundredths, twenty-first, Zwanzigstel."""

from __future__ import annotations

from msgspec import Struct

from figures.extract.numerals.atoms import TENS, atom_at, word_value
from figures.lexicon.record import Numbers
from figures.lexicon.tokens import Tokens


class Denominator(Struct, frozen=True, gc=False):
    """A denominator up to token `last`: `single` if it may stand behind one, `plural` behind more."""

    last: int
    value: int
    single: bool
    plural: bool


def denominator_at(tokens: Tokens, at: int, numbers: Numbers) -> Denominator | None:
    """The denominator at this token: one word, or tens and a unit."""
    if at >= tokens.end:
        return None
    word = tokens.low[at]
    single, plural = numbers.denominators.get(word), numbers.plural_denominators.get(word)
    value = single or plural
    if value:
        noun = at + 1 < tokens.end and numbers.connects("part_words", tokens.low[at + 1])
        return Denominator(at + 2 if noun else at + 1, value, single is not None, plural is not None)
    value = _regular(word, numbers)
    if value:
        return Denominator(at + 1, value, single=True, plural=True)
    atom = atom_at(tokens, at, numbers)
    if atom is None or atom.cardinal is None or atom.cardinal not in TENS:
        return None
    return joined_denominator(int(atom.cardinal), tokens, past_tie(tokens, atom.last, numbers), numbers)


def joined_denominator(tens: int, tokens: Tokens, at: int, numbers: Numbers) -> Denominator | None:
    """The denominator of tens and the unit at this token (twenty | firsts)."""
    if at + 1 < tokens.end and numbers.connects("conjunction", tokens.low[at]):
        at = past_tie(tokens, at + 1, numbers)
    word = tokens.low[at] if at < tokens.end else ""
    unit = numbers.joined_denominators.get(word)
    if unit is None:
        return None
    single = word in numbers.ordinals
    return Denominator(at + 1, tens + unit, single, plural=not single or word in numbers.plural_denominators)


def past_tie(tokens: Tokens, here: int, numbers: Numbers) -> int:
    """The token behind a hyphen, spaced or not (five - eighths), or `here` if there is none."""
    tied = (
        here + 1 < tokens.end
        and numbers.connects("hyphens", tokens.low[here])
        and tokens.glued(here) == tokens.glued(here + 1)
    )
    return here + 1 if tied else here


def _regular(word: str, numbers: Numbers) -> int | None:
    """The value of a cardinal with a suffix that makes it a denominator: zwanzig|stel, treint(a)|avos."""
    for suffix in numbers.denominator_suffixes:
        if word.endswith(suffix):
            stem = word.removesuffix(suffix)
            value = word_value(stem, numbers) or word_value(stem + suffix[0], numbers)
            return int(value) if value else None
    return None
