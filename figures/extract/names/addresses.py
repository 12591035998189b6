"""Numbers of houses: 49 Market Road, 350 Fifth Avenue, 8 Rue de Rivoli."""

from __future__ import annotations

from figures.extract.phrases.words import is_plural, stops_phrase
from figures.extract.scan import Scan

LONGEST = 5
"""No name of a street has more words."""


def address_end(scan: Scan, last: int) -> int | None:
    """The token behind the street that follows a number which ends before `last`; None if no street does."""
    if scan.has("street_openers", last) and scan.text(last)[:1].isupper():
        return _opened(scan, last + 1)
    for at in range(last, min(last + LONGEST, scan.tokens.end)):
        if not _names_street(scan, at):
            return None
        if scan.has("address_words", at) and (at > last or scan.has("streets_alone", at)):
            return None if _counts(scan, at + 1) else at + 1
    return None


def _names_street(scan: Scan, at: int) -> bool:
    """Whether the token may stand in the name of a street: Market, 5, th."""
    first = scan.text(at)[0]
    return first.isupper() or first.isdecimal() or scan.word(at) in scan.lexicon.numbers.ordinal_suffixes


def _opened(scan: Scan, at: int) -> int | None:
    """Rue de Rivoli: small words and then a capital."""
    for here in range(at, min(at + LONGEST, scan.tokens.end)):
        if scan.text(here)[0].isupper():
            return None if _counts(scan, here + 1) else here + 1
        if not scan.has("street_particles", here):
            return None
    return None


def _counts(scan: Scan, at: int) -> bool:
    """Whether a plural follows the street: 12 Wall Street banks are counted."""
    return is_plural(scan, at) and not stops_phrase(scan, at) and not scan.has("verbs", at)
