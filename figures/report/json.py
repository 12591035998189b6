"""Records as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from figures.model import Article, Figure
from figures.report.record import figure_record


def dump(record: object) -> str:
    """JSON on one line."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False)


def figure_lines(figures: Iterable[Figure], article: Article) -> Iterator[str]:
    """One JSON object per figure, each on its line."""
    return (dump(figure_record(figure, article)) for figure in figures)


def array(items: Iterable[str]) -> Iterator[str]:
    """The lines of a JSON array of items that are JSON."""
    yield "["
    previous = None
    for item in items:
        if previous is not None:
            yield f"{previous},"
        previous = item
    if previous is not None:
        yield previous
    yield "]"
