"""Figures as rows: a CSV file, a pandas frame."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from figures.model import Article, Figure
from figures.report.record import Record, figure_record

if TYPE_CHECKING:
    import pandas as pd

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-][\d.,]+%?\Z")

COLUMNS = (
    *(
        "file",
        "line",
        "column",
        "start",
        "end",
        "text",
        "section",
        "kind",
        "value",
        "low",
        "high",
        "unit",
        "per",
    ),
    *("noun", "subject", "qualifier", "change", "precision", "date", "readings"),
    *("normalised_value", "normalised_unit", "normalised_per"),
)
"""The columns of a row: the keys of the record, with the normalised figure spread out."""

WITHOUT_PLACE = tuple(column for column in COLUMNS if column not in {"file", "line", "column"})
"""The columns of a figure whose article is not at hand."""


def figure_row(figure: Figure, article: Article) -> Record:
    """The record of a figure without nested values."""
    record = figure_record(figure, article)
    normalised = {f"normalised_{key}": value for key, value in record["normalised"].items()}
    readings = json.dumps(record["readings"], ensure_ascii=False) if record["readings"] else None
    return {**record, **normalised, "subject": " ".join(record["subject"]), "readings": readings}


def csv_lines(figures: Iterable[Figure], article: Article) -> Iterator[str]:
    """A line of CSV for each figure, without line breaks at the end."""
    for figure in figures:
        row = figure_row(figure, article)
        yield csv_line(row[column] for column in COLUMNS)


def csv_header() -> str:
    """The first line of the CSV."""
    return csv_line(COLUMNS)


def csv_line(values: Iterable[object]) -> str:
    """Values as a line of CSV; a spreadsheet takes none of them for a formula.

    >>> csv_line(["=1+1", "-5", "<=", 3, None])
    "'=1+1,-5,<=,3,"
    """
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([_no_formula(value) for value in values])
    return line.getvalue()


def _no_formula(value: object) -> object:
    """Text that a spreadsheet would run is marked as text; numbers with a sign stay numbers."""
    if isinstance(value, str) and value.startswith(_FORMULA) and len(value) > 2 and not _NUMBER.match(value):
        return f"'{value}"
    return value


def to_frame(figures: Iterable[Figure], article: Article | None = None) -> pd.DataFrame:
    """A pandas frame with one row per figure; the columns that need the article are left out without it.

    `value`, `low`, `high`, `precision` and `normalised_value` are numbers (floats: for exact values take the
    figures themselves).
    """
    import pandas as pd

    columns = COLUMNS if article is not None else WITHOUT_PLACE
    place = article or Article("", (), (0,))
    return numeric(pd.DataFrame([figure_row(figure, place) for figure in figures], columns=[*columns]))


def numeric(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame of rows of figures, whose values become floats."""
    return frame.astype(dict.fromkeys(("value", "low", "high", "precision", "normalised_value"), float))
