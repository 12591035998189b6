"""`figures rules`: the rules, and what one of them means."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from figures.cli.console import print_lines
from figures.cli.parser import Operands, Parser
from figures.cli.rulefiles import add_rule_files, rule_files_of

if TYPE_CHECKING:
    from figures.rules import Rule

HELP = """\
List the rules, or explain one: why it is there, what it looks at, and examples.

  figures rules
  figures rules change-percent
  figures rules --rules house.yaml my-rule
"""
OPERANDS = Operands("ID", least=0, most=1)


def add_arguments(parser: Parser) -> None:
    """Add the options of the command."""
    add_rule_files(parser)


def run(options: Namespace) -> int:
    """Print the list, or the page of a rule."""
    from figures import load_rules
    from figures.report.catalogue import rule_list

    rules = load_rules(rule_files_of(options))
    if options.operands:
        print_lines(_pages(rules.only(options.operands).packs.rules))
    else:
        print_lines(rule_list(rules.packs.rules))
    return 0


def _pages(rules: Sequence[Rule]) -> Iterator[str]:
    from figures.report.catalogue import rule_page

    for number, rule in enumerate(rules):
        if number:
            yield ""
        yield from rule_page(rule)
