"""Files that broke a promise: told apart, made as small as they go, and kept where the tests find them."""

from __future__ import annotations

import hashlib
import time
import traceback
from pathlib import Path

from tests.fuzz.checks import check_in_time

FAILED = Path(__file__).parent / "failed"
MOST_KEPT, LONGEST_SEARCH = 20, 60
"""Files kept of one run; seconds for making one small."""


class Failures:
    """The files of one run that broke a promise, one for each mistake."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self.kept)

    def __str__(self) -> str:
        return f"{len(self)} broken: {', '.join(sorted(self.kept.values())) or 'none'}"

    def attempt(self, name: str, data: bytes) -> str | None:
        """Check a file, and keep it if it shows a mistake that no other has shown; tell of it then."""
        error = _error(name, data)
        if error is None or len(self) == MOST_KEPT or (site := _site(error)) in self.kept:
            return None
        self.kept[site] = "?"  # the search below may be broken off
        self.kept[site] = _keep(name, _smallest(name, data, site))
        return f"{self.kept[site]}: {''.join(traceback.format_exception(error, limit=-3))}"


def _error(name: str, data: bytes) -> Exception | None:
    try:
        check_in_time(name, data)
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
    kept = hashlib.sha256(data).hexdigest()[:10] + name.removeprefix("fuzz")
    (FAILED / kept).write_bytes(data)
    return kept
