"""A long run of the fuzzer: `python -m tests.fuzz --minutes 120`.

Prints how many files were tried, which of them broke a promise, and the slowest. Each file that did is made as
small as it goes, and kept in `failed/`, where the tests find it.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random

from tests.fuzz.checks import check
from tests.fuzz.making import file

FAILED = Path(__file__).parent / "failed"
MOST_KEPT, LONGEST_SEARCH, EVERY = 20, 60, 20_000
"""Files kept; seconds for making one small; files between two lines of progress."""


def main() -> int:
    """Run until the time is over; the exit code is 1 if a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=0, help="the first seed; each file has the next one")
    options = parser.parse_args()
    end, seed = time.monotonic() + 60 * options.minutes, options.seed
    kinds, broken, slowest = Counter[str](), dict[str, str](), (0.0, "", b"")
    while time.monotonic() < end:
        name, data = file(Random(seed))
        kinds[Path(name).suffix] += 1
        began = time.thread_time()
        error = _error(name, data)
        slowest = max(slowest, (time.thread_time() - began, name, data))
        if error and _site(error) not in broken and len(broken) < MOST_KEPT:
            print(f"seed {seed}: {''.join(traceback.format_exception(error, limit=-3))}", flush=True)
            small = _smallest(name, data, _site(error))
            broken[_site(error)] = _keep(name, small)
        seed += 1
        if not kinds.total() % EVERY:
            print(f"{kinds.total():,} files, {len(broken)} broken", flush=True)
    print(
        f"{kinds.total():,} files: " + ", ".join(f"{count:,} {kind}" for kind, count in kinds.most_common())
    )
    print(f"{len(broken)} broken: {', '.join(sorted(broken.values())) or 'none'}")
    print(f"slowest: {slowest[0]:.3f} s, {slowest[1]}, {len(slowest[2])} bytes: {slowest[2][:300]!r}")
    return 1 if broken else 0


def _error(name: str, data: bytes) -> Exception | None:
    try:
        check(name, data)
    except Exception as error:
        return error
    return None


def _site(error: Exception) -> str:
    """What tells one mistake from another: the error, and the last line of ours that it came through."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "figures" in frame.filename] or frames
    return f"{type(error).__name__} {Path(ours[-1].filename).name}:{ours[-1].lineno}"


def _smallest(name: str, data: bytes, site: str) -> bytes:
    """The file with every piece left out that the mistake does not need."""
    step, end = len(data) // 2, time.monotonic() + LONGEST_SEARCH
    while step:
        at = 0
        while at < len(data) and time.monotonic() < end:
            shorter = data[:at] + data[at + step :]
            error = _error(name, shorter)
            if error is not None and _site(error) == site:
                data = shorter
            else:
                at += step
        step //= 2
    return data


def _keep(name: str, data: bytes) -> str:
    kept = f"{hashlib.sha256(data).hexdigest()[:10]}{Path(name).suffix}"
    (FAILED / kept).write_bytes(data)
    return kept


if __name__ == "__main__":
    sys.exit(main())
