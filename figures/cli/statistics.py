"""`figures check --statistics-table`: every test of a paper with the p that follows from it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from figures.cli import UNREADABLE
from figures.cli.console import print_lines
from figures.cli.inputs import Inputs
from figures.cli.parser import Parser, told
from figures.cli.paths import no_folder
from figures.errors import UsageError

if TYPE_CHECKING:
    from figures.api import Rules
    from figures.model import Article
    from figures.report.sheet.rows import Row

FORMATS = ("csv", "html", "xlsx")


def add_statistics(parser: Parser) -> None:
    """Add the options of the table."""
    group = parser.group("Statistics of papers")
    group.add_argument(
        "--statistics-table",
        action="store_true",
        default=None,
        help="List every test with the p that follows from it, as CSV, in place of the report.",
    )
    group.add_argument(
        "--statistics-file",
        type=told(_file),
        metavar="FILE",
        help="Write that table to a file that ends in .csv, .html or .xlsx.",
    )


def write_statistics(options: Namespace, inputs: Inputs, load: Callable[[], Rules]) -> int:
    """Print the table, or write it to its file."""
    from figures import check
    from figures.report.sheet.statistics import SHEET, rows

    rules = load()

    def of(article: Article) -> list[Row]:
        return list(rows(check(article, rules=rules, relations=True)))

    found: Iterator[Row] = (row for every in inputs.each(of) for row in every)
    if options.statistics_file is None:
        from figures.report.sheet.csv import lines

        print_lines(lines(found, SHEET))
    else:
        from pathlib import Path

        from figures.report.writing import write_bytes

        path = Path(options.statistics_file)
        if any(Path(name).exists() and path.exists() and path.samefile(name) for name in inputs.paths):
            raise UsageError(f"'{path}' is an article; a table in its place would be its end")
        module = import_module(f"figures.report.sheet.{path.suffix.lower().removeprefix('.')}")
        write_bytes(path, module.chunks(found, SHEET), "the table")
    return UNREADABLE if inputs.unreadable else 0


def _file(text: str) -> str:
    if not no_folder(text).lower().endswith(tuple(f".{name}" for name in FORMATS)):
        expected = ", ".join(f".{name}" for name in FORMATS)
        raise ValueError(f"'{text}' should end in one of {expected}")
    return text
