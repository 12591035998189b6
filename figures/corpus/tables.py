"""The tables of a corpus: articles, figures, findings; and the rows that a report makes in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from figures.corpus.bounds import bounds
from figures.corpus.rows import Row
from figures.lexicon import load as load_lexicon
from figures.model import Figure, Kind, Section
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
nothing definite), `told_date` the one date or year of its sentence; `named` says that its subject has a proper name."""


def error_record(row: Row, error: str) -> Record:
    """The record of an article that could not be checked."""
    return {"article": row.name, "place": row.place, "error": error}


def records(row: Row, report: Report, settings: Settings) -> dict[str, list[Record]]:
    """What the tables get of an article."""
    article = report.article
    shared = {"article": row.name, "place": row.place, "published": article.date}
    told = _told_dates(report)
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
            {**_figure(figure, report, settings), **shared, "told_date": told.get(figure.sentence)}
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


def _figure(figure: Figure, report: Report, settings: Settings) -> dict[str, Any]:
    row = dict(figure_row(figure, report.article))
    row["exact"] = row["value"]
    for name in _NUMBERS:
        row[name] = None if row[name] is None else float(row[name])
    row["least"], row["most"] = bounds(figure, settings)
    row["locale"], row["named"] = report.article.locale, _is_named(figure, report)
    return row


def _is_named(figure: Figure, report: Report) -> bool:
    """Whether a word of the subject is a proper name: the text writes it with a capital within a sentence.

    A headline may write every word so, and some languages every noun: there nothing tells a name.
    """
    lexicon = load_lexicon(report.article.locale)
    if lexicon.nouns.capitalised:
        return False
    texts = [block.text for block in report.article.blocks if block.section is Section.BODY]
    return any(
        word[:1].isupper() and not lexicon.is_calendar(word) and any(_is_within(word, text) for text in texts)
        for word in figure.subject
    )


def _is_within(word: str, text: str) -> bool:
    """Whether the word stands somewhere behind a small letter or a comma, and so not at the beginning of a sentence."""
    return re.search(rf"(?<=[^\W\d_A-Z] |[,;] ){re.escape(word)}\b", text) is not None


def _told_dates(report: Report) -> dict[int, str]:
    """The date or the year of each sentence that tells just one."""
    dates: dict[int, set[str]] = {}
    for figure in report.figures:
        if figure.kind in (Kind.DATE, Kind.YEAR) and figure.date:
            dates.setdefault(figure.sentence, set()).add(figure.date)
    return {sentence: told.pop() for sentence, told in dates.items() if len(told) == 1}
