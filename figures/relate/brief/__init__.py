"""What a short text leaves no other reading for: all its figures of one sort are used by the one equation it announces.

Of a text of at most ten figures it is known what each is for. Where words announce a total, a rest, a share, or that
nothing else is left, and no other figure of the sort is there, no more proof is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from figures.relate.brief.hundreds import hundreds
from figures.relate.brief.said import Said
from figures.relate.brief.shares import shares
from figures.relate.brief.sums import sums
from figures.relate.record import Mention, Relation, Rivals
from figures.relate.text import Text

__all__ = ["brief_of"]

FEWEST = 2
"""Fewer figures follow from no others."""


def brief_of(text: Text, anything: Callable[[Mention], Iterable[Relation]]) -> Iterator[Rivals]:
    """The sums and shares of a short text; `anything` is what else a figure may follow from."""
    if not text.is_short or sum(len(each.mentions) for each in text.utterances.values()) < FEWEST:
        return
    said = Said(text)
    for find in (sums, hundreds, shares):
        for derived, relations in find(said):
            kept = tuple(sorted(relations, key=lambda relation: -relation.tie))
            if kept:
                yield Rivals(kept[0].derived, kept, partial(anything, derived))
