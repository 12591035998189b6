"""The command line: parses arguments, calls the library, picks a reporter.

Each command is a module of this folder, which is loaded when the command is run: `figures --help` needs none.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn, Protocol

import figures
from figures.cli.console import prepare_streams, print_lines, tell, tell_error
from figures.cli.parser import Operands, Parser, did_you_mean

USAGE = 2
UNREADABLE = 3
INTERRUPTED = 130
"""The exit code of a command that Ctrl-C has ended: 128 and the number of SIGINT, as shells have it."""

COMMANDS = {
    "check": "Say which figures cannot be true at the same time.",
    "compare": "Compare the figures of a text with those of its translation, or of a later version.",
    "config": "Show which settings hold, and where each comes from.",
    "corpus": "Check articles by the million, into Parquet data sets.",
    "corpus conflicts": "Tell quantities to which a corpus gives different values.",
    "explain": "Say how a figure is read, and what the rules made of it.",
    "extract": "List the figures of articles.",
    "rules": "List the rules, or explain one.",
    "server": "Serve an editor: check articles while they are written.",
    "serve": "Serve a page to paste articles into, and check them for other programs.",
    "sheet": "Write a fact-check sheet: a row for each figure.",
    "test": "Run the tests inside the rules.",
    "trace": "Trace the figures of an article to its sources.",
}
"""What each command is for; its module has the name of its last word."""

_ALSO = {"corpus run": "corpus"}

_HELP = """\
Find every figure of an article, and say which of them cannot be true at the same time.

  figures check article.md              what cannot be true, and how much was looked at
  figures check --figures article.md    the figures first: values, units, normalised
  figures extract --format jsonl *.txt  the figures alone, for another program
  figures explain article.md:12:30      how a figure is read, and what the rules made of it
  figures server                        for an editor: checks articles while they are written
  figures sheet article.md -o s.xlsx    a list of all figures, to tick off
  figures trace article.md --source report.pdf   what the sources make of its figures
  figures serve --open                  a page to paste an article into, and a service
  figures corpus news.jsonl -o out      articles by the million, into Parquet data sets
  figures rules                         the rules; figures rules ID explains one
  figures test                          the tests inside the rules
  figures config                        which settings hold, and where each comes from

A PATH is a file, a folder of files, or - for standard input.

Exit codes:
  0  no finding at or above --fail-on (default: error)
  1  findings
  2  wrong usage, or a mistake in a rule file or the configuration
  3  an article could not be read; the others were checked
"""


class Command(Protocol):
    """What the module of a command has."""

    HELP: str
    OPERANDS: Operands

    def add_arguments(self, parser: Parser) -> None:
        """Add the options of the command."""

    def run(self, options: Namespace) -> int:
        """Do what the options ask for; the exit code."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and exit; whatever happens, it is told in a message."""
    from figures.errors import FiguresError, PackError, unexpected

    prepare_streams()
    code = USAGE
    try:
        code = _run(_given() if arguments is None else arguments)
    except PackError as error:
        from figures.report.problems import problem_lines

        tell("\n".join(problem_lines(error)))
    except FiguresError as error:
        tell_error(str(error))
    except KeyboardInterrupt:
        tell_error("interrupted")
        code = INTERRUPTED
    except Exception as error:  # the last resort
        if os.environ.get("FIGURES_DEBUG"):
            raise
        tell_error(unexpected(error))
    sys.exit(code)


def _given() -> Sequence[str]:
    if sys.platform == "win32":
        from figures.cli.windows import expanded, prepare_console

        prepare_console()
        return expanded(sys.argv[1:])
    return sys.argv[1:]


def _run(arguments: Sequence[str]) -> int:
    for length in (2, 1):
        name = " ".join(arguments[:length])
        if (name := _ALSO.get(name, name)) in COMMANDS:
            command: Command = import_module(f"figures.cli.{name.split()[-1]}")
            parser = Parser(f"figures {name}", command.OPERANDS, command.HELP)
            command.add_arguments(parser)
            parser.add_help_option()
            return command.run(parser.parse(arguments[length:]))
    return _run_none(arguments)


def _run_none(arguments: Sequence[str]) -> int:
    """What is done if the arguments do not begin with a command: help, the version, or an error."""
    parser = Parser("figures", Operands("COMMAND"), _HELP)
    parser.epilog = "Commands:\n" + "\n".join(f"  {name:<17} {COMMANDS[name]}" for name in COMMANDS)
    help_ = parser.group("Help")
    help_.add_argument("-V", "--version", action="store_true", help="Show the version and exit.")
    parser.add_help_option()
    if not arguments:
        tell(parser.format_help().rstrip())
        return USAGE
    name = arguments[0]
    if name in ("-V", "--version"):
        print_lines([f"figures {figures.__version__}"])
        return 0
    if not name.startswith("-"):
        parser.error(f"no command '{name}'{did_you_mean(name, COMMANDS)}")
    return _run(parser.parse(arguments).operands)  # they stand behind `--`, or there are none
