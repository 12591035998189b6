"""What a change is measured from, and whether it is one of several: up 12 per cent on the past decade; each year."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from figures.relate.likeness import is_level
from figures.relate.mentions import TIMES
from figures.relate.record import Mention
from figures.relate.text import Text

BASES = frozenset({"bases", "vague", "over"})
OPENING = 2
"""So many words behind a change open what it is measured from."""
NAMED = 8
"""So many words name it."""
BESIDE = 5
"""So many words on either side of a figure say when it was so."""
YEAR = 4
"""Digits of a year."""
LONG = frozenset({"year", "decade", "century"})
"""Times that no name of a month or of a day is one of."""
REPEATED = 5
"""So many words behind a multiple, it may be said how often: doubled in size each year."""
THAN = 3
"""So many words behind a multiple say that it is one of time: three times as long."""


def is_of_another_base(derived: Mention, old: Mention, text: Text) -> bool:
    """Whether a change is measured from something else than an older figure: up 2% on the year, after 40 in May.

    What no word dates may be of any time.
    """
    low, orders = text.utterance(derived).tokens.low, text.lexicon.orders
    if text.lexicon.stands("usual", low, derived.first, derived.last + OPENING):
        return True  # double the usual price
    for at in range(derived.last, min(derived.last + OPENING, len(low))):
        found = orders.match(low, at)
        if found is None or not any(word.role in BASES for word in found[1]):
            continue
        to = next((end for end in range(at, min(at + NAMED, len(low))) if low[end] in ",.;:()"), at + NAMED)
        years = {word for word in low[at:to] if len(word) == YEAR and word.isdecimal()}
        apart = old.sentence != derived.sentence and not old.roles.get("then")
        if years and apart and years.isdisjoint(text.years.get(old.sentence, ())):
            return True  # 8% more than in 2022. It paid £940,000 to others
        named = _times(low[at:to], text)
        beside = text.utterance(old).tokens.low[max(old.first - BESIDE, 0) : old.last + BESIDE]
        told = _times(beside, text)
        days = bool(named - LONG) and "" in told
        return bool(named) and bool(told) and named.isdisjoint(told) and not days
    return False


def _times(words: Sequence[str], text: Text) -> set[str]:
    """The spans of time that words name; nothing for the name of a month or a day, whose span nobody says."""
    periods, possessive = text.lexicon.rates.periods.meanings, text.lexicon.nouns.possessive
    named = [possessive.sub("", word) for word in words]
    return {periods[word] for word in named if word in periods} | {
        "" for word in words if text.lexicon.is_calendar(word)
    }


def is_since(derived: Mention, pair: Sequence[Mention], text: Text) -> bool:
    """Whether a change is told since a time, and its own sentence has what it may be of: five points since Easter."""
    low, orders = text.utterance(derived).tokens.low, text.lexicon.orders
    if all(is_level(each, text) for each in pair) or not any(
        each.sentence == derived.sentence for each in pair
    ):
        return False
    ahead = range(derived.last, min(derived.last + OPENING, len(low)))
    return any(word.role == "since" for at in ahead for word in orders.meanings.get(low[at], ()))


def is_repeated(derived: Mention, text: Text) -> bool:
    """Whether a multiple is taken more than once: it doubled each year, and so it doubled twice."""
    low, last = text.utterance(derived).tokens.low, derived.last
    return derived.sort == TIMES and text.lexicon.stands("repeatedly", low, last, last + REPEATED)


def is_yearly(derived: Mention, text: Text) -> bool:
    """Whether a change is one of several: with average annual increases of 5%; 600 more a year."""
    low = text.utterance(derived).tokens.low
    before, behind = (
        low[max(derived.first - REPEATED, 0) : derived.first],
        low[derived.last : derived.last + THAN],
    )
    each = any(
        text.lexicon.has("articles_before", one) and other in text.lexicon.rates.periods.meanings
        for one, other in pairwise(behind)
    )
    openers = text.lexicon.has("prepositions", behind[0]) if behind else False
    return derived.sort != TIMES and (
        (each and not openers) or any(text.lexicon.has("periodic", word) for word in before)
    )
