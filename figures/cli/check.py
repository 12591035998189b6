"""`figures check`: what cannot be true at the same time, and how much was looked at."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from figures.cli import UNREADABLE
from figures.cli.checking import Checking, checking_options, reports_of
from figures.cli.configured import Configured, config_of, config_options
from figures.cli.fixing import Fixing, fixing_options
from figures.cli.options import STDIN, Inputs, article_options, echo_lines, warn
from figures.cli.outputs import Outputs, report_options
from figures.cli.review import Known, Review, review_options
from figures.errors import OutputError
from figures.model import Severity
from figures.report.result import Report

if TYPE_CHECKING:
    from figures.batch.results import Results
    from figures.normalise import Settings
    from figures.rules import Rule

FINDINGS = 1

_RANKS = {
    severity.value: rank for rank, severity in enumerate((Severity.INFO, Severity.WARNING, Severity.ERROR))
}
_NEVER = "never"


@click.command("check", cls=Configured, short_help="Say which figures cannot be true at the same time.")
@article_options
@checking_options
@report_options
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", _NEVER]),
    default="error",
    show_default=True,
    help="The least severity of a finding that makes the exit code 1.",
)
@click.option("-v", "--figures", "show_figures", is_flag=True, help="List the figures first (text only).")
@click.option("--statistics", is_flag=True, help="Count figures by kind, and findings by rule (text only).")
@review_options
@fixing_options
@config_options
@click.pass_context
def command(
    ctx: click.Context,
    inputs: Inputs,
    checking: Checking,
    outputs: Outputs,
    known: Known,
    fixing: Fixing,
    fail_on: str,
    show_figures: bool,
    statistics: bool,
) -> None:
    """Say which figures of an article cannot be true at the same time.

    \b
    figures check article.md
    figures check --figures article.md              also list what was found
    figures check --rules house.yaml articles/      with rules of your own
    figures check --fail-on warning --date 2024-06-19 article.txt
    figures check --output html=report.html articles/      a report for the browser as well
    git show HEAD:news.md | figures check - --stdin-filename news.md

    The date and the locale of an article may stand in its front matter:

    \b
    ---
    date: 2024-06-19
    locale: en_GB
    ---
    """
    from figures import __version__
    from figures.report.run import Run

    if fixing.fix and STDIN in inputs.paths:
        raise click.UsageError("--fix cannot write to standard input; --diff-fixes shows what it would do")
    outputs.keep_apart(inputs)
    config = config_of(ctx)
    review = Review(known, config, checking.only)
    results = checking.results(inputs.date)
    checking.check_names(results, config, review.quotations)
    found = checking.outcomes(inputs, config, review.changes, results)
    if fixing.wanted:
        found = fixing.outcomes(found, review.without_baseline, lambda: checking.checker(inputs.date))
    failed = False

    def told() -> Iterator[Report]:
        nonlocal failed
        for report in review.reports(reports_of(found, inputs)):
            failed = failed or _fails(report, fail_on)
            yield report

    def ruling() -> tuple[Sequence[Rule], Settings]:
        return checking.loaded.packs.rules, checking.loaded.settings

    run = Run(told(), inputs.failures, ruling, __version__, table=show_figures, statistics=statistics)
    if fixing.diff:
        for _ in run.reports:
            echo_lines(fixing.take_differences())
    else:
        outputs.write(run)
    _close(review, fixing, results)
    ctx.exit(UNREADABLE if inputs.unreadable else FINDINGS if failed else 0)


def _close(review: Review, fixing: Fixing, results: Results | None) -> None:
    """What is said at the end, on standard error. Raises `OutputError` if a file could not be written."""
    review.close()
    if fixing.applied:
        done = "would be applied" if fixing.diff else "applied"
        click.echo(f"{fixing.applied} safe fix{'es' * (fixing.applied > 1)} {done}", err=True)
    if results is not None and results.problem is not None and "FIGURES_CACHE_DIR" in os.environ:
        reason = (results.problem.strerror or str(results.problem)).lower()
        warn(f"the results could not be kept in FIGURES_CACHE_DIR: {reason}")
    if fixing.mistakes:
        raise OutputError("\n".join(fixing.mistakes))


def _fails(report: Report, fail_on: str) -> bool:
    if fail_on == _NEVER:
        return False
    return any(
        not finding.suppressed and _RANKS[finding.severity.value] >= _RANKS[fail_on]
        for finding in report.findings
    )
