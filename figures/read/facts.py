"""What is known about an article beside its text: the day of its publication and its locale."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct


class Facts(Struct, frozen=True):
    """What a file says of an article beside its text.

    `updated` is the day on which it was last changed; `locale` is what somebody wrote of this article; `claim` what a
    template or a program puts into all of them.
    """

    date: dt.date | None = None
    locale: str | None = None
    title: str | None = None
    claim: str | None = None
    updated: dt.date | None = None


def parse_date(text: str) -> dt.date:
    """A day in ISO 8601; a time of day behind it is ignored. Raises `ValueError` with a message for the user.

    >>> parse_date("2024-06-19T08:00:00Z")
    datetime.date(2024, 6, 19)
    """
    try:
        return dt.datetime.fromisoformat(text.strip()).date()
    except ValueError:
        raise ValueError(f"'{text}' is not a date such as 2024-06-19") from None


def parse_locale(text: str) -> str:
    """A locale that CLDR knows, in CLDR's spelling. Raises `ValueError` with a message for the user.

    >>> parse_locale("en-gb")
    'en_GB'
    """
    from babel.core import UnknownLocaleError, get_locale_identifier, parse_locale
    from babel.localedata import exists, locale_identifiers

    try:
        parts = parse_locale(text.strip().replace("-", "_"))
        identifier = get_locale_identifier(parts)
        if exists(identifier):
            return identifier
    except (ValueError, UnknownLocaleError):
        identifier = text
    from difflib import get_close_matches

    near = get_close_matches(identifier, locale_identifiers(), n=3)
    hint = f"; did you mean {' or '.join(near)}?" if near else "; locales look like en, en_GB, de_AT"
    raise ValueError(f"unknown locale '{text}'{hint}")


FIRST_YEAR = 1600
"""There were no newspapers before."""


def lenient_date(text: str) -> dt.date | None:
    """A day, or None where others than we decide what may stand there: 0001-01-01 stands for none."""
    try:
        found = parse_date(text)
    except ValueError:
        return None
    return found if found.year >= FIRST_YEAR else None


def lenient_locale(text: str) -> str | None:
    """A locale, or None where others than we decide what may stand there."""
    try:
        return parse_locale(text)
    except ValueError:
        return None
