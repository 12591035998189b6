"""The reference rates of the European Central Bank by month, which are bundled, and those fixed by law."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from figures.cache import cached, installed, stamps
from figures.money.months import RateTable

FIXED = Path(__file__).with_name("rates.yaml")


@lru_cache(maxsize=1)
def table() -> RateTable:
    """Return the bundled rates."""

    def build() -> RateTable:
        from figures.money.ecb import build_table

        return build_table(FIXED)

    return cached(
        "rates", [*stamps(FIXED.parent, ".yaml"), *installed("currency_converter", "_version.py")], build
    )
