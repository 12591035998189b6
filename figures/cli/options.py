"""What the commands share: options, and the articles that their arguments name."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import click
from msgspec import Struct

from figures.errors import FiguresError, InputError, unexpected
from figures.model import Article
from figures.report.run import Failure

T = TypeVar("T")
Command = Callable[..., Any]

STDIN = "-"
CLOSED_PIPE = 141
"""The exit code of a command whose reader has left: 128 and the number of SIGPIPE, as shells have it."""


def _parsed(parse: Callable[[str], T]) -> Callable[[click.Context, click.Parameter, str | None], T | None]:
    """A callback that lets the reader's own function parse an option."""

    def callback(ctx: click.Context, param: click.Parameter, value: str | None) -> T | None:
        try:
            return None if value is None else parse(value)
        except ValueError as error:
            raise click.BadParameter(str(error), ctx, param) from None

    return callback


def _date(text: str) -> dt.date:
    from figures.read.facts import parse_date

    return parse_date(text)


def _locale(text: str) -> str:
    from figures.lexicon import languages
    from figures.read.facts import parse_locale

    locale = parse_locale(text)
    if locale.partition("_")[0] not in languages():
        raise ValueError(f"no word lists for '{locale}' yet; there are {', '.join(languages())}")
    return locale


class Inputs(Struct):
    """The articles that the arguments name, and those of them that could not be read so far.

    The real paths in `left_out` are no articles, even if they stand in a folder of them.
    """

    paths: Sequence[str]
    date: dt.date | None = None
    locale: str | None = None
    stdin_filename: str | None = None
    column: str | None = None
    failures: list[Failure] = []  # msgspec gives each its own
    left_out: frozenset[str] = frozenset()

    @property
    def unreadable(self) -> int:
        """How many articles could not be read so far."""
        return len(self.failures)

    def each(self, do: Callable[[Article], T]) -> Iterator[T]:
        """What `do` makes of each article; what goes wrong with one is told, and the others are done."""
        for path in self.files():
            for article in self._articles(path):
                with self._telling(path):
                    yield do(article)

    def _articles(self, path: str) -> Iterator[Article]:
        """The articles in a file; those that cannot be read are told."""
        from figures.read import read_articles, read_open

        facts: Any = {"date": self.date, "locale": self.locale, "column": self.column}
        with self._telling(path):
            if path == STDIN:
                found = read_open(sys.stdin.buffer, self.stdin_filename or "<stdin>", **facts)
            else:
                found = read_articles(path, **facts)
            for article in found:
                if isinstance(article, InputError):
                    self.tell(path, str(article))
                else:
                    yield article

    @contextmanager
    def _telling(self, path: str) -> Iterator[None]:
        try:
            yield
        except FiguresError as error:
            self.tell(path, str(error))
        except Exception as error:
            if os.environ.get("FIGURES_DEBUG"):
                raise
            self.tell(path, unexpected(error, path))

    def tell(self, path: str, message: str) -> None:
        """Say what is wrong with an article, and count it."""
        self.failures.append(Failure(path, message))
        click.echo(f"{click.style('error', fg='red', bold=True)}: {message}", err=True)

    def files(self) -> Iterator[str]:
        """The files that the arguments name, each once."""
        seen: set[str] = set()
        for name in self.paths:
            try:
                found = [STDIN] if name == STDIN else map(str, _found(name))
            except InputError as error:
                self.tell(name, str(error))
                continue
            for path in found:
                if path not in seen and not self._is_left_out(path):
                    seen.add(path)
                    yield path

    def _is_left_out(self, path: str) -> bool:
        return bool(self.left_out) and os.path.realpath(path) in self.left_out


def _found(name: str) -> Iterable[Path]:
    """The files that an argument names; a file needs no search, which takes a while to load."""
    path = Path(name)
    if path.is_file():
        return [path]
    from figures.read import find_articles

    return find_articles(path)


def echo_lines(lines: Iterable[str]) -> None:
    """Print lines, many at a time: each print is flushed.

    Whoever reads them may leave (`figures check . | head`): then the command ends, without a word.
    """
    lines = iter(lines)
    while batch := list(islice(lines, 1_000)):
        try:
            click.echo("\n".join(batch))
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the last flush is quiet, too
            raise click.exceptions.Exit(CLOSED_PIPE) from None


def warn(message: str) -> None:
    """Say what does not stop a run."""
    click.echo(f"{click.style('warning', fg='yellow', bold=True)}: {message}", err=True)


rule_options = click.option(
    "--rules",
    multiple=True,
    type=click.Path(exists=True),
    metavar="FILE",
    help="A rule file, or a folder of them, beside the rules that ship; may be given several times.",
)


_ARTICLE_OPTIONS: tuple[Callable[[Command], Command], ...] = (
    click.option(
        "--stdin-filename",
        metavar="NAME",
        help="What to call standard input; its suffix tells the format.",
    ),
    click.option(
        "--column",
        metavar="NAME",
        help="The column of a CSV file that holds the texts. [default: headline, standfirst and body]",
    ),
    click.option(
        "--locale",
        callback=_parsed(_locale),
        metavar="LOCALE",
        help="Language and place of the articles (en_GB), in place of their front matter's. [default: en]",
    ),
    click.option(
        "--date",
        callback=_parsed(_date),
        metavar="DATE",
        help="Day of publication of the articles (2024-06-19), in place of their front matter's.",
    ),
)


def article_options(command: Command, metavar: str = "PATH...") -> Command:
    """Add the arguments and options that name articles; the command gets them as `inputs`."""

    @wraps(command)
    def with_inputs(
        paths: Sequence[str],
        date: dt.date | None,
        locale: str | None,
        stdin_filename: str | None,
        column: str | None,
        **others: Any,
    ) -> Any:
        return command(inputs=Inputs(paths, date, locale, stdin_filename, column), **others)

    decorated: Command = with_inputs
    for option in _ARTICLE_OPTIONS:
        decorated = option(decorated)
    argument: Callable[[Command], Command] = click.argument("paths", metavar=metavar, nargs=-1, required=True)
    return argument(decorated)
