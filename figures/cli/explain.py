"""`figures explain`: how a figure is read, and what each rule made of it."""

from __future__ import annotations

import json
import re
from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from figures.cli import UNREADABLE
from figures.cli.configured import add_configuration, configuration_of, settle
from figures.cli.console import print_lines
from figures.cli.inputs import Inputs, add_inputs, inputs_of
from figures.cli.parser import Operands, Parser
from figures.cli.rulefiles import add_rule_files, rule_files_of
from figures.errors import UsageError

if TYPE_CHECKING:
    from figures.api import Rules
    from figures.rules.explaining import Explanation

Place = tuple[str, int, int | None]
"""A file, a line of it, and perhaps a column."""

_PLACE = re.compile(r"(?P<file>.+?):(?P<line>\d+)(?::(?P<column>\d+))?")

HELP = """\
Say how a figure is read, how wide its number is, and what each rule made of it, or why it kept silent.

  figures explain article.md:12:30       the figure at that line and column
  figures explain article.md:12          every figure that begins in that line
  figures explain --format json article.md:12:30

The places are those that 'figures check' prints.
"""
OPERANDS = Operands("FILE:LINE[:COLUMN]")


def add_arguments(parser: Parser) -> None:
    """Add the options of the command."""
    add_inputs(parser)
    add_rule_files(parser)
    parser.group("Report").add_argument(
        "--format",
        choices=["text", "json"],
        default="text",
        help="Text to read, or one JSON array.  [default: text]",
    )
    add_configuration(parser)


def run(options: Namespace) -> int:
    """Print what is known of each figure at the places."""
    from figures import load_rules
    from figures.report.explanation import explanation_lines, explanation_record

    places = [_place(operand) for operand in options.operands]
    settle(options, configuration_of(options), ["rules"])
    inputs = inputs_of(options)
    explained = _explained(places, inputs, load_rules(rule_files_of(options)))
    if options.format == "json":
        records = list(map(explanation_record, explained))
        print_lines([json.dumps(records, ensure_ascii=False, indent=2)])
    else:
        for number, each in enumerate(explained):
            print_lines(["", *explanation_lines(each)] if number else explanation_lines(each))
    return UNREADABLE if inputs.unreadable else 0


def _explained(places: Iterable[Place], inputs: Inputs, rules: Rules) -> Iterator[Explanation]:
    from figures import explain

    for file, line, column in places:
        for article in replace(inputs, paths=[file]).each(lambda article: article):
            yield from explain(article, line, column, rules=rules)


def _place(text: str) -> Place:
    match = _PLACE.fullmatch(text)
    if match is None:
        raise UsageError(f"expected a place like article.md:12:30, not '{text}'")
    return match["file"], int(match["line"]), int(match["column"]) if match["column"] else None
