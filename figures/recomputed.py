"""What was recomputed, as reports list it: figures that belong together, the arithmetic, and what came of it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from figures.model import Mark


class Result(StrEnum):
    """What came of the arithmetic: it may be right, nobody can tell, it cannot be right, nothing is said of it."""

    HOLDS = "holds"
    UNDECIDED = "undecided"
    FAILS = "fails"
    SILENT = "silent"


class Recomputed(Struct, frozen=True):
    """Figures in the roles of a frame, and what a rule made of them. `start`..`end` is the figure that was recomputed.

    `reason` says why nothing certain is said of it.
    """

    rule: str
    frame: str
    marks: tuple[Mark, ...]
    verdict: Result
    equation: str
    start: int
    end: int
    reason: str | None = None

    def __str__(self) -> str:
        verdict = f"{self.verdict} ({self.reason})" if self.reason else self.verdict
        return f"{self.equation}, {verdict}"
