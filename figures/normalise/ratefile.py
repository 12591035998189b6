"""Exchange rates of a house from a table: date, base, quote, rate; nothing but data is read from it."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

from figures.interval import Interval
from figures.money import currency_forms
from figures.money.exchange import Monthly, Pair
from figures.money.months import month_number
from figures.yamlfile import Node, Problems, did_you_mean, text

COLUMNS = ("date", "base", "quote", "rate")
MOST_BYTES = 20_000_000
_RATE = re.compile(r"\d{1,12}(?:\.\d{1,12})?")

Rates = dict[Pair, dict[int, Interval]]


def read_rates(node: Node) -> dict[Pair, Monthly]:
    """Read `rates: our-rates.csv`, beside the pack. Raises `Mistake` for the file, and reports what is in it."""
    name = text(node)
    if not name.endswith(".csv") or Path(name).is_absolute() or ".." in Path(name).parts:
        raise node.mistake("wrong-type", "rates are read from a .csv file in or below the folder of the pack")
    path = Path(node.problems.path).parent / name
    try:
        if path.stat().st_size > MOST_BYTES:
            raise node.mistake("unreadable", f"'{name}' is larger than {MOST_BYTES // 1_000_000} MB")
        content = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = (error.strerror or "").lower() if isinstance(error, OSError) else "it is not UTF-8"
        raise node.mistake("unreadable", f"cannot read '{name}': {reason}") from None
    problems = Problems(str(path), content)
    rates = _rates(content, problems)
    for problem in problems.found:
        node.problems.add(problem)
    return dict(rates)


def _rates(content: str, problems: Problems) -> Rates:
    """The lowest and the highest rate of each pair in each month."""
    rows = csv.reader(content.splitlines())
    header = next(rows, [])
    if tuple(header) != COLUMNS:
        problems.add(problems.problem(1, 1, "bad-table", f"expected the columns {','.join(COLUMNS)}"))
        return {}
    rates: Rates = {}
    for row in rows:
        for day, pair, rate in _row(row, rows.line_num, problems):
            months = rates.setdefault(pair, {})
            point, month = Interval.of(rate), month_number(day)
            months[month] = months[month].hull(point) if month in months else point
    return rates


def _row(row: Sequence[str], line: int, problems: Problems) -> Iterator[tuple[dt.date, Pair, Fraction]]:
    """One line of the table, or the report of what is wrong with it."""
    if not row:
        return
    starts = [1 + sum(len(cell) + 1 for cell in row[:at]) for at in range(len(row))]
    cells = [cell.strip() for cell in row]

    def wrong(at: int, message: str, hint: str | None = None) -> None:
        problems.add(problems.problem(line, starts[at], "bad-table", message, hint, len(row[at])))

    if len(cells) != len(COLUMNS):
        wrong(0, f"expected {len(COLUMNS)} cells, not {len(cells)}", "as in: 2024-03-01,GBP,USD,1.2655")
        return
    codes = currency_forms("en").codes
    day = _day(cells[0])
    if day is None:
        wrong(0, f"'{cells[0]}' is no date", "as in: 2024-03-01")
    for at in (1, 2):
        if cells[at] not in codes:
            wrong(at, f"'{cells[at]}' is no currency", did_you_mean(cells[at].upper(), codes))
    rate = Fraction(cells[3]) if _RATE.fullmatch(cells[3]) else Fraction(0)
    if rate <= 0:
        wrong(3, f"'{cells[3]}' is no rate", "how many of the second currency one of the first is: 1.2655")
    if day is not None and rate > 0 and {cells[1], cells[2]} <= codes:
        yield day, (cells[1], cells[2]), rate


def _day(written: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None
