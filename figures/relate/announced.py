"""Totals that no word calls one: a figure, and then a list of all that it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.relate.binding import FEWEST, PERCENT, bound
from figures.relate.closing import is_closed, is_larger, may_be_all
from figures.relate.enumerations import lists_in, members_of
from figures.relate.frames import SumForm
from figures.relate.lists import are_listed, ends_list
from figures.relate.record import Mention, Relation, Tie
from figures.relate.text import Text

SEVERAL = 3
"""So many parts at least, if only their number and their order say that they are parts."""


def announced(total: Mention, form: SumForm, text: Text) -> Iterator[Relation]:
    """The list that a figure may be the total of, in its own sentence or in the next one."""
    if total.sort in (PERCENT, "time") or total.bare or total.size <= SEVERAL:
        return
    members = members_of(total, total.sentence, text)
    behind = [part for part in members if part.place > total.place and part.noun in (None, total.noun)]
    if any(part.size > total.size for part in members):
        return
    if behind:
        yield from _in_apposition(total, behind, form, text)
    else:
        yield from _in_next(total, form, text)


def _in_apposition(
    total: Mention, behind: Sequence[Mention], form: SumForm, text: Text
) -> Iterator[Relation]:
    """Figures without nouns, in a list that a comma parts from what they are of: 340 tickets, 125 at the door, ..."""
    low = text.utterance(total).tokens.low
    if len(behind) < FEWEST or low[total.last : total.last + 1] not in ([","], [";"]):
        return
    bare = all(part.bare or part.noun == total.noun for part in behind) and behind[0].bare
    listed = len(behind) >= SEVERAL and are_listed(behind, text) and ends_list(behind[-2], behind[-1], text)
    good = bare and listed and may_be_all(total, behind, text)
    yield _relation(total, behind, form, text, good, apart=0)


def _in_next(total: Mention, form: SumForm, text: Text) -> Iterator[Relation]:
    """All figures of the next sentence, if they are one list."""
    following = text.utterances.get(total.sentence + 1)
    if following is None or following.block - total.block > 1:
        return
    parts = members_of(total, following.number, text)
    if len(parts) < SEVERAL or len(list(lists_in(parts, text))) != 1 or not are_listed(parts, text):
        return
    nouns = [part.noun for part in parts]
    named = all(nouns) and len(set(nouns)) == len(nouns) and total.noun not in nouns
    like = total.sort != "count" or named or (not any(nouns[:-1]) and nouns[-1] in (None, total.noun))
    ends = ends_list(parts[-2], parts[-1], text)
    yield _relation(total, parts, form, text, like and ends and is_closed(total, parts, text), apart=1)


def _relation(
    total: Mention, parts: Sequence[Mention], form: SumForm, text: Text, good: bool, *, apart: int
) -> Relation:
    good = good and is_larger(total, parts, text)
    evidence = (("listed", 1), ("parts", len(parts)), ("apart", apart))
    return bound(form, parts, Tie.NEAR if good else Tie.RIVAL, evidence, total=total)
