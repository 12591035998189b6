"""`--rules`: files of rules beside those that ship."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from figures.cli.parser import Parser, told
from figures.cli.paths import existing


def add_rule_files(parser: Parser) -> None:
    """Add the option that names rule files."""
    parser.group("Rules").add_argument(
        "--rules",
        action="append",
        type=told(existing),
        metavar="FILE",
        help="A rule file, or a folder of them, beside the rules that ship; may be given several times.",
    )


def rule_files_of(options: Namespace) -> Sequence[str]:
    """The rule files that the options name."""
    return options.rules or ()
