"""Locales as CLDR knows them."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from figures.errors import UsageError


def locale_and_territory(identifier: str) -> tuple[Locale, str]:
    """Return the locale that CLDR describes, and where it is spoken; raises UsageError.

    CLDR has no English of Egypt, but Egypt's pound is the first that is meant there.

    >>> locale_and_territory("en_EG")
    (Locale('en'), 'EG')
    >>> locale_and_territory("en")[1]
    'US'
    """
    language, _, rest = identifier.replace("-", "_").partition("_")
    for name in (f"{language}_{rest}" if rest else language, language):
        try:
            locale = Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
        likely = get_global("likely_subtags").get(locale.language, "").rpartition("_")[2]
        named = rest.rpartition("_")[2] if name == language else locale.territory
        return locale, named or likely
    raise UsageError(f"there is no locale {identifier!r}")
