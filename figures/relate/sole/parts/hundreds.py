"""Shares of one whole that are all of it: a share and what is left, or a list that leaves nothing out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from figures.relate.attach import NEAR, NEAREST
from figures.relate.frames import load_frames
from figures.relate.lists import is_open, leaves_open
from figures.relate.record import DENIED, Mention, Relation, Tie
from figures.relate.sole.parts.said import Said, is_range
from figures.relate.sums.binding import PERCENT, bound

FEWEST, MOST = 2, 8
OFF = 0.4
"""Shares that are off by more are not of one whole."""
SAME = 0.03
MOST_OFF = 0.3
"""A list of all the shares of a text comes as near to a whole, if one of them is wrong."""
BEHIND = 4
"""So many words behind a share, a clause says of whom it is one: the 70 per cent who did."""


def hundreds(said: Said) -> Iterator[tuple[Mention, list[Relation]]]:
    """The last share, with the others, if the text says that they are all."""
    shares = said.shares
    if not FEWEST <= len(shares) <= MOST:
        return
    last = shares[-1]
    yield last, [_relation(shares, said)]


def _relation(shares: Sequence[Mention], said: Said) -> Relation:
    form = next(form for form in load_frames().sums if form.name == "hundred")
    *parts, last = shares
    tie = _tie(parts, last, said)
    evidence = (("told", 1), ("link", 1), ("sole", int(tie is Tie.TIED)), ("parts", len(parts)))
    return bound(form, parts, tie, evidence, rest=last)


def _tie(parts: Sequence[Mention], last: Mention, said: Said) -> Tie:
    """How closely words hold together all the shares of a text."""
    run, text = [*parts, last], said.text
    size = sum(each.size for each in run)
    if _is_something_else(run, size, said):
        return Tie.RIVAL
    counted = said.is_counted(run)
    is_more = leaves_open if size > 1 else is_open  # more than all of it, even if others follow
    if (is_more(last, parts, text) and not counted) or said.says("other_terms", run):
        return Tie.RIVAL
    if said.says("several_answers", run, 1):
        return Tie.RIVAL
    left = max(last.roles.get("last", 0), last.roles.get("rest", 0)) >= NEAR
    left = left and not (text.follows_of(last) and not said.is_definite(last))
    listed = all(said.are_joined(one, other) for one, other in pairwise(run))
    if left and (len(run) == FEWEST or listed):
        return Tie.TIED
    closed = counted or said.says("nothing_else", run, 1)
    if closed and (listed or left or len(run) == FEWEST):
        return Tie.TIED
    if len(run) == FEWEST and _is_complement(parts[0], last, said):
        return Tie.TIED
    if not listed or len(run) == FEWEST or abs(size - 1) > MOST_OFF:
        return Tie.RIVAL
    return Tie.TIED if size > 1 else Tie.NEAR  # others may be left out


def _is_something_else(run: Sequence[Mention], size: float, said: Said) -> bool:
    """Whether the shares are far from a whole, compared, said again, or not all of the text."""
    text, largest = said.text, max(each.size for each in run)
    moved = any(is_range(each, text) for each in run)
    if moved or any(each.mood == DENIED or _is_compared(each) for each in run) or abs(size - 1) > OFF:
        return True
    if len(run) > FEWEST and abs(size - 2 * largest) < SAME < abs(size - 1):
        return True  # one of which is that of the others together
    if len(run) == FEWEST and (text.by_sort.get("points") or _is_said_again(run[0], run[1], said)):
        return True  # 50 per cent to 46, a lead of 4 points; seven in ten (71 per cent)
    return not _are_all(run, said)


def _is_compared(share: Mention) -> bool:
    """Whether it is set against another share, or is a range: from 25 per cent to 28, compared with 90 per cent."""
    told = max(share.roles.get(role, 0) for role in ("than", "than_up", "than_down", "gap", "old"))
    return told == NEAREST or share.figure.value is None


def _is_said_again(one: Mention, other: Mention, said: Said) -> bool:
    """Whether the second only says the first in other words, unless both are a half."""
    if said.is_definite(other) or one.sentence != other.sentence:
        return False
    return abs(one.size - other.size) < SAME < abs(one.size + other.size - 1)


def _are_all(run: Sequence[Mention], said: Said) -> bool:
    """Whether the text has no other percentage, and no number among them that may be one."""
    known, numbers = {each.figure.start for each in run}, {each.sentence for each in run}
    text = said.text
    if any(number in text.labels for number in numbers):
        return False  # Essex 26
    for number in numbers:
        low, taken = said.low(number), {at for each in run for at in range(each.first, each.last)}
        for at in range(1, len(low)):
            article = text.lexicon.has("articles_before", low[at - 1]) and at not in taken
            if article and low[at] in text.lexicon.numbers.denominators:
                return False  # and a quarter work at night
    return not any(
        each.figure.start not in known
        and (each.sort == PERCENT or (each.bare and run[0].place < each.place < run[-1].place))
        for each in said.mentions
    )


def _is_complement(one: Mention, other: Mention, said: Said) -> bool:
    """Whether the second is called that of those of whom the first is not: had none; the 70 per cent who did."""
    low, lexicon = said.low(other.sentence), said.text.lexicon
    if not any(lexicon.has("definite", word) for word in low[max(other.first - 1, 0) : other.first]):
        return False
    behind = low[other.last : other.last + BEHIND]
    pro_verb = any(lexicon.has("pro_verbs", word) for word in behind[1:3])
    if not any(lexicon.has("relatives", word) for word in behind[:1]):
        return pro_verb and any(
            lexicon.has("pronouns", word) for word in behind[:1]
        )  # the 28 per cent it does not
    denied = [
        lexicon.stands("negatives", part) for part in (said.low(one.sentence)[one.last :], low[other.last :])
    ]
    return pro_verb or any(denied)
