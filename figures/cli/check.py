"""`figures check`: what cannot be true at the same time, and how much was looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from figures.cli import UNREADABLE
from figures.cli.options import Inputs, article_options, echo_lines, rule_options
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
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A report to read, or one JSON object.",
)
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
    format_: str,
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
    git show HEAD:news.md | figures check - --stdin-filename news.md

    The date and the locale of an article may stand in its front matter:

    \b
    ---
    date: 2024-06-19
    locale: en_GB
    ---
    """
    from figures import check

    loaded = _load(rules, only)

    def report_of(article: Article) -> Report:
        return check(article, rules=loaded)

    reports = []
    for report in inputs.each(report_of):
        reports.append(report)
        if format_ == "text":
            echo_lines(_article_lines(report, show_figures))
    echo_lines(_closing_lines(reports, inputs.unreadable, format_, statistics))
    found = any(_fails(report, fail_on) for report in reports)
    ctx.exit(UNREADABLE if inputs.unreadable else FINDINGS if found else 0)


def _load(paths: Sequence[str], only: Sequence[str]) -> Rules:
    from figures import load_rules

    rules = load_rules(paths)
    return rules.only(only) if only else rules


def _article_lines(report: Report, show_figures: bool) -> Iterator[str]:
    from figures.report.text import finding_lines

    if show_figures:
        from figures.report.table import article_table

        yield from article_table(report.figures, report.article)
        yield ""
    for finding in report.findings:
        if not finding.suppressed:
            yield from finding_lines(finding, report.article)
            yield ""


def _closing_lines(
    reports: Sequence[Report], unreadable: int, format_: str, statistics: bool
) -> Iterator[str]:
    if format_ == "json":
        from figures.report.json import check_lines

        yield from check_lines(reports)
        return
    from figures.report.text import statistics_lines, summary_line

    if statistics:
        yield from statistics_lines(reports)
        yield ""
    yield summary_line(reports, unreadable)


def _fails(report: Report, fail_on: str) -> bool:
    if fail_on == _NEVER:
        return False
    return any(
        not finding.suppressed and _RANKS[finding.severity.value] >= _RANKS[fail_on]
        for finding in report.findings
    )
