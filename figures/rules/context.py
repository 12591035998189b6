"""How the figures of one article are read."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from figures.lexicon import Lexicon
from figures.model import Article
from figures.money import Subunit
from figures.money.exchange import Exchange
from figures.normalise import Settings
from figures.rules.conversions import Conversions
from figures.rules.worlds import End, World
from figures.units import UnitTable


class Context(Struct, frozen=True):
    """How the figures of one article are read: in which world, by which units, rates and habits."""

    article: Article
    lexicon: Lexicon
    settings: Settings
    units: UnitTable
    rates: Exchange
    subunits: Callable[[str], Subunit | None]
    conversions: Conversions
    world: World = World.ROUNDED
    end: End = End.HULL

    def reading(self, world: World, end: End = End.HULL) -> Context:
        """The same article read in another way."""
        return replace(self, world=world, end=end)
