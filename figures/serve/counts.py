"""What the server counts, as Prometheus reads it: numbers, and nothing of what was asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

SECONDS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""The bounds of the classes that times are counted in."""


class Counts:
    """Requests by address and status, how long they took, and how many there are at the moment."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self.open = self.busy = self.late = 0
        self._requests: Counter[tuple[str, int]] = Counter()
        self._classes: Counter[tuple[str, float]] = Counter()
        self._sums: Counter[str] = Counter()
        self._seconds: dict[str, float] = {}

    def count(self, path: str, status: int, seconds: float) -> None:
        """Count a request that was answered."""
        self._requests[path, status] += 1
        self._sums[path] += 1
        self._seconds[path] = self._seconds.get(path, 0.0) + seconds
        for bound in SECONDS:
            if seconds <= bound:
                self._classes[path, bound] += 1

    def lines(self) -> Iterator[str]:
        """The lines of the text format, version 0.0.4."""
        yield from _head(
            "requests_total", "counter", "Requests by address and status; 499: the client had left."
        )
        for (path, status), number in sorted(self._requests.items()):
            yield f'figures_requests_total{{path="{path}",status="{status}"}} {number}'
        yield from _head("request_seconds", "histogram", "How long answers took, waiting included.")
        for path, number in sorted(self._sums.items()):
            for bound in SECONDS:
                yield f'figures_request_seconds_bucket{{path="{path}",le="{bound}"}} {self._classes[path, bound]}'
            yield f'figures_request_seconds_bucket{{path="{path}",le="+Inf"}} {number}'
            yield f'figures_request_seconds_sum{{path="{path}"}} {self._seconds[path]:.6f}'
            yield f'figures_request_seconds_count{{path="{path}"}} {number}'
        for name, kind, told, number in (
            ("late_total", "counter", "Answers that would have taken too long, and were ended.", self.late),
            ("open_requests", "gauge", "Requests that are read, wait or are answered.", self.open),
            ("busy_workers", "gauge", "Processes at work.", self.busy),
            ("workers", "gauge", "Processes that may work at a time.", self.workers),
        ):
            yield from _head(name, kind, told)
            yield f"figures_{name} {number}"


def _head(name: str, kind: str, told: str) -> Iterator[str]:
    yield f"# HELP figures_{name} {told}"
    yield f"# TYPE figures_{name} {kind}"
