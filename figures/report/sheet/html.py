"""The sheet as a page to print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from figures.report.display import visible
from figures.report.html.render import asset, environment, policy
from figures.report.sheet.rows import FACTS, Row, Sheet, Value
from figures.report.table import readable


def chunks(rows: Iterable[Row], sheet: Sheet = FACTS) -> Iterator[bytes]:
    """The page, piece by piece."""
    templates = environment(__package__)
    style = asset(__package__, "table.css")
    templates.filters["shown"] = _shown
    page = templates.get_template("table.html")
    for piece in page.generate(sheet=sheet, rows=rows, style=style, policy=policy([style])):
        yield piece.encode("utf-8", "backslashreplace")


def _shown(value: Value) -> str:
    """A value as people read it."""
    if value is None:
        return ""
    return readable(value) if isinstance(value, Decimal) else visible(str(value))
