"""A run over a corpus: on this machine, or on a Dask cluster. Scheduling and retries are the cluster's own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

import figures
from figures.batch.pool import pool, survived
from figures.corpus.files import find_files
from figures.corpus.manifest import Manifest, begin, digest, finish, finished
from figures.corpus.parts import Part, parts_of
from figures.corpus.work import Job, done, work
from figures.errors import FiguresError, UsageError

if TYPE_CHECKING:
    from distributed import Client

CONNECTING = 5
"""Seconds that a scheduler has to answer, and to have a worker."""


class Progress(Struct, frozen=True):
    """How far a run is, in parts of the input; `before` were done by earlier runs."""

    parts: int
    before: int
    done: int
    characters: int


Told = Callable[[Progress], None]


def run(
    inputs: Sequence[str],
    target: str | Path,
    job: Job,
    *,
    jobs: int = 1,
    scheduler: str | None = None,
    told: Told | None = None,
) -> Manifest:
    """Check all articles of `inputs` and write the data sets to the folder `target`.

    A run that was broken off goes on where it was; one that is complete is not done again. `jobs` processes work
    here, or the workers of the Dask cluster whose `scheduler` is named. Raises `InputError`, `UsageError`, `PackError`,
    and `OutputError` if the folder cannot be written to or holds something else.
    """
    import pyarrow as pa

    from figures.rules import shipped_packs

    target = Path(target).absolute()
    files = tuple(find_files(inputs))
    rules = digest([shipped_packs(), *job.rules])
    asked = Manifest(figures.__version__, pa.__version__, rules, replace(job, folder=""), files, parts=0)
    complete = finished(target, asked)
    if complete is not None:
        return complete
    figures.load_rules(job.rules)  # their mistakes are told before any work is done
    parts = list(parts_of(files, job.part))
    tell = told or (lambda _: None)
    with _workers(jobs, scheduler) as mapped:  # a cluster that is not there is told before a folder is made
        draft = begin(target, replace(asked, parts=len(parts)))
        ready = set(done(draft, len(parts)))
        waiting = [part for part in parts if part.number not in ready]
        progress = Progress(len(parts), len(ready), len(ready), 0)
        tell(progress)
        there = replace(job, folder=str(draft), rules=tuple(str(Path(path).absolute()) for path in job.rules))
        for counts in mapped(waiting, there):
            progress = replace(
                progress, done=progress.done + 1, characters=progress.characters + counts["characters"]
            )
            tell(progress)
    return finish(draft, target, replace(asked, parts=len(parts)))


Counts = dict[str, int]
Mapped = Callable[[Sequence[Part], Job], Iterator[Counts]]
"""Does a job on each of these parts, and gives what came of each in whichever order they are done."""


def _workers(jobs: int, scheduler: str | None) -> AbstractContextManager[Mapped]:
    if scheduler is not None:
        return _cluster(scheduler)
    return _processes(jobs) if jobs > 1 else nullcontext(_here)


def _here(parts: Sequence[Part], job: Job) -> Iterator[Counts]:
    return (work(part, job) for part in parts)


@contextmanager
def _processes(jobs: int) -> Iterator[Mapped]:
    from concurrent.futures import as_completed

    workers = pool(jobs, "spawn")  # Arrow has threads, which do not survive a fork

    def mapped(parts: Sequence[Part], job: Job) -> Iterator[Counts]:
        for future in as_completed([workers.submit(work, part, job) for part in parts]):
            yield future.result()

    with workers, survived("the same command goes on where this one was; try fewer --jobs"):
        try:
            yield mapped
        finally:
            workers.shutdown(cancel_futures=True)


@contextmanager
def _cluster(scheduler: str) -> Iterator[Mapped]:
    from distributed import Client, KilledWorker, as_completed

    try:
        client = Client(scheduler, timeout=CONNECTING)
    except (OSError, TimeoutError, ValueError) as error:
        raise UsageError(f"no Dask scheduler answers at {scheduler}: {str(error).splitlines()[0]}") from None

    def mapped(parts: Sequence[Part], job: Job) -> Iterator[Counts]:
        futures = client.map(work, parts, job=job, pure=False)
        try:
            for future in as_completed(futures):
                yield future.result()
        except KilledWorker as error:
            raise FiguresError(f"a part of the corpus killed each worker that took it: {error}") from None
        finally:
            client.cancel(futures)

    with client:
        _check_workers(client, scheduler)
        yield mapped


def _check_workers(client: Client, scheduler: str) -> None:
    """Raise UsageError if the cluster has no workers, or if they have another version of figures."""
    try:
        client.wait_for_workers(1, timeout=CONNECTING)
        versions = client.run(version)
    except TimeoutError:
        raise UsageError(f"the Dask cluster at {scheduler} has no workers") from None
    except ImportError:
        raise UsageError("the workers need figures as well: pip install 'figures-checker[corpus]'") from None
    for worker, its in sorted(versions.items()):
        if its != version():
            raise UsageError(f"the worker {worker} has figures and Python {its}, here they are {version()}")


def version() -> str:
    """The versions that decide what a part comes to."""
    import pyarrow as pa

    return f"{figures.__version__} / {sys.version_info.major}.{sys.version_info.minor} / pyarrow {pa.__version__}"
