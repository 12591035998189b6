"""Fractions in words: half, a third, two-thirds, twenty-three fifths, three twenty-firsts."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from figures.extract.atoms import atom_at, past_hyphen, word_value
from figures.extract.cardinals import Cardinal, cardinals_at
from figures.lexicon.record import Numbers
from figures.lexicon.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Denominator:
    """What stands below the line: `single` if it may stand behind one, `plural` behind more."""

    last: int
    value: int
    single: bool
    plural: bool


@dataclass(frozen=True, slots=True)
class Share:
    """A fraction up to token `last`. `counted` says that a number stands on top (one third), `bare` that nothing
    does (half), `ordinal` that its last word is an ordinal too (a third).
    """

    last: int
    value: Fraction
    ordinal: bool = False
    counted: bool = False
    bare: bool = False


def share_at(tokens: Tokens, at: int, numbers: Numbers) -> Share | None:
    """The words of a fraction at this token, whether or not they mean one there (see `stands_alone`)."""
    if at >= len(tokens):
        return None
    word = tokens.low[at]
    if word in numbers.bare_fractions:
        return Share(at + 1, Fraction(1, numbers.bare_fractions[word]), bare=True)
    if numbers.connects("articles", word):
        below = denominator_at(tokens, _past_tie(tokens, at + 1, numbers), numbers)
        if below is not None and below.single:
            return Share(below.last, Fraction(1, below.value), tokens.low[below.last - 1] in numbers.ordinals)
    return _counted_share(tokens, cardinals_at(tokens, at, numbers), numbers)


def _counted_share(tokens: Tokens, steps: list[Cardinal], numbers: Numbers) -> Share | None:
    """The fraction with this number on top. Tens that no "and" ties to what stands before them go below with the
    unit behind them: a hundred thirty fifths are 100/35, but a hundred and thirty fifths 130/5.
    """
    if not steps:
        return None
    last = steps[-1]
    here = _past_tie(tokens, last.last, numbers)
    top, below = last.sum.value, denominator_at(tokens, here, numbers)
    if last.tens and last.joint != "and" and (len(steps) > 1 or here > last.last):
        joined = _joined(int(last.tens), tokens, here, numbers)
        if joined is not None:
            top, below = steps[-2].sum.value if len(steps) > 1 else Fraction(0), joined
    if below is None or top.denominator != 1 or top <= 0:
        return None
    ordinal = tokens.low[below.last - 1] in numbers.ordinals
    adjective = below.single and not ordinal and _unit_follows(tokens, below.last, numbers)
    if not (below.single if top == 1 else below.plural or adjective):
        return None
    return Share(below.last, top / below.value, ordinal, counted=True)


def _unit_follows(tokens: Tokens, last: int, numbers: Numbers) -> bool:
    """Whether a unit stands behind: a quarter mile, a three-quarter-mile run."""
    here = past_hyphen(tokens, last, numbers)
    return here < len(tokens) and numbers.connects("fraction_units", tokens.low[here])


def denominator_at(tokens: Tokens, at: int, numbers: Numbers) -> Denominator | None:
    """What can stand below the line at this token: third, halves, hundredths, cincoavos, twenty-first."""
    if at >= len(tokens):
        return None
    word = tokens.low[at]
    single, plural = numbers.denominators.get(word), numbers.plural_denominators.get(word)
    value = single or plural
    if value:
        parts = at + 1 < len(tokens) and numbers.connects("part_words", tokens.low[at + 1])
        return Denominator(at + 2 if parts else at + 1, value, single is not None, plural is not None)
    value = _regular(word, numbers)
    if value:
        return Denominator(at + 1, value, single=True, plural=True)
    atom = atom_at(tokens, at, numbers)
    if atom is None or atom.cardinal is None or atom.cardinal not in range(20, 100, 10):
        return None
    return _joined(int(atom.cardinal), tokens, _past_tie(tokens, atom.last, numbers), numbers)


def _regular(word: str, numbers: Numbers) -> int | None:
    """The value of a cardinal with a suffix that makes it a denominator: zwanzig|stel, cinco|avos, treint(a)|avos."""
    for suffix in numbers.denominator_suffixes:
        if word.endswith(suffix):
            stem = word.removesuffix(suffix)
            value = word_value(stem, numbers) or word_value(stem + suffix[0], numbers)
            return int(value) if value else None
    return None


def _joined(tens: int, tokens: Tokens, at: int, numbers: Numbers) -> Denominator | None:
    """The denominator of tens and the unit at this token (twenty | firsts)."""
    if at + 1 < len(tokens) and numbers.connects("conjunction", tokens.low[at]):
        at = _past_tie(tokens, at + 1, numbers)
    word = tokens.low[at] if at < len(tokens) else ""
    unit = numbers.joined_denominators.get(word)
    if unit is None:
        return None
    single = word in numbers.ordinals
    return Denominator(at + 1, tens + unit, single, plural=not single or word in numbers.plural_denominators)


def _past_tie(tokens: Tokens, here: int, numbers: Numbers) -> int:
    """Past a hyphen that ties the next word on, with or without spaces around it (five - eighths)."""
    tied = here + 1 < len(tokens) and numbers.connects("hyphens", tokens.low[here]) \
        and tokens.glued(here) == tokens.glued(here + 1)
    return here + 1 if tied else here


def stands_alone(tokens: Tokens, at: int, share: Share, numbers: Numbers) -> bool:
    """Whether the words mean a fraction where they stand: half the men, one third, a third of the men, but not
    a third man, the first half, last quarter, one third-party offer.
    """
    before = tokens.low[at - 2 if at > 1 and numbers.connects("hyphens", tokens.low[at - 1]) else at - 1] if at else ""
    if before in numbers.ordinals or numbers.connects("no_fraction_after", before):
        return False
    if numbers.connects("half", tokens.low[share.last - 1]) or (share.counted and share.value.numerator > 1):
        return True
    return not share.bare and _closes(tokens, at, share, numbers)


def _closes(tokens: Tokens, at: int, share: Share, numbers: Numbers) -> bool:
    """Whether what follows a single third or quarter leaves it no ordinal."""
    last = share.last
    if last >= len(tokens):
        return True
    if not share.ordinal and _unit_follows(tokens, last, numbers):
        return True
    following = tokens.low[last]
    tied = numbers.connects("hyphens", following)
    if share.counted:
        return not tied or numbers.connects("hyphens", tokens.low[at + 1])
    return not tied if not following[0].isalpha() else (
        numbers.connects("conjunction", following) or numbers.connects("fraction_followers", following))


def scale_of(tokens: Tokens, share: Share, numbers: Numbers) -> tuple[int, int] | None:
    """The scale that the share is of, and the token behind it: (half) a million, (a quarter) of a million."""
    here = start = _past_tie(tokens, share.last, numbers)
    for filler in ("vague_linker", "articles"):
        if here < len(tokens) and numbers.connects(filler, tokens.low[here]):
            here = _past_tie(tokens, here + 1, numbers)
    if share.ordinal and not share.counted and here == start:
        return None                                              # a third million: the one behind the second
    factor, last = multipliers_at(tokens, here, numbers)
    return None if last == here or tokens.low[here] in numbers.never_bare else (factor, last)


def multipliers_at(tokens: Tokens, at: int, numbers: Numbers) -> tuple[int, int]:
    """The product of the multipliers at this token (hundred thousand), and the token behind them."""
    factor, here = 1, at
    while (atom := atom_at(tokens, here, numbers)) is not None and len(atom.parts) == 1 and atom.multiplies:
        factor, here = factor * int(atom.parts[0].value), atom.last
    return factor, here
