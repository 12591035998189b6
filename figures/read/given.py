"""What a caller gives for an article, and what is known about it."""

from __future__ import annotations

import datetime as dt
import os
from typing import IO, Any

from msgspec.structs import replace

from figures.errors import UsageError
from figures.model import Article
from figures.read import parse_date, parse_locale, read_text

Source = str | os.PathLike[str] | IO[bytes] | IO[str] | Article
"""An article, its text, or its file: a path object, or open to be read. A `str` is always text, and no file is looked
for whatever stands in it; `read_article` takes paths that are strings."""


def article_of(source: Source, date: dt.date | str | None, locale: str | None) -> Article:
    """The article in a source. `date` and `locale` stand in place of those that it gives.

    Raises `UsageError` for what is none of these, `InputError` if a file cannot be read.
    """
    if isinstance(source, str) and date is None and locale is None:
        return read_text(source)
    if why := refusal(source, date, locale):
        raise UsageError(why)
    try:
        day = parse_date(date) if isinstance(date, str) else date
        locale = parse_locale(locale) if locale else None
    except ValueError as error:
        raise UsageError(str(error)) from None
    if isinstance(day, dt.datetime):
        day = day.date()
    if isinstance(source, str):
        return read_text(source, date=day, locale=locale)
    if isinstance(source, Article):
        told = source.told and not locale
        return replace(source, date=day or source.date, locale=locale or source.locale, told=told)
    from figures.read.opened import read_article

    return read_article(source, date=day, locale=locale)


def refusal(source: Any, date: Any, locale: Any) -> str | None:
    """Why these are no source, no date or no locale, if they are of other types."""
    if not isinstance(source, str | Article | os.PathLike) and not hasattr(source, "read"):
        hint = "\n  hint: decode them first: text.decode('utf-8')"
        what = f"an article is a text, a path, an open file or an Article, and no {type(source).__name__}"
        return what + hint * isinstance(source, bytes | bytearray)
    if not isinstance(date, str | dt.date | None):
        return f"a date is a day, or text such as 2024-06-19, and no {type(date).__name__}"
    if not isinstance(locale, str | None):
        return f"a locale is text such as en_GB, and no {type(locale).__name__}"
    return None
