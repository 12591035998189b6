"""`--fix` and `--diff-fixes`: safe fixes, into the files or as a difference to look at."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from figures.cli.parser import Parser
from figures.errors import OutputError, UsageError
from figures.report.result import Report

if TYPE_CHECKING:
    from figures.batch.checker import Checker, Outcome, Task


class Fixing:
    """Applies the safe fixes of files whose text is the whole of the file: text and mark-up, not DOCX."""

    def __init__(self, fix: bool, diff: bool) -> None:
        self.fix = fix
        self.diff = diff
        self.applied = 0
        self.mistakes: list[str] = []
        self._differences: list[str] = []

    @property
    def wanted(self) -> bool:
        """Whether anything is to be fixed."""
        return self.fix or self.diff

    def take_differences(self) -> list[str]:
        """The lines of the differences since they were last asked for."""
        lines, self._differences = self._differences, []
        return lines

    def outcomes(
        self,
        outcomes: Iterator[tuple[Task, Outcome]],
        review: Callable[[Report], Report],
        checker: Callable[[], Checker],
    ) -> Iterator[tuple[Task, Outcome]]:
        """The outcomes; those of files that were fixed are what is left to say."""
        for task, outcome in outcomes:
            yield task, (self._fixed(task, outcome, review, checker) if self.wanted else outcome)

    def _fixed(
        self,
        task: Task,
        outcome: Outcome,
        review: Callable[[Report], Report],
        checker: Callable[[], Checker],
    ) -> Outcome:
        from figures.batch.fixes import diff_lines, fixed

        data = task.data if task.data is not None else _bytes(task.path)
        if data is None:
            return outcome
        result = fixed(outcome, data, review, lambda data: checker().outcome(replace(task, data=data)))
        if result.data == data:
            return outcome
        if self.diff:
            self._differences += diff_lines(task.path, _text(outcome), _text(result.outcome))
        elif not self._written(task.path, result.data):
            return outcome
        self.applied += result.count
        return outcome if self.diff else result.outcome

    def _written(self, path: str, data: bytes) -> bool:
        from pathlib import Path

        from figures.report.writing import write_bytes

        try:
            write_bytes(Path(path), [data], "the fixed article")
        except OutputError as error:
            self.mistakes.append(str(error))
            return False
        return True


def _text(outcome: Outcome) -> str:
    report = outcome[0]
    return report.article.source if isinstance(report, Report) else ""


def _bytes(path: str) -> bytes | None:
    """What a file holds; None if it is none, or cannot be read."""
    if not os.path.isfile(path):
        return None
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


def add_fixing(parser: Parser) -> None:
    """Add the options about fixes."""
    group = parser.group("Fixes")
    group.add_argument(
        "--fix", action="store_true", help="Apply the safe fixes, which leave every digit as it is."
    )
    group.add_argument(
        "--diff-fixes",
        action="store_true",
        help="Print what --fix would do as a unified diff, and no report.",
    )


def fixing_of(options: Namespace) -> Fixing:
    """The fixing that the options ask for. Raises `UsageError`."""
    if options.fix and options.diff_fixes:
        raise UsageError("--fix and --diff-fixes exclude each other")
    return Fixing(options.fix, options.diff_fixes)
