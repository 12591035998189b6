"""The command line: parses arguments, calls the library, picks a reporter.

Commands are loaded when they are run, so that `figures --help` needs nothing but click.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

import figures

USAGE = 2
UNREADABLE = 3

_COMMANDS = ("check", "config", "corpus", "explain", "extract", "rules", "sheet", "test")


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"figures.cli.{cmd_name}").command
        return command


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(figures.__version__, "-V", "--version", message="figures %(version)s")
def cli() -> None:
    """Find every figure of an article, and say which of them cannot be true at the same time.

    \b
    figures check article.md              what cannot be true, and how much was looked at
    figures check --figures article.md    the figures first: values, units, normalised
    figures extract --format jsonl *.txt  the figures alone, for another program
    figures explain article.md:12:30      how a figure is read, and what the rules made of it
    figures sheet article.md -o s.xlsx    a list of all figures, to tick off
    figures corpus news.jsonl -o out      articles by the million, into Parquet data sets
    figures rules                         the rules; figures rules ID explains one
    figures test                          the tests inside the rules
    figures config                        which settings hold, and where each comes from

    A PATH is a file, a folder of files, or - for standard input.

    \b
    Exit codes:
      0  no finding at or above --fail-on (default: error)
      1  findings
      2  wrong usage, or a mistake in a rule file or the configuration
      3  an article could not be read; the others were checked
    """


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command and exit; whatever happens, it is told in a message."""
    from figures.errors import FiguresError, PackError, unexpected

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        cli.main(args=args, prog_name="figures", color=False if os.environ.get("NO_COLOR") else None)
    except PackError as error:
        from figures.report.problems import problem_lines

        for line in problem_lines(error):
            click.echo(line, err=True)
    except FiguresError as error:
        click.echo(f"{click.style('error', fg='red', bold=True)}: {error}", err=True)
    except Exception as error:  # the last resort
        if os.environ.get("FIGURES_DEBUG"):
            raise
        click.echo(f"{click.style('error', fg='red', bold=True)}: {unexpected(error)}", err=True)
    sys.exit(USAGE)
