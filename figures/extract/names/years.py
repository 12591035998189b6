"""Years, decades and eras."""

from __future__ import annotations

import re
from decimal import Decimal

from figures.extract.phrases.words import is_plural, stops_phrase
from figures.extract.scan import Quantity, Scan
from figures.model import Kind, Qualifier

RECENT = range(1900, 2051)
"""Bare numbers of these are years unless something counts them; others need a word like "in" before them."""
PRESENT = frozenset(range(1990, 2036)) - {2000}
"""These are years even before a plural (the fatal 2012 shootings): no count is so exact and so ungrouped."""
WRITABLE = range(1000, 2200)
AROUND = 25
"""How many words away the weather may be spoken of."""
LONGEST = 500
"""No span of years in news is longer: 1500-1200 is a pair of other numbers."""


def read_year(scan: Scan, fields: re.Match[str], first: int, last: int) -> list[Quantity]:
    """The year, span of years or decade that a pattern of the lexicon found on tokens `first`..`last`."""
    words = {name: scan.text(fields.start(name)) for name in fields.re.groupindex if fields.start(name) >= 0}
    if (named := scan.lexicon.decades.get(words.get("tens", "").lower())) is not None:
        words["tens"] = str(named)
    quantity = Quantity(first, last, Kind.YEAR, bare=False, core=(first, last))
    if "span" in words or ("tens" in words and _is_warm(scan, first)):
        return [_tens(scan, quantity, int(words.get("span") or words["tens"]))]
    if "decade" in words or "tens" in words:
        return [_decade(quantity, words)]
    if "head" in words:
        return [_dated(quantity, _spoken(scan, words))]
    year = _year(scan, words, last)
    if "year_to" in words or "yy_to" in words:
        end = int(words["year_to"]) if "year_to" in words else _closing(year, int(words["yy_to"]))
        if not year < end <= year + LONGEST:
            return []
        quantity.low, quantity.high, quantity.date = Decimal(year), Decimal(end), f"{year}/{end}"
        return [quantity]
    return [_dated(quantity, year)]


def _dated(quantity: Quantity, year: int) -> Quantity:
    """ISO 8601 counts a year 0: 1 BC is 0000, 44 BC is -0043."""
    quantity.value, quantity.precision = Decimal(year), Decimal(1)
    quantity.date = f"{year:04d}" if year >= 0 else f"-{-year:04d}"
    return quantity


def _year(scan: Scan, words: dict[str, str], last: int) -> int:
    if "yy" in words:
        return int(words["yy"]) + (2000 if int(words["yy"]) < 30 else 1900)
    year = int(words["year"])
    return 1 - year if scan.lexicon.has("era_back", scan.text(last - 1)) else year


def _closing(first: int, last: int) -> int:
    """The second year of 2014-15, also over the turn of a century (1999-00)."""
    turns = first % 100 >= 90 and last < 10
    return first // 100 * 100 + last + 100 * turns


def _decade(quantity: Quantity, words: dict[str, str]) -> Quantity:
    """1990s; a bare 60s is of the last century, and 20s of nobody knows which."""
    text = words.get("decade") or f"19{words['tens']}"
    quantity.role = "decade"
    if "decade" in words or words["tens"] != "20":
        century = text.endswith("00") and int(text) < 2000
        quantity.value, quantity.precision = Decimal(text), Decimal(100 if century else 10)
        quantity.date = f"{text[:2]}XX" if century else f"{text[:3]}X"
    return quantity


def _tens(scan: Scan, quantity: Quantity, tens: int) -> Quantity:
    """The low 60s, temperatures in the 60s: from 60 to 69."""
    warm = _is_warm(scan, quantity.first)
    quantity.kind, quantity.unit = (Kind.MEASURE, "degree") if warm else (Kind.NUMBER, None)
    quantity.low, quantity.high, quantity.precision = Decimal(tens), Decimal(tens + 9), Decimal(10)
    return quantity


def _is_warm(scan: Scan, first: int) -> bool:
    """Whether a word of the weather stands near."""
    return any(scan.has("near_degree", at) for at in range(first - AROUND, first + AROUND))


def _spoken(scan: Scan, words: dict[str, str]) -> int:
    """The year in nineteen eighty-four."""
    cardinals = scan.lexicon.numbers.cardinals
    return sum(
        int(cardinals[words[name].lower()]) * factor
        for name, factor in (("head", 100), ("tens_word", 1), ("ones", 1))
        if name in words
    )


def bare_year(scan: Scan, quantity: Quantity) -> bool:
    """Whether a bare number is a year: four digits, ungrouped, and nothing that it could count behind it."""
    text = scan.text(quantity.core[0])
    if not (quantity.bare and quantity.last - quantity.first == 1 and len(text) == 4 and text.isdecimal()):
        return False
    year, before = int(text), quantity.first - 1
    if year not in WRITABLE or _is_side(scan, quantity.last):
        return False
    counts = (
        is_plural(scan, quantity.last)
        and not stops_phrase(scan, quantity.last)
        and not scan.text(quantity.last)[0].isupper()
    )  # the 2020 Olympics
    if (
        year in RECENT
        and year % 100
        and (scan.has("year_nouns", quantity.last) or _owns(scan, quantity.last))
    ):
        return True
    if _hedge(scan, quantity):
        return not counts and (year % 100 > 0 or scan.has("year_prepositions", before))
    if scan.term_before("year_prepositions", quantity.first):
        return not counts or year in RECENT
    if scan.has("of", before):
        return not counts and (year in RECENT or not scan.has("amounts", before - 1))
    if scan.has("year_events", before) and not scan.text(before - 1)[:1].isalnum():
        return not counts and not scan.has("of", quantity.last)  # Founded 1823, closed 1954
    determined = scan.has("determiners", before)
    if year not in RECENT:
        return determined and not counts and scan.text(quantity.last)[:1].isupper()
    hedged = scan.lexicon.qualifiers_before.match_before(scan.tokens.low, quantity.first)
    if hedged is not None:
        return (
            year in PRESENT and not counts and stops_phrase(scan, quantity.last)
        )  # turnout higher than 2012
    return determined or not counts or year in PRESENT


def _is_side(scan: Scan, at: int) -> bool:
    """Whether a sign of multiplication and a number follow: 1920 x 1080 pixels."""
    crossed = scan.has("measured_by", at) and not scan.has("prepositions", at)
    return crossed and scan.text(at + 1)[:1].isdecimal()


def _owns(scan: Scan, at: int) -> bool:
    """Whether a possessive ending touches the number: 2004's average."""
    ending = scan.text(at) + scan.text(at + 1)
    touches = at + 1 < scan.tokens.end and scan.tokens.glued(at) and scan.tokens.glued(at + 1)
    return touches and scan.lexicon.nouns.possessive.fullmatch(ending) is not None


def make_year(scan: Scan, quantity: Quantity) -> None:
    """Turn a bare number into the year that it is, with the "circa" before it."""
    _dated(quantity, int(scan.text(quantity.core[0])))
    quantity.kind, quantity.bare = Kind.YEAR, False
    hedge = _hedge(scan, quantity)
    if hedge:
        quantity.qualifier, quantity.first = Qualifier.ABOUT, quantity.first - hedge


def _hedge(scan: Scan, quantity: Quantity) -> int:
    """How many tokens of "circa" or "about" stand before the year."""
    return scan.term_before("year_hedges", quantity.first)
