"""What speaks for a pair and what follows from it, and how closely that ties the three."""

from __future__ import annotations

from msgspec import Struct

from figures.relate.attach import NEAR, NEAREST
from figures.relate.links import BOUND, NONE
from figures.relate.record import Tie

BOTH, HALF, ONE = 3, 2, 1
"""How much the words say of a pair: both roles, one and a hint of the other, one."""


class Evidence(Struct, frozen=True, gc=False):
    """What speaks for a relation, each from 0 (nothing) to 3.

    `cue` says that the derived figure is one, `roles` what the two others are, `link` that they go together; they are
    `alone` if nothing else of their sort is in reach, and `isolated` if nothing else of it is in the article.
    """

    cue: int
    roles: int
    link: int
    alone: bool
    isolated: bool
    apart: int

    def tie(self) -> Tie:
        """How closely the words hold the three together."""
        sure = (self.roles == BOTH and self.alone) or (self.isolated and self.roles and not self.apart)
        if self.cue == NEAREST and self.link == BOUND and sure:
            return Tie.TIED
        if (
            self.isolated
            and self.cue >= NEAR
            and self.roles
            and (self.link != NONE or (self.cue == NEAREST and self.roles >= (HALF if self.apart else ONE)))
        ):
            return Tie.NEAR
        loose = (
            Tie.LOOSE if self.cue and self.isolated and self.link != NONE and self.apart < 2 else Tie.RIVAL
        )
        if self.link == NONE or self.cue < NEAR:
            return loose
        near = self.roles >= HALF and (self.cue == NEAREST or not self.apart)
        return Tie.NEAR if near else loose

    def named(self) -> tuple[tuple[str, int], ...]:
        """The evidence as Relation keeps it."""
        return tuple((name, int(getattr(self, name))) for name in self.__struct_fields__)
