"""How far a long run has come, for those who watch it on a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

T = TypeVar("T")

PATIENCE = 1.0
"""After how many seconds a run is long."""

_CLEAR = "\r\x1b[K"
_CURSOR = "\x1b[?25h"


def progress(items: Iterable[T], length: int) -> Iterator[T]:
    """The items as they come; on a terminal, a bar on standard error after a while, gone while each is told."""
    if length < 2 or not sys.stderr.isatty():
        yield from items
        return
    begun = time.monotonic()
    bar = click.progressbar(length=length, label="articles", file=sys.stderr, show_pos=True)
    behind = 0
    shown = False
    try:
        for item in items:
            if shown:
                click.echo(_CLEAR, file=sys.stderr, nl=False)
            yield item
            behind += 1
            if shown or time.monotonic() - begun > PATIENCE:
                shown = True
                bar.update(behind)
                behind = 0
    finally:
        if shown:
            click.echo(_CLEAR + _CURSOR, file=sys.stderr, nl=False)
