"""What the floor of relations hands on: figures bound to roles, and how closely the words tie them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import IntEnum
from fractions import Fraction

from msgspec import Struct, field

from figures.interval import Interval
from figures.model import Figure

DENIED = "denied"
"""The mood of what is said not to be so."""
EXPECTED = "expected"
"""The mood of what may come to be so."""


Place = tuple[int, int]
"""Where a figure stands: its sentence, or its row, and where in that."""


class Mention(Struct, eq=False, gc=False):
    """One figure, or one end of a range, as relations see it.

    `first`..`last` are its tokens within the sentence, `core` those of its number; `sort` says what it can be
    compared with (`money/GBP`, `length`, `count`, `percent` …), `size` is its value in the base unit of that sort and
    `factor` that of its own unit. It is `bare` if it has neither unit nor noun, `attributive` if a hyphen ties it to
    the word behind. `roles` tells how strongly the words beside it give it a role: 3 at once, 2 near, 1 loosely. Its
    `twins` say it again in other units: 20 miles (32 km).
    """

    figure: Figure
    sentence: int
    block: int
    first: int
    last: int
    core: tuple[int, int]
    sort: str
    size: float
    factor: float
    per: str | None
    noun: str | None
    bare: bool
    attributive: bool
    roles: dict[str, int]
    clause: int = 0
    mood: str | None = None
    years: tuple[int, ...] = ()
    twins: list[Mention] = field(default_factory=list)

    @property
    def place(self) -> Place:
        """Where it stands, for comparison."""
        return self.sentence, self.core[0]


class Tie(IntEnum):
    """How closely the words hold figures together."""

    RIVAL = 0  # it may be so: if it holds it explains the figure, and nobody is told if it fails
    LISTED = 1  # words hold them together, for whoever checks the facts; no finding comes from it
    LOOSE = 2  # nothing else in the article can be meant: so if the likeliest of slips explains the difference sharply
    NEAR = 3  # it is meant, if a usual slip explains the difference
    TIED = 4  # no doubt is left


class Relation(Struct, frozen=True, gc=False):
    """One way to bind figures to the roles of a frame; `derived` is the figure that follows from the others.

    `way` is 1 for more, -1 for less, 0 if no word tells. `evidence` names what speaks for it, and how strongly.
    `told` are numbers that the words give without a figure: how many are listed. Ranges alone are compared
    `end_by_end`: 10 to 12 miles (16 to 19 km).
    """

    frame: str
    form: str
    roles: Mapping[str, tuple[Figure, ...]]
    derived: Figure
    way: int
    tie: Tie
    evidence: tuple[tuple[str, int], ...] = ()
    told: Mapping[str, int | Fraction | Interval] = {}
    end_by_end: bool = True

    @property
    def strength(self) -> int:
        """All that speaks for it."""
        return sum(value for _, value in self.evidence)

    def evidence_of(self, name: str, default: int = 0) -> int:
        """How strongly one thing speaks for it."""
        return dict(self.evidence).get(name, default)

    @property
    def is_told(self) -> bool:
        """Whether a word speaks for it, and not only its numbers."""
        return bool(self.evidence) and self.evidence[0][1] > 0


class Rivals(Struct, frozen=True, gc=False):
    """All that one figure may follow from.

    `relations` are those that words tell, the closest first; `others` are found on demand.
    """

    figure: Figure
    relations: tuple[Relation, ...]
    others: Callable[[], Iterable[Relation]]


def unseen(rivals: Iterable[Rivals], found: Iterable[Rivals]) -> Iterator[Rivals]:
    """Those of figures that no others bind already in the same way, as closely as words can."""
    bound = {
        (each.figure.start, _kind(one)) for each in found for one in each.relations if one.tie is Tie.TIED
    }
    yield from (each for each in rivals if (each.figure.start, _kind(each.relations[0])) not in bound)


def _kind(relation: Relation) -> str:
    """What is told, in whatever form: ages-apart and ages-now are of two ages."""
    return relation.form.partition("-")[0]
