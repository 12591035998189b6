"""Numbers that are names by the words around them: Flight 370, iPhone 15, Section 230, No. 10, Big Three."""

from __future__ import annotations

import re

from figures.extract.names.addresses import address_end
from figures.extract.names.capitals import (
    capitals_before,
    in_title_case,
    named_by_capital_before,
    named_by_capital_behind,
    starts_sentence,
)
from figures.extract.names.glued import SHORT, Span, is_part, is_side, is_version, whole_name
from figures.extract.names.years import RECENT, bare_year
from figures.extract.phrases.words import is_plural, is_verb, stops_phrase
from figures.extract.quantities.ages import is_age_group
from figures.extract.quantities.suffixes import suffix_at
from figures.extract.scan import Quantity, Scan
from figures.model import Kind, Written

HYPHENS = frozenset("-/‐‑")
PARTS = 4
"""No code has more parts."""
RACE = re.compile(r"\d{1,2}\.[0-5]\d,\d{1,2}")
"""Minutes, seconds and their parts, as a race takes them: 1.03,4."""


def named(scan: Scan, quantity: Quantity) -> Span | None:
    """The tokens of the name that the words around a bare number make: Flight 370, Boeing 737, Big Three."""
    written = quantity.written
    if not quantity.bare or quantity.value is None or written is None:
        return None
    first, last = quantity.first, quantity.last
    if scan.term_before("age_before", first) or is_age_group(scan, first, last):
        return None  # Aged 31, she
    counted = is_plural(scan, last) and not stops_phrase(scan, last)
    if written.in_words:
        return _named_in_words(scan, first, last, counted)
    touching = _touching(scan, last)
    if touching[:1].isalpha() and quantity.letter is None and not scan.has("glued_suffixes", last):
        return whole_name(scan, first, last)
    if _is_on_shirt(scan, first, last):
        return first, last
    if is_version(written) or RACE.fullmatch(written.digits) or _closes_mark(scan, last):
        return first - scan.term_before("label_nouns", first), last
    if written.grouped or written.scale != 1:
        return None
    end = _tail(scan, last)
    if _is_range(scan, last, end):
        return None
    lodged = not _is_recent(written) or scan.has("before_address", first - 1)
    housed = lodged and not written.decimals and not scan.has("determiners", first - 1)
    street = address_end(scan, end) if housed else None
    if street:
        return first, street
    return _labelled(scan, first, end, counted, written) or _capitalised(scan, quantity, end, counted)


def _touching(scan: Scan, last: int) -> str:
    """The letters that touch a number and say nothing else: not the x of 8x10 inches."""
    if last >= scan.tokens.end or not scan.tokens.glued(last):
        return ""
    return "" if scan.has("measured_by", last) and is_side(scan, last) else scan.text(last)


def share_labels(scan: Scan, names: list[Quantity], numbers: list[Quantity]) -> None:
    """Windows 10 and 11, 2a and 2b: a bare number or a part that "and" ties to a label is another of its names."""
    labels = {name.last: name for name in names if name.kind is Kind.LABEL}
    for quantity in numbers:
        label = labels.get(quantity.first - 1)
        if label is None or not scan.has("label_joints", label.last):
            continue
        are_parts = is_part(scan, quantity.first) and is_part(scan, label.last - 2)
        if are_parts or _goes_with(scan, label, quantity):
            quantity.kind, quantity.bare = Kind.LABEL, False
            quantity.last = quantity.first + 2 if are_parts else quantity.last
            labels[quantity.last] = label


def _goes_with(scan: Scan, label: Quantity, quantity: Quantity) -> bool:
    """Whether a bare number in digits, with nothing counted behind, follows a word and a number."""
    written = quantity.written
    if not quantity.bare or written is None or written.scale != 1:
        return False
    if written.in_words:  # chapters two and three of the book
        return scan.has("label_plurals", label.first) and not scan.text(label.last - 1).isdecimal()
    if not written.digits.isdecimal():
        return False
    last = label.last - 1
    worded = last > label.first and scan.text(last).isdecimal() and not scan.tokens.glued(last)
    ends = stops_phrase(scan, quantity.last) or is_verb(scan, quantity.last)
    goes_on = scan.has("additional", quantity.last) or scan.has("of", quantity.last)
    return worded and ends and not goes_on


def _is_range(scan: Scan, last: int, end: int) -> bool:
    """Whether the number opens a range: bested Trump 39-34%, leads Smith 50-to-40."""
    spelled = scan.is_hyphen(last) and scan.has("range_to", last + 1)
    return spelled or (end > last and suffix_at(scan, end, glued=False) is not None)


def _labelled(scan: Scan, first: int, last: int, counted: bool, written: Written) -> Span | None:
    """Flight 370, section 230, No. 5: a noun before, of which the number is the name."""
    mark = scan.term_before("number_marks", first)
    if mark and not (counted and scan.text(first - 1).islower()):
        return first - mark, last
    label = scan.term_before("label_nouns", first)
    if not label or (written.decimals and not scan.has("versioned", first - 1)):
        return None
    noun = scan.text(first - 1)
    if scan.has("label_periods", first - 1) and (_is_recent(written) or _is_period(scan, first - 2)):
        return None
    if noun.islower() and (
        _is_doing(scan, first - 1)
        or (counted and not (scan.has("strong_labels", first - 1) or is_verb(scan, last)))
    ):
        return None
    return first - label, last


def _is_period(scan: Scan, at: int) -> bool:
    """Whether what stands before a period makes it one: this week 12 people, 5 Kilometer 20 Minuten."""
    word = scan.word(at)
    return scan.has("before_period", at) or (bool(word) and scan.lexicon.forms.is_number(word))


def _is_recent(written: Written) -> bool:
    return len(written.digits) == 4 and written.digits.isdecimal() and int(written.digits) in RECENT


def _capitalised(scan: Scan, quantity: Quantity, last: int, counted: bool) -> Span | None:
    """Boeing 737, a 787 Dreamliner; a year behind a capital is a year (Tokyo 2020)."""
    first = quantity.first
    digits = "" if quantity.written is None else quantity.written.digits
    whole = digits.isdecimal()
    if (not whole and not digits.endswith(".0")) or (last == quantity.last and bare_year(scan, quantity)):
        return None
    if named_by_capital_before(scan, first, counted):
        return capitals_before(scan, first), last
    follows = whole and last == quantity.last and named_by_capital_behind(scan, first, last)
    return (first, last) if follows else None


def _is_doing(scan: Scan, at: int) -> bool:
    """Whether a word that may be a label is a verb here: you gotta release six, to measure 5."""
    before = at - 1
    return (
        scan.text(at).islower()
        and is_verb(scan, at)
        and (
            before < 0
            or any(scan.has(name, before) for name in ("auxiliaries", "pronouns", "range_to"))
            or is_verb(scan, before)
        )
    )


def _tail(scan: Scan, last: int) -> int:
    """Where a code goes on behind a hyphen or a stroke: 737-800, 22-451, 8-K."""
    tokens = scan.tokens
    for at in range(last, min(last + 2 * PARTS, tokens.end - 1), 2):
        part = tokens.text[at + 1]
        is_code = part.isdecimal() or (part.isupper() and len(part) <= SHORT)
        tied = tokens.text[at] in HYPHENS and tokens.glued(at) and tokens.glued(at + 1)
        if not is_code or not tied or not scan.free(at, at + 2):
            return at
        last = at + 2
    return last


def _is_on_shirt(scan: Scan, first: int, last: int) -> bool:
    """Jane Roe (4) runs for a touchdown."""
    bracketed = scan.text(first - 1) == "(" and scan.text(last) == ")" and scan.text(first - 2)[:1].isupper()
    return bracketed and scan.has_anywhere("players")


def _closes_mark(scan: Scan, last: int) -> bool:
    """1) and 2): a bracket that nothing opened."""
    return scan.text(last) == ")" and "(" not in scan.tokens.text[max(0, last - 40) : last]


def _named_in_words(scan: Scan, first: int, last: int, counted: bool) -> Span | None:
    """Big Three, phase two, Channel Four, the Group of Seven, the Five Star Movement."""
    capital = scan.text(first)[:1].isupper()
    if scan.lexicon.numbers.connects("articles", scan.word(first)):
        return None
    alike = scan.text(first - 1)[:1].isupper() == capital and not _is_doing(scan, first - 1)
    mark = scan.term_before("number_marks", first)
    if mark and not counted and last - first == 1:
        return first - mark, last
    if _opens_labels(scan, first, last):
        return first - 1, last
    label = scan.term_before("label_nouns", first) if alike and not counted else 0
    goes_on = not capital and (scan.has("of", last) or not stops_phrase(scan, last))
    if label and (not goes_on or scan.has("strong_labels", first - 1)):
        return first - label, last
    if not capital or starts_sentence(scan, first) or in_title_case(scan, first):
        return None
    if scan.has("of", first - 1) and scan.text(first - 2)[:1].isupper():
        return capitals_before(scan, first - 1), last
    if scan.lexicon.nouns.capitalised:
        return (first, last) if _is_surname(scan, first, last) else None
    behind = scan.text(last)[:1].isupper() or scan.text(first - 1)[:1].isupper()
    return (first, last) if behind else None


def _opens_labels(scan: Scan, first: int, last: int) -> bool:
    """parts four and five: a plural before several names in words"""
    several = scan.has("label_joints", last) and scan.lexicon.forms.is_number(scan.low[last + 1])
    return several and scan.has("label_plurals", first - 1) and not scan.has("determiners", last + 1)


def _is_surname(scan: Scan, first: int, last: int) -> bool:
    """Claudia Tausend sprach; but nouns have capitals too: am Montag Tausend Menschen, rund Tausend kamen."""
    named = scan.text(first - 1)[:1].isupper() and not stops_phrase(scan, first - 1)
    hedged = scan.lexicon.qualifiers_before.match_before(scan.tokens.low, first) is not None
    counts = scan.text(last)[:1].isupper() or scan.has("of", last)
    return named and not (hedged or counts or scan.word(first - 1) in scan.lexicon.weekdays)
