"""Numbers that letters make names by touching them: A320, G7, B-52, Covid-19, iPhone 6s, H.264."""

from __future__ import annotations

from figures.extract.names.addresses import address_end
from figures.extract.numerals.numeral import Numeral
from figures.extract.phrases.words import is_verb
from figures.extract.quantities.suffixes import suffix_at
from figures.extract.scan import Scan
from figures.model import Kind, Written

Span = tuple[int, int]
SMALL_PRICE = 100
"""Below this a letter that is also a currency is believed to be a name: R5, COP28."""
MOST_SIDES = 4
PARTS = "abcdef"
"""By these letters the parts of what has a number are told apart."""
SHORT = 2
"""A code may go on with so many letters: 8-K, 7-XL."""


def glued_name(scan: Scan, numeral: Numeral) -> Span | None:
    """The tokens of a name that letters touching the number make: A320, G7, B-52, Covid-19, iPhone 6s."""
    first, last = numeral.first, numeral.last
    tokens = scan.tokens
    if _is_locant(scan, numeral):
        return first, last + 2
    if is_version(numeral.written) and scan.text(last).isalpha() and tokens.glued(last):
        return whole_name(scan, first - scan.term_before("label_nouns", first), last)  # OpenSSL 0.9.7c
    if first == 0 or scan.taken[first - 1]:
        return None
    if scan.has("measured_by", first - 1) and scan.text(first - 2)[-1:].isdecimal() and is_side(scan, last):
        return None
    if numeral.written.in_words:
        return _titled(scan, first, last)
    if numeral.written.grouped or numeral.written.scale != 1:
        return None  # PS8.1bn: an amount, whatever its sign
    touching = tokens.glued(first) and tokens.text[first - 1][-1].isalpha()
    if touching and not _is_price(scan, first - 1, numeral):
        return whole_name(scan, first - 1, last)
    tied = scan.is_hyphen(first - 1) and tokens.text[first - 2][0].isalpha() and not scan.taken[first - 2]
    if (
        tied
        and not scan.has("number_prefixes", first - 2)
        and not _follows_number(scan, first - 2)
        and not _is_code(scan, first - 2)
    ):
        return whole_name(scan, first - 2, last)
    if _is_class(scan, last):
        return first, last + 1
    house = _house(scan, first) or _lettered(scan, numeral)
    return house or _dotted(scan, first, last) or _model(scan, numeral) or _verb_behind(scan, first, last)


def _lettered(scan: Scan, numeral: Numeral) -> Span | None:
    """Seat 14B: a letter that could be a scale, behind a word for what is labelled."""
    first, last = numeral.first, numeral.last
    label = scan.term_before("label_nouns", first) if numeral.letter and scan.tokens.glued(last) else 0
    return whole_name(scan, first - label, last + 1) if label else None


def is_version(written: Written) -> bool:
    """Whether digits have several points that group no thousands: 3.9.0, 0.9.7."""
    groups = written.digits.split(".")
    return len(groups) > 2 and not all(len(group) == 3 for group in groups[1:])


def is_side(scan: Scan, last: int) -> bool:
    """Whether a number that ends before `last` is one of several with one unit behind the last: 8x10 inches."""
    at = last
    for _ in range(MOST_SIDES):
        if scan.has("measured_by", at) and scan.text(at + 1)[:1].isdecimal():
            at += 2
    suffix = suffix_at(scan, at, scan.tokens.glued(at)) if at < scan.tokens.end else None
    return scan.has("sized_in_inches", at) or (suffix is not None and suffix.kind is Kind.MEASURE)


def _is_locant(scan: Scan, numeral: Numeral) -> bool:
    """Whether the digits only say where in a molecule something sits: 2,4-D, 1,4-dioxane."""
    places, last, tokens = numeral.written.digits.split(","), numeral.last, scan.tokens
    if (
        scan.lexicon.numbers.group != ","
        or len(places) < 2
        or any(len(place) > 1 for place in places)
        or last + 1 >= tokens.end
    ):
        return False
    return (
        scan.is_hyphen(last)
        and tokens.glued(last)
        and tokens.glued(last + 1)
        and tokens.text[last + 1][0].isalpha()
    )


def _titled(scan: Scan, first: int, last: int) -> Span | None:
    """Slaughterhouse-Five: a capital on both sides of the hyphen."""
    if not scan.is_hyphen(first - 1) or scan.taken[first - 2] or scan.has("number_prefixes", first - 2):
        return None
    capital = scan.text(first)[0].isupper() and scan.text(first - 2)[0].isupper()
    return (first - 2, last) if capital else None


def _is_price(scan: Scan, at: int, numeral: Numeral) -> bool:
    """Whether the letters that touch the number are a currency (USD200, RM79, R500)."""
    text, lexicon = scan.tokens.text[at], scan.lexicon
    if scan.has("amount_signs", at):
        return bool(numeral.written.decimals or numeral.letter)
    symbol = lexicon.currency_symbols.match_before(scan.tokens.text, at + 1)
    code = _is_code(scan, at)
    if symbol is None and not code:
        return False
    # ISO 4217: the code of a state's money begins with the code of the state.
    at_home = symbol is not None and symbol[1][0][:2] == lexicon.locale.rpartition("_")[2]
    doubtful = not at_home and text in lexicon.risky_money and (code or len(text) == 1)
    small = numeral.value is not None and numeral.value < SMALL_PRICE and numeral.written.scale == 1
    return not (doubtful and small and not numeral.written.decimals and numeral.letter is None)


def _is_code(scan: Scan, at: int) -> bool:
    return scan.tokens.text[at] in scan.lexicon.currency_codes


def _follows_number(scan: Scan, at: int) -> bool:
    """Whether a word touches a number before it (15km-20km)."""
    return at > 0 and scan.tokens.glued(at) and scan.tokens.text[at - 1][-1].isdecimal()


def _dotted(scan: Scan, first: int, last: int) -> Span | None:
    """H.264, ID.3: short capitals and a point that touch the number."""
    tokens = scan.tokens
    touching = first > 1 and tokens.text[first - 1] == "." and tokens.glued(first) and tokens.glued(first - 1)
    letters = tokens.text[first - 2] if touching else ""
    return whole_name(scan, first - 2, last) if letters.isupper() and len(letters) <= SHORT else None


def _is_class(scan: Scan, last: int) -> bool:
    """Whether a letter that touches the number makes it a class of contests: 5A Division I, 3A State."""
    letter, behind = scan.text(last), scan.text(last + 1)
    return letter == "A" and scan.tokens.glued(last) and behind.istitle() and len(behind) > SHORT


def _house(scan: Scan, first: int) -> Span | None:
    """221B Baker Street: a letter that touches the number, and a street."""
    letter = scan.text(first + 1)
    touching = letter and scan.tokens.glued(first + 1) and len(letter) == 1 and letter.isalpha()
    end = address_end(scan, first + 2) if touching else None
    return (first, end) if end else None


def _model(scan: Scan, numeral: Numeral) -> Span | None:
    """Rule 10b-5, iPhone 6s, fig. 3b: a label and a letter that touches the number, or behind a capital two."""
    at = numeral.first + 1
    if at >= scan.tokens.end or not scan.tokens.glued(at):
        return None
    letters, noun = scan.text(at), scan.text(numeral.first - 1)
    if not letters.isalpha() or len(letters) > SHORT or scan.has("percent", at):
        return None
    if noun == noun.lower() and not is_part(scan, numeral.first):
        return None
    label = scan.term_before("label_nouns", numeral.first)
    return whole_name(scan, numeral.first - label, at + 1) if label else None


def is_part(scan: Scan, at: int) -> bool:
    """Whether a small letter that touches a number says which of its parts is meant: 3b, 10a."""
    letter = scan.text(at + 1)
    return scan.text(at).isdecimal() and letter in PARTS and letter != "" and scan.tokens.glued(at + 1)


def _verb_behind(scan: Scan, first: int, last: int) -> Span | None:
    """Player 456 won: behind a label "won" is the verb and no money."""
    if scan.word(last) not in scan.lexicon.risky_money or not is_verb(scan, last):
        return None
    label = scan.term_before("label_nouns", first) or scan.term_before("number_marks", first)
    return (first - label, last) if label else None


def whole_name(scan: Scan, first: int, last: int) -> Span:
    """The name with all that touches it: letters, digits and hyphens (F-16A, 737-800)."""
    tokens = scan.tokens
    while (
        first > 1
        and tokens.glued(first)
        and not scan.taken[first - 1]
        and (tokens.text[first - 1][-1].isalnum() or tokens.text[first - 1] in "-/&.")
    ):
        first -= 1
    while (
        last < tokens.end
        and tokens.glued(last)
        and not scan.taken[last]
        and (tokens.text[last][0].isalnum() or (scan.is_hyphen(last) and tokens.text[last + 1][0].isalnum()))
    ):
        last += 1
    return first, last
