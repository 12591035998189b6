"""The functions that expressions may call. All are total: what is unknown stays unknown, with its reason."""

from __future__ import annotations

from figures.rules.functions.clock import CLOCK
from figures.rules.functions.common import Function, known
from figures.rules.functions.context import CONTEXT
from figures.rules.functions.conversions import CONVERSIONS
from figures.rules.functions.currencies import CURRENCIES
from figures.rules.functions.dates import DATES
from figures.rules.functions.lists import LISTS
from figures.rules.functions.writing import WRITING

__all__ = ["FUNCTIONS", "Function", "known"]

FUNCTIONS = {**LISTS, **CONVERSIONS, **CURRENCIES, **DATES, **WRITING, **CONTEXT, **CLOCK}
