"""Which other currencies a sign or a word may stand for: those that the article gives a reason to think of.

`$` is written in twenty countries, and five have pounds. A reading as one of their currencies counts only if the
article names the currency or a country that uses it; otherwise no sum in dollars could ever be checked. Rupees,
pesos or crowns are nobody's in particular: they may be any of theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from figures.model import Article, Figure, Kind, Reading

RESERVES = frozenset(["USD", "EUR", "GBP", "JPY"])
"""Currencies that the world keeps its reserves in (IMF, COFER): their bare words mean them everywhere else."""


def plausible(reading: Reading, figure: Figure, is_named: Callable[[str], bool]) -> bool:
    """Whether there is a reason for this reading of a sign or a word; rupees and units need none.

    `is_named` tells whether the article names a currency: `named` does, for one article.
    """
    if reading.kind is not Kind.MONEY or reading.unit is None or figure.kind is not Kind.MONEY:
        return True
    return not (has_sign(figure) or figure.unit in RESERVES) or is_named(reading.unit)


def has_sign(figure: Figure) -> bool:
    """Whether the sign of a currency stands in a figure."""
    from unicodedata import category

    return any(category(character) == "Sc" for character in figure.plain)


def named(article: Article) -> Callable[[str], bool]:
    """Whether an article names a currency or a country that uses it; it is searched once for each currency."""

    @cache
    def is_named(currency: str) -> bool:
        names = _names(currency, article.locale)
        return any(name in block.text for block in article.blocks for name in names)

    return is_named


@lru_cache(maxsize=256)
def _names(currency: str, locale: str) -> tuple[str, ...]:
    """The code of a currency, its name without the common last word, and the countries that use it."""
    from babel import Locale, UnknownLocaleError  # takes long to load, and only a would-be finding needs it
    from babel.core import get_global

    try:
        cldr = Locale.parse(locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return (currency,)
    name, _, common = cldr.currencies.get(currency, "").rpartition(" ")
    users = [
        cldr.territories.get(territory, "").removesuffix(" SAR China")
        for territory, entries in get_global("territory_currencies").items()
        if any(code == currency and end is None for code, _, end, _ in entries)
    ]
    return tuple(each for each in (currency, name if common else "", *users) if each)
