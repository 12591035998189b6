"""A count, and what is named of it: the fourth of their four children; won three times, in 1980, 1984 and 1988."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from figures.model import Figure
from figures.relate.attach import NEAR, NEAREST
from figures.relate.likeness import alike, is_span
from figures.relate.mentions import TIMES, span
from figures.relate.orders.words import Words
from figures.relate.record import Mention, Relation, Tie
from figures.relate.told.record import listed

COUNT = "count"
NAMED = 7
"""So many words name what an ordinal is one of: the fourth of the vicar's four children."""
FEW = 7
"""So many dates are named one by one."""
JOINED = 4
"""So many words join two dates of a list: and again in early 2012."""
APART = 24
"""So many words behind a count its dates begin."""


def counts(words: Words, _: Sequence[Words]) -> Iterator[Relation]:
    """The counts of a sentence beside an ordinal, or beside dates that are as many, in it or in the next one."""
    number, text = words.own.number, words.text
    yield from _added(words)
    for nth in text.ordinals.get(number, ()):
        yield from _one_of(words, nth)
    for at in (number, number + 1):
        dates = text.dates.get(at, ())
        if 1 < len(dates) < FEW and text.extraction.sentences[at].block == words.own.block:
            yield from _on_dates(words, dates)


def _added(words: Words) -> Iterator[Relation]:
    """How many more there are, and what all come to: another 14 were hurt, bringing the total to 63."""
    mentions = words.own.mentions
    for added, total in pairwise(mentions):
        is_more = added.roles.get("added", 0) == NEAREST or added.figure.role == "additional"
        is_total = total.roles.get("total", 0) >= NEAR and total.roles.get("new", 0) == NEAREST
        if not (is_more and is_total) or added.sort == "time" or total.first - added.last > APART:
            continue
        pair = alike(added, total)
        if pair is not None and pair[1].size > pair[0].size:
            yield listed("added-to", total, added=pair[0], total=pair[1])


def _one_of(words: Words, nth: Figure) -> Iterator[Relation]:
    """Which of so many something is: the fourth of their four children."""
    _, end = span(words.own.tokens, nth.at, nth.to)
    low = words.low
    count = words.next(end)
    if count is None or count.sort != COUNT or not count.noun or count.figure.value is None:
        return
    between = low[end : count.core[0]]
    if not words.listed("of", end, end + 1) or len(between) > NAMED or "," in between:
        return
    if not words.verbs(end, count.core[0]) and not words.is_broken(end, count.core[0]):
        roles = {"count": (count.figure,), "nth": (nth,)}
        yield Relation("list", "nth-of", roles, nth, 0, Tie.LISTED, (("told", 1),))


def _on_dates(words: Words, dates: Sequence[Figure]) -> Iterator[Relation]:
    """How often something was, with the dates of each time, if these are as many."""
    tokens = words.text.extraction.tokens[dates[0].sentence]
    counts = [each for each in words.own.mentions if _is_number(each, words) and each.size == len(dates)]
    if tokens is None or not counts:
        return
    spans = [span(tokens, each.at, each.to) for each in dates]
    if not all(_are_joined(tokens.low[end:start], words) for (_, end), (start, _) in pairwise(spans)):
        return
    start = spans[0][0] if dates[0].sentence == words.own.number else len(words.low) + spans[0][0]
    count = counts[-1]
    if 0 <= start - count.last <= APART:
        roles = {"count": (count.figure,), "named": tuple(dates)}
        yield Relation("list", "on-dates", roles, count.figure, 0, Tie.LISTED, (("told", 1),))


def _are_joined(between: Sequence[str], words: Words) -> bool:
    """Whether only joints stand between two dates, or once and again."""
    has = words.text.lexicon.has
    joined = any(word == "," or has("list_joints", word) for word in between)
    return joined and (len(between) <= JOINED or words.text.lexicon.stands("once_more", between))


def _is_number(count: Mention, words: Words) -> bool:
    return count.sort in (COUNT, TIMES) and count.figure.value is not None and not is_span(count, words.text)
