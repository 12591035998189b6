"""Which locale a text is read by: that of its words rather than a template's, with the signs of its own numbers.

What a page claims of its language, its words may belie; and what the language says of how numbers are written, the
numbers themselves may belie.
"""

from __future__ import annotations

import re

from msgspec import Struct

from figures.lexicon.language import ENGLISH, LOOKED_AT, UNKNOWN, locale_of

FEWEST_WORDS = 15
"""Fewer words belie no claim."""
COMMAED, POINTED = "commas", "points"


class Ways(Struct, frozen=True):
    """How a language writes its decimals, and a locale of CLDR in which it writes them the other way.

    So many different numbers must say that a text is written the other way; a whole one in threes is one of them
    where that is no more likely to be one with three decimals.
    """

    usual: str
    unlike: str
    other: str
    fewest: int
    wholes: bool


WAYS = {"en": Ways(POINTED, COMMAED, "en_DE", 2, False), "es": Ways(COMMAED, POINTED, "es_419", 1, True)}
"""Where German or French put a point before two digits, that is a time of day or a version: they are not here."""

TIMES = 4
"""So many times more numbers must be written the other way."""

_PARTED = re.compile(r"\d[.,]\d")
_BEGIN = r"(?<![\w.,/:–(\[-])"
_END = r"(?![\w/:–-]|[.,]\d)"
_CLOCK = r"(?![01]?\d\.[0-5]\d|2[0-4]\.[0-5]\d)"
_COUNTS = r"(?=\s?[%‰€£$°]|\s[^\W\d]{2})"

GROUPED = {
    COMMAED: rf"{_BEGIN}\d{{1,3}}(?:(?:\.\d{{3}})+,\d+|(?:\.\d{{3}}){{2,}}){_END}",
    POINTED: rf"{_BEGIN}\d{{1,3}}(?:(?:,\d{{3}})+\.\d+|(?:,\d{{3}}){{2,}}){_END}",
}
"""What no language writes the other way."""
DECIMALS = {
    COMMAED: rf"{_BEGIN}\d+,\d{{1,2}}{_COUNTS}",
    POINTED: rf"{_BEGIN}{_CLOCK}\d+\.\d{{1,2}}{_COUNTS}",
}
"""What hardly is anything else than a number: something is counted or measured behind it."""
THOUSANDS = {
    COMMAED: rf"{_BEGIN}[1-9]\d{{,2}}\.\d{{3}}{_END}",
    POINTED: rf"{_BEGIN}[1-9]\d{{,2}},\d{{3}}{_END}",
}
"""What would have three decimals the other way, as few numbers have."""


def settled(claim: str | None, text: str) -> str:
    """The locale that a text is in, of which somebody claims one who may not have looked at it.

    Templates of pages say `lang="en"` whatever is put into them. The words are believed if they are clearly those of
    another language; English is what they are taken for in doubt, so it is no proof.

    >>> settled("en_US", "Die Miete stieg auf 1.200 Euro im Monat, und das ist für die Leute in der Stadt zu viel, "
    ...                  "weil sie nicht mehr verdienen als vor einem Jahr.")
    'de'
    >>> settled("en_GB", "The rent rose to £1,200 a month."), settled("pl", "Cena wzrosła.")
    ('en_GB', 'pl')
    """
    if claim is not None and len(text.split(None, FEWEST_WORDS)) < FEWEST_WORDS:
        return claim
    found = locale_of(text)
    if claim is None or (found == UNKNOWN and _language(claim) == ENGLISH):
        return found
    doubtful = found in (ENGLISH, UNKNOWN) or _language(found) == _language(claim)
    return claim if doubtful else found


def numbered(locale: str, text: str) -> str:
    """The locale, or one of the same language in which numbers are written as this text writes them.

    >>> numbered("en", "Of 19,5 million houses 11,8 million are old.")
    'en_DE'
    >>> numbered("en", "Of 19,5 million houses 11.8 million are old."), numbered("es", "Unos 2,500 pesos")
    ('en', 'es_419')
    """
    ways = WAYS.get(_language(locale))
    start = text[:LOOKED_AT]
    if ways is None or locale == ways.other or not _PARTED.search(start):
        return locale
    against = _found(start, DECIMALS[ways.unlike], GROUPED[ways.unlike])
    if ways.wholes:
        against |= _found(start, THOUSANDS[ways.unlike])
    if len(against) < ways.fewest:
        return locale
    own = _found(start, DECIMALS[ways.usual], GROUPED[ways.usual], THOUSANDS[ways.usual])
    return ways.other if len(against) >= TIMES * len(own) else locale


def _found(text: str, *patterns: str) -> set[str]:
    return {match.group() for pattern in patterns for match in re.finditer(pattern, text)}


def _language(locale: str) -> str:
    return locale.replace("-", "_").partition("_")[0]
