"""One file, checked: its reports, and what went wrong, in the order of the file."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from io import BytesIO

from msgspec import Struct

from figures.api import Rules, check
from figures.errors import FiguresError, unexpected
from figures.report.result import Report
from figures.report.run import Failure

Outcome = tuple[Report | Failure, ...]
"""What came of a file: a report for each article, or what was wrong with it."""


class Task(Struct, frozen=True):
    """A file to check. `data` is its content, if somebody has read it already; `locale` stands above its own."""

    path: str
    data: bytes | None = None
    locale: str | None = None


class Checker(Struct, frozen=True):
    """Checks files by rules."""

    rules: Rules
    date: dt.date | None = None

    def outcome(self, task: Task) -> Outcome:
        """The reports on a file; mistakes, our own included, are failures of this file and no other's."""
        return tuple(self._outcome(task))

    def _outcome(self, task: Task) -> Iterator[Report | Failure]:
        from figures.read import read_articles, read_open

        try:
            if task.data is None:
                found = read_articles(task.path, date=self.date, locale=task.locale)
            else:
                found = read_open(BytesIO(task.data), task.path, date=self.date, locale=task.locale)
            for article in found:
                if isinstance(article, FiguresError):
                    yield Failure(task.path, str(article))
                else:
                    yield check(article, rules=self.rules)
        except FiguresError as error:
            yield Failure(task.path, str(error))
        except Exception as error:
            if os.environ.get("FIGURES_DEBUG"):
                raise
            yield Failure(task.path, unexpected(error, task.path))
