"""Tables whose rows follow one pattern: a column is the sum, the change or the share of others, in all rows but one.

No word says so; that it is so in the other rows does. How surely, depends on their digits: that 7 + 2 + 1 is 10 in
two rows may be chance, that 812 + 430 is 1,242 in one is hardly any.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise, permutations, product
from math import isclose

from msgspec import Struct
from msgspec.structs import replace

from figures.relate.frames import PatternForm, SumForm
from figures.relate.mentions import with_unit
from figures.relate.record import Mention, Place, Relation, Tie
from figures.relate.sums.binding import NEVER_SUMMED, PERCENT, are_addends
from figures.relate.tables.grids import Grid
from figures.relate.text import Text

CHANCE = 0.03
"""A pattern that as many rows would follow by chance more often than this is none."""
NAMED = 0.1
"""By so much a column that is called a difference or a sum is less likely one by chance."""
FEWEST = 2
TINY = 1e-9
SLACK = 0.5
"""Of the last digit of a figure: by so much rounding may move it."""

Cells = tuple[Mention, ...]
Row = tuple[Cells, Mention]
Line = tuple[Mention | None, ...]


class Pattern(Struct, frozen=True):
    """One column that may follow from others, in a form."""

    form: SumForm | PatternForm
    sources: tuple[int, ...]
    target: int

    def cells(self, line: Line) -> Row | None:
        """The figures of a row that the pattern is about, if it has them all and they may be that."""
        derived = line[self.target]
        cells = tuple(cell for at in self.sources if (cell := line[at]) is not None)
        if derived is None or len(cells) < len(self.sources):
            return None
        if derived.size < 0 < min((cell.size for cell in cells if cell.size), default=-1):
            return None  # what some gained, and another lost
        return (cells, derived) if FITS[self.form.name](cells, derived) else None

    def relation(self, cells: Cells, derived: Mention, holding: int, way: int, *, exact: bool) -> Relation:
        """The figures of a row in their roles; `exact` if the other rows leave no room for rounding."""
        evidence = (("holding", holding),)
        figures = [replace(cell.figure, precision=None) if exact else cell.figure for cell in cells]
        if isinstance(self.form, SumForm):
            roles = {"parts": tuple(figures), "total": (derived.figure,)}
        else:
            named = zip(self.form.roles, (*figures, derived.figure), strict=True)
            roles = {name: (figure,) for name, figure in named}
        return Relation(self.form.frame, self.form.name, roles, derived.figure, way, Tie.TIED, evidence)


def patterns_of(
    grids: Sequence[Grid], named: Mapping[str, SumForm], forms: Sequence[PatternForm], text: Text
) -> Mapping[Place, list[Relation]]:
    """The relations that the other rows of a table tell, by the place of what follows."""
    found: dict[Place, list[Relation]] = defaultdict(list)
    for grid in grids:
        rows, columns = _rows(grid, text), _columns(grid, text)
        heads = list(grid.columns.values())
        across = [*_sums(named["row"], rows), *_pairs(forms, rows)]
        every = [(pattern, _kept(pattern, rows)) for pattern in across]
        every += _running(named["running"], rows)
        every += _of_total(forms, grid, rows, text)
        down = [(pattern, _kept(pattern, columns)) for pattern in _sums(named["column"], columns)]
        for derived, relation in _of_sum(grid, rows, text):
            found[derived.place].append(relation)
        for patterns in (every, down):
            usable = [(pattern, kept) for pattern, kept in patterns if len(kept) >= FEWEST]
            tried = Counter(pattern.form.name for pattern, _ in usable)
            for pattern, kept in usable:
                label = heads[pattern.target] if pattern in across else ()
                named_so = text.lexicon.term("derived_labels", label, 0) > 0
                ways = tried[pattern.form.name] * (NAMED if named_so else 1)
                for derived, relation in _followed(pattern, kept, ways):
                    found[derived.place].append(relation)
    return found


def _rows(grid: Grid, text: Text) -> list[Line]:
    """The rows, but for those that are averages or ranks; and those with a cell that nobody can read."""
    return [
        tuple(grid.figure(row, column) for column in grid.columns)
        for row, label in grid.rows.items()
        if not text.lexicon.term("unsummed_labels", label, 0)
        and not any((row, column) in grid.unread for column in grid.columns)
    ]


def _columns(grid: Grid, text: Text) -> list[Line]:
    """The columns, as if they were rows, but for those of averages and rates."""
    return [
        tuple(grid.figure(row, column) for row in grid.rows)
        for column, label in grid.columns.items()
        if not text.lexicon.stands("unsummed_labels", label)
        and not any((row, column) in grid.unread for row in grid.rows)
    ]


def _sums(form: SumForm, lines: Sequence[Line]) -> Iterator[Pattern]:
    """A first or last column that may be the sum of those beside it."""
    width = min(map(len, lines), default=0)
    for first in range(width):
        for last in range(first + FEWEST, width + 1):
            if last < width and (last == width - 1 or form.name == "row"):
                yield Pattern(form, tuple(range(first, last)), last)
            if first and (first == 1 or form.name == "row"):
                yield Pattern(form, tuple(range(first, last)), first - 1)


def _pairs(forms: Sequence[PatternForm], lines: Sequence[Line]) -> Iterator[Pattern]:
    """A column that may follow from two others."""
    width = min(map(len, lines), default=0)
    for form in forms:
        for one, other, target in permutations(range(width), 3):
            if one < other or form.name not in SYMMETRIC:
                if form.name == DIFFERENCE and target < other:
                    continue  # 2015, 2025, change: what is told last is the difference
                yield Pattern(form, (one, other), target)


def _running(form: SumForm, rows: Sequence[Line]) -> Iterator[tuple[Pattern, list[Row]]]:
    """Columns that may carry the sum of another one along: a row is the one before it, and its own part."""
    width = min(map(len, rows), default=0)
    pattern = Pattern(form, (0, 1), 2)
    for part, total in permutations(range(width), 2):
        sums = [_in_unit(row[total], row[part]) for row in rows]
        lines = [
            (above, own[part], so_far) for (above, so_far), own in zip(pairwise(sums), rows[1:], strict=True)
        ]
        kept = _kept(pattern, lines)
        if len(kept) == len(lines):
            yield pattern, _without_wake(kept)


def _of_total(
    forms: Sequence[PatternForm], grid: Grid, rows: Sequence[Line], text: Text
) -> Iterator[tuple[Pattern, list[Row]]]:
    """Columns that may tell each row's share of what the last one calls the total of another column."""
    *above, last = rows or [()]
    label = list(grid.rows.values())[-1] if grid.rows else ()
    if not last or not text.lexicon.term("total_labels", label, 0):
        return
    for form in forms if len(rows) == len(grid.rows) else ():
        if form.name == SHARE:
            for part, share in permutations(range(len(last)), 2):
                pattern = Pattern(form, (0, 1), 2)
                yield pattern, _kept(pattern, [(row[part], last[part], row[share]) for row in above])


def _of_sum(grid: Grid, rows: Sequence[Line], text: Text) -> Iterator[tuple[Mention, Relation]]:
    """Each row's share of what all rows of another column add up to, if in all but one it is that."""
    labels = grid.rows.values()
    if len(rows) != len(grid.rows) or any(text.lexicon.term("total_labels", label, 0) for label in labels):
        return
    for part, share in permutations(range(len(grid.columns)), 2):
        kept = [(row[part], row[share]) for row in rows]
        told = [(one, other) for one, other in kept if one is not None and other is not None]
        if len(told) < len(kept) or len(told) <= FEWEST or not all(_may_share(*pair) for pair in told):
            continue
        whole = sum(one.size for one, _ in told)
        fits = [abs(_share(one.size, whole) - other.size) <= _slack(other) + TINY for one, other in told]
        if fits.count(False) > 1 or fits.count(True) < FEWEST:
            continue
        value = Fraction(str(sum(one.figure.value or 0 for one, _ in told)))
        for one, other in told:
            roles = {"part": (one.figure,), "share": (other.figure,)}
            evidence = (("holding", len(told) - 1),)
            yield (
                other,
                Relation("share", SHARE, roles, other.figure, 0, Tie.TIED, evidence, {"whole": value}),
            )


def _may_share(part: Mention, share: Mention) -> bool:
    return share.sort == PERCENT != part.sort and part.sort not in NEVER_SUMMED and part.size >= 0


def _in_unit(total: Mention | None, part: Mention | None) -> Mention | None:
    """A sum with the unit of what it sums, which the name of its own column leaves out: Miles, So far."""
    if total is None or part is None or not total.bare or part.bare or part.sort == PERCENT:
        return total
    return with_unit(total, part)


def _without_wake(rows: Sequence[Row]) -> list[Row]:
    """The rows without the one that only fails because the sum before it, which it goes on from, is wrong."""
    wrong = [at for at, (cells, derived) in enumerate(rows) if _width("running", cells, derived) is None]
    if len(wrong) != FEWEST or wrong[1] - wrong[0] != 1:
        return list(rows)
    (above, part), (_, own) = rows[wrong[0]][0], rows[wrong[1]][0]
    healed = _width("running", (above, part, own), rows[wrong[1]][1]) is not None
    return [row for at, row in enumerate(rows) if at != wrong[1]] if healed else list(rows)


def _kept(pattern: Pattern, lines: Sequence[Line]) -> list[Row]:
    """The figures of those rows that the pattern can be about."""
    return [found for line in lines if (found := pattern.cells(line)) is not None]


def _followed(pattern: Pattern, rows: Sequence[Row], tried: float) -> Iterator[tuple[Mention, Relation]]:
    """The relations of all rows, if at most one of them does not follow the pattern."""
    failing, chance, exact = 0, tried, True
    way = _way(rows) if pattern.form.name in CHANGES else 0
    for cells, derived in rows:
        width = _width(pattern.form.name, cells, derived)
        if width is None or way * _sign(cells, derived) < 0:
            failing += 1
            if failing > 1 or _is_turned(pattern.form.name, cells, derived):
                return
        else:
            chance *= min(1.0, max(width, _unit(derived)) / (abs(derived.size) or _unit(derived)))
            exact = exact and not width
    if chance < CHANCE:
        for cells, derived in rows:
            yield derived, pattern.relation(cells, derived, len(rows) - 1, way, exact=exact)


def _way(rows: Sequence[Row]) -> int:
    """Whether the signs of a column say that there is more in the second of two others, or the first; 0 for none."""
    signs = [sign for row in rows if (sign := _sign(*row))]
    signed = any(derived.figure.text[:1] in SIGNS for _, derived in rows)
    return max((1, -1), key=signs.count) if signed and len(signs) > FEWEST else 0


def _sign(cells: Cells, derived: Mention) -> int:
    """Whether a figure has the sign of the difference between two others: 1, or -1 for the other one; 0 for none."""
    step = (cells[1].size - cells[0].size) * derived.size
    return (step > 0) - (step < 0)


def _width(form: str, cells: Cells, derived: Mention) -> float | None:
    """How much room the figures leave to the one that follows from them; None if it does not."""
    said = abs(derived.size)
    if isclose(_of(form, [abs(cell.size) for cell in cells]), said, abs_tol=TINY):
        return 0.0
    low, high = _ends(form, cells)
    slack = _slack(derived)
    return high - low + 2 * slack if low - slack <= said <= high + slack else None


def _is_turned(form: str, cells: Cells, derived: Mention) -> bool:
    """Whether one of two parts is the sum of the others: a loss that has no sign is none of the parts."""
    if form not in SUMS or len(cells) > FEWEST:
        return False
    *parts, largest = sorted((*cells, derived), key=lambda cell: abs(cell.size))
    return _width(form, tuple(parts), largest) is not None


def _ends(form: str, cells: Cells) -> tuple[float, float]:
    """The least and the most that a figure can be that follows from others."""
    if form in SUMS:
        total, slack = sum(cell.size for cell in cells), sum(map(_slack, cells))
        return total - slack, total + slack
    spans = [(abs(cell.size) - _slack(cell), abs(cell.size) + _slack(cell)) for cell in cells]
    values = [_of(form, each) for each in product(*spans)]
    return min(values), max(values)


def _of(form: str, sizes: Sequence[float]) -> float:
    return sum(sizes) if form in SUMS else OF[form](*sizes)


def _unit(mention: Mention) -> float:
    """What its last digit is worth."""
    return float(mention.figure.precision or 1) * mention.factor


def _slack(mention: Mention) -> float:
    """By how much a figure may have been rounded: a count of things is exact."""
    precision = float(mention.figure.precision or 0)
    is_exact = mention.sort == "count" and precision <= 1 and mention.size % 1 == 0
    return 0.0 if is_exact else SLACK * precision * mention.factor


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


OF: Mapping[str, Callable[[float, float], float]] = {
    "table-difference": lambda old, new: abs(new - old),
    "table-percent": lambda old, new: abs(_share(new, old) - 1),
    "table-share": _share,
    "table-product": lambda rate, number: rate * number,
}
"""How a figure follows from two others, but for its sign."""
DIFFERENCE = "table-difference"
SHARE = "table-share"
CHANGES = frozenset({DIFFERENCE, "table-percent"})
SIGNS = tuple("+-−–")
SYMMETRIC = frozenset({DIFFERENCE, "table-product"})
SUMS = frozenset({"row", "column", "running"})


def _are_alike(cells: Cells, derived: Mention) -> bool:
    return derived.sort != PERCENT and are_addends(cells, derived)


def _are_shared(cells: Cells, derived: Mention) -> bool:
    one, other = cells
    return derived.sort == PERCENT and one.sort == other.sort != PERCENT


def _make_product(cells: Cells, derived: Mention) -> bool:
    sorts = [cell.sort for cell in cells]
    if not all(cell.size for cell in cells):
        return False  # a row of something else: none were sold
    return PERCENT not in (*sorts, derived.sort) and sorted(sorts) == sorted(["count", derived.sort])


FITS: Mapping[str, Callable[[Cells, Mention], bool]] = {
    "row": _are_alike,
    "column": _are_alike,
    "running": _are_alike,
    "table-difference": _are_alike,
    "table-percent": _are_shared,
    "table-share": _are_shared,
    "table-product": _make_product,
}
"""Whether figures are of the sorts that a form needs."""
