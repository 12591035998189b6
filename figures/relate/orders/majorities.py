"""A majority, or a share, with the figures that make it one: most of the 40 stalls (26)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from figures.relate.orders.members import is_part_of
from figures.relate.orders.words import Order, Words
from figures.relate.record import Mention

APPOSED = 6
"""So many words at most stand between a whole and its part: most of the 40 stalls on the square (26)."""


def majorities(words: Words) -> Iterator[Order]:
    """The part and the whole of which words say that the one is more than half of the other, or less."""
    mentions = words.own.mentions
    for cue in words.of("majority"):
        if words.is_denied(cue.at):
            continue
        whole = words.next(cue.to)
        if whole is not None and _is_of(words, cue.to, whole):
            part = _apposed(words, whole)
            if part is not None:
                yield Order("majority", part, whole, cue.way, part)
            continue
        before = [each for each in mentions if each.core[0] < cue.at]
        if (
            len(before) > 1
            and _is_told_of(words, before[-1], cue.at)
            and not _is_of_another(words, cue.to)
            and is_part_of(words, before[-2], before[-1])
        ):
            yield Order("majority", before[-2], before[-1], cue.way, before[-2])


def shares(words: Words) -> Iterator[Order]:
    """The same of a share that is told in words: more than half of the 64 players, 39."""
    for share, whole in pairwise(words.own.mentions):
        if share.sort not in ("ratio", "percent") or whole.sort != "count":
            continue
        if _is_of(words, share.core[1], whole):
            part = _apposed(words, whole)
            if part is not None:
                yield Order("share", part, whole, 0, share, share=share)


def restated(words: Words) -> Iterator[Order]:
    """A share and behind a comma what makes it one: just over a third of pupils, 71 out of 205."""
    mentions = words.own.mentions
    for share, part, whole in zip(mentions, mentions[1:], mentions[2:], strict=False):
        if share.sort not in ("ratio", "percent") or part.sort != "count" or share.attributive:
            continue
        if _is_restated(words, share, part) and is_part_of(words, part, whole):
            yield Order("share", part, whole, 0, share, share=share)


def _is_restated(words: Words, share: Mention, part: Mention) -> bool:
    """Whether a figure stands behind a share, and only a sign parts them that opens what says it again."""
    between = words.low[share.last : part.first]
    opens = between[-1:] in ([","], ["("], ["–"], ["—"]) and between.count(",") <= 1
    return opens and len(between) <= APPOSED and not words.verbs(share.last, part.first)


def _is_of(words: Words, at: int, whole: Mention) -> bool:
    """Whether only "of the" and its like stands before the whole."""
    low, has = words.low, words.text.lexicon.has
    between = low[at : whole.core[0]]
    return (
        0 < len(between) <= APPOSED
        and has("of", between[0])
        and not words.verbs(at, whole.core[0])
        and "," not in between
        and not any(has("prepositions", word) for word in between[1:])
        and not whole.attributive
    )


def _apposed(words: Words, whole: Mention) -> Mention | None:
    """The next figure, if a comma or a bracket before it, and one behind, set it apart."""
    part = words.next(whole.last)
    if part is None or part.sort != "count" or part.core[0] - whole.last > APPOSED or part.attributive:
        return None
    low = words.low
    opens = low[part.first - 1 : part.first]
    closes = low[part.last : part.last + 1]
    told = opens in ([","], ["("], ["–"], ["—"]) and closes in ([","], [")"], ["–"], ["—"])
    return part if told and not words.verbs(whole.last, part.first) else None


def _is_told_of(words: Words, last: Mention, at: int) -> bool:
    """Whether a majority is told behind a comma, of the part and the whole before it."""
    between = words.low[last.last : at]
    commas = [place for place, word in enumerate(between) if word == ","]
    return bool(commas) and len(between) - commas[-1] <= 3 and len(between) <= 2 * APPOSED


def _is_of_another(words: Words, at: int) -> bool:
    """Whether it says of whom it is one, and not of them: 19 of 48 pews, yet most of the flock stayed."""
    low, has = words.low[at : at + 2], words.text.lexicon.has
    return len(low) == 2 and has("of", low[0]) and not has("pronouns", low[1])


def percentages(words: Words, _: Sequence[Words]) -> Iterator[Order]:
    """A percentage that is told with a majority: a majority of voters (54%), most of them, 61 per cent."""
    for cue in words.of("majority"):
        part = words.next(cue.to)
        if part is None or part.sort != "percent" or part.attributive or words.is_denied(cue.at):
            continue
        if words.text.lexicon.term_before("short_of", words.low, cue.at):
            continue  # almost a majority (46 percent)
        at = part.first - 1
        opens = words.low[at : at + 1]
        closes = words.low[part.last : part.last + 1]
        if (opens, closes) not in ENCLOSED or not 0 <= at - cue.to <= NAMED or words.verbs(cue.to, at):
            continue
        if words.listed("coalitions", cue.to, at):
            continue  # la majorité présidentielle (13,1 %)
        if not words.is_broken(cue.to, at) and APART.isdisjoint(words.low[cue.to : at]):
            yield Order("majority-share", part, part, cue.way, part)


APART = frozenset(',"“”')
NAMED = 6
"""So many words at most say of what a majority is one."""
ENCLOSED = tuple((list(one), list(other)) for one, other in ("()", ",,", "––", "——", "--"))
