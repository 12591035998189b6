"""The articles that a command is about: what its arguments name, and what is said of all of them."""

from __future__ import annotations

import datetime as dt
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from msgspec import Struct

from figures.cli.console import tell_error
from figures.cli.parser import Operands, Parser, told
from figures.errors import FiguresError, InputError, placed, unexpected
from figures.model import Article
from figures.report.run import Failure

T = TypeVar("T")

STDIN = "-"
PATHS = Operands("PATH")


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
                    self.tell(path, placed(article, path))
                else:
                    yield article

    @contextmanager
    def _telling(self, path: str) -> Iterator[None]:
        try:
            yield
        except FiguresError as error:
            self.tell(path, placed(error, path))
        except Exception as error:
            if os.environ.get("FIGURES_DEBUG"):
                raise
            self.tell(path, unexpected(error, path))

    def tell(self, path: str, message: str) -> None:
        """Say what is wrong with an article, and count it."""
        self.failures.append(Failure(path, message))
        tell_error(message)

    def files(self) -> Iterator[str]:
        """The files that the arguments name, each once."""
        seen: set[str] = set()
        for name in self.paths:
            try:
                found = [STDIN] if name == STDIN else _found(name)
            except InputError as error:
                self.tell(name, str(error))
                continue
            for path in found:
                if path not in seen and not self._is_left_out(path):
                    seen.add(path)
                    yield path

    def _is_left_out(self, path: str) -> bool:
        return bool(self.left_out) and os.path.realpath(path) in self.left_out


def _found(name: str) -> Iterable[str]:
    """The files that an argument names; a file needs no search, which takes a while to load."""
    if os.path.isfile(name):
        return [_tidy(name)]
    from figures.read.find import find_articles

    return map(str, find_articles(name))


def _tidy(path: str) -> str:
    """A path as pathlib has it, without `./`; most are so already, and need no pathlib, which takes a while to load."""
    if path == os.path.normpath(path):
        return path
    from pathlib import Path

    return str(Path(path))


def add_inputs(parser: Parser) -> None:
    """Add the options about articles."""
    group = parser.group("Articles")
    group.add_argument(
        "--date",
        type=told(_date),
        metavar="DATE",
        help="Day of publication of the articles (2024-06-19), in place of their front matter's.",
    )
    group.add_argument(
        "--locale",
        type=told(_locale),
        metavar="LOCALE",
        help="Language and place of the articles (en_GB), in place of their front matter's.  [default: en]",
    )
    group.add_argument(
        "--column",
        metavar="NAME",
        help="The column of a CSV file that holds the texts.  [default: headline, standfirst and body]",
    )
    group.add_argument(
        "--stdin-filename",
        metavar="NAME",
        help="What to call standard input; its suffix tells the format.",
    )


def inputs_of(options: Namespace) -> Inputs:
    """The articles that the options are about."""
    return Inputs(options.operands, options.date, options.locale, options.stdin_filename, options.column)


def _date(text: str) -> dt.date:
    from figures.read.facts import parse_date

    return parse_date(text)


def _locale(text: str) -> str:
    from figures.read.facts import parse_locale

    return parse_locale(text)
