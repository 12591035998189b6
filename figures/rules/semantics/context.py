"""How the figures of one article are read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from figures.lexicon import Lexicon
from figures.model import Article, Figure
from figures.normalise import Settings
from figures.rules.semantics.habits import Habits
from figures.rules.semantics.values import Quantity, Unknown
from figures.rules.semantics.worlds import End, World
from figures.units import UnitTable

if TYPE_CHECKING:
    from figures.money.exchange import Exchange
    from figures.rules.semantics.conversions import Conversions


class Context(Struct, frozen=True):
    """How the figures of one article are read: in which world, by which units, rates and habits.

    `figures` are all of them. Rates and conversions are loaded when they are asked for: few articles have two
    currencies.
    """

    article: Article
    lexicon: Lexicon
    settings: Settings
    units: UnitTable
    load_rates: Callable[[], Exchange]
    load_conversions: Callable[[Context], Conversions]
    figures: tuple[Figure, ...] = ()
    world: World = World.ROUNDED
    end: End = End.HULL
    measured: dict[int, tuple[Figure, Quantity | Unknown]] = field(default_factory=dict)
    """What figures state in this reading, by identity; each is kept alive, so that no other takes its place."""
    readings: dict[tuple[World, End], Context] = field(default_factory=dict)
    found: list[Conversions] = field(default_factory=list)
    """The conversions, once they were asked for: the same in all readings."""
    written: list[Habits] = field(default_factory=list)
    """How the article writes its numbers, likewise."""

    @property
    def rates(self) -> Exchange:
        """What currencies were worth to each other."""
        return self.load_rates()

    @property
    def conversions(self) -> Conversions:
        """What the article gives in two currencies."""
        if not self.found:
            self.found.append(self.load_conversions(self))
        return self.found[0]

    @property
    def habits(self) -> Habits:
        """How the article writes its numbers."""
        if not self.written:
            self.written.append(Habits(self.article))
        return self.written[0]

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
