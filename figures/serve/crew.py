"""The processes that answer: so many at a time, each for so long, and none for a client that has left."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

from anyio import (
    BrokenWorkerProcess,
    CancelScope,
    CapacityLimiter,
    create_task_group,
    current_time,
    to_process,
)
from anyio.abc import TaskGroup

from figures.serve.answers import Answer, answer, prepare
from figures.serve.asking import Asked, RequestError
from figures.serve.counts import Counts

PLACES = 64
"""So many requests beside those that are answered are read or wait; of more, each is told to come again."""

GRACE = 2.0
"""Seconds that a process may go on for a client that has left: most answers take less than a new process would."""

GONE = 499
"""The status, which nobody sees, of an answer to a client that has left."""


class Crew:
    """The processes, which `begin` makes; `seconds` is what each answer may take."""

    def __init__(self, workers: int, seconds: float, packs: tuple[str, ...], counts: Counts) -> None:
        self.workers, self.seconds = workers, seconds
        self._packs, self._counts = packs, counts
        self._limiter = CapacityLimiter(workers)
        self._places = PLACES + workers
        self._group: TaskGroup | None = None

    async def begin(self, group: TaskGroup) -> None:
        """Start all processes, and return when each has loaded the rules."""
        self._group = group
        async with create_task_group() as starting:
            for _ in range(self.workers):
                starting.start_soon(self._prepare)

    @contextmanager
    def place(self) -> Iterator[None]:
        """A place in the queue, needed to be read and answered. Raises `RequestError` if there is none."""
        if self._counts.open >= self._places:
            raise RequestError(
                503, "busy", "too many requests at a time; try again in a second", Retry_After="1"
            )
        self._counts.open += 1
        try:
            yield
        finally:
            self._counts.open -= 1

    async def answer(self, asked: Asked, format_: str, left: Callable[[], Awaitable[object]]) -> Answer:
        """The answer; `left` returns when the client has left. Raises `RequestError`."""
        errand = _Errand(self.seconds)
        made: Answer | None = None
        async with create_task_group() as group:
            group.start_soon(errand.watch, left)
            with errand.scope:
                async with self._limiter:
                    errand.begin()
                    made = await self._work(asked, format_)
            group.cancel_scope.cancel()
        if made is not None:
            return made
        if errand.working and self._group is not None:
            self._group.start_soon(self._prepare)  # its process was ended
        if errand.left:
            raise RequestError(GONE, "gone", "the client has left")
        if errand.working:
            self._counts.late += 1
            limit = f"{self.seconds:g} seconds"
            raise RequestError(
                504, "too-slow", f"it would take longer than {limit}; send the article in parts"
            )
        raise RequestError(503, "busy", "no process had time for it; try again in a second", Retry_After="1")

    async def _work(self, asked: Asked, format_: str) -> Answer:
        self._counts.busy += 1
        try:
            return await to_process.run_sync(
                answer,
                asked,
                format_,
                self._packs,
                cancellable=True,
                limiter=CapacityLimiter(1),  # ours has counted it
            )
        except BrokenWorkerProcess:
            raise RequestError(
                500, "ended", "the process that worked on it was ended; it may need too much memory"
            ) from None
        finally:
            self._counts.busy -= 1

    async def _prepare(self) -> None:
        """Start a process, unless there is one that is idle."""
        async with self._limiter:
            await to_process.run_sync(prepare, self._packs, cancellable=True, limiter=CapacityLimiter(1))


class _Errand:
    """How long one answer may still take."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self.scope = CancelScope(deadline=current_time() + seconds)
        self.working = self.left = False

    def begin(self) -> None:
        """It has waited, and may take its time from now."""
        self.working = True
        self.scope.deadline = current_time() + self._seconds

    async def watch(self, left: Callable[[], Awaitable[object]]) -> None:
        """Hurry when the client has left."""
        await left()
        self.left = True
        self.scope.deadline = min(self.scope.deadline, current_time() + GRACE * self.working)
