"""The texts that are traced, and their sources: files of any format, folders, tables, and texts as they are."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from figures.errors import InputError, UsageError
from figures.extract import extract
from figures.lexicon import languages, load
from figures.model import Article, Extraction
from figures.read import parse_date, parse_locale, read, read_articles, read_text
from figures.read.document import Document
from figures.read.find import find_articles
from figures.read.formats import reader_for
from figures.read.source import read_bytes
from figures.read.table import table

Text = str | os.PathLike[str] | Article
"""A text, the path of a file, or an article. A `str` is always a text."""

TABLES = frozenset({".csv", ".tsv"})
ANY = "und"
"""The locale of a language without word lists: what all languages write alike is read."""


def extraction_of(article: Article) -> Extraction:
    """An article with its figures."""
    return extract(article, load(article.locale))


def source_of(article: Article) -> Extraction:
    """An article with its figures, as a source.

    The words of its sentences are read again where they are asked for: in 100 MB of sources they would take as much
    room as all the rest.
    """
    read = extraction_of(article)
    return replace(read, tokens=(None,) * len(read.tokens))


def known_locale(locale: str) -> str:
    """A locale; in place of one without word lists, that of what all languages write alike.

    Raises `ValueError` if it is no locale.

    >>> known_locale("de-CH"), known_locale("it")
    ('de_CH', 'und')
    """
    place = parse_locale(locale)
    return place if place.partition("_")[0] in languages() else ANY


def article_of(text: Text, date: dt.date | str | None = None, locale: str | None = None) -> Article:
    """The one article that is meant. Raises `InputError` if it cannot be read, `UsageError` for no date or locale."""
    try:
        day = parse_date(date) if isinstance(date, str) else date
        place = known_locale(locale) if locale else None
    except ValueError as error:
        raise UsageError(str(error)) from None
    if isinstance(text, Article):
        return text
    if isinstance(text, str):
        return read_text(text, date=day, locale=place)
    return read(text, date=day, locale=place)


def sources_of(sources: Text | Sequence[Text], locale: str | None = None) -> list[Article]:
    """All articles that are meant: of a folder, those in it. Raises `InputError` for what cannot be read."""
    given = [sources] if isinstance(sources, (str, os.PathLike, Article)) else list(sources)
    found: list[Article] = []
    for source in given:
        if isinstance(source, (str, Article)):
            found.append(article_of(source, locale=locale))
            continue
        for path in find_articles(Path(source)):
            for article in source_articles(path, locale):
                if isinstance(article, InputError):
                    raise article
                found.append(article)
    return found


def source_articles(path: Path, locale: str | None = None) -> Iterator[Article | InputError]:
    """The articles in a file, an error in the place of one that cannot be read; CSV without texts is one table."""
    if path.suffix.lower() in TABLES:
        yield _table(path, locale)
        return
    yield from read_articles(path, locale=locale)


def _table(path: Path, locale: str | None) -> Article:
    try:
        with path.open("rb") as file:
            content = read_bytes(file, str(path), reader_for(str(path)).largest)
    except OSError as error:
        raise InputError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    return table(Document(str(path), content, None, locale))


def check_not_empty(articles: Iterable[Article]) -> None:
    """Raise `InputError` if no source has any text: everything would be missing in it."""
    if not any(block.text.strip() for article in articles for block in article.blocks):
        raise InputError("the sources are empty: there is nothing to trace figures to")
