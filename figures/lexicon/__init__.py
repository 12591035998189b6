"""What words mean, as data: one folder per language, CLDR through babel, units through pint."""

from __future__ import annotations

import os
from functools import lru_cache
from itertools import chain

from figures.cache import cached, stamps
from figures.errors import UsageError
from figures.lexicon.language import UNKNOWN, locale_of
from figures.lexicon.record import Lexicon
from figures.units import sources

__all__ = ["UNKNOWN", "Lexicon", "cue_roles", "languages", "load", "locale_of"]

HERE = os.path.dirname(__file__)


def languages() -> tuple[str, ...]:
    """The languages that have a folder of their own.

    >>> "en" in languages()
    True
    """
    return tuple(sorted(name for name in os.listdir(HERE) if name != UNKNOWN and _has_folder(name)))


@lru_cache(maxsize=8)
def load(locale: str = "en") -> Lexicon:
    """The lexicon for a CLDR locale (`en`, `en_GB`, `de`), or for `und`: what all languages write alike.

    Raises UsageError if the language has no folder.
    """
    language = locale.replace("-", "_").partition("_")[0]
    folder = os.path.join(HERE, language)
    if not _has_folder(language):
        raise UsageError(f"no lexicon for the locale {locale!r}; there are: {', '.join(languages())}")

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


def _has_folder(language: str) -> bool:
    return os.path.exists(os.path.join(HERE, language, "numbers.yaml"))
