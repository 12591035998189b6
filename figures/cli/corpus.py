"""`figures corpus`: articles by the million into Parquet data sets, and what contradicts itself in them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from figures.cli import UNREADABLE
from figures.cli.options import echo_lines, rule_options
from figures.errors import UsageError

if TYPE_CHECKING:
    from figures.corpus import Progress
    from figures.corpus.conflicts import Conflict
    from figures.corpus.manifest import Manifest

TOLD = 10
"""So many articles that could not be read are told; the others stand in the data set."""


class _Corpus(click.Group):
    """A group whose first command need not be named: `figures corpus INPUT -o OUT`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] in self.commands:
            return super().resolve_command(ctx, args)
        return "run", self.commands["run"], args


@click.group("corpus", cls=_Corpus, context_settings={"ignore_unknown_options": True})
def command() -> None:
    """Check articles by the million, and write their figures and findings as Parquet data sets.

    \b
    figures corpus news.jsonl -o news-figures            figures/, findings/, articles/ and a manifest
    figures corpus s3://bucket/2024/ -o 2024 --jobs 8    with eight processes
    figures corpus news.parquet -o out --scheduler tcp://cluster:8786
    figures corpus conflicts out                         one quantity, different values

    A run that was killed goes on where it was when the same command is given again.
    'figures corpus run --help' tells the options.
    """
    _need("pyarrow", "fsspec")


@command.command("run", short_help="Check the articles of a corpus (need not be named).")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option("-o", "--output", required=True, metavar="FOLDER", help="Where the data sets are written.")
@click.option(
    "--text-column",
    default="text,body",
    show_default=True,
    help="The column or key of the text; the first that is there.",
)
@click.option("--id-column", default="id", show_default=True, help="That of an article's name.")
@click.option("--date-column", default="date", show_default=True, help="That of the day of publication.")
@click.option("--title-column", default="title,headline", show_default=True, help="That of the title.")
@click.option("--locale-column", default="locale", show_default=True, help="That of language and place.")
@click.option("--locale", help="Language and place of articles that do not tell theirs.")
@rule_options
@click.option("-j", "--jobs", type=click.IntRange(1), help="How many processes.  [default: one a processor]")
@click.option("--scheduler", metavar="ADDRESS", help="The scheduler of a Dask cluster that does the work.")
@click.option(
    "--part-size", type=click.IntRange(1_000), default=2_000_000, show_default=True,
    help="How many bytes one process takes at a time.",
)  # fmt: skip
@click.pass_context
def run_command(
    ctx: click.Context,
    /,
    inputs: Sequence[str],
    output: str,
    rules: Sequence[str],
    jobs: int | None,
    scheduler: str | None,
    locale: str | None,
    part_size: int,
    **columns: str,
) -> None:
    """Check the articles of a corpus.

    INPUT is a JSON Lines, CSV or Parquet file, or a folder of such files and of articles, here or anywhere that
    fsspec reaches. An article that cannot be read is told and recorded, and the exit code is 3.
    """
    from figures.batch.jobs import processors
    from figures.corpus import Columns, Job, run

    if scheduler is not None:
        _need("distributed")
    names = Columns(**{name.removesuffix("_column"): value for name, value in columns.items()})
    job = Job("", names, tuple(rules), _locale(locale), part_size)
    progress = _Teller()
    manifest = run(inputs, output, job, jobs=jobs or processors(), scheduler=scheduler, told=progress.tell)
    progress.close()
    echo_lines([_summary(manifest, output)])
    for line in _mistakes(output):
        click.echo(line, err=True)
    ctx.exit(UNREADABLE if manifest.counts.get("errors") else 0)


@command.command("conflicts", short_help="Tell quantities that are given different values.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
def conflicts_command(folder: Path, format_: str) -> None:
    """Tell quantities to which articles, or versions of one article, give different values.

    FOLDER is the output of a finished run. Compared is what has the same subject, noun, unit, period and date; values
    that may be one number, differently rounded, are no conflict.
    """
    _need("duckdb")
    from msgspec import json

    from figures.corpus.conflicts import conflicts

    number = 0
    for conflict in conflicts(folder):
        number += 1
        echo_lines([json.encode(conflict).decode()] if format_ == "jsonl" else _told(conflict))
    if format_ == "text":
        echo_lines([f"{number:,} conflict{'s' * (number != 1)}"])


def _told(conflict: Conflict) -> Iterator[str]:
    what = [
        conflict.subject,
        conflict.noun,
        conflict.unit,
        conflict.per and f"per {conflict.per}",
        conflict.date,
    ]
    kind = "versions of one article" if conflict.versions else "articles"
    yield f"{', '.join(part for part in what if part)}: {kind} differ"
    width = max(len(statement.text) for statement in conflict.statements)
    for statement in conflict.statements:
        yield f"  {statement.text:{width}}  {statement.article}  {statement.place}, line {statement.line}"
    yield ""


def _summary(manifest: Manifest, output: str) -> str:
    counts = manifest.counts
    return (
        f"{output}: {counts.get('articles', 0):,} articles, {counts.get('figures', 0):,} figures, "
        f"{counts.get('findings', 0):,} findings, {counts.get('errors', 0):,} that could not be read"
    )


def _mistakes(output: str) -> Iterator[str]:
    """The first articles that could not be read."""
    from pyarrow import compute, dataset

    articles = dataset.dataset(Path(output) / "articles", format="parquet")
    wrong = articles.scanner(["error"], filter=compute.field("error").is_valid()).head(TOLD + 1)
    errors = wrong["error"].to_pylist()
    for error in errors[:TOLD]:
        yield f"{click.style('error', fg='red', bold=True)}: {error}"
    if len(errors) > TOLD:
        yield f"and more: see 'error' in {Path(output) / 'articles'}"


def _locale(text: str | None) -> str | None:
    from figures.read import parse_locale

    try:
        return parse_locale(text) if text else None
    except ValueError as error:
        raise UsageError(str(error)) from None


def _need(*libraries: str) -> None:
    from importlib.util import find_spec

    for name in libraries:
        if find_spec(name) is None:
            raise UsageError(
                f"this needs {name}, which is not installed\n  hint: pip install 'figures-checker[corpus]'"
            )


class _Teller:
    """Tells on standard error how far a run is, how fast it goes, and how long it will take."""

    def __init__(self) -> None:
        self._begun = monotonic()
        self._last = self._begun
        self._told = False
        self._often = 0.5 if sys.stderr.isatty() else 30.0

    def tell(self, progress: Progress) -> None:
        """Say it, but not too often."""
        now = monotonic()
        if now - self._last < self._often or progress.done == progress.before:
            return
        self._last, self._told = now, True
        seconds = now - self._begun
        left = seconds / (progress.done - progress.before) * (progress.parts - progress.done)
        rate = progress.characters / seconds / 1_000_000
        line = f"{progress.done:,} of {progress.parts:,} parts, {rate:.2f} MB/s, {_clock(left)} left"
        click.echo(f"\r{line}\033[K" if sys.stderr.isatty() else line, nl=not sys.stderr.isatty(), err=True)

    def close(self) -> None:
        """End the line."""
        if self._told and sys.stderr.isatty():
            click.echo(err=True)


def _clock(seconds: float) -> str:
    """A time as hours, minutes and seconds.

    >>> _clock(3725)
    '1:02:05'
    """
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
