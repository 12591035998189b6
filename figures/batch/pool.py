"""Processes that work for this one: they leave Ctrl-C to it, and end when it ends, however it does."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from figures.errors import FiguresError

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor


def pool(
    jobs: int, method: str, first: Callable[..., None] | None = None, *given: object
) -> ProcessPoolExecutor:
    """So many processes, started by `fork` or `spawn`; each does `first(*given)` first."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(jobs, get_context(method), begin, (first, given))


@contextmanager
def survived(hint: str, place: str = "") -> Iterator[None]:
    """Say it in words, with a hint at what can be done, if one of the processes was killed."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        yield
    except BrokenProcessPool:
        what = "a process that checks articles was killed, perhaps for want of memory"
        raise FiguresError(f"{place}{what}\n  hint: {hint}") from None


def begin(first: Callable[..., None] | None, given: tuple[object, ...]) -> None:
    """What a process that works for another does at its beginning.

    What it has loaded then is no garbage, and never looked through for any: that would take an eighth of its time.
    """
    import gc
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the first process
    Thread(target=_end_with_parent, daemon=True).start()
    if first is not None:
        first(*given)
    gc.freeze()


def _end_with_parent() -> None:
    """End when the process that began this one was killed, and cannot tell it."""
    from multiprocessing import connection, parent_process

    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
