"""A long run of the fuzzer: `python -m tests.fuzz --minutes 120`.

Prints how many files were tried, which of them broke a promise, and the slowest. Each file that did is made as
small as it goes, and kept in `failed/`, where the tests find it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from random import Random

from tests.fuzz.failures import Failures
from tests.fuzz.making import file

EVERY = 20_000
"""Files between two lines of progress."""


def main() -> int:
    """Run until the time is over; the exit code is 1 if a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=0, help="the first seed; each file has the next one")
    options = parser.parse_args()
    end, seed = time.monotonic() + 60 * options.minutes, options.seed
    kinds, failures, slowest = Counter[str](), Failures(), (0.0, "", b"")
    while time.monotonic() < end:
        name, data = file(Random(seed))
        kinds[name.partition(".")[2]] += 1
        began = time.thread_time()
        told = failures.attempt(name, data)
        if told is not None:
            print(f"seed {seed}: {told}", flush=True)
        else:
            slowest = max(slowest, (time.thread_time() - began, name, data))
        seed += 1
        if not kinds.total() % EVERY:
            print(f"{kinds.total():,} files, {len(failures)} broken", flush=True)
    print(
        f"{kinds.total():,} files: " + ", ".join(f"{count:,} {kind}" for kind, count in kinds.most_common())
    )
    print(failures)
    print(f"slowest: {slowest[0]:.3f} s, {slowest[1]}, {len(slowest[2])} bytes: {slowest[2][:300]!r}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
