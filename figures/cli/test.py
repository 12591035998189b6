"""`figures test`: the tests that stand inside the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from figures.cli.options import echo_lines
from figures.report.display import plural

if TYPE_CHECKING:
    from figures.rules.testing import Result, Tested

FAILED = 1


@click.command("test", short_help="Run the tests inside the rules.")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True))
@click.option("--coverage", is_flag=True, help="Also tell, and fail, if no test exercises a part of a rule.")
@click.pass_context
def command(ctx: click.Context, paths: Sequence[str], coverage: bool) -> None:
    """Run the tests inside the rules: those that ship, or those of the rule files given.

    \b
    figures test
    figures test --coverage house.yaml
    """
    from figures import load_rules
    from figures.rules.testing import run_tests

    rules = load_rules(paths, shipped=not paths)
    tested = run_tests(rules.packs, rules.settings, coverage=coverage)
    echo_lines(_lines(tested, len({rule.family for rule in rules.packs.rules})))
    ctx.exit(FAILED if tested.failed or tested.uncovered else 0)


def _lines(tested: Tested, rules: int) -> Iterator[str]:
    for result in tested.failed:
        yield from _failure(result)
    for gap in tested.uncovered:
        yield f"{click.style('not covered', fg='yellow', bold=True)}: {gap}"
    counts = [
        f"{plural(len(tested.results), 'test')} of {plural(rules, 'rule')}",
        f"{len(tested.failed)} failed",
    ]
    if tested.uncovered:
        counts.append(f"{plural(len(tested.uncovered), 'gap')} in their coverage")
    yield ", ".join(counts) + "."


def _failure(result: Result) -> Iterator[str]:
    example = result.example
    failed = click.style("failed", fg="red", bold=True)
    yield f"{result.path}:{example.line}: {failed}: {result.rule}: {example.verb}: {result.problem}"
    yield f"    {' '.join(example.text.split())}"
    if example.because:
        yield f"    because: {example.because}"
