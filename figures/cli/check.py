"""`figures check`: what cannot be true at the same time, and how much was looked at."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from figures.cli import UNREADABLE
from figures.cli.checking import add_checking, checking_of, reports_of
from figures.cli.configured import add_configuration, configuration_of, settle
from figures.cli.console import print_lines, tell, warn
from figures.cli.fixing import Fixing, add_fixing, fixing_of
from figures.cli.inputs import PATHS, STDIN, add_inputs, inputs_of
from figures.cli.outputs import add_outputs, outputs_of
from figures.cli.parser import Parser
from figures.cli.review import Review, add_known, known_of
from figures.cli.statistics import add_statistics, write_statistics
from figures.errors import OutputError, UsageError
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


HELP = """\
Say which figures of an article cannot be true at the same time.

  figures check article.md
  figures check --figures article.md              also list what was found
  figures check --relations article.md            and what was recomputed, right or wrong
  figures check --rules house.yaml articles/      with rules of your own
  figures check --fail-on warning --date 2024-06-19 article.txt
  figures check --output html=report.html articles/      a report for the browser as well
  figures check --statistics-table paper.pdf      every test of a paper, with its p recomputed
  git show HEAD:news.md | figures check - --stdin-filename news.md

The date and the locale of an article may stand in its front matter:

  ---
  date: 2024-06-19
  locale: en_GB
  ---

Exit codes:
  0  no finding at or above --fail-on
  1  findings
  2  wrong usage, or a mistake in a rule file or the configuration
  3  an article could not be read; the others were checked
"""
OPERANDS = PATHS


def add_arguments(parser: Parser) -> None:
    """Add the options of the command."""
    add_inputs(parser)
    add_checking(parser)
    add_outputs(parser)
    add_verdict(parser)
    add_statistics(parser)
    add_known(parser)
    add_fixing(parser)
    add_configuration(parser)


def add_verdict(parser: Parser) -> None:
    """Add the options that say what is shown of the findings, and which of them count."""
    group = parser.group("Report")
    group.add_argument(
        "-v", "--figures", action="store_true", default=None, help="List the figures first (text only)."
    )
    group.add_argument(
        "--relations",
        action="store_true",
        default=None,
        help="List what was recomputed, with the arithmetic, be it right or wrong (text and json).",
    )
    group.add_argument(
        "--statistics",
        action="store_true",
        default=None,
        help="Count figures by kind, and findings by rule (text only).",
    )
    group.add_argument(
        "--fail-on",
        choices=[*reversed(_RANKS), _NEVER],
        help="The least severity of a finding that makes the exit code 1.  [default: error]",
    )


def run(options: Namespace) -> int:
    """Check the articles, report what was found, and tell whether that is a failure."""
    from figures import __version__
    from figures.report.run import Run

    config = configuration_of(options)
    settle(options, config)
    inputs, checking, fixing = inputs_of(options), checking_of(options), fixing_of(options)
    if options.statistics_table or options.statistics_file:
        return write_statistics(options, inputs, lambda: checking.loaded)
    if fixing.fix and STDIN in inputs.paths:
        raise UsageError("--fix cannot write to standard input; --diff-fixes shows what it would do")
    outputs = outputs_of(options)
    outputs.keep_apart(inputs)
    checking.relations = options.relations or outputs.want_relations
    review = Review(known_of(options), config, checking.only)
    results = checking.results(inputs.date)
    checking.check_names(results, config, review.quotations)
    found = checking.outcomes(inputs, config, review.changes, results)
    if fixing.wanted:
        found = fixing.outcomes(found, review.without_baseline, lambda: checking.checker(inputs.date))
    failed = False

    def told() -> Iterator[Report]:
        nonlocal failed
        for report in review.reports(reports_of(found, inputs)):
            failed = failed or _fails(report, options.fail_on)
            yield report

    def ruling() -> tuple[Sequence[Rule], Settings]:
        return checking.loaded.packs.rules, checking.loaded.settings

    shown = Run(
        told(),
        inputs.failures,
        ruling,
        __version__,
        table=options.figures,
        relations=options.relations,
        statistics=options.statistics,
    )
    if fixing.diff:
        for _ in shown.reports:
            print_lines(fixing.take_differences())
    else:
        outputs.write(shown)
    _close(review, fixing, results)
    return UNREADABLE if inputs.unreadable else FINDINGS if failed else 0


def _close(review: Review, fixing: Fixing, results: Results | None) -> None:
    """What is said at the end, on standard error. Raises `OutputError` if a file could not be written."""
    review.close()
    if fixing.applied:
        done = "would be applied" if fixing.diff else "applied"
        tell(f"{fixing.applied} safe fix{'es' * (fixing.applied > 1)} {done}")
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
