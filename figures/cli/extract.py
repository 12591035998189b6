"""`figures extract`: the figures of articles, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

import click

from figures.cli import UNREADABLE
from figures.cli.options import Inputs, article_options, echo_lines
from figures.model import Article, Figure


@click.command("extract", short_help="List the figures of articles.")
@article_options
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "csv", "json", "jsonl"]),
    default="table",
    show_default=True,
    help="A table to read, CSV, one JSON array, or one JSON object on each line.",
)
@click.pass_context
def command(ctx: click.Context, inputs: Inputs, format_: str) -> None:
    """List the figures of articles with their values, units and currencies.

    \b
    figures extract article.md
    figures extract --format csv articles/ > figures.csv
    figures extract --format jsonl article.md | jq 'select(.kind == "money")'
    cat article.md | figures extract - --stdin-filename article.md
    """
    from figures import extract
    from figures.report import json, rows
    from figures.report.table import article_table

    def figures_of(article: Article) -> tuple[tuple[Figure, ...], Article]:
        return extract(article), article

    found = inputs.each(figures_of)
    lines: Iterable[str]
    if format_ == "table":
        lines = (line for figures, article in found for line in [*article_table(figures, article), ""])
    elif format_ == "csv":
        lines = (line for figures, article in found for line in rows.csv_lines(figures, article))
        lines = chain([rows.csv_header()], lines)
    else:
        lines = (line for figures, article in found for line in json.figure_lines(figures, article))
        lines = json.array(lines) if format_ == "json" else lines
    echo_lines(lines)
    ctx.exit(UNREADABLE if inputs.unreadable else 0)
