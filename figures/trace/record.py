"""What is said of the figures of a text that was traced."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from figures.model import Figure


class Verdict(StrEnum):
    """What the sources make of a figure."""

    SUPPORTED = "supported"
    ROUNDED = "rounded"
    CONVERTED = "converted"
    DERIVED = "derived"
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"
    UNCHECKED = "unchecked"


OBJECTIONS = frozenset({Verdict.CONTRADICTED, Verdict.UNSUPPORTED})


class Place(Struct, frozen=True):
    """A span of one of the sources."""

    text: int
    start: int
    end: int


class Traced(Struct, frozen=True):
    """A figure, or a part of one, and what the sources make of it."""

    figure: Figure
    start: int
    end: int
    verdict: Verdict
    places: tuple[Place, ...] = ()
    equation: str | None = None
    hint: str | None = None
    chance: float | None = None
