"""What words hold together although nobody is told enough to accuse: two of three roles, two figures side by side.

$5bn, up 7%; 40% of those 1,200; £6, compared with £9 elsewhere. Whoever checks the facts sees it with its arithmetic.
No finding comes from it, and the figures that a closer relation has already are left to that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from figures.relate.orders.words import Words
from figures.relate.record import Rivals
from figures.relate.told.changes import changes
from figures.relate.told.counts import counts
from figures.relate.told.rates import rates
from figures.relate.told.shares import shares
from figures.relate.told.sides import sides

__all__ = ["told_of"]

FINDERS = (changes, shares, sides, rates, counts)
MANY = 24
"""Among so many figures of a sentence nobody can tell which of them go together."""


def told_of(sentences: Iterable[tuple[Words, Sequence[Words]]]) -> Iterator[Rivals]:
    """What is listed of each sentence, in the order of the text."""
    for words, earlier in sentences:
        if 0 < len(words.own.mentions) <= MANY:
            for find in FINDERS:
                for relation in find(words, earlier):
                    yield Rivals(relation.derived, (relation,), tuple)
