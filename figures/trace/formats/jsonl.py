"""JSON Lines: an object for each text."""

from __future__ import annotations

from collections.abc import Iterator

from figures.report.json import dump
from figures.trace.formats.record import trace_record
from figures.trace.run import Run


def lines(run: Run) -> Iterator[str]:
    """The objects, one on a line."""
    return (dump(trace_record(trace)) for trace in run.traces)
