"""League tables: matches won, drawn and lost are those played, and make the points, in every row but one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from figures.model import Figure, Kind
from figures.relate.record import Place, Relation, Tie
from figures.relate.tables.grids import Grid
from figures.relate.text import Text

HEADS = {
    "wins": "won_labels",
    "draws": "drawn_labels",
    "losses": "lost_labels",
    "played": "played_labels",
    "points": "points_labels",
}
"""The lists of the words that head each column."""
RESULTS = ("wins", "draws", "losses")
FOR_A_WIN = (3, 2)
"""So many points a win may be worth; a draw is worth one."""
FEWEST = 2
"""In so many other rows at least it must be so."""

Row = Mapping[str, Figure]


def leagues_of(grids: Sequence[Grid], text: Text) -> Mapping[Place, list[Relation]]:
    """What the columns of league tables make of one another, by the places of points and of matches played."""
    found: dict[Place, list[Relation]] = defaultdict(list)
    if grids and any(own.lists.any_of("bonuses") for own in text.utterances.values()):
        return found
    for grid in grids:
        heads = _heads(grid, text)
        for name in ("points", "played"):
            if name in heads and all(result in heads for result in RESULTS):
                for place, row in _consistent(grid, heads, name):
                    found[place].append(_relation(row, name))
    return found


def _heads(grid: Grid, text: Text) -> Mapping[str, int]:
    """The column of each result, if one alone is headed so."""
    found: dict[str, int] = {}
    for name, labels in HEADS.items():
        named = [at for at, label in grid.columns.items() if _is_head(label, labels, text)]
        if len(named) == 1:
            found[name] = named[0]
    return found


def _is_head(label: Sequence[str], labels: str, text: Text) -> bool:
    return bool(label) and text.lexicon.term(labels, label, 0) == len(label)


def _consistent(grid: Grid, heads: Mapping[str, int], name: str) -> Sequence[tuple[Place, Row]]:
    """The rows, with the place of what follows in each, if it does in all but one."""
    told = list(_rows(grid, {result: heads[result] for result in (*RESULTS, name)}))
    failing = min(sum(not _makes(row, name, win) for _, row in told) for win in FOR_A_WIN)
    return told if failing <= 1 and len(told) - failing >= FEWEST else ()


def _rows(grid: Grid, heads: Mapping[str, int]) -> Iterator[tuple[Place, Row]]:
    """The rows that have all their figures, which are numbers of matches: no won, watts or litres."""
    for at in grid.rows:
        cells = {
            name: cell for name, column in heads.items() if (cell := grid.figure(at, column)) is not None
        }
        if len(cells) == len(heads) and all(
            isinstance(cell.figure.value, Decimal) for cell in cells.values()
        ):
            *_, derived = cells.values()
            yield (
                derived.place,
                {name: replace(cell.figure, kind=Kind.NUMBER, unit=None) for name, cell in cells.items()},
            )


def _makes(row: Row, name: str, win: int) -> bool:
    """Whether the results of a row make its points, or the matches that were played."""
    wins, draws, losses = (Fraction(row[result].value or 0) for result in RESULTS)
    return row[name].value == (win * wins + draws if name == "points" else wins + draws + losses)


def _relation(row: Row, name: str) -> Relation:
    derived = row[name]
    if name == "points":
        derived = replace(derived, kind=Kind.POINTS, unit="point")
    roles = {role: (derived if role == name else figure,) for role, figure in row.items()}
    return Relation("contest", name, roles, derived, 0, Tie.TIED, (("told", 3), ("sure", 1)))
