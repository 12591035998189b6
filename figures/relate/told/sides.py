"""Two figures that words set side by side: £6, compared with £9 elsewhere; three times the 40 of last year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.relate.likeness import alike
from figures.relate.mentions import TIMES
from figures.relate.orders.compared import is_gap
from figures.relate.orders.words import Cue, Words
from figures.relate.record import Mention, Relation
from figures.relate.told.record import before, is_quantity, is_step, listed, opens_with_link, previous

NAMED = 9
"""So many words name what a figure is set beside."""
NUMBER = 4
"""So many words from a multiple stands what it is one of: half the number; of a record, what it is since."""
OPENING = frozenset(",–—(")
APART = 24
"""So many words apart stand two figures that are set side by side."""


def sides(words: Words, earlier: Sequence[Words]) -> Iterator[Relation]:
    """The figures that are compared, be it told or not which of them is more."""
    for cue in words.of("bases", "opposed"):
        if not words.has_at(cue.at, "weak") and not words.listed("range_from", cue.at, cue.at + 1):
            yield from _compared(words, cue, "beside", 0)
    for cue in words.of("over", "racing"):
        inside = any(each.first <= cue.at < each.last for each in words.own.mentions)
        if not inside and not words.is_denied(cue.at):
            yield from _compared(words, cue, "compare-way", cue.way)
    for cue in words.of("since"):
        yield from _since(words, cue)
    for cue in words.of("next"):
        yield from _followed(words, cue)
    for each in words.own.mentions:
        if each.sort == TIMES:
            yield from _multiplied(words, each)
        if each.sort in (TIMES, "ratio") and not is_step(each):
            yield from _multiple(words, each, earlier)
    yield from _everywhere(words)


def _compared(words: Words, cue: Cue, form: str, way: int) -> Iterator[Relation]:
    """What stands before such words, and behind them."""
    other = words.next_amount(cue.to)
    if other is None or not _names(words, cue.to, other):
        return
    found = (
        each
        for each in reversed(words.own.mentions)
        if each.last <= cue.at
        and alike(each, other) is not None
        and not (each.attributive or each.sort == TIMES or (form != "beside" and is_gap(words, each, cue)))
    )
    one = next(found, None)
    if one is None or cue.at - one.last > APART or ";" in words.low[one.last : cue.at]:
        return
    pair = alike(one, other)
    if pair is not None and one.sort != "age" and (form == "beside" or way):
        yield listed(form, one, way, one=pair[0], other=pair[1])


def _names(words: Words, at: int, other: Mention) -> bool:
    """Whether nothing but the name of what it is compared with stands before a figure."""
    if other.first - at > NAMED or other.figure.value is None:
        return False
    between = range(at, other.first)
    return not any(words.own.opens_clause(each) or words.low[each] in ",;:" for each in between)


def _followed(words: Words, cue: Cue) -> Iterator[Relation]:
    """The next in a ranking, and those behind it: 31 per cent, followed by the Greens at 25 and the Left at 14."""
    ahead = [each for each in words.own.mentions if each.last <= cue.at]
    if not ahead or cue.at - ahead[-1].last > NAMED:
        return
    one, at = ahead[-1], cue.to
    for other in (each for each in words.own.mentions if each.first >= cue.to):
        pair = alike(one, other)
        if pair is None or other.first - at > NAMED or other.figure.value is None or is_step(other):
            return
        yield listed("compare-way", other, 1, one=pair[0], other=pair[1])
        one, at = pair[1], other.last


def _multiplied(words: Words, times: Mention) -> Iterator[Relation]:
    """So many times as much as another: three times the 40 of last year."""
    other = words.next(times.core[1])
    if other is None or other.first - times.last > NAMED // 2 or not is_quantity(other, words):
        return
    between = range(times.last, other.first)
    if any(words.low[at] == "," or words.own.opens_clause(at) for at in between):
        return
    if any(words.listed(what, times.last, other.first) for what in ("than", "definite")):
        yield listed("as-much", times, times=times, other=other)


def _multiple(words: Words, times: Mention, earlier: Sequence[Words]) -> Iterator[Relation]:
    """What is so many times something that no figure tells: 2,400, three times the number of last year."""
    low, at = words.low, times.first
    if not words.text.lexicon.term("multiplied", low, times.last):
        return
    while at and (low[at - 1] in words.text.lexicon.roles.fillers):
        at -= 1
    told = previous(words, earlier)
    if at and (low[at - 1] in OPENING or words.is_dash(at - 1)):
        found = [each for each in words.own.mentions if each.last < at]
    elif told is not None and opens_with_link(words, times.first) and at <= NUMBER:
        found = list(told.own.mentions)
    else:
        return
    if found and is_quantity(found[-1], words):
        yield listed("times-of", times, times=times, one=found[-1])


def _since(words: Words, cue: Cue) -> Iterator[Relation]:
    """The most, or the least, since another: 8,204, its highest since the 8,310 of March."""
    other = words.next(cue.to)
    peak = next((each for each in words.of("peaks") if 0 <= cue.at - each.to <= NUMBER), None)
    if other is None or peak is None or other.first - cue.to > NUMBER or not is_quantity(other, words):
        return
    one = next(before(words, peak.at, other), None)
    if one is not None and peak.at - one.last <= NAMED:
        yield listed("beside", one, one=one, other=other)


def _everywhere(words: Words) -> Iterator[Relation]:
    """So many here, and so many in all the world: 300 in Wales and 1,400 worldwide."""
    for cue in words.of("everywhere"):
        ahead = [each for each in words.own.mentions if each.last <= cue.at]
        if not ahead or cue.at - ahead[-1].last > 2 or not is_quantity(ahead[-1], words):
            continue
        whole = ahead[-1]
        for part in before(words, whole.first, whole):
            if part.size < whole.size and whole.first - part.last <= APART and is_quantity(part, words):
                yield listed("part-of", part, -1, part=part, whole=whole)
                break
