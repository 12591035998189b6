"""Two figures of which words say which is the larger: fell from 50 to 40, fewer than the 30 that were needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.relate.attach import NEAR, NEAREST
from figures.relate.frames import OrderForm
from figures.relate.likeness import alike, is_amount, is_level, is_span
from figures.relate.lists import is_dash_between
from figures.relate.record import DENIED, Mention, Relation, Tie
from figures.relate.text import Text
from figures.relate.utterance import Utterance


def orders_of(later: Mention, form: OrderForm, text: Text) -> Iterator[Relation]:
    """The figure of its sentence that a figure is said to be above or below."""
    own = text.utterance(later)
    if not any(role in later.roles for role in ("new", "than_up", "than_down", "former")):
        return
    others = [
        other
        for other in own.mentions
        if other is not later and is_amount(other) and not is_span(other, text)
    ]
    if not is_amount(later) or is_span(later, text):
        return
    find = {"change-way": _changes, "compare-way": _compares, "compare-record": _records}[form.name]
    for other, way, tie in find(later, others, own, text):
        pair = alike(*sorted((later, other), key=lambda mention: mention.place))
        if pair is None or later.mood != other.mood or later.mood == DENIED:
            continue
        first, second = pair if pair[0].place == other.place else pair[::-1]
        roles = dict(zip(form.pair, ((first.figure,), (second.figure,)), strict=True))
        yield Relation(form.frame, form.name, roles, later.figure, way, tie, (("tie", int(tie)),))


def _place(mention: Mention) -> tuple[int, int]:
    return mention.place


def _changes(
    new: Mention, others: Sequence[Mention], own: Utterance, text: Text
) -> Iterator[tuple[Mention, int, Tie]]:
    """What it was before, if a verb of change stands with both in one clause."""
    if new.roles.get("new", 0) < NEAREST:
        return
    for old in others:
        told = old.roles.get("old", 0) == NEAREST and (is_level(old, text) or text.is_set_against(old))
        if (
            not told
            or old.clause != new.clause
            or is_dash_between(min(old, new, key=_place), max(old, new, key=_place), text)
            or abs(old.core[0] - new.core[0]) > REACH
        ):
            continue
        first, last = sorted((old, new), key=lambda mention: mention.place)
        between = [
            other for other in others if first.place < other.place < last.place and other.sort == new.sort
        ]
        way = _way(first, own, text, BEFORE if is_level(old, text) else NEXT_TO)
        if way and not between:
            yield old, way, Tie.TIED


REACH = 16
BEFORE, NEXT_TO = 8, 4
"""So many words before its pair a verb may stand: a pair of from and to, and another one."""


def _way(first: Mention, own: Utterance, text: Text, reach: int) -> int:
    """The direction of the words of change before a pair, in its clause; 0 if there is none, or both."""
    start = own.start_of(first.clause)
    ways = {way for at, way in text.ways(own) if start <= at < first.first and not _is_parted(at, first, own)}
    near = any(first.first - at <= reach for at, _ in text.ways(own) if start <= at < first.first)
    return ways.pop() if len(ways) == 1 and near else 0


def _is_parted(at: int, first: Mention, own: Utterance) -> bool:
    """Whether words behind a comma come between a verb and a figure: after a week of gains, it went to 5."""
    commas = [place for place in range(at, first.first) if own.tokens.low[place] == ","]
    return bool(commas) and bool(own.words(commas[-1], first.first))


def _compares(
    other: Mention, others: Sequence[Mention], _own: Utterance, _text: Text
) -> Iterator[tuple[Mention, int, Tie]]:
    """What is said to be more or less than it: the nearest figure of its sort before it."""
    up, down = other.roles.get("than_up", 0), other.roles.get("than_down", 0)
    if max(up, down) < NEAREST or up == down or other.sort == "time":
        return
    if other.roles.get("new", 0) == NEAREST:
        return  # trailing at 16 per cent
    before = [one for one in others if one.place < other.place and one.roles.get("old", 0) < NEAREST]
    if not before or before[-1].sort != other.sort or before[-1].attributive:
        return
    one = before[-1]
    if max(one.roles.get("than_up", 0), one.roles.get("than_down", 0)) == NEAREST:
        return  # both are what a third is compared with
    if other.clause - one.clause > 1:
        return
    if (
        max(one.roles.get("gap", 0), one.roles.get("up", 0), one.roles.get("down", 0)) >= NEAR
        or one.figure.change
    ):
        return
    yield one, 1 if up > down else -1, Tie.TIED


def _records(
    other: Mention, others: Sequence[Mention], own: Utterance, text: Text
) -> Iterator[tuple[Mention, int, Tie]]:
    """The highest or lowest, if it is said that this was the one before, or comes next."""
    if other.roles.get("former", 0) < NEAR or other.sort == "time":
        return
    before = text.utterances.get(other.sentence - 1)
    earlier = before.mentions if before is not None and before.block == own.block else []
    candidates = [
        one
        for one in (*earlier, *others)
        if one.sort == other.sort and is_amount(one) and one.noun in (None, other.noun)
    ]
    if len(candidates) != 1:
        return
    one = candidates[0]
    ways = text.extremes(own) | text.extremes(text.utterance(one))
    if len(ways) == 1:
        yield one, ways.pop(), Tie.TIED
