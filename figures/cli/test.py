"""`figures test`: the tests that stand inside the rules."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from figures.cli.console import print_lines
from figures.cli.parser import Operands, Parser
from figures.cli.paths import existing
from figures.errors import UsageError
from figures.report.display import plural
from figures.report.style import BOLD, RED, YELLOW, styled

if TYPE_CHECKING:
    from figures.rules.testing import Result, Tested

FAILED = 1


HELP = """\
Run the tests inside the rules: those that ship, or those of the rule files given.

  figures test
  figures test --coverage house.yaml
"""
OPERANDS = Operands("PATH", least=0)


def add_arguments(parser: Parser) -> None:
    """Add the options of the command."""
    parser.group("Tests").add_argument(
        "--coverage",
        action="store_true",
        help="Also tell, and fail, if no test exercises a part of a rule.",
    )


def run(options: Namespace) -> int:
    """Run the tests, and print those that fail."""
    from figures import load_rules
    from figures.rules.testing import run_tests

    try:
        paths = [existing(path) for path in options.operands]
    except ValueError as error:
        raise UsageError(str(error)) from None
    rules = load_rules(paths, shipped=not paths)
    tested = run_tests(rules.packs, rules.settings, coverage=options.coverage)
    print_lines(_lines(tested, len({rule.family for rule in rules.packs.rules})))
    return FAILED if tested.failed or tested.uncovered else 0


def _lines(tested: Tested, rules: int) -> Iterator[str]:
    for result in tested.failed:
        yield from _failure(result)
    for gap in tested.uncovered:
        yield f"{styled('not covered', YELLOW, BOLD)}: {gap}"
    counts = [
        f"{plural(len(tested.results), 'test')} of {plural(rules, 'rule')}",
        f"{len(tested.failed)} failed",
    ]
    if tested.uncovered:
        counts.append(f"{plural(len(tested.uncovered), 'gap')} in their coverage")
    yield ", ".join(counts) + "."


def _failure(result: Result) -> Iterator[str]:
    example = result.example
    failed = styled("failed", RED, BOLD)
    yield f"{result.path}:{example.line}: {failed}: {result.rule}: {example.verb}: {result.problem}"
    yield f"    {' '.join(example.text.split())}"
    if example.because:
        yield f"    because: {example.because}"
