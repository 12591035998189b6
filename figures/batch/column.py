"""A column of texts, each with its date and locale, and what is no text among them."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from figures.errors import UsageError
from figures.model import Article
from figures.read.given import refusal

if TYPE_CHECKING:
    import pandas as pd


class Row(Struct, frozen=True):
    """A text with its facts, ready to be sent to another process; None is what is missing.

    `refused` says why there is no text.
    """

    text: str | Path | Article | None
    date: dt.date | str | None = None
    locale: str | None = None
    refused: str | None = None


class Column(Struct, frozen=True):
    """The rows of a column, and the index that they have there."""

    rows: Sequence[Row]
    index: pd.Index[Any]


def column_of(texts: Iterable[Any], date: Any, locale: Any) -> Column:
    """The texts with their facts, which are one for all or a column of their own.

    Raises `UsageError` for what is no column, and for facts of other rows than those of the texts.
    """
    import pandas as pd

    if isinstance(texts, str | bytes | Mapping | pd.DataFrame | Article) or not isinstance(texts, Iterable):
        hint = "take one of its columns" if isinstance(texts, pd.DataFrame) else "put it into a list"
        what = f"texts are a pandas Series or a list, and no {type(texts).__name__}"
        raise UsageError(f"{what}\n  hint: {hint}")
    series = texts if isinstance(texts, pd.Series) else pd.Series([*texts], dtype=object)
    dates, locales = _facts(date, series, "date"), _facts(locale, series, "locale")
    rows = [_row(*map(_given, row)) for row in zip(series.array, dates, locales, strict=True)]
    return Column(rows, series.index)


def _facts(given: Any, texts: pd.Series[Any], name: str) -> Sequence[Any]:
    """A fact for each of the texts."""
    import pandas as pd

    if isinstance(given, pd.Series) and not given.index.equals(texts.index):
        raise UsageError(f"the {name}s have another index than the texts")
    if not isinstance(given, pd.Series | list | tuple):
        return [given] * len(texts)
    if len(given) != len(texts):
        raise UsageError(f"there are {len(texts)} texts, and {len(given)} {name}s")
    return [*given]


def _given(value: Any) -> Any:
    """What is in a cell; None if it is missing."""
    import pandas as pd

    return None if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)) else value


def _row(text: Any, date: Any, locale: Any) -> Row:
    if text is None:
        return Row(None)
    if why := refusal(text, date, locale):
        return Row(None, refused=why)
    if isinstance(text, os.PathLike):
        return Row(Path(text), date, locale)
    if isinstance(text, str | Article):
        return Row(text, date, locale)
    return Row(None, refused="an open file is no part of a column; give its path, or its text")
