"""A relation with its mentions, as the gate looks at it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from msgspec import Struct

from figures.relate.record import Mention, Relation
from figures.relate.sums.binding import PERCENT
from figures.relate.text import Text


class Bound(Struct, frozen=True):
    """A relation with its mentions in the order of the text; `others` are those that the derived one follows from."""

    relation: Relation
    derived: Mention
    members: Sequence[Mention]
    text: Text

    @property
    def others(self) -> list[Mention]:
        """All but the derived one."""
        return [each for each in self.members if each is not self.derived]


def are_of_several_wholes(found: Bound) -> bool:
    """Whether two percentages are said to be of different things: of the vote, of the seats."""
    wholes = [of for each in found.members if each.sort == PERCENT and (of := found.text.said_of(each))]
    return any(one.isdisjoint(other) for one, other in combinations(wholes, 2))
