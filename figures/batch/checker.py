"""One file, checked: its reports, and what went wrong, in the order of the file."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from msgspec import Struct

from figures.api import Rules, check
from figures.errors import FiguresError, placed, unexpected
from figures.report.result import Report
from figures.report.run import Failure

Outcome = tuple[Report | Failure, ...]
"""What came of a file: a report for each article, or what was wrong with it."""


class Task(Struct, frozen=True):
    """A file to check. `data` is its content, if somebody has read it already.

    `locale` stands in place of that of its articles, `usual_locale` in place of one that they do not give. `column`
    names the column of a table that holds the texts.
    """

    path: str
    data: bytes | None = None
    locale: str | None = None
    usual_locale: str | None = None
    column: str | None = None


class Checker(Struct, frozen=True):
    """Checks files by rules; with `relations`, the reports list what was recomputed."""

    rules: Rules
    date: dt.date | None = None
    relations: bool = False

    def outcome(self, task: Task) -> Outcome:
        """The reports on a file; mistakes, our own included, are failures of this file and no other's."""
        return tuple(self._outcome(task))

    def _outcome(self, task: Task) -> Iterator[Report | Failure]:
        from figures.read import read_articles, read_open

        facts: Any = {
            "date": self.date,
            "locale": task.locale,
            "usual_locale": task.usual_locale,
            "column": task.column,
        }
        try:
            if task.data is None:
                found = read_articles(task.path, **facts)
            else:
                found = read_open(BytesIO(task.data), task.path, **facts)
            for article in found:
                if isinstance(article, FiguresError):
                    yield Failure(task.path, placed(article, task.path))
                else:
                    yield check(article, rules=self.rules, relations=self.relations)
        except FiguresError as error:
            yield Failure(task.path, placed(error, task.path))
        except Exception as error:
            if os.environ.get("FIGURES_DEBUG"):
                raise
            yield Failure(task.path, unexpected(error, task.path))
