"""What a page says about its article: in JSON-LD, in `meta` elements, and in its language."""

from __future__ import annotations

import datetime as dt
import html
import json
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from figures.read.facts import Facts, lenient_date, parse_locale
from figures.read.html.page import Page

T = TypeVar("T")

_DATES = (
    "article:published_time", "datepublished", "og:published_time", "dcterms.created", "dcterms.date", "dc.date.issued",
    "dc.date", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date",
    "publication_date", "date",
)  # fmt: skip
_CHANGED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
)
_TITLES = ("og:title", "twitter:title", "dcterms.title", "dc.title")
_LOCALES = ("og:locale", "language", "content-language", "dc.language")
_ARTICLE_TYPES = ("article", "posting", "report", "webpage")
MOST_OBJECTS = 10_000


def page_facts(page: Page) -> Facts:
    """The date, the title and the locale that a page gives; what makes no sense is passed over."""
    data = list(_articles(page.data))
    metas = _metas(page.metas)
    return Facts(
        date=_first(_published, [*_values(data, "datePublished"), *(metas.get(key, "") for key in _DATES)]),
        title=_first(_title, [*_values(data, "headline"), *(metas.get(key, "") for key in _TITLES)]),
        updated=_first(
            _published, [*_values(data, "dateModified"), *(metas.get(key, "") for key in _CHANGED)]
        ),
        claim=_first(
            parse_locale,
            [*_values(data, "inLanguage"), page.language, *(metas.get(key, "") for key in _LOCALES)],
        ),
    )


def page_title(page: Page) -> str | None:
    """The title of the page as a browser shows it."""
    return _first(_title, [html.unescape(page.title)])


def _published(text: str) -> dt.date:
    day = lenient_date(text)
    if day is None:
        raise ValueError
    return day


def _title(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise ValueError
    return words


def _first(parse: Callable[[str], T], texts: Iterable[str]) -> T | None:
    for text in texts:
        try:
            return parse(text)
        except ValueError:
            continue
    return None


def _metas(metas: Iterable[dict[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in metas:
        for key in ("property", "name", "itemprop", "http-equiv"):
            if key in meta and "content" in meta:
                found.setdefault(meta[key].lower(), meta["content"])
    return found


def _articles(scripts: Iterable[str]) -> Iterator[dict[str, object]]:
    """The objects of JSON-LD that describe an article."""
    for script in scripts:
        try:
            yield from filter(_is_article, _objects(json.loads(script)))
        except (ValueError, RecursionError):
            continue


def _objects(data: object) -> Iterator[dict[str, object]]:
    waiting = [data]
    for _ in range(MOST_OBJECTS):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, dict):
            yield value
            waiting += [each for each in value.values() if isinstance(each, dict | list)]
        elif isinstance(value, list):
            waiting += value


def _is_article(data: dict[str, object]) -> bool:
    types = data.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.lower().endswith(_ARTICLE_TYPES) for name in names)


def _values(data: Iterable[dict[str, object]], key: str) -> Iterator[str]:
    for each in data:
        value = each.get(key)
        if isinstance(value, dict):  # {"@type": "Language", "alternateName": "en"}
            value = value.get("alternateName")
        if isinstance(value, str):
            yield value
