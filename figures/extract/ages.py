"""Ages that no unit shows: aged 44, the age of 21, "Jane Roe, 44, said", in his forties."""

from __future__ import annotations

from figures.extract.scan import Quantity, Scan
from figures.model import Kind

OLDEST = 122
"""Jeanne Calment (1875-1997) lived to 122 years and 164 days: the longest documented life."""


def recognise_age(scan: Scan, quantity: Quantity) -> None:
    """Make an age of a bare number that the words around it show to be one."""
    if not quantity.bare or quantity.kind is not Kind.NUMBER or quantity.value is None or quantity.letter:
        return
    if not 0 <= quantity.value <= OLDEST or quantity.value != int(quantity.value):
        return
    if scan.term_before("age_before", quantity.first) or _in_apposition(scan, quantity):
        quantity.kind, quantity.unit, quantity.bare = Kind.AGE, "year", False


def _in_apposition(scan: Scan, quantity: Quantity) -> bool:
    """A number between commas behind a name of a person: Jane Roe, 44, said."""
    first, last = quantity.first, quantity.last
    written = quantity.written
    if written is None or written.in_words or written.decimals or scan.text(first - 1) != ",":
        return False
    if scan.text(last) not in (",", ".", ";", ")") and last < len(scan.tokens):
        return False
    name = scan.text(first - 2)
    if not name[:1].isupper() or name.lower() in scan.lexicon.months or scan.taken[first - 2]:
        return False
    followed = scan.text(last + 1)
    return not followed[:1].isdecimal() and not scan.text(last + 1) in scan.lexicon.weekdays
