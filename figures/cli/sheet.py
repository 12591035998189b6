"""`figures sheet`: a list of all figures for the one who checks them by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from figures.cli import UNREADABLE
from figures.cli.configured import Configured, config_options
from figures.cli.options import Inputs, article_options, echo_lines, rule_options
from figures.errors import UsageError

if TYPE_CHECKING:
    from figures.model import Article
    from figures.report.sheet.rows import Row

_FORMATS = ("xlsx", "csv", "html")


def _output(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path | None:
    if value is not None and value.suffix.lower().removeprefix(".") not in _FORMATS:
        expected = ", ".join(f".{name}" for name in _FORMATS)
        raise click.BadParameter(f"'{value}' should end in one of {expected}", ctx, param)
    return value


@click.command("sheet", cls=Configured, short_help="Write a fact-check sheet: a row for each figure.")
@article_options
@rule_options
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=_output,
    metavar="FILE",
    help="A file that ends in .xlsx, .csv or .html.  [default: CSV is printed]",
)
@config_options
@click.pass_context
def command(ctx: click.Context, inputs: Inputs, rules: Sequence[str], output: Path | None) -> None:
    """Write a fact-check sheet: a row for each figure in the order of the text.

    \b
    figures sheet article.md -o sheet.xlsx
    figures sheet article.md -o sheet.html      to print
    figures sheet article.md > sheet.csv

    Each row has the sentence, how the figure is read, what it was cross-checked against and the verdict, and
    room for the source, initials and a note.
    """
    from figures import check, load_rules
    from figures.report.sheet.rows import rows as rows_of

    loaded = load_rules(rules)

    def rows(article: Article) -> list[Row]:
        return list(rows_of(check(article, rules=loaded)))

    found = (row for rows_of_article in inputs.each(rows) for row in rows_of_article)
    if output is None:
        from figures.report.sheet.csv import lines

        echo_lines(lines(found))
    else:
        _write(output, found, inputs)
    ctx.exit(UNREADABLE if inputs.unreadable else 0)


def _write(output: Path, rows: Iterator[Row], inputs: Inputs) -> None:
    from figures.report.writing import write_bytes

    if any(Path(name).exists() and output.exists() and output.samefile(name) for name in inputs.paths):
        raise UsageError(f"'{output}' is an article; a sheet in its place would be its end")
    module = import_module(f"figures.report.sheet.{output.suffix.lower().removeprefix('.')}")
    write_bytes(output, module.chunks(rows), "the sheet")
