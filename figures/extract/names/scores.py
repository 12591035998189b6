"""Scores, votes and records: won 3-1, a 5-to-4 ruling, passed by 217 to 213, 12-3-1."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from figures.extract.numerals.spoken import exact
from figures.extract.phrases.words import is_plural, stops_phrase
from figures.extract.quantities.money import currency_before
from figures.extract.quantities.suffixes import suffix_at
from figures.extract.scan import Quantity, Scan
from figures.model import Kind, Written

BEFORE, BEHIND = 12, 5
"""How far a word of contests may stand from the pair of numbers that it makes a score."""
OUTFIELD = 10
"""The players of a football formation without the goalkeeper: 4-4-2."""
HUNDRED, THOUSANDS = 100, 1000


def read_score(scan: Scan, fields: re.Match[str], first: int, last: int) -> list[Quantity]:
    """The score on tokens `first`..`last`; none if the pair is a range, a code or something measured."""
    words = [scan.text(at).replace(",", "") for at in range(first, last) if scan.text(at)[:1].isdecimal()]
    if len(words) == 2 and _is_proportion(scan, first, last) and not _hangs_on(scan, first, last):
        return _proportion(first, last, *words)
    if not words or not all(word.isdecimal() and (word == "0" or word[0] != "0") for word in words):
        return []
    sides = [int(word) for word in words]
    if _hangs_on(scan, first, last) or _is_measured(scan, last) or _is_opened(scan, first):
        return []
    contested = _near(scan, "contests", first, last)
    if len(sides) > 2:
        formation = sum(sides) == OUTFIELD and max(sides) < OUTFIELD
        kind = Kind.SCORE if contested and not formation else Kind.LABEL
        return [_score(scan, first, last, sides[0], sides[1], kind)]
    left, right = sides[0], sides[1] if len(sides) > 1 else 0
    if not contested and HUNDRED <= right <= left < THOUSANDS:
        return [_score(scan, first, last, left, right, Kind.LABEL)]  # the 747-400
    dashed = not scan.text(fields.start("left") + 1)[:1].isalpha()
    believed = (_is_pair if dashed else _is_tally)(scan, first, last, left, right)
    return [_score(scan, first, last, left, right, Kind.SCORE)] if believed else []


def _is_proportion(scan: Scan, first: int, last: int) -> bool:
    """a ratio of 10 to 1, a 10:1 ratio"""
    before = first - 2 if scan.has("rate_linkers", first - 1) else first - 1
    return scan.has("proportions", last) or scan.has("proportions", before)


def _proportion(first: int, last: int, left: str, right: str) -> list[Quantity]:
    """The ratio of two numbers; none if they are no numbers, or the second is nothing."""
    try:
        value = exact(Fraction(left) / Fraction(right))
    except (ValueError, ZeroDivisionError):
        return []
    ends = tuple(
        Quantity(at, at + 1, Kind.NUMBER, exact(Fraction(word)), core=(at, at + 1), written=Written(word))
        for at, word in ((first, left), (last - 1, right))
    )
    written = Written(f"{left}:{right}")
    return [
        Quantity(first, last, Kind.RATIO, value, written=written, bare=False, core=(first, last), ends=ends)
    ]


def _score(scan: Scan, first: int, last: int, left: int, right: int, kind: Kind) -> Quantity:
    quantity = Quantity(
        first,
        last,
        kind,
        bare=False,
        core=(first, last),
        written=Written("".join(scan.tokens.text[first:last])),
    )
    if kind is Kind.SCORE:
        quantity.low, quantity.high = Decimal(left), Decimal(right)
    return quantity


def _hangs_on(scan: Scan, first: int, last: int) -> bool:
    """Whether the pair is part of a longer code, or of an amount of money."""
    tokens = scan.tokens
    before, behind = scan.text(first - 1), scan.text(last)
    if first and tokens.glued(first) and (before[-1].isalnum() or before in "-–/.:#_+−"):
        return True
    if currency_before(scan, first)[0] or scan.has("number_marks", first - 1):
        return True
    return (
        last < tokens.end
        and tokens.glued(last)
        and (
            behind[0].isalnum()
            or behind in "/_%$€£°"
            or (behind in "-–" and scan.text(last + 1)[:1].isdecimal() and tokens.glued(last + 1))
        )
    )


def _is_measured(scan: Scan, last: int) -> bool:
    """Whether a unit or a percent sign stands behind, also on a hyphen (a 4-2-mile walk is none)."""
    tie = scan.hyphen_behind(last)
    return suffix_at(scan, last + tie, glued=False, hyphen=bool(tie)) is not None


def _is_opened(scan: Scan, first: int) -> bool:
    """Whether "from" or "between" opens a range."""
    return any(scan.has("range_from", at) or scan.has("range_between", at) for at in (first - 1, first - 2))


def _is_pair(scan: Scan, first: int, last: int, left: int, right: int) -> bool:
    """3-1: the winner's side first, or among words of contests."""
    contested = _near(scan, "contests", first, last) or bool(scan.found and scan.found[-1].kind is Kind.SCORE)
    named = scan.text(first - 1)[:1].isupper() and not stops_phrase(scan, first - 1)
    if right <= left:
        return contested or left < HUNDRED
    between_names = named and scan.text(last)[:1].isupper() and right < HUNDRED
    return between_names or (contested and not _is_counted(scan, last))


def _is_tally(scan: Scan, first: int, last: int, left: int, right: int) -> bool:
    """217 to 213, a 5-to-4 decision: only among words of contests, and the winner first."""
    if right > left or _is_counted(scan, last):
        return False
    return scan.is_hyphen(first + 1) or _near(scan, "contests", first, last)


def _is_counted(scan: Scan, last: int) -> bool:
    return is_plural(scan, last) and not stops_phrase(scan, last) and not scan.has("verbs", last)


def _near(scan: Scan, what: str, first: int, last: int) -> bool:
    around = (*range(max(0, first - BEFORE), first), *range(last, min(scan.tokens.end, last + BEHIND)))
    return any(scan.has(what, at) for at in around)


def is_score(scan: Scan, left: Quantity, right: Quantity) -> bool:
    """Whether two bare numbers on a dash that no pattern claimed (3 - 1) are a score."""
    if left.value is None or right.value is None or not (_is_side(left) and _is_side(right)):
        return False
    return left.value >= right.value and _near(scan, "contests", left.first, right.last)


def _is_side(quantity: Quantity) -> bool:
    """Whether it may be one side of a score: a bare whole number in digits."""
    written = quantity.written
    return (
        quantity.bare
        and written is not None
        and not written.in_words
        and not written.decimals
        and written.scale == 1
    )
