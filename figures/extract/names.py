"""Numbers that are names: Flight 370, iPhone 15, B-52, G7, Section 230, No. 10."""

from __future__ import annotations

from figures.extract.addresses import address_end
from figures.extract.capitals import (
    capitals_before,
    in_title_case,
    named_by_capital_before,
    named_by_capital_behind,
    starts_sentence,
)
from figures.extract.nouns import is_plural, is_verb, stops_phrase
from figures.extract.numerals import Numeral
from figures.extract.scan import Quantity, Scan
from figures.extract.years import RECENT, bare_year
from figures.model import Written

Span = tuple[int, int]
SMALL_PRICE = 100
"""Below this a letter that is also a currency is believed to be a name: R5, COP28."""
SHORT = 2
"""A code may go on behind its hyphen with so many letters: 8-K, 7-XL."""


def glued_name(scan: Scan, numeral: Numeral) -> Span | None:
    """The tokens of a name that letters touching the number make: A320, G7, B-52, Covid-19, iPhone 6s."""
    first, last = numeral.first, numeral.last
    tokens = scan.tokens
    if first == 0 or scan.taken[first - 1]:
        return None
    if numeral.written.in_words:
        titled = scan.is_hyphen(first - 1) and tokens.text[first][0].isupper() and tokens.text[first - 2][0].isupper()
        return (first - 2, last) if titled and not scan.has("number_prefixes", first - 2) else None
    if numeral.written.grouped or numeral.written.scale != 1:
        return None                                              # PS8.1bn: an amount, whatever its sign
    if tokens.glued(first) and tokens.text[first - 1][-1].isalpha() and not _is_price(scan, first - 1, numeral):
        return _whole_name(scan, first - 1, last)
    tied = scan.is_hyphen(first - 1) and tokens.text[first - 2][0].isalpha() and not scan.taken[first - 2]
    if tied and not scan.has("number_prefixes", first - 2) and not _follows_number(scan, first - 2) \
            and not _is_code(scan, first - 2):
        return _whole_name(scan, first - 2, last)
    return _dotted(scan, first, last) or _house(scan, first) or _model(scan, numeral) or _verb_behind(scan, first, last)


def _is_price(scan: Scan, at: int, numeral: Numeral) -> bool:
    """Whether the letters that touch the number are a currency (USD200, RM79, R500)."""
    text, lexicon = scan.tokens.text[at], scan.lexicon
    code = _is_code(scan, at)
    if not code and lexicon.currency_symbols.match_before(scan.tokens.text, at + 1) is None:
        return False
    doubtful = text in lexicon.risky_money and (code or len(text) == 1)
    small = numeral.value is not None and numeral.value < SMALL_PRICE and numeral.written.scale == 1
    return not (doubtful and small and not numeral.written.decimals and numeral.letter is None)


def _is_code(scan: Scan, at: int) -> bool:
    return scan.tokens.text[at] in scan.lexicon.currency_codes


def _follows_number(scan: Scan, at: int) -> bool:
    """Whether a word touches a number before it (15km-20km)."""
    return at > 0 and scan.tokens.glued(at) and scan.tokens.text[at - 1][-1].isdecimal()


def _dotted(scan: Scan, first: int, last: int) -> Span | None:
    """H.264, ID.3: short capitals and a point that touch the number"""
    tokens = scan.tokens
    touching = first > 1 and tokens.text[first - 1] == "." and tokens.glued(first) and tokens.glued(first - 1)
    letters = tokens.text[first - 2] if touching else ""
    return _whole_name(scan, first - 2, last) if letters.isupper() and len(letters) <= SHORT else None


def _house(scan: Scan, first: int) -> Span | None:
    """221B Baker Street: a letter that touches the number, and a street"""
    lettered = first + 1 < len(scan.tokens) and scan.tokens.glued(first + 1) and len(scan.text(first + 1)) == 1
    end = address_end(scan, first + 2) if lettered and scan.text(first + 1).isalpha() else None
    return (first, end) if end else None


def _model(scan: Scan, numeral: Numeral) -> Span | None:
    """iPhone 6s, Rule 10b-5: a label with a capital in it, and a letter or two that touch the number"""
    label = scan.term_before("label_nouns", numeral.first)
    at = numeral.first + 1
    if not label or at >= len(scan.tokens) or not scan.tokens.glued(at):
        return None
    letters, noun = scan.text(at), scan.text(numeral.first - 1)
    if noun == noun.lower() or not letters.isalpha() or len(letters) > SHORT or scan.has("percent", at):
        return None
    return _whole_name(scan, numeral.first - label, at + 1)


def _verb_behind(scan: Scan, first: int, last: int) -> Span | None:
    """Player 456 won: behind a label "won" is the verb and no money"""
    label = scan.term_before("label_nouns", first) or scan.term_before("number_marks", first)
    if not label or scan.word(last) not in scan.lexicon.risky_money or not is_verb(scan, last):
        return None
    return first - label, last


def _whole_name(scan: Scan, first: int, last: int) -> Span:
    """The name with all that touches it: letters, digits and hyphens (F-16A, 737-800)."""
    tokens = scan.tokens
    while first > 1 and tokens.glued(first) and not scan.taken[first - 1] and (
            tokens.text[first - 1][-1].isalnum() or tokens.text[first - 1] in "-/&."):
        first -= 1
    while last < len(tokens) and tokens.glued(last) and not scan.taken[last] and (
            tokens.text[last][0].isalnum() or scan.is_hyphen(last) and tokens.text[last + 1][0].isalnum()):
        last += 1
    return first, last


def named(scan: Scan, quantity: Quantity) -> Span | None:
    """The tokens of a name that the words around a bare number make: Flight 370, Boeing 737, Big Three, 737NG."""
    written = quantity.written
    if not quantity.bare or quantity.value is None or written is None:
        return None
    first, last = quantity.first, quantity.last
    counted = is_plural(scan, last) and not stops_phrase(scan, last)
    if written.in_words:
        return _named_in_words(scan, first, last, counted)
    touching = scan.text(last) if last < len(scan.tokens) and scan.tokens.glued(last) else ""
    if touching[:1].isalpha() and quantity.letter is None and not scan.has("glued_suffixes", last):
        return _whole_name(scan, first, last)
    if _is_version(written) or _closes_mark(scan, last):
        return first, last
    if written.grouped or written.scale != 1:
        return None
    end = _tail(scan, last)
    housed = not written.decimals and not scan.has("determiners", first - 1)
    street = address_end(scan, end) if housed else None
    if street:
        return first, street
    return _labelled(scan, first, end, counted, written) or _capitalised(scan, quantity, end, counted)


def _labelled(scan: Scan, first: int, last: int, counted: bool, written: Written) -> Span | None:
    """Flight 370, section 230, No. 5: a noun before, of which the number is the name."""
    mark = scan.term_before("number_marks", first)
    if mark and not (counted and scan.text(first - 1).islower()):
        return first - mark, last
    label = scan.term_before("label_nouns", first)
    if not label or written.decimals and not scan.has("versioned", first - 1):
        return None
    noun = scan.text(first - 1)
    if scan.has("label_periods", first - 1) and (_is_recent(written) or scan.has("before_period", first - 2)):
        return None
    if noun.islower() and (_is_doing(scan, first - 1) or counted and not (
            scan.has("strong_labels", first - 1) or is_verb(scan, last))):
        return None
    return first - label, last


def _is_recent(written: Written) -> bool:
    return len(written.digits) == 4 and written.digits.isdecimal() and int(written.digits) in RECENT


def _capitalised(scan: Scan, quantity: Quantity, last: int, counted: bool) -> Span | None:
    """Boeing 737, a 787 Dreamliner; a year behind a capital is a year (Tokyo 2020)"""
    first = quantity.first
    digits = "" if quantity.written is None else quantity.written.digits
    whole = digits.isdecimal()
    if not whole and not digits.endswith(".0") or last == quantity.last and bare_year(scan, quantity):
        return None
    if named_by_capital_before(scan, first, counted):
        return capitals_before(scan, first), last
    follows = whole and last == quantity.last and named_by_capital_behind(scan, first, last)
    return (first, last) if follows else None


def _is_doing(scan: Scan, at: int) -> bool:
    """Whether a word that may be a label is a verb here: you gotta release six, to measure 5."""
    before = at - 1
    return scan.text(at).islower() and is_verb(scan, at) and (
        before < 0 or any(scan.has(name, before) for name in ("auxiliaries", "pronouns", "range_to"))
        or is_verb(scan, before))


def _tail(scan: Scan, last: int) -> int:
    """Where a code goes on behind a hyphen or a stroke: 737-800, 22-451, 8-K."""
    tokens = scan.tokens
    while last + 1 < len(tokens) and tokens.glued(last) and tokens.glued(last + 1) and tokens.text[last] in "-/‐‑" and \
            scan.free(last, last + 2):
        part = tokens.text[last + 1]
        if not (part.isdecimal() or part.isupper() and len(part) <= SHORT):
            break
        last += 2
    return last


def _closes_mark(scan: Scan, last: int) -> bool:
    """1) and 2): a bracket that nothing opened."""
    return scan.text(last) == ")" and "(" not in scan.tokens.text[max(0, last - 40) : last]


def _is_version(written: Written) -> bool:
    groups = written.digits.split(".")
    return len(groups) > 2 and not all(len(group) == 3 for group in groups[1:])


def _named_in_words(scan: Scan, first: int, last: int, counted: bool) -> Span | None:
    """Big Three, phase two, Channel Four, the Group of Seven, the Five Star Movement"""
    capital = scan.text(first)[:1].isupper()
    label = 0 if scan.lexicon.numbers.connects("articles", scan.word(first)) else scan.term_before("label_nouns", first)
    if label and not counted and scan.text(first - 1)[:1].isupper() == capital and not _is_doing(scan, first - 1):
        return first - label, last
    if not capital or starts_sentence(scan, first) or in_title_case(scan, first):
        return None
    if scan.has("of", first - 1) and scan.text(first - 2)[:1].isupper():
        return capitals_before(scan, first - 1), last
    behind = scan.text(last)[:1].isupper() or scan.text(first - 1)[:1].isupper()
    return (first, last) if behind else None
