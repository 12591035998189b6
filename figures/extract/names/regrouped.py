"""Digits that are one number, though the first of them could stand alone: 1,2000; 16 500 tickets."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec.structs import replace

from figures.extract.numerals.fractions import multipliers_at
from figures.extract.numerals.numeral import Numeral, parse_number, scaled
from figures.extract.phrases.nouns import counted_phrase
from figures.extract.phrases.words import is_plural
from figures.extract.quantities.money import currency_before
from figures.extract.quantities.suffixes import suffix_at
from figures.extract.scan import Scan
from figures.model import Kind, Written

GROUP = 3
GROUPED = re.compile(r"\d{1,2},\d{4}")
DAY_AND_YEAR = ("23", ",", "2019")
GOING_ON = frozenset(".,:/-–")
"""What touches digits and goes on with them: 11-12,2004."""


def rejoin(scan: Scan, numeral: Numeral) -> Numeral:
    """The numeral with a group behind it that reads like a year or a number of its own: 1,2000; 16 500 tickets."""
    return _before_yearlike(scan, numeral) or _before_group(scan, numeral) or numeral


def _before_yearlike(scan: Scan, numeral: Numeral) -> Numeral | None:
    """1,2000: four digits are the year behind a day only where a month stands before"""
    tokens, first, last = scan.tokens, numeral.first, numeral.last + 2
    if scan.word(numeral.last) != "," or last > tokens.end or last - first != len(DAY_AND_YEAR):
        return None
    text = "".join(tokens.text[first:last])
    glued = all(tokens.glued(at) for at in range(first + 1, last))
    goes_on = scan.text(last) in GOING_ON and last + 1 < tokens.end and tokens.glued(last + 1)
    if goes_on or not (glued and GROUPED.fullmatch(text)) or _hangs_on(scan, first):
        return None
    return _rewritten(scan, numeral, last, text)


def _before_group(scan: Scan, numeral: Numeral) -> Numeral | None:
    """16 500 tickets: what is counted stands behind, and nothing before that the first digits may belong to"""
    tokens, first, last = scan.tokens, numeral.first, numeral.last + 1
    head, group = numeral.written.digits, scan.text(numeral.last)
    if not (head.isdecimal() and len(head) <= GROUP and head[0] != "0" and last - first == 2):
        return None
    if not (group.isdecimal() and len(group) == GROUP) or tokens.glued(numeral.last) or tokens.glued(first):
        return None
    behind = scan.text(last)
    if (behind[:1].isalnum() or scan.is_hyphen(last)) and tokens.glued(last):
        return None
    if currency_before(scan, first)[0]:
        return _rewritten(scan, numeral, last, f"{head} {group}")  # R 16 500
    if _hangs_on(scan, first) or _is_named(scan, first) or scan.has("group_breakers", first - 1):
        return None
    phrase = counted_phrase(scan, last)
    suffix = suffix_at(scan, last, glued=False)
    if suffix is not None and suffix.kind is Kind.MONEY and is_plural(scan, suffix.last - 1):
        return _rewritten(scan, numeral, last, f"{head} {group}")
    if scan.is_hyphen(last + 1) or suffix is not None:
        return None
    counted = phrase is not None and phrase.plural and phrase.last - last == 1 and phrase.head.islower()
    return _rewritten(scan, numeral, last, f"{head} {group}") if counted else None


def _is_named(scan: Scan, first: int) -> bool:
    """Whether a word with a capital stands before, which no hedge is: Apollo 16, but not About 16 500 tickets."""
    hedge = scan.lexicon.qualifiers_before.match_before(scan.tokens.low, first)
    return scan.text(first - 1)[:1].isupper() and hedge is None


def _rewritten(scan: Scan, numeral: Numeral, last: int, text: str) -> Numeral | None:
    parsed = parse_number(text, scan.lexicon.numbers)
    if parsed is None:
        return None
    value, decimals, grouped = parsed
    written = Written(text, decimals, grouped=grouped)
    precision = Decimal(1).scaleb(-decimals)
    whole = replace(numeral, last=last, value=value, precision=precision, written=written, letter=None)
    scale, end = multipliers_at(scan.tokens, last, scan.lexicon.numbers)
    return scaled(whole, scale, end) if end > last else whole


def _hangs_on(scan: Scan, first: int) -> bool:
    """Whether a label, a month or another number stands before, or a sign touches: June 1,2000, 11-12,2004."""
    at = first - 1
    if scan.term_before("label_nouns", first):
        return True
    while at >= 0 and not scan.text(at)[0].isalnum():
        if scan.tokens.glued(at + 1) and scan.text(at) in GOING_ON:
            return True
        at -= 1
    return at >= 0 and (scan.lexicon.is_calendar(scan.text(at)) or scan.text(at)[0].isdecimal())
