"""Finds every figure of an article and says which of them cannot be true at the same time.

>>> import figures
>>> [figure.text for figure in figures.extract("It cost £92 million per year.")]
['£92 million per year']
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from figures.api import (
        Rules,
        check,
        explain,
        extract,
        load_rules,
        read,
        read_article,
        read_articles,
        read_text,
        to_frame,
    )
    from figures.batch.many import check_many, extract_many
    from figures.errors import FiguresError, InputError, PackError, UsageError
    from figures.model import Article, Figure, Finding
    from figures.report.result import Report
    from figures.trace.library import compare, trace
    from figures.trace.record import Trace, Traced, Verdict

__all__ = [
    "Article",
    "Figure",
    "FiguresError",
    "Finding",
    "InputError",
    "PackError",
    "Report",
    "Rules",
    "Trace",
    "Traced",
    "UsageError",
    "Verdict",
    "check",
    "check_many",
    "compare",
    "explain",
    "extract",
    "extract_many",
    "load_rules",
    "read",
    "read_article",
    "read_articles",
    "read_text",
    "to_frame",
    "trace",
]

__version__ = "0.1.0"


_MODULES = {
    "model": ("Article", "Figure", "Finding"),
    "errors": ("FiguresError", "InputError", "PackError", "UsageError"),
    "report.result": ("Report",),
    "batch.many": ("check_many", "extract_many"),
    "trace.library": ("compare", "trace"),
    "trace.record": ("Trace", "Traced", "Verdict"),
}
"""Where the public names are that are not in `api`."""


def __getattr__(name: str) -> object:
    """A public name, whose module is loaded when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'figures' has no attribute '{name}'")
    home = next((module for module, names in _MODULES.items() if name in names), "api")
    value: object = getattr(import_module(f"figures.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]


class _Package(ModuleType):
    """A package whose functions keep their names when packages of the same names are loaded, as late as may be."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
