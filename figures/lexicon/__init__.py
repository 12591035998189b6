"""What words mean, as data: one folder per language, CLDR through babel, units through pint."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from pathlib import Path

from figures.cache import cached, stamps
from figures.errors import UsageError
from figures.lexicon.language import UNKNOWN, locale_of
from figures.lexicon.record import Lexicon

__all__ = ["UNKNOWN", "Lexicon", "languages", "load", "locale_of"]

HERE = Path(__file__).parent


def languages() -> tuple[str, ...]:
    """The languages that have a folder of their own.

    >>> "en" in languages()
    True
    """
    folders = {folder.name for folder in HERE.iterdir() if (folder / "numbers.yaml").exists()}
    return tuple(sorted(folders - {UNKNOWN}))


@lru_cache(maxsize=8)
def load(locale: str = "en") -> Lexicon:
    """The lexicon for a CLDR locale (`en`, `en_GB`, `de`), or for `und`: what all languages write alike.

    Raises UsageError if the language has no folder.
    """
    language = locale.replace("-", "_").partition("_")[0]
    folder = HERE / language
    if not (folder / "numbers.yaml").exists():
        raise UsageError(f"no lexicon for the locale {locale!r}; there are: {', '.join(languages())}")

    def build() -> Lexicon:
        from figures.lexicon.build import build

        return build(locale, folder)

    below = (stamps(HERE.parent / floor, ".py", ".yaml", ".txt") for floor in ("units", "money"))
    return cached(
        f"lexicon-{locale}", chain(stamps(folder, ".yaml"), stamps(HERE / "build", ".py"), *below), build
    )
