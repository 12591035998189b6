"""How much speaks for it that the later of two figures tells the earlier again, counted in points."""

from __future__ import annotations

from figures.relate.record import Mention
from figures.relate.same.identity import (
    Likeness,
    are_contrasted,
    are_counted_alike,
    are_of_two_names,
    are_of_two_years,
    are_set_off,
    may_be_one,
)
from figures.relate.same.misprints import Misprint, misprint, significant
from figures.relate.text import Text

KNOWN, SHARP = 3, 2
"""The points of a figure that the text takes for known (the 240 workers), and of three digits or more."""
APART = 2
"""So many points are lost by each sort of words near one of them that tell it from the other."""
NEEDED = {Misprint.EXCHANGED: 1, Misprint.SCALED: 2, Misprint.DROPPED: 3, Misprint.MISTYPED: 3}
"""So many points are enough: in 17,000 articles two things hardly ever have numbers like the first, often the last."""
SERIES = {"percent": 2}
"""Sorts that come in series, and how many points more they need."""
TELLING, MORE = 2, 3
"""So many digits at least are no coincidence; of more, still less."""


def is_retold(one: Mention, other: Mention, text: Text) -> bool:
    """Whether so much speaks for it as the sort of slip asks for, twice as much beside other figures of the sort.

    Of two sums and shares, a digit may be another by chance; a share beside others is one of a series.
    """
    kind, found, sort = misprint(one, other), Likeness(one, other, text), one.sort.partition("/")[0]
    if kind not in NEEDED or _digits(found) < TELLING or not are_counted_alike(one, other):
        return False
    if sort == "count" and not found.noun:
        return False
    is_rare, sole = kind >= Misprint.SCALED, all(_is_sole(each, text) for each in (one, other))
    if (sort in ("money", "percent") and not is_rare) or (sort in SERIES and not sole):
        return False
    needed = NEEDED[kind] + SERIES.get(sort, 0)
    if _points(found) < (needed if sole else 2 * needed):
        return False
    return may_be_one(one, other, text) and (is_rare or not are_of_two_names(one, other, text))


def _digits(found: Likeness) -> int:
    return min(significant(found.one), significant(found.other))


def _is_sole(mention: Mention, text: Text) -> bool:
    """Whether its sentence tells no other figure of its sort, with which it would be compared."""
    return sum(each.sort == mention.sort for each in text.utterance(mention).mentions) == 1


def _points(found: Likeness) -> int:
    """One for each word near both, for the same word right before or behind, and for what opens the article."""
    pair = found.one, found.other, found.text
    told = found.near + found.beside + (found.one.block == 0)
    told += KNOWN * found.definite + SHARP * (_digits(found) >= MORE)
    apart = are_set_off(*pair) + are_contrasted(*pair) + are_of_two_names(*pair)
    return told - are_of_two_years(*pair) - APART * apart
