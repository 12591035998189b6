"""The total of sums in several currencies: $70 and €90, about $170 in all."""

from __future__ import annotations

from collections.abc import Iterator

from figures.relate.attach import NEAREST
from figures.relate.binding import total_cue
from figures.relate.likeness import is_amount
from figures.relate.lists import joins
from figures.relate.record import DENIED, Mention, Relation, Rivals, Tie
from figures.relate.text import Text

SUMS = 3
"""Two sums and their total, and nothing else of money in the sentence."""


def exchanged_of(text: Text) -> Iterator[Rivals]:
    """Each total of two sums of which one at least is in another currency."""
    for own in text.utterances.values():
        sums = [each for each in own.mentions if each.sort.startswith("money") and is_amount(each)]
        if len(sums) != SUMS or DENIED in {each.mood for each in sums}:
            continue
        one, other, total = sums
        if one.sort == other.sort or not _is_total(total, text) or not joins(one, other, text):
            continue
        before, added = (one, other) if one.sort == total.sort else (other, one)
        if before.sort == total.sort and all(each.per is None for each in sums):
            roles = {"before": (before.figure,), "added": (added.figure,), "total": (total.figure,)}
            found = Relation("sum", "exchanged", roles, total.figure, 0, Tie.TIED, (("told", 3),))
            yield Rivals(total.figure, (found,), tuple)


def _is_total(mention: Mention, text: Text) -> bool:
    return total_cue(mention, text) == NEAREST
