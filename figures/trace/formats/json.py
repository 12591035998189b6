"""One JSON object: each text with its figures, what the sources make of them, and where."""

from __future__ import annotations

from collections.abc import Iterator

from figures.model import SCHEMA
from figures.report.json import array, dump
from figures.trace.formats.record import trace_record
from figures.trace.run import Run


def lines(run: Run) -> Iterator[str]:
    """The object, with a line for each text."""
    yield f'{{"schema": {dump(SCHEMA)}, "texts": '
    yield from array(dump(trace_record(trace)) for trace in run.traces)
    failures = [{"file": failure.path, "message": failure.message} for failure in run.failures]
    yield f', "failures": {dump(failures)}}}'
