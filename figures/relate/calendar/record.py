"""What a sentence tells of time: moments, spans between them, ages and ordinals, each with its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct, field

from figures.lexicon.record import Lexicon, ListsIn
from figures.lexicon.tokens import Tokens
from figures.model import Figure
from figures.relate.record import Relation, Tie


class Marked(Struct, eq=False):
    """A figure on the tokens `first`..`last` of a sentence."""

    figure: Figure
    sentence: int
    first: int
    last: int


class Moment(Marked, eq=False):
    """A year, a month, a day or a time of day; `is_clock` if it is the last."""

    is_clock: bool


class Stretch(Struct, eq=False):
    """Time from one moment to another, on the tokens `at`..`to`."""

    first: Moment
    last: Moment
    at: int
    to: int


class Scene(Struct, eq=False):
    """A sentence with what it tells of time, in the order of the text, and the lists that may have an entry in it.

    `counted` is the last count: two four-year terms.
    """

    number: int
    block: int
    tokens: Tokens
    lists: ListsIn
    moments: list[Moment] = field(default_factory=list)
    spans: list[Marked] = field(default_factory=list)
    ages: list[Marked] = field(default_factory=list)
    ordinals: list[Marked] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    counted: Marked | None = None

    def has(self, lexicon: Lexicon, what: str, at: int = 0, to: int | None = None) -> bool:
        """Whether a term of the list `what` begins on one of the tokens `at`..`to`."""
        return what in self.lists and lexicon.stands(what, self.tokens.low, at, to)


def day_of(date: str) -> dt.date | None:
    """The day of a full date, if there is such a day.

    >>> day_of("2024-02-29"), day_of("2023-02-29"), day_of("2024")
    (datetime.date(2024, 2, 29), None, None)
    """
    try:
        return dt.date.fromisoformat(date)
    except ValueError:
        return None


def relation(frame: str, form: str, tie: Tie, derived: Figure, **roles: Figure) -> Relation:
    """Figures in their roles."""
    bound: Mapping[str, tuple[Figure, ...]] = {name: (figure,) for name, figure in roles.items()}
    return Relation(frame, form, bound, derived, 0, tie, (("told", 3),))
