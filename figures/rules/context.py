"""How the figures of one article are read."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from figures.lexicon import Lexicon
from figures.model import Article, Figure
from figures.money.exchange import Exchange
from figures.normalise import Settings
from figures.rules.conversions import Conversions
from figures.rules.values import Quantity, Unknown
from figures.rules.worlds import End, World
from figures.units import UnitTable


class Context(Struct, frozen=True):
    """How the figures of one article are read: in which world, by which units, rates and habits."""

    article: Article
    lexicon: Lexicon
    settings: Settings
    units: UnitTable
    rates: Exchange
    conversions: Conversions
    world: World = World.ROUNDED
    end: End = End.HULL
    measured: dict[int, tuple[Figure, Quantity | Unknown]] = field(default_factory=dict)
    """What figures state in this reading, by identity; each is kept alive, so that no other takes its place."""
    readings: dict[tuple[World, End], Context] = field(default_factory=dict)

    def reading(self, world: World, end: End = End.HULL) -> Context:
        """The same article read in another way."""
        if world is self.world and end is self.end:
            return self
        if (world, end) not in self.readings:
            self.readings[world, end] = replace(self, world=world, end=end, measured={})
        return self.readings[world, end]

    def afresh(self) -> Context:
        """The same for figures that are only tried, and not worth keeping."""
        return replace(self, measured={}, readings={})
