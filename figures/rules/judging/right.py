"""What relations that hold make right: a figure that follows from others is accused by no further ones."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from figures.model import Figure, Kind
from figures.relate import Relation, load_frames
from figures.rules.judging.verdict import Outcome, Verdict

EXPLAINS = frozenset([Outcome.HELD, Outcome.UNDECIDED, Outcome.LISTED])
"""Outcomes by which a relation explains a figure."""
UNNAMED = frozenset([Kind.NUMBER, Kind.COUNT])
"""Kinds of figures that may have got a unit from others."""
FEWEST_TOLD = 3
"""So many figures prove one another; two may agree by chance."""
TABLES = frozenset({"row", "column", "running", "shares"})
"""Forms of what stands in a table."""
BOUNDING = frozenset(
    ["interval", "ci-order", "ci-middle", "ci-middle-ratio", "limit", "mean-range", "below-r2"]
)
"""Forms that say only between what a figure lies: whether it follows from others is still to be asked."""
ORDERS = frozenset({"order", "bounds", "compare", "form"})
"""Frames of what only tells which of two is more, or first."""
BASES = {"share": ("part", "whole"), "each": ("rate", "number")}
"""The forms of what two figures make, with the roles of those: a part of its whole is one share, and a rate with its
number makes one total."""


class Right:
    """The figures that relations which hold make right, so that no others accuse them.

    Three that hold together are right for others of as many; two may still be compared with each other. Where nothing
    else can be meant, what follows is right for all, and what a bare number counts is known. What is part of a whole by
    one share is so by no other, and a rate with its number makes no other total. `worked_out` are those that hold by
    arithmetic, and not only as one figure is more than another.
    """

    def __init__(self) -> None:
        self._told: set[int] = set()
        self.worked_out: list[Verdict] = []
        self._together: set[int] = set()
        self._meant: set[int] = set()
        self._kinds: dict[int, Kind] = {}
        self._shared: set[tuple[str, frozenset[int]]] = set()

    @property
    def told(self) -> set[int]:
        """Where the figures stand of which words say what they have to do with others."""
        return self._told

    def learn(self, held: Verdict) -> None:
        """Take up what holds."""
        relation = held.match.relation
        if relation is None or held.outcome not in EXPLAINS:
            return
        starts = {figure.start for figure in held.match.figures}
        self._told |= starts
        if relation.form in BOUNDING:
            return
        if held.outcome is not Outcome.LISTED and not (relation.frame in ORDERS or _is_order(relation)):
            self.worked_out.append(held)
        if len(held.match.figures) >= FEWEST_TOLD and held.outcome is not Outcome.LISTED:
            self._together.update(figure.start for figure in held.match.figures)
        if relation.form in BASES:
            self._shared.add(_base(relation))
        if is_sole(held):
            self._meant.add(relation.derived.start)
            self._kinds.update((figure.start, figure.kind) for figure in _bound(relation))

    def clears(self, failed: Verdict) -> bool:
        """Whether the figure that is accused is right, or a bare number among the others is known to have a unit."""
        relation = failed.match.relation
        if relation is None:
            return False
        if relation.form in BASES and _base(relation) in self._shared:
            return True
        # Of a table, the next row goes on from a figure, and proves nothing of it.
        together = len(failed.match.figures) >= FEWEST_TOLD and relation.form not in TABLES
        right = self._meant | self._together if together else self._meant
        return relation.derived.start in right or any(
            figure.kind in UNNAMED and self._kinds.get(figure.start, figure.kind) not in UNNAMED
            for figure in _bound(relation)
        )


def is_sole(each: Verdict) -> bool:
    """Whether a short text has no others that could be meant."""
    relation = each.match.relation
    return relation is not None and relation.evidence_of("sole") > 0


def _bound(relation: Relation) -> Iterator[Figure]:
    return chain.from_iterable(relation.roles.values())


def _is_order(relation: Relation) -> bool:
    return any(form.name == relation.form for form in load_frames().orders)


def _base(relation: Relation) -> tuple[str, frozenset[int]]:
    """The two figures that make a third, by where they start."""
    figures = chain.from_iterable(relation.roles.get(role, ()) for role in BASES[relation.form])
    return relation.form, frozenset(figure.start for figure in figures)
