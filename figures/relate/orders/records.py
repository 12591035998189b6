"""A record and the one that it beat, or the last that was as high."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.relate.orders.words import Cue, Order, Words
from figures.relate.record import Mention

REACH = 12
"""So many words at most stand between the words for a former record and its figure."""


def records(words: Words, earlier: Sequence[Words]) -> Iterator[Order]:
    """What is said to be the highest or the lowest, and the one before."""
    yield from _since(words)
    for cue in words.of("former"):
        other = words.next(cue.to)
        if other is None or other.core[0] - cue.to > REACH or words.is_denied(cue.at):
            continue
        told = [words, *(each for each in reversed(earlier) if each.own.block - words.own.block in (0, -1))][:3]
        if any(each.has("since") for each in told[:2]):
            continue  # the warmest since 1990, when it had been warmer
        peak = next((peak for each in told for peak in each.of("peaks", "fastest")), None)
        ways = {peak.way for each in told for peak in each.of("peaks", "fastest")}
        told = told[: 1 + next((number for number, each in enumerate(told) if each.has("peaks", "fastest")), 0)]
        found = [
            one
            for each in reversed(told)
            for one in reversed(each.own.mentions)
            if one.place < other.place and one.sort == other.sort and one.noun in (None, other.noun)
        ]
        if peak is None or len(ways) != 1 or not found or not _may_be_record(found[0], other, peak):
            continue
        yield Order("compare-record", found[0], other, _way(peak, other), other, tuple(found[1:]))


def _may_be_record(one: Mention, other: Mention, peak: Cue) -> bool:
    """Whether it is known in which direction such a record goes."""
    if one.attributive or other.attributive or (one.noun is None and other.noun is None and one.sort == "count"):
        return False
    return other.sort != "time" or peak.role == "fastest"


def _way(peak: Cue, other: Mention) -> int:
    return -peak.way if peak.role == "fastest" and other.sort == "time" else peak.way


def _since(words: Words) -> Iterator[Order]:
    """What it was when it was last so high: the highest since 2008, when it was 5.8%."""
    for peak in words.of("peaks"):
        since = next((cue for cue in words.of("since") if 0 <= cue.at - peak.to <= 5), None)
        if since is None:
            continue
        other = words.next(since.to)
        before = [one for one in words.own.mentions if one.core[0] < peak.at]
        if other is None or not before or before[-1].sort != other.sort or words.is_denied(peak.at):
            continue
        if any(words.own.opens_clause(at) for at in range(before[-1].last, peak.at)):
            continue
        if _is_told(words, since, other):
            yield Order("compare-since", other, before[-1], peak.way, other, tuple(before[:-1]))


def _is_told(words: Words, since: Cue, other: Mention) -> bool:
    """Whether a bracket, or a clause that begins with when, says what it was then."""
    low, to = words.low, other.core[0]
    if to - since.to > REACH:
        return False
    if low[other.first - 1] == "(":
        return other.first - since.to <= 4
    opens = next((at for at in range(since.to, to) if words.own.opens_clause(at)), None)
    return opens is not None and to - opens <= 4 and opens - since.to <= 4 and words.has_at(opens, "tellers")
