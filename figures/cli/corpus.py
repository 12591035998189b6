"""`figures corpus`: articles by the million into Parquet data sets."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from figures.cli import UNREADABLE
from figures.cli.console import print_lines, tell
from figures.cli.parser import Operands, Parser, told
from figures.cli.rulefiles import add_rule_files, rule_files_of
from figures.errors import UsageError
from figures.report.display import plural
from figures.report.style import BOLD, RED, styled

if TYPE_CHECKING:
    from figures.corpus import Columns
    from figures.corpus.manifest import Manifest

TOLD = 10
"""So many articles that could not be read are told; the others stand in the data set."""

HELP = """\
Check articles by the million, and write their figures and findings as Parquet data sets.

  figures corpus news.jsonl -o news-figures            figures/, findings/, articles/ and a manifest
  figures corpus s3://bucket/2024/ -o 2024 --jobs 8    with eight processes
  figures corpus news.parquet -o out --scheduler tcp://cluster:8786
  figures corpus conflicts out                         one quantity, different values

INPUT is a JSON Lines, CSV or Parquet file, or a folder of such files and of articles, here or anywhere that \
fsspec reaches. An article that cannot be read is told and recorded, and the exit code is 3.

A run that was killed goes on where it was when the same command is given again.
"""
OPERANDS = Operands("INPUT")

_COLUMNS = {
    "text": ("text,body", "The column or key of the text; the first that is there."),
    "id": ("id", "That of an article's name."),
    "date": ("date", "That of the day of publication."),
    "title": ("title,headline", "That of the title."),
    "locale": ("locale", "That of language and place."),
}
"""The columns of an article, with their usual names."""


def add_arguments(parser: Parser) -> None:
    """Add the options of the command."""
    parser.group("Output").add_argument(
        "-o", "--output", required=True, metavar="FOLDER", help="Where the data sets are written.  [required]"
    )
    articles = parser.group("Articles")
    for name, (usual, meaning) in _COLUMNS.items():
        articles.add_argument(
            f"--{name}-column", default=usual, metavar="NAME", help=f"{meaning}  [default: {usual}]"
        )
    articles.add_argument(
        "--locale", metavar="LOCALE", help="Language and place of articles that do not tell theirs."
    )
    add_rule_files(parser)
    work = parser.group("Work")
    work.add_argument(
        "-j",
        "--jobs",
        type=told(_at_least(1)),
        metavar="N",
        help="How many processes.  [default: one on each processor]",
    )
    work.add_argument(
        "--scheduler", metavar="ADDRESS", help="The scheduler of a Dask cluster that does the work."
    )
    work.add_argument(
        "--part-size",
        type=told(_at_least(1_000)),
        default=2_000_000,
        metavar="BYTES",
        help="How many bytes one process takes at a time, at least 1000.  [default: 2000000]",
    )


def run(options: Namespace) -> int:
    """Check the corpus, and tell how many articles and findings there are."""
    need("pyarrow", "fsspec")
    if options.scheduler is not None:
        need("distributed")
    from figures.batch.jobs import processors
    from figures.cli.parts import PartsBar
    from figures.corpus import Job, run

    rules = tuple(rule_files_of(options))
    job = Job("", _columns(options), rules, _locale(options.locale), options.part_size)
    jobs = options.jobs or processors()
    with PartsBar() as bar:
        manifest = run(
            options.operands, options.output, job, jobs=jobs, scheduler=options.scheduler, told=bar.tell
        )
    print_lines([_summary(manifest, options.output)])
    for line in _mistakes(options.output):
        tell(line)
    return UNREADABLE if manifest.counts.get("errors") else 0


def need(*libraries: str) -> None:
    """Raise `UsageError` if one of these libraries is not installed."""
    from importlib.util import find_spec

    for name in libraries:
        if find_spec(name) is None:
            raise UsageError(
                f"this needs {name}, which is not installed\n  hint: pip install 'figures-checker[corpus]'"
            )


def _columns(options: Namespace) -> Columns:
    from figures.corpus import Columns

    return Columns(**{name: getattr(options, f"{name}_column") for name in _COLUMNS})


def _summary(manifest: Manifest, output: str) -> str:
    counts = manifest.counts
    kinds = (plural(counts.get(f"{noun}s", 0), noun) for noun in ("article", "figure", "finding"))
    return f"{output}: {', '.join(kinds)}, {counts.get('errors', 0):,} that could not be read"


def _mistakes(output: str) -> Iterator[str]:
    """The first articles that could not be read."""
    from pyarrow import compute, dataset

    articles = dataset.dataset(Path(output) / "articles", format="parquet")
    wrong = articles.scanner(["error"], filter=compute.field("error").is_valid()).head(TOLD + 1)
    errors = wrong["error"].to_pylist()
    for error in errors[:TOLD]:
        yield f"{styled('error', RED, BOLD)}: {error}"
    if len(errors) > TOLD:
        yield f"and more: see 'error' in {Path(output) / 'articles'}"


def _locale(text: str | None) -> str | None:
    from figures.read import parse_locale

    try:
        return parse_locale(text) if text else None
    except ValueError as error:
        raise UsageError(str(error)) from None


def _at_least(least: int) -> Callable[[str], int]:
    """Reads a whole number that is not less."""

    def parse(text: str) -> int:
        if not text.isdecimal() or int(text[:18]) < least:
            raise ValueError(f"'{text}' is not a whole number of at least {least}")
        return int(text[:18])

    return parse
