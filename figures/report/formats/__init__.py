"""The formats of a report: each is a module of this folder, with one function that makes it from a run.

A new format is a new module; its name is what follows `--format`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Protocol

from figures.report.run import Run


class Format(Protocol):
    """What a module of this folder has."""

    def lines(self, run: Run) -> Iterable[str]:
        """The report, in lines without their ends; it walks through the run's reports once."""


def names() -> list[str]:
    """The formats that there are; the one to read first."""
    with os.scandir(__path__[0]) as entries:
        modules = {entry.name.removesuffix(".py") for entry in entries if not entry.name.startswith("_")}
    return sorted(modules, key=lambda name: (name != "text", name))


def load(name: str) -> Format:
    """The format of this name."""
    return import_module(f"{__name__}.{name}")


def usual(environment: Mapping[str, str]) -> str:
    """The format for those who ask for none: annotations inside GitHub Actions, else a report to read.

    >>> usual({}), usual({"GITHUB_ACTIONS": "true"})
    ('text', 'github')
    """
    return "github" if environment.get("GITHUB_ACTIONS") == "true" else "text"
