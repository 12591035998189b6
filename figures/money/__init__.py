"""Money: how currencies are written, from CLDR, and what they were worth, from the European Central Bank.

>>> currency_forms("en_AU").names["dollars"][:2]
('AUD', 'USD')
>>> currency_forms("en_GB").symbols["£"][0]
'GBP'
"""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

from figures.cache import cached, installed, stamps

if TYPE_CHECKING:
    from figures.money.forms import CurrencyForms, Subunit

__all__ = ["currency_forms", "subunit"]

HERE = os.path.dirname(__file__)


@lru_cache(maxsize=8)
def currency_forms(locale: str) -> CurrencyForms:
    """Return the names, symbols and codes of money in a CLDR locale (`en`, `en_GB`, `de`)."""

    def build() -> CurrencyForms:
        from figures.money.wording import build_forms

        return build_forms(locale)

    sources = [*stamps(HERE, ".yaml"), *installed("babel", "__init__.py")]
    return cached(f"currency-forms-{locale}", sources, build)


def subunit(name: str, locale: str) -> Subunit | None:
    """Find a subunit by its canonical name; a currency's code is none, for which no table need be loaded.

    >>> subunit("cent", "en").part, subunit("USD", "en")
    (Fraction(1, 100), None)
    """
    return None if name.isupper() else currency_forms(locale).subunit(name)
