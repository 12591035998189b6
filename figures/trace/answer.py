"""What the sources answer, before it is put in words."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from figures.trace.claims import Claim
from figures.trace.record import Verdict


class Why(Enum):
    """Why a verdict was given, where the verdict alone does not tell."""

    DIGITS = "the number stands in a source, but was not read as a figure there"
    SMALL = "so few may have been counted"
    VAGUE = "no number, but a magnitude"
    RANK = "an ordinal that only orders"
    NAME = "part of a name"
    GOALS = "a score that may have been counted: the sources give none"
    ANOTHER = "the sources have it for another name"
    ADDED = "the original may say it without a number: nothing that it has is lost"
    NO_DATES = "the sources name no month"
    NARROWED = "the sources have it for another time"
    OTHER_NAME = "the sources have a name that differs only in its number"
    NEXT_GOAL = "one more than a score of the sources"
    SPAN = "so long it is from one day or year of the sources to the next"
    SPELT = "the sources have a word for it"
    PLACE = "a place among the records of a group"
    SUM = "the sum of two figures of a record"


class Answer(Struct, frozen=True):
    """The verdict on a claim, with the claims of the sources that it rests on.

    A derived claim has the `frame` it follows by, and the `chance` that this is accident; `start`..`end` is the part
    of the figure that is meant, if it is not the claim's own.
    """

    verdict: Verdict
    claims: tuple[Claim, ...] = ()
    why: Why | None = None
    frame: str | None = None
    is_relative: bool = False
    chance: float | None = None
    span: tuple[int, int] | None = None
