"""Sentences as contests and bounds see them: all figures in their order, and the words between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from operator import or_

from msgspec import Struct

from figures.lazy import cached_property
from figures.lexicon.record import ListsIn
from figures.lexicon.tokens import Tokens
from figures.model import Figure, Kind
from figures.relate.mentions import span
from figures.relate.record import Relation, Rivals, Tie
from figures.relate.text import Text

Evidence = tuple[tuple[str, int], ...]
REACH = 3
BREAKS = frozenset(",;:–—()")
"""So many words at most stand between a word and the figure that it says something of."""


class Spot(Struct, frozen=True, eq=False, gc=False):
    """A figure on the tokens `first`..`last` of its sentence, its number on `core`."""

    figure: Figure
    first: int
    last: int
    core: tuple[int, int]


class Scene:
    """A sentence with its figures, and the lists of which an entry may stand in it."""

    def __init__(self, number: int, tokens: Tokens, figures: Sequence[Figure], text: Text) -> None:
        self.number = number
        self.block = text.extraction.sentences[number].block
        self.tokens = tokens
        self.figures = figures
        self.lists = text.lists_in(number, tokens)
        self.lexicon = text.lexicon

    @cached_property
    def spots(self) -> Sequence[Spot]:
        """The figures in their places."""
        return [spot_of(figure, self.tokens) for figure in self.figures]

    @cached_property
    def kinds(self) -> set[Kind]:
        """The kinds of the figures."""
        return {figure.kind for figure in self.figures}

    def has(self, what: str) -> bool:
        """Whether a word or a term of a list stands in the sentence."""
        return what in self.lists and self.lexicon.stands(what, self.tokens.low)

    def may_have(self, *lists: str) -> bool:
        """Whether a word stands in the sentence without which no term of these lists does: a quick look."""
        return self.lists.any_of(*lists)

    def before(self, what: str, spot: Spot, reach: int = REACH) -> bool:
        """Whether a term of a list ends at most `reach` words before a figure, with no "and" or comma between."""
        if what not in self.lists:
            return False
        low = self.tokens.low
        for at in range(spot.first, max(spot.first - reach, self._end_before(spot)) - 1, -1):
            if self.lexicon.term_before(what, low, at):
                return True
            if at and (low[at - 1] in BREAKS or self.lexicon.has("separating", low[at - 1])):
                return False
        return False

    def after(self, what: str, spot: Spot, reach: int = REACH) -> bool:
        """Whether a term of a list begins at most `reach` words behind the number of a figure."""
        if what not in self.lists:
            return False
        low = self.tokens.low
        for at in range(spot.core[1], min(spot.last + reach, self._start_after(spot))):
            if self.lexicon.term(what, low, at):
                return True
            if at >= spot.last and (low[at] in BREAKS or self.lexicon.has("separating", low[at])):
                return False
        return False

    def between(self, one: Spot, other: Spot) -> list[str]:
        """The words between two figures."""
        first, second = sorted((one, other), key=lambda spot: spot.first)
        return self.tokens.low[first.last : second.first]

    def of(self, fits: Callable[[Figure], bool]) -> list[Spot]:
        """The figures that fit."""
        return [spot for spot in self.spots if fits(spot.figure)]

    def _end_before(self, spot: Spot) -> int:
        return max((each.last for each in self.spots if each.last <= spot.first), default=0)

    def _start_after(self, spot: Spot) -> int:
        return min((each.first for each in self.spots if each.first >= spot.last), default=self.tokens.end)


def lists_of(scenes: Sequence[Scene]) -> ListsIn:
    """The lists of which an entry may stand in any of some sentences."""
    return reduce(or_, (scene.lists for scene in scenes))


def scenes(text: Text) -> Iterator[Scene]:
    """The sentences that have figures which are more than dates."""
    extraction = text.extraction
    found: dict[int, list[Figure]] = {}
    for figure in extraction.figures:
        found.setdefault(figure.sentence, []).append(figure)
    for number, figures in found.items():
        tokens = extraction.tokens[number]
        if tokens is not None:
            yield Scene(number, tokens, figures, text)


def spot_of(figure: Figure, tokens: Tokens) -> Spot:
    """Where a figure stands in its sentence."""
    first, last = span(tokens, figure.at, figure.to)
    core = (
        span(tokens, *figure.number) if figure.number[1] else (first, last)
    )  # dates and scores have no number
    return Spot(figure, min(first, core[0]), max(last, core[1]), core)


Numbers = Mapping[str, int | Fraction]
Roles = Mapping[str, Spot | Sequence[Spot]]


def told(
    frame: str,
    form: str,
    derived: Spot,
    how: str,
    roles: Roles,
    *,
    numbers: Numbers | None = None,
    rivals: Sequence[Roles] = (),
) -> Rivals:
    """One relation that leaves no doubt, and others that may be meant in its place."""
    relation = _relation(frame, form, derived, ((how, 3),), Tie.TIED, roles, numbers or {})
    others = tuple(
        _relation(frame, form, derived, ((how, 1),), Tie.RIVAL, each, numbers or {}) for each in rivals
    )
    return Rivals(derived.figure, (relation, *others), tuple)


def _relation(
    frame: str, form: str, derived: Spot, evidence: Evidence, tie: Tie, roles: Roles, numbers: Numbers
) -> Relation:
    bound = {
        name: (each.figure,) if isinstance(each, Spot) else tuple(spot.figure for spot in each)
        for name, each in roles.items()
    }
    return Relation(frame, form, bound, derived.figure, 0, tie, evidence, numbers)
