"""How far a run over a corpus has come: a bar on a terminal, else a line now and then for the log."""

from __future__ import annotations

import sys
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

from figures.cli.bar import Bar, Lines

if TYPE_CHECKING:
    from figures.corpus import Progress

OFTEN, SELDOM = 0.5, 30.0
"""Seconds between two states of a bar, and between two lines of a log."""

_TOLD = "{n:,} of {total:,} parts{postfix}, {remaining} left"


class PartsBar:
    """Tells on standard error how many parts are done, how fast it goes, and how long it will take."""

    def __init__(self) -> None:
        self._begun = monotonic()
        self._bar: Bar | None = None

    def __enter__(self) -> PartsBar:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.close()

    def tell(self, progress: Progress) -> None:
        """Say it, but not too often."""
        if self._bar is None:
            self._bar = _bar(progress)
        rate = progress.characters / (monotonic() - self._begun) / 1_000_000
        self._bar.set_postfix_str(f"{rate:.2f} MB/s", refresh=False)
        self._bar.update(progress.done - self._bar.n)


def _bar(progress: Progress) -> Bar:
    watched = sys.stderr.isatty()
    return (Bar if watched else Lines)(
        total=progress.parts,
        initial=progress.done,
        file=sys.stderr,
        leave=False,
        dynamic_ncols=watched,
        delay=0 if watched else SELDOM,
        mininterval=OFTEN if watched else SELDOM,
        miniters=1,
        bar_format="{percentage:3.0f}%|{bar}| " * watched + _TOLD,
    )
