"""Where the reports of a check go: one is printed, any number is written to files."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct
from msgspec.structs import replace

from figures.cli.options import Inputs, echo_lines
from figures.report import formats

if TYPE_CHECKING:
    from figures.report.run import Run

Command = Callable[..., Any]


class Outputs(Struct, frozen=True):
    """The format that is printed, and those that are written, each with its file."""

    printed: str
    files: tuple[tuple[str, Path], ...] = ()

    def write(self, run: Run) -> None:
        """Print the report as the articles are checked, then write the others.

        Raises `OutputError` if one of them could not be written; the others are all the same.
        """
        if self.files:
            from figures.report.run import Remembered

            run = replace(run, reports=Remembered(run.reports))
        try:
            echo_lines(formats.load(self.printed).lines(run))
        except click.exceptions.Exit:  # nobody reads any more what is printed
            self._write_files(run)
            raise
        self._write_files(run)

    def keep_apart(self, inputs: Inputs) -> None:
        """A report of an earlier run is no article; an article is no place for a report."""
        files = {os.path.realpath(path): path for _, path in self.files}
        for name in inputs.paths:
            if (path := files.get(os.path.realpath(name))) is not None:
                raise click.UsageError(f"'{path}' is an article; a report in its place would be its end")
        inputs.left_out = frozenset(files)

    def _write_files(self, run: Run) -> None:
        from figures.errors import OutputError

        mistakes = []
        for name, path in self.files:
            from figures.report.writing import write_lines

            try:
                write_lines(path, map(click.unstyle, formats.load(name).lines(run)))
            except OutputError as error:
                mistakes.append(str(error))
        if mistakes:
            raise OutputError("\n".join(mistakes))


def _files(ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> tuple[tuple[str, Path], ...]:
    files: dict[Path, tuple[str, Path]] = {}
    for value in values:
        name, equals, path = value.partition("=")
        if not equals or not path:
            raise click.BadParameter(f"'{value}' is not FORMAT=FILE, as in html=report.html", ctx, param)
        if name not in formats.names():
            known = ", ".join(formats.names())
            raise click.BadParameter(f"'{name}' is not one of the formats {known}", ctx, param)
        if not Path(path).parent.is_dir():
            raise click.BadParameter(f"there is no folder '{Path(path).parent}'", ctx, param)
        if Path(path).is_dir():
            raise click.BadParameter(f"'{path}' is a folder", ctx, param)
        resolved = Path(os.path.realpath(path))
        if resolved in files:
            raise click.BadParameter(f"'{path}' is given twice", ctx, param)
        files[resolved] = (name, Path(path))
    return tuple(files.values())


def report_options(command: Command) -> Command:
    """Add the options that choose reports; the command gets them as `outputs`."""

    @click.option(
        "--format",
        "format_",
        type=click.Choice(formats.names()),
        help="The report that is printed.  [default: text; github inside GitHub Actions]",
    )
    @click.option(
        "--output",
        "files",
        multiple=True,
        metavar="FORMAT=FILE",
        callback=_files,
        help="A report that is written to a file, beside the printed one; may be given several times.",
    )
    @wraps(command)
    def with_outputs(format_: str | None, files: tuple[tuple[str, Path], ...], **others: Any) -> Any:
        return command(outputs=Outputs(format_ or formats.usual(os.environ), files), **others)

    return with_outputs
