"""What a command traced, as the reports are made from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from figures.report.run import Failure
from figures.trace.record import Trace


class Run(Struct, frozen=True):
    """The texts that were traced, in order, and what could not be read.

    `is_version` tells that they were compared with an original. `every` asks for the figures that nothing is said
    against, too (text only).
    """

    traces: Iterable[Trace]
    failures: Sequence[Failure]
    version: str
    is_version: bool = False
    every: bool = False
