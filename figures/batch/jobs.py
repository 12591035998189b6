"""Many files, in order: from the cache if they are there, else checked, by several processes if asked."""

from __future__ import annotations

import os
import stat
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from figures.batch.checker import Checker, Outcome, Task
from figures.report.result import Report

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from figures.batch.results import Results

AHEAD = 64
"""How many files for each process wait for their turn to be told."""

LARGEST_PARCEL = 8
"""How many files are sent to a process at a time, at most; of few files each goes alone."""

LARGEST_KEPT = 20_000_000
"""Files of more bytes are not read twice to find them in the cache."""


class Batch(Struct):
    """How many files are checked. The `checker` is made only if a file is not in the cache."""

    checker: Callable[[], Checker]
    jobs: int = 1
    results: Results | None = None

    def outcomes(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Outcome]]:
        """What came of each file, in the order of the files."""
        parcel = max(1, min(LARGEST_PARCEL, len(tasks) // (LARGEST_PARCEL * self.jobs)))
        waiting: deque[tuple[Task, str | None, Callable[[], Outcome]]] = deque()
        with _Crew(self.checker, self.jobs, parcel) as crew:
            for task in tasks:
                waiting.append(self._begin(task, crew))
                if len(waiting) > (AHEAD * self.jobs if self.jobs > 1 else 0):
                    yield self._end(*waiting.popleft())
            while waiting:
                yield self._end(*waiting.popleft())

    def _begin(self, task: Task, crew: _Crew) -> tuple[Task, str | None, Callable[[], Outcome]]:
        if self.results is None:
            return task, None, crew.check(task)
        task = replace(task, data=_content(task.path)) if task.data is None else task
        if task.data is None:
            return task, None, crew.check(task)
        key = self.results.key(task.data, task.path, task.locale, task.usual_locale, task.column)
        kept = self.results.get(key)
        return (task, None, lambda: kept) if kept is not None else (task, key, crew.check(task))

    def _end(self, task: Task, key: str | None, outcome: Callable[[], Outcome]) -> tuple[Task, Outcome]:
        found = outcome()
        reports = tuple(each for each in found if isinstance(each, Report))
        if self.results is not None and key is not None and len(reports) == len(found):
            self.results.put(key, reports)
        return task, found


class _Crew:
    """Those who check: this process, or others that it starts when the first file comes."""

    def __init__(self, checker: Callable[[], Checker], jobs: int, parcel: int) -> None:
        self._size = parcel
        self._make = checker
        self._checker: Checker | None = None
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._parcel: _Parcel | None = None

    def __enter__(self) -> _Crew:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def check(self, task: Task) -> Callable[[], Outcome]:
        """Check a file, now or soon; the outcome is there when it is asked for."""
        if self._checker is None:
            self._checker = self._make()
        checker = self._checker
        if self._jobs == 1:
            return lambda: checker.outcome(task)
        if self._pool is None:
            from figures.batch.pool import pool

            # on Linux the rules are loaded already, and shared
            self._pool = pool(self._jobs, "fork" if sys.platform == "linux" else "spawn", _engage, checker)
        if self._parcel is None or self._parcel.future is not None:
            self._parcel = _Parcel(self._pool, self._size)
        return self._parcel.add(task)


class _Parcel:
    """Files that travel together: a message between processes costs as much as a short article."""

    def __init__(self, pool: ProcessPoolExecutor, size: int) -> None:
        self._pool = pool
        self._size = size
        self._tasks: list[Task] = []
        self.future: Future[list[Outcome]] | None = None

    def add(self, task: Task) -> Callable[[], Outcome]:
        """Put a file in; a full parcel is sent."""
        number = len(self._tasks)
        self._tasks.append(task)
        if len(self._tasks) == self._size:
            self._send()
        return lambda: self._outcome(number)

    def _send(self) -> Future[list[Outcome]]:
        self.future = self._pool.submit(_outcomes, self._tasks)
        return self.future

    def _outcome(self, number: int) -> Outcome:
        """What came of a file; a parcel that is not full by now is sent as it is."""
        from figures.batch.pool import survived

        with survived("try fewer --jobs", f"{self._tasks[number].path}: "):
            return (self.future or self._send()).result()[number]


_engaged: list[Checker] = []
"""In a process that helps: what it checks with."""


def _engage(checker: Checker) -> None:
    import gc

    gc.freeze()  # what the first process has loaded is shared, and no garbage
    _engaged[:] = [checker]


def _outcomes(tasks: list[Task]) -> list[Outcome]:
    return [_engaged[0].outcome(task) for task in tasks]


def processors() -> int:
    """How many processes can work at the same time here."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _content(path: str) -> bytes | None:
    """The bytes of an ordinary file that is not too large; None of what only its reader should open."""
    try:
        status = os.stat(path)
        if stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST_KEPT:
            with open(path, "rb") as file:
                return file.read()
    except OSError:
        pass
    return None
