"""What is said of the figures of a text that was traced to its sources."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from figures.model import Article, Figure, Kind, Severity


class Verdict(StrEnum):
    """What the sources make of a figure."""

    SUPPORTED = "supported"
    ROUNDED = "rounded"
    CONVERTED = "converted"
    DERIVED = "derived"
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"
    UNCHECKED = "unchecked"


SEVERITIES = {Verdict.CONTRADICTED: Severity.ERROR, Verdict.UNSUPPORTED: Severity.WARNING}
"""How much an objection matters; the other verdicts are none."""


class Place(Struct, frozen=True):
    """A span of a source; `source` is its number, `text` what stands there."""

    source: int
    start: int
    end: int
    text: str


class Traced(Struct, frozen=True):
    """A figure, or the part of one that can be wrong alone, and what the sources make of it.

    `start`..`end` is its span in the source of its text. `places` are where the sources say it, or say otherwise.
    `message` tells the reason in words; a derived figure has an `equation`, and the `chance` that one of the results
    that were tried fits by accident.
    """

    figure: Figure
    start: int
    end: int
    verdict: Verdict
    message: str
    places: tuple[Place, ...] = ()
    equation: str | None = None
    chance: float | None = None

    @property
    def severity(self) -> Severity | None:
        """How much an objection matters; None if it is none."""
        return SEVERITIES.get(self.verdict)


class Trace(Struct, frozen=True):
    """A text and its sources, and what these make of each figure of it.

    `lost` are the figures of the original that a translation or a later version does not have.
    """

    article: Article
    sources: tuple[Article, ...]
    figures: tuple[Traced, ...]
    lost: tuple[Place, ...] = ()

    @property
    def objections(self) -> tuple[Traced, ...]:
        """The figures that the sources contradict, or do not have."""
        return tuple(each for each in self.figures if each.severity is not None)

    def count(self, verdict: Verdict) -> int:
        """How many figures have a verdict."""
        return sum(each.verdict is verdict for each in self.figures)

    def text(self, traced: Traced) -> str:
        """The figure as it stands in the text."""
        return self.article.source[traced.start : traced.end]


def merged(parts: Iterable[Traced]) -> list[Traced]:
    """The parts of each figure (the day and the year of a date) as one, if nothing is said against any of them.

    So is a date of which the sources have no part.
    """
    found: list[Traced] = []
    group: list[Traced] = []
    for part in (*parts, None):
        if group and (part is None or part.figure is not group[0].figure):
            found += _merged(group)
            group = []
        if part is not None:
            group.append(part)
    return found


def _merged(group: list[Traced]) -> list[Traced]:
    objections = [part for part in group if part.severity is not None]
    is_unknown = all(part.verdict is Verdict.UNSUPPORTED for part in group)
    if objections and not (is_unknown and group[0].figure.kind is Kind.DATE):
        return sorted(
            {(part.start, part.end): part for part in objections}.values(), key=lambda part: part.start
        )
    told = next((part for part in group if part.verdict is not Verdict.UNCHECKED), group[0])
    return [replace(told, start=told.figure.start, end=told.figure.end)]
