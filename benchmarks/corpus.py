"""A corpus of any size through `figures corpus`, in processes and on a Dask cluster: time and memory of each.

    python benchmarks/corpus.py --megabytes 1000 --jobs 2 --workers 1 2

The articles come out of the generator, no two the same. Memory is that of the driver and of the largest process that
works, looked at four times a second. Needs figures with its extra `corpus` in the Python that runs this.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from articles import articles

OFTEN = 0.25
ROW = "{:<14} {:>9} {:>7} {:>9} {:>9} {:>9} {:>11} {:>11}"


def make(path: Path, megabytes: int) -> None:
    """Write JSON Lines of that size."""
    written = 0
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(articles()):
            written += file.write(json.dumps({"id": str(number), "date": "2024-06-19", "text": text}) + "\n")
            if written >= megabytes * 1_000_000:
                return


def run(corpus: Path, name: str, *options: str, workers: tuple[int, ...] = ()) -> None:
    """Run the command and print a row; `workers` are processes that are not its own children."""
    with tempfile.TemporaryDirectory(dir=corpus.parent) as folder:
        target = Path(folder, "out")
        line = [sys.executable, "-m", "figures", "corpus", str(corpus), "-o", str(target), *options]
        began = time.perf_counter()
        with subprocess.Popen(line, stdout=subprocess.DEVNULL) as command:
            peaks = _peaks(command, workers)
        seconds = time.perf_counter() - began
        if command.returncode:
            sys.exit(f"{name}: ended with {command.returncode}")
        counts = json.loads((target / "manifest.json").read_text(encoding="utf-8"))["counts"]
    driver = peaks.pop(command.pid)
    rows = [counts[each] for each in ("articles", "figures", "findings")]
    speed = f"{counts['characters'] / seconds / 1e6:.2f}"
    memory = (f"{each / 1e6:.0f} MB" for each in (driver, max(peaks.values(), default=0)))
    print(ROW.format(name, f"{seconds:.0f} s", speed, *rows, *memory), flush=True)


def _peaks(command: subprocess.Popen[bytes], workers: tuple[int, ...]) -> dict[int, int]:
    """The most memory that each process had at any of the times when it was looked at, in bytes."""
    peaks = {command.pid: 0}
    while command.poll() is None:
        for process in _processes(command.pid, workers):
            try:
                peaks[process.pid] = max(peaks.get(process.pid, 0), process.memory_info().rss)
            except psutil.NoSuchProcess:
                continue
        time.sleep(OFTEN)
    return peaks


def _processes(pid: int, workers: tuple[int, ...]) -> Iterator[psutil.Process]:
    try:
        driver = psutil.Process(pid)
        yield driver
        yield from driver.children(recursive=True)
    except psutil.NoSuchProcess:
        return
    yield from map(psutil.Process, workers)


@contextmanager
def cluster(workers: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The address of a Dask cluster on this machine, and its processes."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=":0") as made:
        yield made.scheduler_address, tuple(worker.pid for worker in made.workers.values())


def main() -> None:
    """Make the corpus, and run each configuration once."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--megabytes", type=int, default=10)
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2], help="numbers of processes")
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2], help="numbers of Dask workers")
    parser.add_argument(
        "--folder", help="where corpus and output may lie  [default: that of temporary files]"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        corpus = Path(folder, "articles.jsonl")
        make(corpus, options.megabytes)
        print(ROW.format("", "time", "MB/s", "articles", "figures", "findings", "driver", "a worker"))
        for number in options.jobs:
            run(corpus, f"{number} process{'es' * (number > 1)}", "--jobs", str(number))
        for number in options.workers:
            with cluster(number) as (address, workers):
                run(
                    corpus,
                    f"{number} Dask worker{'s' * (number > 1)}",
                    "--scheduler",
                    address,
                    workers=workers,
                )


if __name__ == "__main__":
    main()
