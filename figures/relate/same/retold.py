"""How much speaks for it that the later of two figures tells the earlier again, counted in points."""

from __future__ import annotations

from figures.model import Qualifier
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
EMPTY = ("determiners", "auxiliaries", "pronouns", "conjunctions", "prepositions", "adverbs", "percent_words")
"""Words of these lists name no other group, place or thing."""
WHEN = frozenset({"old", "new"})
"""The roles of words for a time: before, today."""
SIGNS = frozenset(",;:–—()")
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
    if (text.is_short or not is_rare) and not (found.definite or adds_nothing(found)):
        return False
    if are_contrasted(one, other, text) or not may_be_one(one, other, text):
        return False
    return is_rare or (_are_exact(one, other) and not are_of_two_names(one, other, text))


def _are_exact(one: Mention, other: Mention) -> bool:
    return one.figure.qualifier is other.figure.qualifier is Qualifier.EXACT


def _digits(found: Likeness) -> int:
    return min(significant(found.one), significant(found.other))


def _is_sole(mention: Mention, text: Text) -> bool:
    """Whether its sentence tells no other figure of its sort, with which it would be compared."""
    return sum(each.sort == mention.sort for each in text.utterance(mention).mentions) == 1


def adds_nothing(found: Likeness) -> bool:
    """Whether all that the later is told with is in the sentence of the earlier: no other group, place or time."""
    return not _new(found.other, found.one, found.text)


def _new(mention: Mention, other: Mention, text: Text) -> set[str]:
    """What the words around a figure, up to a sign on either side, say that the sentence of another does not."""
    own, stem = text.utterance(mention), text.lexicon.nouns.stem
    low = own.tokens.low
    start = max((at + 1 for at in range(mention.first) if low[at] in SIGNS), default=0)
    end = next((at for at in range(mention.last, len(low)) if low[at] in SIGNS), len(low))
    taken = {at for each in own.mentions for at in range(each.first, max(each.last, each.core[1]))}
    known = {stem(word) for word in text.utterance(other).tokens.low}
    said = {low[at] for at in range(start, end) if at not in taken and low[at][0].isalpha()}
    return {word for word in said if _says(word, text) and stem(word) not in known}


def _says(word: str, text: Text) -> bool:
    if _is_time(word, text):
        return True
    return word not in text.lexicon.function_words and not any(text.lexicon.has(what, word) for what in EMPTY)


def _is_time(word: str, text: Text) -> bool:
    if text.lexicon.is_calendar(word) or word in text.lexicon.rates.periods.meanings:
        return True
    return any(cue.role in WHEN for cue in text.lexicon.roles.cues.meanings.get(word, ()))


def _points(found: Likeness) -> int:
    """One for each word near both, for the same word right before or behind, and for what opens the article."""
    pair = found.one, found.other, found.text
    told = found.near + found.beside + (found.one.block == 0)
    told += KNOWN * found.definite + SHARP * (_digits(found) >= MORE)
    apart = are_set_off(*pair) + are_of_two_names(*pair)
    return told - are_of_two_years(*pair) - APART * apart
