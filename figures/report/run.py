"""One run of a check, as the reports are made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

from figures.report.result import Report

if TYPE_CHECKING:
    from figures.normalise import Settings
    from figures.rules import Rule

T = TypeVar("T")


class Failure(Struct, frozen=True):
    """An article that could not be read or checked: its path, and the message for people."""

    path: str
    message: str


class Run(Struct, frozen=True):
    """What a check found, article by article, and what it was asked to show.

    `reports` may still be coming in, and can be walked through only once unless they are `Remembered`;
    `failures` grows with them, and is complete only after the last. `ruling` gives the rules that were checked and
    the settings by which figures are read; a run that is served from the cache loads them only for a report that
    explains them. `table`, `relations` and `statistics` are wishes of the reader: to see the figures, what was
    recomputed, and how much of everything there is.
    """

    reports: Iterable[Report]
    failures: Sequence[Failure]
    ruling: Callable[[], tuple[Sequence[Rule], Settings]]
    version: str
    table: bool = False
    relations: bool = False
    statistics: bool = False

    @property
    def rules(self) -> Sequence[Rule]:
        """The rules that were checked."""
        return self.ruling()[0]

    @property
    def settings(self) -> Settings:
        """How figures were read."""
        return self.ruling()[1]


class Remembered(Generic[T]):
    """What an iterator gives, for several readers; it is asked for each item once, and only when needed.

    >>> squares = Remembered(n * n for n in range(4))
    >>> next(iter(squares)), list(squares), list(squares)
    (0, [0, 1, 4, 9], [0, 1, 4, 9])
    """

    def __init__(self, items: Iterable[T]) -> None:
        self._coming = iter(items)
        self._seen: list[T] = []

    def __iter__(self) -> Iterator[T]:
        for number in count():
            if number == len(self._seen):
                try:
                    self._seen.append(next(self._coming))
                except StopIteration:
                    return
            yield self._seen[number]
