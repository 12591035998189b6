"""The tables of a corpus: articles, figures, findings; and the rows that a report makes in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from figures.corpus.bounds import bounds
from figures.corpus.rows import Row
from figures.corpus.wording import Wording
from figures.model import Article, Figure
from figures.normalise import Settings
from figures.report.record import finding_record
from figures.report.result import Report
from figures.report.rows import figure_row

Record = Mapping[str, Any]

_TEXT, _COUNT, _NUMBER = pa.string(), pa.int64(), pa.float64()
_ARTICLE = [("article", _TEXT), ("place", _TEXT), ("published", pa.date32())]
_NUMBERS = ("value", "low", "high", "precision", "normalised_value")

TABLES: dict[str, pa.Schema] = {
    "articles": pa.schema(
        [
            *_ARTICLE,
            ("title", _TEXT),
            ("locale", _TEXT),
            ("characters", _COUNT),
            ("figures", _COUNT),
            ("compared", _COUNT),
            ("findings", _COUNT),
            ("error", _TEXT),
        ]
    ),
    "figures": pa.schema(
        [
            *_ARTICLE,
            ("locale", _TEXT),
            *((name, _COUNT) for name in ("line", "column", "start", "end")),
            *((name, _TEXT) for name in ("text", "section", "kind")),
            ("exact", _TEXT),
            *((name, _NUMBER) for name in ("value", "low", "high")),
            *((name, _TEXT) for name in ("unit", "per", "noun", "subject", "qualifier", "change")),
            ("precision", _NUMBER),
            *((name, _TEXT) for name in ("date", "readings")),
            ("normalised_value", _NUMBER),
            *((name, _TEXT) for name in ("normalised_unit", "normalised_per")),
            *((name, _NUMBER) for name in ("least", "most")),
            ("told_date", _TEXT),
            ("named", pa.bool_()),
            ("said", _TEXT),
        ]
    ),
    "findings": pa.schema(
        [
            *_ARTICLE,
            *((name, _TEXT) for name in ("rule", "severity", "confidence", "message")),
            *((name, _COUNT) for name in ("line", "column", "start", "end")),
            ("text", _TEXT),
            ("expected", _TEXT),
            ("suppressed", pa.bool_()),
            (
                "figures",
                pa.list_(pa.struct([("role", _TEXT), ("start", _COUNT), ("end", _COUNT), ("text", _TEXT)])),
            ),
        ]
    ),
}
"""`exact` is the value as it was written, `least` and `most` what it may be in the normalised unit (null where it says
nothing definite), `told_date` the one date or year of its sentence; `named` says that its subject has a proper
name, `said` has the words that tell what is said of the subject."""


def error_record(row: Row, error: str) -> Record:
    """The record of an article that could not be checked."""
    return {"article": row.name, "place": row.place, "error": error}


def records(row: Row, report: Report, settings: Settings) -> dict[str, list[Record]]:
    """What the tables get of an article."""
    article = report.article
    shared = {"article": row.name, "place": row.place, "published": article.date}
    wording = Wording(report)
    about = {
        **shared,
        "title": article.title,
        "locale": article.locale,
        "characters": len(article.source),
        "figures": len(report.figures),
        "compared": report.compared,
        "findings": len(report.findings),
    }
    return {
        "articles": [about],
        "figures": [
            {**_figure(figure, report.article, settings), **_told(figure, wording), **shared}
            for figure in report.figures
        ],
        "findings": [
            {**finding_record(finding), "text": article.source[finding.start : finding.end], **shared}
            for finding in report.findings
        ],
    }


def table(name: str, rows: list[Record]) -> pa.Table:
    """Rows as a table; what a row does not say is null."""
    schema = TABLES[name]
    return pa.Table.from_pydict(
        {field.name: [row.get(field.name) for row in rows] for field in schema}, schema=schema
    )


def _figure(figure: Figure, article: Article, settings: Settings) -> dict[str, Any]:
    row = dict(figure_row(figure, article))
    row["exact"] = row["value"]
    for name in _NUMBERS:
        row[name] = None if row[name] is None else float(row[name])
    row["locale"] = article.locale
    row["least"], row["most"] = bounds(figure, settings)
    return row


def _told(figure: Figure, wording: Wording) -> Record:
    """What tells the quantities of articles apart."""
    date = wording.date(figure)
    if not figure.subject:
        return {"told_date": date, "named": False}
    return {"told_date": date, "named": wording.is_named(figure), "said": wording.said(figure)}
