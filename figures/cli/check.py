"""`figures check`: what cannot be true at the same time, and how much was looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from figures.cli import UNREADABLE
from figures.cli.options import Inputs, article_options, rule_options
from figures.cli.outputs import Outputs, report_options
from figures.model import Article, Severity

if TYPE_CHECKING:
    from figures.api import Rules
    from figures.report.result import Report

FINDINGS = 1

_RANKS = {
    severity.value: rank for rank, severity in enumerate((Severity.INFO, Severity.WARNING, Severity.ERROR))
}
_NEVER = "never"


@click.command("check", short_help="Say which figures cannot be true at the same time.")
@article_options
@rule_options
@click.option(
    "--rule",
    "only",
    multiple=True,
    metavar="ID",
    help="Check this rule only; may be given several times.",
)
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
@click.pass_context
def command(
    ctx: click.Context,
    inputs: Inputs,
    rules: Sequence[str],
    only: Sequence[str],
    outputs: Outputs,
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
    from figures import __version__, check
    from figures.report.run import Run

    loaded = _load(rules, only)
    failed = False

    def report_of(article: Article) -> Report:
        nonlocal failed
        report = check(article, rules=loaded)
        failed = failed or _fails(report, fail_on)
        return report

    reports = inputs.each(report_of)
    outputs.write(
        Run(
            reports,
            inputs.failures,
            lambda: (loaded.packs.rules, loaded.settings),
            __version__,
            table=show_figures,
            statistics=statistics,
        )
    )
    ctx.exit(UNREADABLE if inputs.unreadable else FINDINGS if failed else 0)


def _load(paths: Sequence[str], only: Sequence[str]) -> Rules:
    from figures import load_rules

    rules = load_rules(paths)
    return rules.only(only) if only else rules


def _fails(report: Report, fail_on: str) -> bool:
    if fail_on == _NEVER:
        return False
    return any(
        not finding.suppressed and _RANKS[finding.severity.value] >= _RANKS[fail_on]
        for finding in report.findings
    )
