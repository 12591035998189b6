"""Figures as rows: a CSV file, a pandas frame."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from figures.model import Article, Figure
from figures.report.record import Record, figure_record

if TYPE_CHECKING:
    import pandas as pd

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
        yield _csv_line([_no_formula(row[column]) for column in COLUMNS])


def csv_header() -> str:
    """The first line of the CSV."""
    return _csv_line(COLUMNS)


def _csv_line(values: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(values)
    return line.getvalue()


def _no_formula(value: object) -> object:
    """Keep a spreadsheet from running text of an article that looks like a formula."""
    if isinstance(value, str) and value.startswith(("=", "+", "@", "\t", "\r")) and len(value) > 2:
        return f"'{value}"
    return value


def to_frame(figures: Iterable[Figure], article: Article | None = None) -> pd.DataFrame:
    """A pandas frame with one row per figure; the columns that need the article are left out without it.

    `value`, `low`, `high`, `precision` and `normalised_value` are numbers (floats: for exact values take the
    figures themselves).
    """
    import pandas as pd

    about_place = {"file", "line", "column"}
    columns = [column for column in COLUMNS if article is not None or column not in about_place]
    place = article or Article("", (), (0,))
    frame = pd.DataFrame([figure_row(figure, place) for figure in figures], columns=columns)
    for column in ("value", "low", "high", "precision", "normalised_value"):
        frame[column] = pd.to_numeric(frame[column])
    return frame
