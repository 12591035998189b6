"""The library: a text traced to its sources, and compared with its original."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from figures.trace.reading import Text, article_of, check_not_empty, extraction_of, source_of, sources_of
from figures.trace.record import Trace
from figures.trace.tracing import Tracing
from figures.units import table


def trace(
    text: Text,
    sources: Text | Sequence[Text],
    *,
    date: dt.date | str | None = None,
    locale: str | None = None,
    source_locale: str | None = None,
) -> Trace:
    """What the sources make of each figure of a text: supported, rounded, derived, contradicted …

    A `str` is a text, a file is a `pathlib.Path`; a path among the sources may be that of a folder, or of a CSV table.
    Raises `InputError` if something cannot be read or the sources are empty, `UsageError` for no date or locale.

    >>> found = trace("The bridge cost £92m.", "The total cost of the bridge was £92.4 million.")
    >>> [(found.text(each), each.verdict.value, each.message) for each in found.figures]
    [('£92m', 'rounded', 'the source has “£92.4 million”')]
    """
    article, articles = article_of(text, date, locale), sources_of(sources, source_locale)
    check_not_empty(articles)
    return Tracing([source_of(each) for each in articles], table()).of(extraction_of(article))


def compare(
    original: Text,
    version: Text,
    *,
    original_locale: str | None = None,
    version_locale: str | None = None,
) -> Trace:
    """What became of the figures of an original in its translation, or in a later version.

    The figures of the version are in `figures`, those of the original that it has lost in `lost`; one that became
    another is contradicted. Raises the same as `trace`.

    >>> found = compare("Der Bau kostet 3,5 Milliarden Euro.", "It will cost 3.5 million euros.", original_locale="de")
    >>> [(found.text(each), each.verdict.value) for each in found.figures], [place.text for place in found.lost]
    ([('3.5 million euros', 'contradicted')], [])
    """
    first = article_of(original, locale=original_locale)
    second = article_of(version, locale=version_locale)
    check_not_empty([first])
    return Tracing([extraction_of(first)], table()).version(extraction_of(second))
