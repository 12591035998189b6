"""Fractions in words: half, a third, two-thirds, twenty-three fifths; and the scale that they are of."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from figures.extract.numerals.atoms import atom_at, past_hyphen
from figures.extract.numerals.cardinals import Cardinal, cardinals_at
from figures.extract.numerals.denominators import denominator_at, joined_denominator, past_tie
from figures.lexicon.record import Numbers
from figures.lexicon.tokens import Tokens

LARGEST_SCALE = 10**18


class Share(Struct, frozen=True, gc=False):
    """A fraction up to token `last`.

    `counted` says that a number stands on top (one third), `bare` that nothing does (half), `ordinal` that
    its last word is an ordinal too (a third).
    """

    last: int
    value: Fraction
    ordinal: bool = False
    counted: bool = False
    bare: bool = False


def share_at(tokens: Tokens, at: int, numbers: Numbers, steps: list[Cardinal] | None = None) -> Share | None:
    """The words of a fraction at this token, whether or not they mean one there (see `stands_alone`).

    `steps` is the number that begins at this token, if it has been read already.
    """
    if at >= tokens.end:
        return None
    word = tokens.low[at]
    if word in numbers.bare_fractions:
        return Share(at + 1, Fraction(1, numbers.bare_fractions[word]), bare=True)
    if numbers.connects("articles", word):
        below = denominator_at(tokens, past_tie(tokens, at + 1, numbers), numbers)
        if below is not None and below.single:
            return Share(below.last, Fraction(1, below.value), _is_ordinal(tokens, below.last, numbers))
    if at and numbers.connects("fraction_articles", tokens.low[at - 1]):
        share = _definite_share(tokens, at, numbers)
        if share is not None:
            return share
    return _counted_share(tokens, cardinals_at(tokens, at, numbers) if steps is None else steps, numbers)


def _definite_share(tokens: Tokens, at: int, numbers: Numbers) -> Share | None:
    """The fraction behind a definite article: le tiers des élèves, la quinta parte de, no la tercera de la lista."""
    below = denominator_at(tokens, at, numbers)
    if (
        below is None
        or not below.single
        or below.last >= tokens.end
        or _is_ordinal(tokens, below.last, numbers)
    ):
        return None
    divides = numbers.connects("fraction_followers", tokens.low[below.last])
    return Share(below.last, Fraction(1, below.value)) if divides else None


def _counted_share(tokens: Tokens, steps: list[Cardinal], numbers: Numbers) -> Share | None:
    """The fraction with this number on top.

    Tens that no "and" ties to what stands before them go below with the unit behind them: a hundred thirty
    fifths are 100/35, but a hundred and thirty fifths 130/5.
    """
    if not steps:
        return None
    last = steps[-1]
    here = past_tie(tokens, last.last, numbers)
    top, below = last.sum.value, denominator_at(tokens, here, numbers)
    if last.tens and last.joint != "and" and (len(steps) > 1 or here > last.last):
        joined = joined_denominator(last.tens, tokens, here, numbers)
        if joined is not None:
            top, below = steps[-2].sum.value if len(steps) > 1 else 0, joined
    if below is None or top.denominator != 1 or top <= 0:
        return None
    ordinal = _is_ordinal(tokens, below.last, numbers)
    proper = below.single and not ordinal and top < below.value
    adjective = proper and unit_follows(tokens, below.last, numbers)
    if not (below.single if top == 1 else below.plural or adjective):
        return None
    return Share(below.last, Fraction(top, below.value), ordinal, counted=True)


def _is_ordinal(tokens: Tokens, last: int, numbers: Numbers) -> bool:
    return tokens.low[last - 1] in numbers.ordinals


def unit_follows(tokens: Tokens, last: int, numbers: Numbers) -> bool:
    """Whether a unit stands behind: a quarter mile, a three-quarter-mile run."""
    here = past_hyphen(tokens, last, numbers)
    return here < tokens.end and numbers.connects("fraction_units", tokens.low[here])


def stands_alone(tokens: Tokens, at: int, share: Share, numbers: Numbers) -> bool:
    """Whether the words mean a fraction where they stand.

    They do in half the men, one third, a third of the men; not in a third man, the first half, last quarter,
    one third-party offer.
    """
    before, half = _word_before(tokens, at, numbers), numbers.connects("half", tokens.low[share.last - 1])
    shared = share.last < tokens.end and numbers.connects("vague_linker", tokens.low[share.last])
    if half and shared and numbers.connects("fraction_openers", before):
        return True  # they say that half of the town left
    several = share.counted and share.value.numerator > 1
    opened = several or (shared and not share.bare and numbers.connects("articles", tokens.low[at]))
    if opened and numbers.connects("fraction_openers", before):
        return True  # they say that two fifths, or a fifth, of the town left
    if before in numbers.ordinals or numbers.connects("no_fraction_after", before):
        return False
    if half or (share.counted and share.value.numerator > 1):
        return True
    return not share.bare and _closes(tokens, at, share, numbers)


def _word_before(tokens: Tokens, at: int, numbers: Numbers) -> str:
    """The word before this token, past a hyphen."""
    if at > 1 and numbers.connects("hyphens", tokens.low[at - 1]):
        return tokens.low[at - 2]
    return tokens.low[at - 1] if at else ""


def _closes(tokens: Tokens, at: int, share: Share, numbers: Numbers) -> bool:
    """Whether what follows a single third or quarter leaves it no ordinal."""
    last = share.last
    if last >= tokens.end or (not share.ordinal and unit_follows(tokens, last, numbers)):
        return True
    following = tokens.low[last]
    tied = numbers.connects("hyphens", following)
    if not tied and numbers.connects("fraction_hedges", _word_before(tokens, at, numbers)):
        return True  # about a fifth in 2016
    if share.counted:
        return not tied or numbers.connects("hyphens", tokens.low[at + 1])
    if not following[0].isalpha():
        return not tied
    if numbers.connects("ordinal_followers", following) and _counts_on(tokens, at, share, numbers):
        return False
    if numbers.connects("fraction_settings", following):
        return numbers.connects("fraction_changes", _word_before(tokens, at, numbers))
    return numbers.connects("conjunction", following) or numbers.connects("fraction_followers", following)


def _counts_on(tokens: Tokens, at: int, share: Share, numbers: Numbers) -> bool:
    """Whether the share is rather the one behind those named before it: two were killed and a third is hurt."""
    if numbers.connects("seldom_fractions", tokens.low[share.last - 1]):
        return True
    before = share.value.denominator - 1
    for here, word in enumerate(tokens.low[:at]):
        counted = before in (numbers.cardinals.get(word), numbers.ordinals.get(word)) or word == str(before)
        if counted or numbers.connects("others", word):
            following = tokens.low[past_tie(tokens, here + 1, numbers)]
            if following not in numbers.plural_denominators and not numbers.connects(
                "share_words", following
            ):
                return True
    return False


def scale_of(tokens: Tokens, share: Share, numbers: Numbers) -> tuple[int, int] | None:
    """The scale that the share is of, and the token behind it: (half) a million, (a quarter) of a million."""
    here = start = past_tie(tokens, share.last, numbers)
    for filler in ("vague_linker", "articles"):
        if here < tokens.end and numbers.connects(filler, tokens.low[here]):
            here = past_tie(tokens, here + 1, numbers)
    if share.ordinal and not share.counted and here == start:
        return None  # a third million: the one behind the second
    factor, last = multipliers_at(tokens, here, numbers)
    return None if last == here or tokens.low[here] in numbers.never_bare else (factor, last)


def multipliers_at(tokens: Tokens, at: int, numbers: Numbers) -> tuple[int, int]:
    """The product of the multipliers at this token (hundred thousand), and the token behind them."""
    factor, here = 1, at
    while factor < LARGEST_SCALE and (atom := atom_at(tokens, here, numbers)) and atom.multiplies:
        factor, here = factor * int(atom.parts[0].value), atom.last
    return factor, here
