"""The library on a column of texts: a pandas Series in, a frame out, by one process or several."""

from __future__ import annotations

import datetime as dt
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Union

from figures.api import Rules, check, extract, load_rules
from figures.batch.column import Row, column_of
from figures.errors import FiguresError, UsageError, unexpected
from figures.model import Article, Severity
from figures.read.given import Source
from figures.report.rows import WITHOUT_PLACE, figure_row, numeric

if TYPE_CHECKING:
    import pandas as pd

Facts = Union["pd.Series[Any]", list[Any], tuple[Any, ...]]
"""A fact for each of the texts; a Series of them has the index of the texts."""

Found = list[dict[str, Any]]
"""The rows of the frame that came of a text."""

CHECKED = ("figures", "compared", "errors", "warnings", "notes", "locale", "findings", "error")
"""The columns of a frame of checks."""

LARGEST_PARCEL = 500
"""How many texts are sent to a process at a time, at most."""

_NOWHERE = Article("", (), (0,))


def extract_many(
    texts: Iterable[Source | None],
    *,
    date: dt.date | str | Facts | None = None,
    locale: str | Facts | None = None,
    workers: int = 1,
) -> pd.DataFrame:
    """A row for each figure of each text, in their order, under the index of the text.

    The columns are those of `to_frame`, and `error`: a text that cannot be looked at (bytes, a number, a file that is
    not there) has one row that says so there, and no text is lost by another. A missing text has no rows. `date` and
    `locale` are those of all texts, or a Series or list with one for each. So many `workers` are processes that share
    the work. Raises `UsageError` for what is no column of texts.

    >>> frame = extract_many(["Six officers died.", None, b"Two", "It cost £5m, not £6m."])
    >>> for number, row in frame.iterrows():
    ...     print(number, row["text"], row["value"], row["error"])
    0 Six officers 6.0 <NA>
    2 nan nan an article is a text, a path, an open file or an Article, and no bytes
      hint: decode them first: text.decode('utf-8')
    3 £5m 5000000.0 <NA>
    3 £6m 6000000.0 <NA>
    """
    import pandas as pd

    column = column_of(texts, date, locale)
    found = [*_found(_figures, column.rows, workers)]
    index = column.index.repeat([len(rows) for rows in found])
    frame = pd.DataFrame([row for rows in found for row in rows], index, [*WITHOUT_PLACE, "error"])
    return numeric(frame).astype({"start": "Int64", "end": "Int64", "error": "string"})


def check_many(
    texts: Iterable[Source | None],
    *,
    rules: Rules | None = None,
    date: dt.date | str | Facts | None = None,
    locale: str | Facts | None = None,
    workers: int = 1,
) -> pd.DataFrame:
    """A row for each text under its own index: how many figures and findings it has, and the findings themselves.

    `findings` are a tuple, those included that are suppressed, which `errors`, `warnings` and `notes` do not count.
    `error` says why a text could not be looked at; such a text, and a missing one, has no counts. See `extract_many`
    for the rest.

    >>> check_many(["Rents rose by 51%, from $200 to $230.", None, b"Two"])[["figures", "errors", "locale"]]
       figures  errors locale
    0        2       1     en
    1     <NA>    <NA>   <NA>
    2     <NA>    <NA>   <NA>
    """
    import pandas as pd

    column = column_of(texts, date, locale)
    checking = _Checking(rules or load_rules())
    rows = [row for rows in _found(checking, column.rows, workers) for row in rows]
    frame = pd.DataFrame(rows, column.index, [*CHECKED])
    return frame.astype(dict.fromkeys(CHECKED[:5], "Int64") | {"locale": "string", "error": "string"})


def _figures(row: Row) -> Found:
    figures = () if row.text is None else extract(row.text, date=row.date, locale=row.locale)
    return [figure_row(figure, _NOWHERE) for figure in figures]


class _Checking:
    """Checks a text by rules."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules

    def __call__(self, row: Row) -> Found:
        if row.text is None:
            return [{"findings": ()}]
        report = check(row.text, rules=self._rules, date=row.date, locale=row.locale)
        counts = (len(report.figures), report.compared, *map(report.count, Severity))
        return [dict(zip(CHECKED, (*counts, report.article.locale, report.findings), strict=False))]


Work = Callable[[Row], Found]


def _found(work: Work, rows: Sequence[Row], workers: int) -> Iterator[Found]:
    """What came of each row, in their order."""
    if workers < 1:
        raise UsageError(f"there must be one worker at least, and not {workers}")
    if workers == 1 or len(rows) < 2:
        yield from (_outcome(work, row) for row in rows)
        return
    from figures.batch.pool import pool, survived

    size = max(1, min(LARGEST_PARCEL, len(rows) // (8 * workers)))
    parcels = [rows[start : start + size] for start in range(0, len(rows), size)]
    # other threads may hold a lock that a copy of this process would wait for
    method = "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"
    with (
        survived("try fewer workers; a script needs if __name__ == '__main__'"),
        pool(min(workers, len(parcels)), method, _engage, work) as crew,
    ):
        for parcel in crew.map(_outcomes, parcels):
            yield from parcel


_engaged: list[Work] = []
"""In a process that helps: what it does."""


def _engage(work: Work) -> None:
    _engaged[:] = [work]


def _outcomes(rows: Sequence[Row]) -> list[Found]:
    return [_outcome(_engaged[0], row) for row in rows]


def _outcome(work: Work, row: Row) -> Found:
    """The rows of a text; a mistake, our own included, is that of this text and of no other."""
    why = row.refused
    if why is None:
        try:
            return work(row)
        except FiguresError as error:
            why = str(error)
        except Exception as error:
            if os.environ.get("FIGURES_DEBUG"):
                raise
            why = unexpected(error)
    return [{"findings": (), "error": why}]
