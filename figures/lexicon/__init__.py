"""What words mean, as data: one folder per language, CLDR through babel, units through pint."""

from __future__ import annotations

import os
from functools import cache, lru_cache
from itertools import chain

from figures.cache import cached, stamps
from figures.lexicon.language import UNKNOWN, foreign_to, locale_of
from figures.lexicon.record import Lexicon
from figures.lexicon.settle import numbered, settled
from figures.units import sources

__all__ = [
    "UNKNOWN",
    "Lexicon",
    "cue_roles",
    "foreign_to",
    "has_words",
    "languages",
    "load",
    "locale_of",
    "numbered",
    "settled",
]

HERE = os.path.dirname(__file__)


def languages() -> tuple[str, ...]:
    """The languages that have a folder of their own.

    >>> "en" in languages()
    True
    """
    return tuple(sorted(name for name in os.listdir(HERE) if name != UNKNOWN and _has_folder(name)))


def has_words(locale: str) -> bool:
    """Whether the language of a locale has a folder: where it has none, figures are read, and nothing is compared.

    >>> has_words("en_GB"), has_words("pl"), has_words("und")
    (True, False, False)
    """
    language = _language(locale)
    return language != UNKNOWN and _has_folder(language)


@lru_cache(maxsize=8)
def load(locale: str = "en") -> Lexicon:
    """The lexicon for a CLDR locale (`en`, `en_GB`, `de`).

    Of a language that has no folder it knows the digits, signs, codes, units, months and currencies, which CLDR
    gives; of `und`, what all languages write alike. Raises UsageError for what is no locale.
    """
    folder = os.path.join(HERE, _language(locale) if has_words(locale) else UNKNOWN)

    def build() -> Lexicon:
        from pathlib import Path

        from figures.lexicon.build import build

        return build(locale, Path(folder))

    own = (stamps(folder, ".yaml"), stamps(os.path.join(HERE, "build"), ".py"))
    package = os.path.dirname(HERE)
    below = (stamps(os.path.join(package, floor), ".py", ".yaml") for floor in ("units", "money"))
    return cached(f"lexicon-{locale}", chain(*own, *below, sources()), build)


def cue_roles() -> frozenset[str]:
    """The roles that words give to figures, in any of the languages.

    >>> "share" in cue_roles()
    True
    """
    telling = (name for name in languages() if os.path.exists(os.path.join(HERE, name, "roles.yaml")))
    cues = (cue for name in telling for each in load(name).roles.cues.meanings.values() for cue in each)
    return frozenset(cue.role for cue in cues)


def _language(locale: str) -> str:
    return locale.replace("-", "_").partition("_")[0]


@cache
def _has_folder(language: str) -> bool:
    return os.path.exists(os.path.join(HERE, language, "numbers.yaml"))
