"""The processes that answer: so many at a time, each for so long, and none for a client that has left."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar, TypeVarTuple

from anyio import (
    CancelScope,
    CapacityLimiter,
    create_memory_object_stream,
    create_task_group,
    current_time,
    sleep,
    to_thread,
)
from anyio.abc import TaskGroup

from figures.api import Rules
from figures.serve.answers import Answer
from figures.serve.asking import Asked, RequestError
from figures.serve.counts import Counts
from figures.serve.worker import Worker

T = TypeVar("T")
Given = TypeVarTuple("Given")

PLACES = 64
"""So many requests beside those that are answered are read or wait; of more, each is told to come again."""

GRACE = 2.0
"""Seconds that a process may go on for a client that has left: most answers take less than a new process would."""

GONE = 499
"""The status, which nobody sees, of an answer to a client that has left."""


class Crew:
    """The processes, which `begin` makes; `seconds` is what each answer may take."""

    def __init__(self, workers: int, seconds: float, rules: Rules, counts: Counts) -> None:
        self._size, self._seconds = workers, seconds
        self._rules, self._counts = rules, counts
        self._places = PLACES + workers
        self._workers: set[Worker] = set()

    async def begin(self, group: TaskGroup) -> None:
        """Start all processes, and return when each has loaded the rules; new ones are started in the group."""
        self._group = group
        self._idle, self._next = create_memory_object_stream[Worker](self._size)
        async with create_task_group() as starting:
            for _ in range(self._size):
                starting.start_soon(self._hire)

    def end(self) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.end()
        self._idle.close()
        self._next.close()

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
        errand = _Errand(self._seconds)
        made: Answer | None = None
        async with create_task_group() as group:
            group.start_soon(errand.watch, left)
            with errand.scope:
                worker = await self._taken(asked, format_)
                errand.begin()
                made = await self._made(worker)
            group.cancel_scope.cancel()
        if made is not None:
            return made
        if errand.left:
            raise RequestError(GONE, "gone", "the client has left")
        if not errand.working:
            raise RequestError(
                503, "busy", "no process had time for it; try again in a second", Retry_After="1"
            )
        if errand.scope.cancelled_caught:
            self._counts.late += 1
            limit = f"{self._seconds:g} seconds"
            raise RequestError(
                504, "too-slow", f"it would take longer than {limit}; send the article in parts"
            )
        raise RequestError(
            500, "ended", "the process that worked on it was ended; it may need too much memory"
        )

    async def _taken(self, asked: Asked, format_: str) -> Worker:
        """The first process to take it; one that was killed while it waited is replaced, and nobody notices."""
        while True:
            worker, took = await self._next.receive(), False
            try:
                took = await _in_thread(worker.takes, asked, format_)
            finally:
                if not took:
                    self._replace(worker)
            if took:
                return worker

    def _replace(self, worker: Worker) -> None:
        self._workers.remove(worker)
        worker.end()
        self._group.start_soon(self._hire)

    async def _made(self, worker: Worker) -> Answer | None:
        """The answer; without one the process is ended, and another takes its place."""
        made: Answer | None = None
        self._counts.busy += 1
        try:
            made = await _in_thread(worker.answer)
        finally:
            self._counts.busy -= 1
            if made is not None:
                self._idle.send_nowait(worker)
            else:
                self._replace(worker)
        return made

    async def _hire(self) -> None:
        """Start a process, and have it wait for work when it has loaded the rules."""
        while True:
            worker = Worker()
            self._workers.add(worker)
            if await _in_thread(worker.prepared, self._rules):
                self._idle.send_nowait(worker)
                return
            self._workers.remove(worker)
            await sleep(1)  # somebody has killed it


async def _in_thread(do: Callable[[*Given], T], *given: *Given) -> T:
    """Wait in a thread of its own, which is left behind if nobody waits any longer."""
    return await to_thread.run_sync(do, *given, abandon_on_cancel=True, limiter=CapacityLimiter(1))


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
