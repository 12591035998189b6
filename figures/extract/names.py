"""Numbers that are names: Flight 370, iPhone 15, B-52, G7, Section 230; and ordinals."""

from __future__ import annotations

from decimal import Decimal

from figures.extract.nouns import is_plural, stops_phrase
from figures.extract.numerals import Numeral
from figures.extract.scan import Quantity, Scan
from figures.model import Kind, Written

SENTENCE_STARTERS = (":", "“", '"', "‘", "•", "—", "–", "|", ";")


def glued_name(scan: Scan, numeral: Numeral) -> tuple[int, int] | None:
    """The tokens of a name that letters before the number make: A320, G7, B-52, Covid-19."""
    first, last = numeral.first, numeral.last
    tokens = scan.tokens
    if numeral.written.in_words or first == 0:
        return None
    before = tokens.text[first - 1]
    if tokens.glued(first) and before[0].isalpha() and not _is_sign(scan, first - 1):
        return _whole_name(scan, first - 1, last)
    tied = scan.is_hyphen(first - 1) and tokens.text[first - 2][0].isalpha()
    if tied and not scan.has("number_prefixes", first - 2) and not _follows_number(scan, first - 2) \
            and not _is_sign(scan, first - 2):
        return _whole_name(scan, first - 2, last)
    return None


def _is_sign(scan: Scan, at: int) -> bool:
    """Whether the letters are a currency (USD200, RM79, Rs500)."""
    text = scan.tokens.text[at]
    lexicon = scan.lexicon
    return text in lexicon.currency_codes or lexicon.currency_symbols.match_before(scan.tokens.text, at + 1) is not None


def _follows_number(scan: Scan, at: int) -> bool:
    """Whether a word touches a number before it (15km-20km)."""
    return at > 0 and scan.tokens.glued(at) and scan.tokens.text[at - 1][-1].isdecimal()


def _whole_name(scan: Scan, first: int, last: int) -> tuple[int, int]:
    """The name with all that touches it: letters, digits and hyphens (F-16A, 737-800)."""
    tokens = scan.tokens
    while first > 1 and tokens.glued(first) and (tokens.text[first - 1][-1].isalnum() or tokens.text[first - 1] in "-/&"):
        first -= 1
    while last < len(tokens) and tokens.glued(last) and (
            tokens.text[last][0].isalnum() or scan.is_hyphen(last) and tokens.text[last + 1][0].isalnum()):
        last += 1
    return first, last


def named(scan: Scan, quantity: Quantity) -> tuple[int, int] | None:
    """The tokens of a name that the words around a bare number make: Flight 370, Boeing 737, Big Three, 737NG."""
    if not quantity.bare or quantity.value is None or quantity.written is None:
        return None
    first, last = quantity.first, quantity.last
    written = quantity.written
    counted = is_plural(scan, last) and not stops_phrase(scan, last)
    if written.in_words:
        return _named_in_words(scan, quantity, counted)
    if scan.tokens.glued(last) if last < len(scan.tokens) else False:
        following = scan.tokens.text[last]
        if following[0].isalpha() and quantity.letter is None and not scan.lexicon.has("glued_suffixes", scan.word(last)):
            return _whole_name(scan, first, last)
    if written.digits.count(".") > 1 and not written.grouped or _is_version(written):
        return first, last
    if _is_address(scan, last) or _numbers_a_list(scan, last):
        return first, last
    label = scan.term_before("label_nouns", first)
    if label and not written.grouped and not (counted and scan.word(first - 1) == scan.text(first - 1)):
        return first - label, last
    if not written.grouped and written.scale == 1 and _after_capital(scan, first) and not _lists_people(scan, first):
        return _capitals_before(scan, first), last
    return None


def _is_address(scan: Scan, last: int) -> bool:
    """49 Market Road: capitalised words behind the number, one of them a street."""
    for at in range(last, last + 5):
        if not scan.text(at)[:1].isupper() and not scan.text(at)[:1].isdecimal():
            return False
        if scan.has("address_words", at):
            return True
    return False


def _numbers_a_list(scan: Scan, last: int) -> bool:
    """1) and 2): a bracket that nothing opened."""
    return scan.text(last) == ")" and "(" not in scan.tokens.text[:last]


def _is_version(written: Written) -> bool:
    groups = written.digits.split(".")
    return len(groups) > 2 and not all(len(group) == 3 for group in groups[1:])


def _named_in_words(scan: Scan, quantity: Quantity, counted: bool) -> tuple[int, int] | None:
    first = quantity.first
    capital = scan.text(first)[:1].isupper()
    label = scan.term_before("label_nouns", first)
    if label and (capital or not counted) and scan.text(first - 1)[:1].isupper() == capital and not counted:
        return first - label, quantity.last
    if capital and first > 0 and scan.text(first - 1) not in SENTENCE_STARTERS and not in_title_case(scan):
        behind = scan.text(quantity.last)[:1].isupper() or scan.text(first - 1)[:1].isupper()
        return (first, quantity.last) if behind else None
    return None


def _after_capital(scan: Scan, first: int) -> bool:
    """Whether a capitalised word that is no small word stands directly before, in running text."""
    at = first - 1
    text = scan.text(at)
    if at < 0 or not text[:1].isupper() or scan.taken[at] or in_title_case(scan):
        return False
    if stops_phrase(scan, at) or scan.word(at) in scan.lexicon.number_words:
        return False
    if scan.has("verbs", at) and not scan.text(at - 1)[:1].isupper():
        return False
    if at == 0 or scan.text(at - 1) in SENTENCE_STARTERS:
        return not scan.lexicon.qualifiers_before.match_before(scan.tokens.low, first)
    return True


def _lists_people(scan: Scan, first: int) -> bool:
    """Whether a phrase of place opens the sentence (In London 300 protesters …): then the number counts."""
    at = _capitals_before(scan, first)
    return at <= 2 and scan.has("prepositions", at - 1) and (is_plural(scan, first + 1) or is_plural(scan, first + 2))


def _capitals_before(scan: Scan, first: int) -> int:
    """Where the run of capitalised words before a token begins."""
    while first > 0 and scan.text(first - 1)[:1].isupper() and not stops_phrase(scan, first - 1) and \
            not scan.taken[first - 1]:
        first -= 1
    return first


def in_title_case(scan: Scan) -> bool:
    """Whether the sentence is set in capitals, as headlines are: then a capital says nothing."""
    words = [text for text in scan.tokens.text if text[0].isalpha() and len(text) > 3]
    return len(words) > 3 and sum(text[0].isupper() for text in words) > 0.7 * len(words)


def ordinal_at(scan: Scan, at: int) -> Quantity | None:
    """The ordinal at this token: first, twenty-first, 22nd, 45rd."""
    tokens, numbers = scan.tokens, scan.lexicon.numbers
    text = tokens.text[at]
    if text[0].isdecimal() and at + 1 < len(tokens) and tokens.glued(at + 1) and \
            tokens.low[at + 1] in numbers.ordinal_suffixes and text.replace(",", "").isdecimal():
        value = Decimal(text.replace(",", ""))
        return _ordinal(at, at + 2, value, Written(text + tokens.text[at + 1]))
    value_word = numbers.ordinals.get(tokens.low[at])
    if value_word is not None:
        return _ordinal(at, at + 1, Decimal(value_word), Written(text, in_words=True))
    tens = numbers.cardinals.get(tokens.low[at], 0)
    if tens and tens % 10 == 0 and scan.is_hyphen(at + 1) and tokens.low[at + 2] in numbers.ordinals:
        value = Decimal(int(tens) + numbers.ordinals[tokens.low[at + 2]])
        return _ordinal(at, at + 3, value, Written("".join(tokens.text[at : at + 3]), in_words=True))
    return None


def _ordinal(first: int, last: int, value: Decimal, written: Written) -> Quantity:
    return Quantity(first, last, Kind.ORDINAL, value, precision=Decimal(1), written=written, bare=False,
                    core=(first, last))


def is_idiom(scan: Scan, first: int, last: int) -> bool:
    """Whether the words beside a number word make it no number (no one, one another, at first)."""
    idiom = scan.lexicon.idioms.get(scan.word(first)) if last - first == 1 else None
    if idiom is None:
        return False
    low = scan.tokens.low
    return idiom.before.match_before(low, first) is not None or idiom.after.match(low, last) is not None
