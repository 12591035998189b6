"""`figures sheet`: a list of all figures for the one who checks them by hand."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from figures.cli import UNREADABLE
from figures.cli.configured import add_configuration, configuration_of, settle
from figures.cli.console import print_lines
from figures.cli.inputs import PATHS, Inputs, add_inputs, inputs_of
from figures.cli.parser import Parser, told
from figures.cli.paths import no_folder
from figures.cli.rulefiles import add_rule_files, rule_files_of
from figures.cli.sources import add_sources, sources_of
from figures.errors import UsageError

if TYPE_CHECKING:
    from figures.model import Article
    from figures.report.sheet.rows import Row

_FORMATS = ("xlsx", "csv", "html")


HELP = """\
Write a fact-check sheet: a row for each figure in the order of the text.

  figures sheet article.md -o sheet.xlsx
  figures sheet article.md -o sheet.html      to print
  figures sheet article.md > sheet.csv
  figures sheet article.md --source release.md -o sheet.xlsx      with what the sources have

Each row has the sentence, how the figure is read, the arithmetic if it was recomputed, what it was cross-checked \
against and the verdict, and room for the source, initials and a note.
"""
OPERANDS = PATHS


def add_arguments(parser: Parser) -> None:
    """Add the options of the command."""
    add_inputs(parser)
    add_rule_files(parser)
    add_sources(parser)
    parser.group("Report").add_argument(
        "-o",
        "--output",
        type=told(_output),
        metavar="FILE",
        help="A file that ends in .xlsx, .csv or .html.  [default: CSV is printed]",
    )
    add_configuration(parser)


def run(options: Namespace) -> int:
    """Write the sheet."""
    from figures import check, load_rules
    from figures.report.sheet.rows import rows as rows_of

    settle(options, configuration_of(options), ["rules"])
    inputs = inputs_of(options)
    rules = load_rules(rule_files_of(options))

    traced = _tracer(list(sources_of(options, inputs)) if options.source else [])

    def rows(article: Article) -> list[Row]:
        return list(rows_of(check(article, rules=rules, relations=True), traced(article)))

    found = (row for rows_of_article in inputs.each(rows) for row in rows_of_article)
    if options.output is None:
        from figures.report.sheet.csv import lines

        print_lines(lines(found))
    else:
        _write(options.output, found, inputs)
    return UNREADABLE if inputs.unreadable else 0


def _tracer(sources: Sequence[Article]) -> Callable[[Article], Mapping[int, str]]:
    """What tells of each figure of an article, by where it begins, what the sources have; nothing without any."""
    if not sources:
        return lambda _: {}
    from figures.trace.formats.text import told
    from figures.trace.reading import extraction_of, source_of
    from figures.trace.tracing import Tracing
    from figures.units import table

    tracing = Tracing([source_of(source) for source in sources], table())
    return lambda article: told(tracing.of(extraction_of(article)))


def _output(text: str) -> Path:
    path = Path(no_folder(text))
    if path.suffix.lower().removeprefix(".") not in _FORMATS:
        expected = ", ".join(f".{name}" for name in _FORMATS)
        raise ValueError(f"'{text}' should end in one of {expected}")
    return path


def _write(output: Path, rows: Iterator[Row], inputs: Inputs) -> None:
    from figures.report.writing import write_bytes

    if any(Path(name).exists() and output.exists() and output.samefile(name) for name in inputs.paths):
        raise UsageError(f"'{output}' is an article; a sheet in its place would be its end")
    module = import_module(f"figures.report.sheet.{output.suffix.lower().removeprefix('.')}")
    write_bytes(output, module.chunks(rows), "the sheet")
