"""`figures extract`: the figures of articles, and nothing else."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from itertools import chain

from figures.cli import UNREADABLE
from figures.cli.console import print_lines
from figures.cli.inputs import PATHS, add_inputs, inputs_of
from figures.cli.parser import Parser
from figures.model import Article, Figure

HELP = """\
List the figures of articles with their values, units and currencies.

  figures extract article.md
  figures extract --format csv articles/ > figures.csv
  figures extract --format jsonl article.md | jq 'select(.kind == "money")'
  cat article.md | figures extract - --stdin-filename article.md
"""
OPERANDS = PATHS


def add_arguments(parser: Parser) -> None:
    """Add the options of the command."""
    add_inputs(parser)
    parser.group("Report").add_argument(
        "--format",
        choices=["table", "csv", "json", "jsonl"],
        default="table",
        help="A table to read, CSV, one JSON array, or one JSON object on each line.  [default: table]",
    )


def run(options: Namespace) -> int:
    """Print the figures of each article."""
    from figures import extract
    from figures.report import json, rows
    from figures.report.table import article_table

    def figures_of(article: Article) -> tuple[tuple[Figure, ...], Article]:
        return extract(article), article

    inputs = inputs_of(options)
    found = inputs.each(figures_of)
    lines: Iterable[str]
    if options.format == "table":
        lines = (line for figures, article in found for line in [*article_table(figures, article), ""])
    elif options.format == "csv":
        lines = (line for figures, article in found for line in rows.csv_lines(figures, article))
        lines = chain([rows.csv_header()], lines)
    else:
        lines = (line for figures, article in found for line in json.figure_lines(figures, article))
        lines = json.array(lines) if options.format == "json" else lines
    print_lines(lines)
    return UNREADABLE if inputs.unreadable else 0
