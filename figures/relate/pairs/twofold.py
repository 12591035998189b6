"""A change that is told twice, as an amount and as a percentage, with a level: fell 24 points, or 2%, to 1,176."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from figures.model import Change, Figure, Kind, Qualifier
from figures.relate.attach import NEAREST
from figures.relate.likeness import is_amount
from figures.relate.record import DENIED, Mention, Relation, Rivals, Tie
from figures.relate.text import Text

LEVELS = {"new": "twofold", "old": "twofold-from"}
"""The forms, by the role of the level: to 1,176; from 1,200."""
REACH = 5
"""So many words at most stand before a level: to close at, to a five-year low of."""
POINTS, PERCENT = "points", frozenset({"percent", "ratio"})
EXACT = frozenset({Qualifier.EXACT, Qualifier.ABOUT})
SIGNS = frozenset(",(–—")


def twofold_changes(text: Text) -> Iterator[Rivals]:
    """Each percentage of a change beside its amount, with what it came to, or came from."""
    for own in text.utterances.values():
        for at, (one, other) in enumerate(pairwise(own.mentions)):
            by, amount = (one, other) if one.sort in PERCENT else (other, one)
            level = own.mentions[at + 2] if at + 2 < len(own.mentions) else None
            if level is None or by.sort not in PERCENT or not _are_one(one, other, text):
                continue
            form, way = _form(level), _way(one) or _way(other)
            if form is None or not way or not _is_level_of(level, other, amount, text):
                continue
            role = "new" if form == LEVELS["new"] else "old"
            roles = {"by": (by.figure,), "amount": (_plain(amount),), role: (_plain(level),)}
            evidence = ("told", 3), ("link", 2)
            yield Rivals(
                by.figure, (Relation("change", form, roles, by.figure, way, Tie.TIED, evidence),), tuple
            )


def _are_one(one: Mention, other: Mention, text: Text) -> bool:
    """Whether the second says the first again: 24 points, or 2%; 24 points (2%)."""
    low, fillers = text.utterance(one).tokens.low, text.lexicon.roles.fillers
    between = [word for word in low[one.last : other.first] if word not in fillers]
    joined = [text.lexicon.has("range_or", word) for word in between]
    if not between or not all(told or word in SIGNS for word, told in zip(between, joined, strict=True)):
        return False
    exact = all(each.figure.qualifier in EXACT and each.mood != DENIED for each in (one, other))
    if any(each.roles.get("old", 0) == NEAREST for each in (one, other)):
        return False  # up 20%, from 5 to 6 euros
    return exact and not {one.sort, other.sort} <= PERCENT and is_amount(one) and is_amount(other)


def _plain(mention: Mention) -> Figure:
    """The figure; points of an index as a number, since they are no hundredths."""
    figure = mention.figure
    return replace(figure, kind=Kind.NUMBER, unit=None) if mention.sort == POINTS else figure


def _form(level: Mention) -> str | None:
    """Whether a level is what something came to, or what it came from."""
    told = [form for role, form in LEVELS.items() if level.roles.get(role, 0) == NEAREST]
    return told[0] if len(told) == 1 and level.figure.qualifier in EXACT and is_amount(level) else None


def _way(mention: Mention) -> int:
    """1 if it tells a rise, -1 a fall."""
    up, down = (mention.roles.get(role, 0) == NEAREST for role in ("up", "down"))
    if mention.figure.change is not None:
        return 1 if mention.figure.change is Change.UP else -1
    return up - down


def _is_level_of(level: Mention, last: Mention, amount: Mention, text: Text) -> bool:
    """Whether a level stands right behind a change, in the unit of its amount: 24 points, to 1,176."""
    low, has = text.utterance(level).tokens.low, text.lexicon.has
    between = low[last.last : level.first]
    closed = between[1:] if between[:1] in ([")"], [","]) else between
    closed = closed[1:] if closed[:1] == [","] else closed
    if not 0 < len(closed) <= REACH or not any(has(what, closed[0]) for what in ("range_to", "range_from")):
        return False
    if any(word in SIGNS or has("list_ands", word) for word in closed):
        return False
    like = amount.sort == level.sort or (level.bare and (amount.bare or amount.sort == POINTS))
    return like and amount.per in (None, level.per) and level.size > amount.size > 0
