"""Finds every figure of an article and says which of them cannot be true at the same time.

>>> import figures
>>> [figure.text for figure in figures.extract("It cost £92 million per year.")]
['£92 million per year']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from figures.api import Rules, check, extract, load_rules, to_frame
    from figures.errors import FiguresError, InputError, PackError, UsageError
    from figures.model import Article, Figure, Finding
    from figures.read import read, read_text
    from figures.report.result import Report

__all__ = [
    "Article",
    "Figure",
    "FiguresError",
    "Finding",
    "InputError",
    "PackError",
    "Report",
    "Rules",
    "UsageError",
    "check",
    "extract",
    "load_rules",
    "read",
    "read_text",
    "to_frame",
]

__version__ = "0.1.0"

_HOMES = {
    "figures.errors": ("FiguresError", "InputError", "PackError", "UsageError"),
    "figures.model": ("Article", "Figure", "Finding"),
    "figures.report.result": ("Report",),
}


def __getattr__(name: str) -> Any:
    """Load the part of the package that a name lives in: `figures --help` needs none of them."""
    if name not in __all__:
        raise AttributeError(f"module 'figures' has no attribute {name!r}")
    from importlib import import_module

    home = next((home for home, names in _HOMES.items() if name in names), "figures.api")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
