"""A thousand articles: one process against two, and checked against kept: `python benchmarks/jobs.py [ARTICLES]`.

The ways take turns, several rounds of them, and the ratios are those of the medians; all must print the same bytes.
On a machine that does other things at the same time the seconds say little: the processor's seconds tell what several
processes cost more than one.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from articles import articles

ROOT = Path(__file__).parent.parent
ARTICLES = 1_000
ROUNDS = 3

WAYS = {
    "one process": ("--no-cache", "-j", "1"),
    "two processes": ("--no-cache", "-j", "2"),
    "kept": ("--cache", "-j", "1"),
}


def run(folder: Path, *args: str) -> tuple[float, float, bytes]:
    """The seconds that a check takes, those of the processors, and what it prints."""
    command = [sys.executable, "-m", "figures", "check", "--format", "json", *args, "."]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "FIGURES_CACHE_DIR": str(folder / ".cache")}
    begun, used = time.perf_counter(), _used()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    seconds = time.perf_counter() - begun
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())
    return seconds, _used() - used, done.stdout


def _used() -> float:
    """The processor's seconds of all processes that were waited for."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Measure, and print a table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, text in enumerate(islice(articles(), count)):
            folder.joinpath(f"{number}.txt").write_text(text, encoding="utf-8")
        *_, expected = run(folder, "--cache")
        used: dict[str, list[float]] = {way: [] for way in WAYS}
        times: dict[str, list[float]] = {way: [] for way in WAYS}
        for _ in range(ROUNDS):
            for way, args in WAYS.items():
                seconds, busy, printed = run(folder, *args)
                assert printed == expected, f"{way}: another report"
                times[way].append(seconds)
                used[way].append(busy)
    medians = {way: statistics.median(each) for way, each in times.items()}
    print(f"\nMedians of {ROUNDS} runs.\n")
    print(f"| {count:,} articles | seconds | processor's seconds | times as fast as one process |")
    print("|---|--:|--:|--:|")
    for way, seconds in medians.items():
        busy = statistics.median(used[way])
        print(f"| {way} | {seconds:.2f} | {busy:.2f} | {medians['one process'] / seconds:.2f} |")
    print("\nThe reports are the same, byte by byte.")


if __name__ == "__main__":
    main()
