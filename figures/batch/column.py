"""A column of texts, each with its date and locale, and what is no text among them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from figures.errors import UsageError
from figures.model import Article
from figures.read import parse_date, parse_locale

if TYPE_CHECKING:
    import pandas as pd


class Row(Struct, frozen=True):
    """A text with its facts, as they came; None is what is missing."""

    text: Any
    date: Any
    locale: Any


class Column(Struct, frozen=True):
    """The rows of a column, and the index that they have there."""

    rows: Sequence[Row]
    index: pd.Index[Any]


def column_of(texts: Iterable[Any], date: Any, locale: Any) -> Column:
    """The texts with their facts, which are one for all or a column of their own.

    Raises `UsageError` for what is no column, for facts of other rows than those of the texts, and if the date or
    locale of all is none.
    """
    import pandas as pd

    if isinstance(texts, str | bytes | Mapping | pd.DataFrame | Article):
        hint = "take one of its columns" if isinstance(texts, pd.DataFrame) else "put it into a list"
        raise UsageError(
            f"texts are a pandas Series or a list, and no {type(texts).__name__}\n  hint: {hint}"
        )
    series = texts if isinstance(texts, pd.Series) else pd.Series([*texts], dtype=object)
    dates = _facts(date, series, "date", parse_date)
    locales = _facts(locale, series, "locale", parse_locale)
    rows = [Row(*map(_given, row)) for row in zip(series.array, dates, locales, strict=True)]
    return Column(rows, series.index)


def _facts(given: Any, texts: pd.Series[Any], name: str, parse: Any) -> Sequence[Any]:
    import pandas as pd

    if isinstance(given, pd.Series):
        if not given.index.equals(texts.index):
            raise UsageError(f"the {name}s have another index than the texts")
        return list(given.array)
    if isinstance(given, str):
        try:
            given = parse(given)
        except ValueError as error:
            raise UsageError(str(error)) from None
    return [given] * len(texts)


def _given(value: Any) -> Any:
    """What is in a cell, in types of Python; None if it is missing."""
    import pandas as pd

    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return None
    return value.date() if isinstance(value, dt.datetime) else value
