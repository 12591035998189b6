"""What the normalisation packs say, read and merged: plain data that pickles."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct, field

from figures.model import Kind, Qualifier
from figures.units import UnitTable, table

if TYPE_CHECKING:
    from figures.money.exchange import Exchange, Monthly, Pair


class Alias(Struct, frozen=True):
    """What a word stands for: a unit, a currency or a noun, possibly per something."""

    kind: Kind
    unit: str
    per: str | None = None


class Settings(Struct, frozen=True):
    """How figures are brought to a common form, and how precisely their writers are taken at their word.

    `aliases` and `nouns` are keyed by lower-case words; `preferred` says what to take a unit or currency for
    where the text leaves both open (`ton`: `metric_ton`). `canonical` holds a unit (or `kilometer/hour`) by
    dimension, `periods` what rates are brought to by kind, the rest under None. `definitions` are further
    units in pint's language. `currency` is the one that money is converted to, None for leaving it alone.

    A hedged value lies between the two factors of its qualifier times what is written (None: no end). The
    first `zeros_keep` digits of a number are meant even if they are zeros. Whole numbers of `exact_kinds` are
    meant to the last digit. `rates` are those of the house, in place of the bundled ones of the same currencies.
    `messages` is the language that findings are told in, empty for that of the article.
    """

    aliases: Mapping[str, Alias] = field(default_factory=dict)
    nouns: Mapping[str, str] = field(default_factory=dict)
    preferred: Mapping[str, str] = field(default_factory=dict)
    canonical: Mapping[str, str] = field(default_factory=dict)
    periods: Mapping[Kind | None, str] = field(default_factory=dict)
    definitions: str = ""
    currency: str | None = None
    approximators: Mapping[Qualifier, tuple[Fraction, Fraction | None]] = field(default_factory=dict)
    zeros_keep: int = 2
    exact_kinds: frozenset[Kind] = frozenset()
    rates: Mapping[Pair, Monthly] = field(default_factory=dict)
    messages: str = ""

    @property
    def units(self) -> UnitTable:
        """The unit table with the units that the packs define."""
        return table(self.definitions)

    @property
    def exchange(self) -> Exchange:
        """The exchange rates: those of the house, where it has any, and those that are bundled."""
        from figures.money.exchange import Exchange, bundled, rates

        return Exchange(self.rates, among=bundled) if self.rates else rates()
