"""`figures corpus conflicts`: one quantity, different values."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from figures.cli.console import print_lines
from figures.cli.corpus import need
from figures.cli.parser import Operands, Parser

if TYPE_CHECKING:
    from figures.corpus.conflicts import Conflict

HELP = """\
Tell quantities to which articles, or versions of one article, give different values.

  figures corpus conflicts out
  figures corpus conflicts --format jsonl out

FOLDER is the output of a finished run. Compared is what has the same subject, noun, unit, period and date; \
values that may be one number, differently rounded, are no conflict.
"""
OPERANDS = Operands("FOLDER", most=1)


def add_arguments(parser: Parser) -> None:
    """Add the options of the command."""
    parser.group("Report").add_argument(
        "--format",
        choices=["text", "jsonl"],
        default="text",
        help="Text to read, or one JSON object on each line.  [default: text]",
    )


def run(options: Namespace) -> int:
    """Print the conflicts."""
    need("pyarrow", "fsspec", "duckdb")
    from figures.corpus.conflicts import conflicts

    found = conflicts(options.operands[0])
    print_lines((_json if options.format == "jsonl" else _text)(found))
    return 0


def _json(found: Iterable[Conflict]) -> Iterator[str]:
    from msgspec import json

    for conflict in found:
        yield json.encode(conflict).decode()


def _text(found: Iterable[Conflict]) -> Iterator[str]:
    number = 0
    for conflict in found:
        number += 1
        yield from _told(conflict)
    yield f"{number:,} conflict{'s' * (number != 1)}"


def _told(conflict: Conflict) -> Iterator[str]:
    about = f"{conflict.subject} {conflict.said}".strip()
    what = [about, conflict.noun, conflict.unit, conflict.per and f"per {conflict.per}", conflict.date]
    kind = "versions of one article" if conflict.versions else "articles"
    yield f"{', '.join(dict.fromkeys(filter(None, what)))}: {kind} differ"
    width = max(len(statement.text) for statement in conflict.statements)
    for statement in conflict.statements:
        yield f"  {statement.text:{width}}  {statement.article}  {statement.place}, line {statement.line}"
    yield ""
