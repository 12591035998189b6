"""The formats of a report on traced texts: each is a module of this folder with a function `lines(run)`."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Protocol

from figures.trace.run import Run

NAMES = ("text", "html", "json", "jsonl", "sarif")
"""The formats that there are; the one to read first."""


class Format(Protocol):
    """What a module of this folder has."""

    def lines(self, run: Run) -> Iterable[str]:
        """The report, in lines without their ends; it walks through the traces once."""


def load(name: str) -> Format:
    """The format of this name."""
    return import_module(f"{__name__}.{name}")
