"""Money: how currencies are written, from CLDR, and what they were worth, from the European Central Bank.

>>> currency_forms("en_AU").names["dollars"][:2]
('AUD', 'USD')
>>> currency_forms("en_GB").symbols["£"][0]
'GBP'
"""

from __future__ import annotations

import os
from functools import lru_cache

from figures.cache import cached, installed, stamps
from figures.money.forms import CurrencyForms, Subunit

__all__ = ["CurrencyForms", "Subunit", "currency_forms"]

HERE = os.path.dirname(__file__)


@lru_cache(maxsize=8)
def currency_forms(locale: str) -> CurrencyForms:
    """Return the names, symbols and codes of money in a CLDR locale (`en`, `en_GB`, `de`)."""

    def build() -> CurrencyForms:
        from figures.money.wording import build_forms

        return build_forms(locale)

    sources = [*stamps(HERE, ".yaml"), *installed("babel", "__init__.py")]
    return cached(f"currency-forms-{locale}", sources, build)
