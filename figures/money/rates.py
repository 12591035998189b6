"""The reference rates of the European Central Bank by month, which are bundled, and those fixed by law."""

from __future__ import annotations

import os
from functools import lru_cache

from figures.cache import cached, installed, stamps
from figures.money.months import RateTable

HERE = os.path.dirname(__file__)


@lru_cache(maxsize=1)
def table() -> RateTable:
    """Return the bundled rates."""

    def build() -> RateTable:
        from figures.money.ecb import build_table

        return build_table()

    sources = [*stamps(HERE, ".yaml"), *installed("currency_converter", "_version.py")]
    return cached("rates", sources, build)
