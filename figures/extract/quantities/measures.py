"""What a number is a number of: the currency or unit that stands beside it, and which of several it is."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from figures.extract.numerals.numeral import MINUS_SIGNS, PLUS_SIGN, Numeral, with_letter
from figures.extract.numerals.spoken import exact
from figures.extract.phrases.nouns import counted_phrase
from figures.extract.phrases.words import is_plural, is_small, is_verb, stops_phrase
from figures.extract.quantities.money import (
    currency_before,
    currency_behind,
    in_accounts,
    in_amounts,
    make_money,
    scaled_code,
    take_minus,
)
from figures.extract.quantities.suffixes import suffix_at, suffix_behind
from figures.extract.quantities.unit_words import Suffix, suffix_of, unit_form
from figures.extract.scan import Quantity, Scan
from figures.model import Kind, Reading
from figures.units import unit

HALVED = frozenset({Kind.DURATION, Kind.MEASURE, Kind.MONEY, Kind.AGE})
HALF = Fraction(1, 2)
TEMPERATURES = frozenset({"degree", "degree_Celsius", "degree_Fahrenheit"})
FEET_AND_INCHES = {"'": "foot", "′": "foot", "’": "foot", "″": "inch", '"': "inch", "”": "inch"}
LENGTH = "length"
FEET = frozenset("4567")
"""So many feet tall is a grown-up."""
OPENING = {"'": "'‘", "’": "‘", '"': '"', "”": "“"}


NEAR_VERB = 6
"""So far before an amount whose verb it is may someone be named."""


def measured(scan: Scan, numeral: Numeral) -> Quantity:
    """The quantity of a numeral with the currency or unit before or behind it."""
    lost = in_accounts(scan, numeral)
    if lost is not None:
        return lost
    currencies, first = currency_before(scan, numeral.first)
    if numeral.letter and _is_scale(scan, numeral, bool(currencies)):
        numeral = with_letter(numeral, scan.lexicon.numbers)
    amount = in_amounts(scan, numeral)
    if amount is not None:
        numeral, own = amount
        currencies = currencies or own
    quantity = Quantity.of(numeral)
    if currencies:
        quantity.first = first
        make_money(quantity, currencies)
        take_minus(scan, quantity)
        repeated = currency_behind(scan, quantity.last)
        if repeated and (set(repeated[0]) & set(currencies)):
            quantity.unit = repeated[0][0] if len(repeated[0]) == 1 else quantity.unit
            quantity.last = repeated[1]
        return quantity
    coded = scaled_code(scan, numeral)
    if coded is not None:
        quantity = Quantity.of(coded[0])
        make_money(quantity, coded[1])
        return quantity
    suffix, hyphen = suffix_behind(scan, numeral)
    if suffix is None:
        suffix = _behind_adjective(scan, numeral) or _in_feet(scan, numeral)
    if suffix is None and scan.term_before("percent_of", numeral.first):
        suffix = Suffix(numeral.last, Kind.PERCENT, "percent")
    if suffix is not None:
        _apply(quantity, suffix, hyphen)
        _add_half(scan, quantity)
        _settle_reading(scan, quantity)
        _settle_sign(scan, quantity)
    return quantity


def _add_half(scan: Scan, quantity: Quantity) -> None:
    """two hours and a half, deux ans et demi; but not two hours and a half million, dos kilos y medio litro"""
    length, written = scan.term("half_more", quantity.last), quantity.written
    if not length or quantity.kind not in HALVED or quantity.value is None or written is None:
        return
    behind = quantity.last + length
    scaled = scan.word(behind + scan.is_hyphen(behind)) in scan.lexicon.numbers.multipliers
    if scaled or unit_form(scan, behind) is not None or written.scale != 1 or written.decimals:
        return
    quantity.value, quantity.last = exact(Fraction(quantity.value) + HALF), behind
    quantity.precision, quantity.written = Decimal("0.1"), replace(written, decimals=1)
    quantity.readings = tuple(replace(reading, value=quantity.value) for reading in quantity.readings)


def measures_length(scan: Scan, numeral: Numeral) -> bool:
    """Whether a unit of measure stands behind the numeral: that one mile is a number, that one time is none."""
    suffix = suffix_at(scan, numeral.last, glued=False)
    return suffix is not None and suffix.kind is Kind.MEASURE


def measure_behind(scan: Scan, quantity: Quantity) -> None:
    """The unit that stands behind a number and its hedge (two-plus hours)."""
    suffix = suffix_at(scan, quantity.last, glued=False)
    if suffix is not None:
        _apply(quantity, suffix, hyphen=False)


def _behind_adjective(scan: Scan, numeral: Numeral) -> Suffix | None:
    """five consecutive days, 517 rushing yards: a time or a length behind one adjective"""
    at = numeral.last
    if stops_phrase(scan, at) or is_plural(scan, at) or scan.word(at) in scan.lexicon.numbers.cardinals:
        return None  # 500 twelve months ago
    at += 1
    while scan.is_hyphen(at):
        at += 2  # three post-war years
    found = scan.lexicon.unit_names.match(scan.tokens.low, at)
    if found is None or found[1][0].risky or not is_plural(scan, at + found[0] - 1):
        return None
    known = unit(found[1][0].unit)
    return suffix_of(at + found[0], found[1]) if known and known.dimension in ("time", "length") else None


def _in_feet(scan: Scan, numeral: Numeral) -> Suffix | None:
    """30' and 6'2": a mark of feet or inches that touches its number and closes no quotation."""
    at = numeral.last
    if at >= scan.tokens.end or not scan.tokens.glued(at) or numeral.written.in_words:
        return None
    mark = scan.tokens.text[at]
    name = FEET_AND_INCHES.get(mark)
    if name is None or (scan.text(at + 1)[:1].isalpha() and scan.tokens.glued(at + 1)):
        return None
    first = numeral.first
    after_feet = scan.text(first - 1) in FEET_AND_INCHES and scan.tokens.glued(first)
    after_feet = after_feet and scan.text(first - 2)[-1:].isdecimal()
    goes_on = name == "foot" or not stops_phrase(scan, at + 1) or _says_length(scan, at + 1)
    fits = after_feet or (goes_on and not _is_open(scan, first, OPENING.get(mark, "")))
    return Suffix(at + 1, Kind.MEASURE, name) if fits else None


def _is_open(scan: Scan, first: int, signs: str) -> bool:
    """Whether a quotation is open before a number; what touches a digit before it is a mark of feet or inches."""
    before = ((scan.text(at), at) for at in range(first))
    marks = (at for sign, at in before if sign and sign in signs)
    return bool(sum(not (scan.tokens.glued(at) and scan.text(at - 1)[-1:].isdecimal()) for at in marks) % 2)


def _says_length(scan: Scan, at: int) -> bool:
    """Whether what stands behind a mark of inches goes on with lengths: 24" by 36", 24" wide, 24" (61 cm)."""
    if scan.has("measure_words", at):
        return True
    found = unit_form(scan, at + 2) if scan.text(at) == "(" and scan.text(at + 1)[:1].isdecimal() else None
    known = unit(found[1][0].unit) if found else None
    return known is not None and known.dimension == LENGTH


def _settle_reading(scan: Scan, quantity: Quantity) -> None:
    """Prefer another reading where words near ask for it: pounds that something weighs."""
    for index, reading in enumerate(quantity.readings):
        wanted = scan.lexicon.near.get(reading.unit or "")
        near = wanted and not wanted.isdisjoint(scan.low)
        if near or (
            wanted
            and (_is_of_stuff(scan, quantity) or _weighs(scan, quantity) or _beside_height(scan, quantity))
        ):
            mine = Reading(quantity.kind, quantity.unit, quantity.value)
            quantity.kind, quantity.unit = reading.kind, reading.unit
            quantity.readings = (mine, *quantity.readings[:index], *quantity.readings[index + 1 :])
            return


def _is_of_stuff(scan: Scan, quantity: Quantity) -> bool:
    """two pounds of cocaine, a 180-pound linebacker, 7 pounds 5 ounces: an amount of matter, not of money"""
    if quantity.kind is not Kind.MONEY:
        return False
    unscaled = quantity.written is not None and quantity.written.scale == 1
    return unscaled and (quantity.hyphenated or scan.has("mass_tie", quantity.last))


def _beside_height(scan: Scan, quantity: Quantity) -> bool:
    """6-foot-5 and 240 pounds; 6-4, 230 pounds: what stands right behind a height is a weight"""
    at, scale = quantity.first - 1, quantity.written.scale if quantity.written is not None else 1
    if quantity.kind is not Kind.MONEY or scale != 1:
        return False
    if scan.word(at) != "," and not scan.lexicon.numbers.connects("conjunction", scan.word(at)):
        return False
    short = scan.is_hyphen(at - 2) and scan.text(at - 1).isdecimal() and scan.text(at - 3) in FEET
    units = (here for here in range(at - 3, at) if scan.has("height_units", here))
    return short or any(
        scan.lexicon.forms.is_number(scan.low[here - 1 - scan.is_hyphen(here - 1)]) for here in units
    )


def _weighs(scan: Scan, quantity: Quantity) -> bool:
    """she went from 208 pounds to 193: whoever rises or falls from one amount to another has a weight"""
    first = quantity.first
    if scan.has("range_to", first - 1):
        ahead = range(first - 2, first - 2 - NEAR_VERB, -1)
        first = next((at + 1 for at in ahead if scan.has("range_from", at)), first)
    if quantity.kind is not Kind.MONEY or not scan.has("range_from", first - 1):
        return False
    at = first - 2
    if not (scan.has("motion_verbs", at) or scan.lexicon.changes.match_before(scan.tokens.low, first - 1)):
        return False
    while at > first - NEAR_VERB and (is_verb(scan, at) or scan.has("auxiliaries", at) or is_small(scan, at)):
        if scan.has("living", at):
            break
        at -= 1
    return scan.has("living", at)


def _settle_sign(scan: Scan, quantity: Quantity) -> None:
    """Temperatures below zero: - 20 degrees, even with a space; 12 degrees below zero."""
    if quantity.unit not in TEMPERATURES or quantity.value is None or quantity.value <= 0:
        return
    below = scan.term("below_zero", quantity.last)
    if below:
        quantity.value, quantity.last = -quantity.value, quantity.last + below
    elif _spaced_minus(scan, quantity.first):
        quantity.value, quantity.first = -quantity.value, quantity.first - 1


def _spaced_minus(scan: Scan, first: int) -> bool:
    """Whether a minus sign stands apart before the token, and is no dash behind another number."""
    tokens, before = scan.tokens, scan.text(first - 2)
    apart = not tokens.glued(first) and not tokens.glued(first - 1)
    return (
        first > 1
        and scan.text(first - 1) in MINUS_SIGNS
        and apart
        and not (before[:1].isdecimal() or scan.taken[first - 2])
    )


def _apply(quantity: Quantity, suffix: Suffix, hyphen: bool) -> None:
    quantity.last, quantity.kind, quantity.unit, quantity.per = (
        suffix.last,
        suffix.kind,
        suffix.unit,
        suffix.per,
    )
    quantity.bare, quantity.hyphenated = False, hyphen
    quantity.readings = tuple(Reading(kind, name, quantity.value) for kind, name in suffix.readings)


def _is_long(scan: Scan, first: int) -> bool:
    """Whether the words before a number say that it is a length: a hedge of 3m, 30m by 12m."""
    if scan.has("of", first - 1):
        return scan.has("lengthy", first - 2)
    return (
        scan.has("measured_by", first - 1) and scan.text(first - 2).isalpha() and scan.tokens.glued(first - 2)
    )


def _is_scale(scan: Scan, numeral: Numeral, has_currency: bool) -> bool:
    """Whether a doubtful letter (5m) multiplies: beside a currency, or before a plural noun (3m people)."""
    behind = numeral.last + 1
    assert numeral.letter is not None
    if has_currency or currency_behind(scan, behind):
        return True
    if not scan.tokens.glued(numeral.last):
        return False
    if behind < scan.tokens.end and scan.text(behind) == PLUS_SIGN and scan.tokens.glued(behind):
        behind += 1  # 8m+ viewers
    if numeral.letter.isupper() and len(numeral.letter) == 1 and numeral.letter != "T":
        return not _goes_on(scan, behind)  # 22M, he said; not 22M/s
    if len(numeral.letter) > 1 or behind >= scan.tokens.end or scan.tokens.glued(behind):
        return False
    if scan.has("of", behind) and scan.has("determiners", behind + 1):
        phrase = counted_phrase(scan, behind + 2)
        return phrase is not None and phrase.plural  # 35m of its devices, but not 5m of the tunnel
    if scan.has("metre_nouns", behind) or stops_phrase(scan, behind) or _is_long(scan, numeral.first):
        return False
    form = unit_form(scan, behind)
    if form is not None and not form[1][0].risky:
        return True  # 66m years, 5m km
    phrase = counted_phrase(scan, behind)
    return phrase is not None and phrase.plural


def _goes_on(scan: Scan, at: int) -> bool:
    """Whether a word goes on with what touches it here: a letter, a hyphen, a stroke."""
    text = scan.text(at)
    return (
        scan.tokens.glued(at) and (text[0].isalnum() or text == "/" or scan.is_hyphen(at)) if text else False
    )
