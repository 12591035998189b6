"""`figures server`: the language server, which an editor starts."""

from __future__ import annotations

import signal
import sys
from argparse import Namespace

from figures.cli.configured import add_configuration, named_configuration
from figures.cli.console import tell
from figures.cli.parser import Operands, Parser
from figures.cli.rulefiles import add_rule_files, rule_files_of
from figures.errors import UsageError

HELP = """\
Check articles while they are written: a language server, which an editor starts and speaks to.

  figures server
  figures server --config house/figures.yaml     one configuration for all articles

It speaks the Language Server Protocol on standard input and output. Articles are checked by the nearest \
figures.yaml or [tool.figures] above each of them, as 'figures check' does; rule files and figures.yaml \
are checked and completed, too.

It needs pygls: pip install 'figures-checker[lsp]'
"""
OPERANDS = Operands("", least=0, most=0)


def add_arguments(parser: Parser) -> None:
    """Add the options of the command."""
    add_rule_files(parser)
    add_configuration(parser)
    group = parser.group("Editor")
    group.add_argument(
        "--stdio", action="store_true", help="Nothing else is spoken; some editors ask for it."
    )


def run(options: Namespace) -> int:
    """Serve the editor until it is done."""
    try:
        from figures.lsp.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise UsageError("'figures server' needs pygls: pip install 'figures-checker[lsp]'") from None
    from figures.lsp.house import Given

    named = None if options.no_config else named_configuration(options)
    if sys.stdin.isatty():
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # asyncio would wait for the end of a line first
        tell("this waits for an editor, which speaks to it; Ctrl-C ends it")
    serve(Given(tuple(rule_files_of(options)), named, options.no_config))
    return 0
