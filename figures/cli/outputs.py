"""Where the reports of a check go: one is printed, any number is written to files."""

from __future__ import annotations

import os
from argparse import Namespace
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from figures.cli.console import ReaderLeft, print_lines
from figures.cli.inputs import Inputs
from figures.cli.parser import Parser
from figures.errors import OutputError, UsageError
from figures.report import formats

if TYPE_CHECKING:
    from figures.report.run import Run


_WITH_RELATIONS = frozenset(["html"])


class Outputs(Struct, frozen=True):
    """The format that is printed, and those that are written, each with its file."""

    printed: str
    files: tuple[tuple[str, str], ...] = ()

    @property
    def want_relations(self) -> bool:
        """Whether one of the reports tells what was recomputed without being told to."""
        return not _WITH_RELATIONS.isdisjoint((self.printed, *(name for name, _ in self.files)))

    def write(self, run: Run) -> None:
        """Print the report as the articles are checked, then write the others.

        Raises `OutputError` if one of them could not be written; the others are all the same.
        """
        if self.files:
            from figures.report.run import Remembered

            run = replace(run, reports=Remembered(run.reports))
        try:
            print_lines(formats.load(self.printed).lines(run))
        except ReaderLeft:
            self._write_files(run)
            raise
        self._write_files(run)

    def keep_apart(self, inputs: Inputs) -> None:
        """A report of an earlier run is no article; an article is no place for a report."""
        files = {os.path.realpath(path): path for _, path in self.files}
        for name in inputs.paths:
            if (path := files.get(os.path.realpath(name))) is not None:
                raise UsageError(f"'{path}' is an article; a report in its place would be its end")
        inputs.left_out = frozenset(files)

    def _write_files(self, run: Run) -> None:
        mistakes = []
        for name, path in self.files:
            from pathlib import Path

            from figures.report.style import plain
            from figures.report.writing import write_lines

            try:
                write_lines(Path(path), map(plain, formats.load(name).lines(run)))
            except OutputError as error:
                mistakes.append(str(error))
        if mistakes:
            raise OutputError("\n".join(mistakes))


def add_outputs(parser: Parser) -> None:
    """Add the options that choose reports."""
    group = parser.group("Report")
    group.add_argument(
        "--format",
        choices=(names := formats.names()),
        metavar="FORMAT",
        help=f"The report that is printed: {', '.join(names)}.  [default: text; github inside GitHub Actions]",
    )
    group.add_argument(
        "--output",
        action="append",
        metavar="FORMAT=FILE",
        help="A report that is written to a file, beside the printed one; may be given several times.",
    )


def outputs_of(options: Namespace) -> Outputs:
    """The reports that settled options ask for. Raises `UsageError`."""
    files: dict[str, tuple[str, str]] = {}
    for value in options.output:
        name, path = _file(value)
        if (resolved := os.path.realpath(path)) in files:
            raise UsageError(f"--output: '{path}' is given twice")
        files[resolved] = (name, path)
    return Outputs(options.format or formats.usual(os.environ), tuple(files.values()))


def _file(value: str) -> tuple[str, str]:
    """A format, and the path of a file that can be written."""
    name, _, path = value.partition("=")
    if not path:
        raise UsageError(f"--output: '{value}' is not FORMAT=FILE, as in html=report.html")
    if name not in formats.names():
        known = ", ".join(formats.names())
        raise UsageError(f"--output: '{name}' is not one of the formats {known}")
    folder = os.path.dirname(path)
    if folder and not os.path.isdir(folder):
        raise UsageError(f"--output: there is no folder '{folder}'")
    if os.path.isdir(path):
        raise UsageError(f"--output: '{path}' is a folder")
    return name, path
