"""Messages in the language of the article: gettext catalogues, whose keys are the English texts with their braces.

A message that no catalogue has, as that of a rule of the house, is told as it is written.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from figures.cache import cached
from figures.rules.semantics.context import Context
from figures.rules.syntax.records import Template
from figures.rules.syntax.template import parse_template

LOCALES = Path(__file__).parents[2] / "locale"
DOMAIN = "figures"
SOURCE = "en"
"""The language that messages are written in."""


@cache
def languages() -> tuple[str, ...]:
    """The languages in which findings can be told.

    >>> languages()
    ('de', 'en', 'es', 'fr')
    """
    return tuple(sorted((SOURCE, *(name for name in os.listdir(LOCALES) if _file(name).exists()))))


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """The messages of a language by their English texts; empty for English, and where there are none.

    >>> catalogue("de")["{part} cannot be part of {whole}"]
    '{part} kann kein Teil von {whole} sein'
    """
    if language not in languages() or language == SOURCE:
        return {}
    source = _file(language).read_bytes()
    return cached(f"messages-{language}", [source], lambda: _read(source))


def language_of(context: Context) -> str:
    """The language that findings of an article are told in: its own, unless another was asked for."""
    return context.settings.messages or context.article.locale.replace("-", "_").partition("_")[0]


def translated(text: str, context: Context, **names: object) -> str:
    """A message with its names filled in."""
    return catalogue(language_of(context)).get(text, text).format(**names)


def told(template: Template, context: Context) -> Template:
    """A template of a rule as its reader shall see it."""
    text = catalogue(language_of(context)).get(template.text)
    return _parsed(text) if text else template


@lru_cache(maxsize=1024)
def _parsed(text: str) -> Template:
    return parse_template(text)


def _file(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def _read(source: bytes) -> dict[str, str]:
    from babel.messages.pofile import read_po  # only findings in another language need it

    return {
        str(message.id): str(message.string)
        for message in read_po(BytesIO(source), abort_invalid=True)
        if message.id and message.string
    }
