"""How far a long run has come, for those who watch it on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from figures.cli.bar import Bar

T = TypeVar("T")

PATIENCE = 1.0
"""After how many seconds a run is long."""


def progress(items: Iterable[T], length: int) -> Iterator[T]:
    """The items as they come; on a terminal, a bar on standard error after a while, gone while each is told."""
    if length < 2 or not sys.stderr.isatty():
        yield from items
        return
    begun = monotonic()
    bar: Bar | None = None
    try:
        for number, item in enumerate(items, start=1):
            if bar is not None:
                bar.clear()
            yield item
            if bar is not None:
                bar.update()
            elif monotonic() - begun > PATIENCE:
                bar = _bar(number, length)
    finally:
        if bar is not None:
            bar.close()


def _bar(done: int, length: int) -> Bar:
    from figures.cli.bar import Bar

    return Bar(
        desc="articles",
        total=length,
        initial=done,
        file=sys.stderr,
        leave=False,
        dynamic_ncols=True,
        mininterval=0,  # it is shown again as soon as an article is told
        miniters=1,
    )
