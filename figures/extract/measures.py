"""What a number is a number of: the currency, unit, percent sign or age word that stands beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from figures.extract.nouns import counted_phrase, is_plural, stops_phrase
from figures.extract.numerals import MINUS_SIGNS, Numeral, with_letter
from figures.extract.scan import Quantity, Scan
from figures.model import Kind, Reading
from figures.units import UnitForm, unit

DURATIONS = "time"
TEMPERATURES = frozenset({"degree", "degree_Celsius", "degree_Fahrenheit"})
UNIT_BRACKETS = {"[": "]", "{": "}", "<": ">", "(": ")"}
LINKED = frozenset({Kind.MEASURE, Kind.DURATION, Kind.MONEY, Kind.PERCENT, Kind.POINTS})
PERCENT_TERMS = (("basis_points", Kind.POINTS, "basis_point"), ("percentage_points", Kind.POINTS, "percentage_point"),
                 ("percent", Kind.PERCENT, "percent"), ("points", Kind.POINTS, "point"),
                 ("multiples", Kind.COUNT, "time"))


@dataclass(frozen=True, slots=True)
class Suffix:
    """What stands behind a number: up to token `last`, and what it makes of the number."""

    last: int
    kind: Kind
    unit: str | None
    per: str | None = None
    readings: tuple[tuple[Kind, str], ...] = ()


def measured(scan: Scan, numeral: Numeral) -> Quantity:
    """The quantity of a numeral with the currency or unit before or behind it."""
    currencies, first = currency_before(scan, numeral.first)
    if numeral.letter and _is_scale(scan, numeral, bool(currencies)):
        numeral = with_letter(numeral, scan.lexicon.numbers)
    quantity = Quantity.of(numeral)
    if currencies:
        quantity.first = first
        _make_money(quantity, currencies)
        _take_minus(scan, quantity)
        repeated = currency_behind(scan, quantity.last)
        if repeated and (set(repeated[0]) & set(currencies)):
            quantity.unit = repeated[0][0] if len(repeated[0]) == 1 else quantity.unit
            quantity.last = repeated[1]
        return quantity
    coded = scaled_code(scan, numeral)
    if coded is not None:
        quantity = Quantity.of(coded[0])
        _make_money(quantity, coded[1])
        return quantity
    suffix, hyphen = suffix_behind(scan, numeral)
    if suffix is None:
        suffix = _behind_adjective(scan, numeral) or _in_feet(scan, numeral)
    if suffix is None and scan.term_before("percent_of", numeral.first):
        suffix = Suffix(numeral.last, Kind.PERCENT, "percent")
    if suffix is not None:
        _apply(quantity, suffix, hyphen)
        _settle_reading(scan, quantity)
        _settle_sign(scan, quantity)
    return quantity


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
    if stops_phrase(scan, at) or is_plural(scan, at) or scan.is_hyphen(at + 1):
        return None
    found = scan.lexicon.unit_names.match(scan.tokens.low, at + 1)
    if found is None or found[1][0].risky or not is_plural(scan, at + found[0]):
        return None
    known = unit(found[1][0].unit)
    return _suffix(at + 1 + found[0], found[1]) if known and known.dimension in ("time", "length") else None


FEET_AND_INCHES = {"'": "foot", "′": "foot", "’": "foot", "″": "inch", '"': "inch", "”": "inch"}
OPENING = {"'": "'‘", "’": "‘", '"': '"', "”": "“"}


def _in_feet(scan: Scan, numeral: Numeral) -> Suffix | None:
    """30' and 6'2": a mark of feet or inches that touches its number and closes no quotation."""
    at = numeral.last
    if at >= len(scan.tokens) or not scan.tokens.glued(at) or numeral.written.in_words:
        return None
    mark = scan.tokens.text[at]
    name = FEET_AND_INCHES.get(mark)
    if name is None or (scan.text(at + 1)[:1].isalpha() and scan.tokens.glued(at + 1)):
        return None
    quoted = sum(scan.tokens.text[: numeral.first].count(sign) for sign in OPENING.get(mark, "")) % 2
    after_feet = scan.text(numeral.first - 1) in FEET_AND_INCHES and scan.tokens.glued(numeral.first)
    fits = after_feet or (not quoted and (name == "foot" or not stops_phrase(scan, at + 1)))
    return Suffix(at + 1, Kind.MEASURE, name) if fits else None


def _settle_reading(scan: Scan, quantity: Quantity) -> None:
    """Prefer another reading where words near ask for it: pounds that something weighs."""
    for index, reading in enumerate(quantity.readings):
        wanted = scan.lexicon.words.get(f"near_{reading.unit}")
        if wanted and (not wanted.isdisjoint(scan.words) or _is_of_stuff(scan, quantity)):
            mine = Reading(quantity.kind, quantity.unit, quantity.value)
            quantity.kind, quantity.unit = reading.kind, reading.unit
            quantity.readings = (mine, *quantity.readings[:index], *quantity.readings[index + 1 :])
            return


def _is_of_stuff(scan: Scan, quantity: Quantity) -> bool:
    """two pounds of cocaine, a 180-pound linebacker, 7 pounds 5 ounces: an amount of matter, not of money"""
    unscaled = quantity.written is not None and quantity.written.scale == 1
    return unscaled and (quantity.hyphenated or scan.has("mass_tie", quantity.last))


def _settle_sign(scan: Scan, quantity: Quantity) -> None:
    """- 20 degrees: temperatures have a sign even where a space follows it"""
    first = quantity.first
    spaced = scan.text(first - 1) in MINUS_SIGNS and not scan.tokens.glued(first) and not scan.tokens.glued(first - 1)
    if quantity.unit in TEMPERATURES and spaced and quantity.value is not None and first > 1 \
            and not scan.text(first - 2)[:1].isdecimal() and not scan.taken[first - 2]:
        quantity.value, quantity.first = -quantity.value, first - 1


def suffix_behind(scan: Scan, numeral: Numeral) -> tuple[Suffix | None, bool]:
    """What stands behind the numeral, and whether a hyphen ties it on (5-mile)."""
    at = numeral.last
    tie = scan.hyphen_behind(at)
    if tie:
        found = suffix_at(scan, at + tie, glued=False, hyphen=True)
        if found is not None:
            return found, True
    if scan.text(at) in UNIT_BRACKETS and scan.text(at + 2) == UNIT_BRACKETS[scan.text(at)]:
        boxed = suffix_at(scan, at + 1, glued=True)              # 20 [kg]
        if boxed is not None and boxed.last == at + 2 and boxed.kind is Kind.MEASURE:
            return replace(boxed, last=at + 3), False
    linked = _past_link(scan, numeral)
    if linked > at:
        found = suffix_at(scan, linked, glued=False)
        return (found, False) if found and found.kind in LINKED else (None, False)
    return suffix_at(scan, at, glued=scan.tokens.glued(at) if at < len(scan.tokens) else False), False


def _past_link(scan: Scan, numeral: Numeral) -> int:
    """The token behind "of" and an article that tie a fraction or a vague number to its unit: half an hour, a
    quarter of a mile, millions of dollars."""
    at, numbers = numeral.last, scan.lexicon.numbers
    linked = numeral.written.in_words and numbers.connects("vague_linker", scan.word(at))
    if not (numeral.fraction or numeral.low is not None or linked):
        return at
    if scan.is_hyphen(at):
        at += 1
    if numbers.connects("vague_linker", scan.word(at)):
        at += 1
    one = numbers.connects("articles", scan.word(at)) or numbers.cardinals.get(scan.word(at)) == 1
    at += 1 if numeral.fraction and one else 0
    return at + 1 if scan.is_hyphen(at) else at


def suffix_at(scan: Scan, at: int, glued: bool, hyphen: bool = False) -> Suffix | None:
    """The percent sign, currency, age word or unit that begins at this token."""
    if at >= len(scan.tokens) or not scan.free(at, at + 1):
        return None
    age = scan.term("age_after", at)
    if age:
        return Suffix(at + age, Kind.AGE, _age_unit(scan, at))
    for terms, kind, name in PERCENT_TERMS:
        length = scan.term(terms, at)
        if length:
            return Suffix(at + length, kind, name)
    money = currency_behind(scan, at)
    measure = unit_at(scan, at, glued, hyphen)
    if money:
        codes, last = money
        others = measure.readings if measure and measure.last == last else ()
        mine = (Kind.MEASURE, measure.unit or "") if measure and measure.last == last else None
        return Suffix(last, Kind.MONEY, codes[0], None,
                      (*((Kind.MONEY, code) for code in codes[1:]), *([mine] if mine else []), *others))
    if measure:
        return measure
    return _subunit(scan, at, glued)


def currency_before(scan: Scan, first: int) -> tuple[tuple[str, ...], int]:
    """The currencies that a sign, code or name directly before token `first` may mean, and where it begins."""
    lexicon, tokens = scan.lexicon, scan.tokens
    sign = first - 1 if first and tokens.text[first - 1] in MINUS_SIGNS and tokens.glued(first) else first
    symbol = lexicon.currency_symbols.match_before(tokens.text, sign)
    if symbol and scan.free(sign - symbol[0], sign) and not _hangs_on_word(scan, sign - symbol[0]):
        return symbol[1], sign - symbol[0]
    if not first or scan.taken[first - 1]:
        return (), first
    code = tokens.text[first - 1]
    known = code in lexicon.currency_codes or lexicon.has("lower_case_codes", code)
    if known and (tokens.glued(first) or not lexicon.has("code_words", code.lower())) and not _hangs_on_word(scan, first - 1):
        return (code.upper(),), first - 1
    return _currency_word_before(scan, first)


def _currency_word_before(scan: Scan, first: int) -> tuple[tuple[str, ...], int]:
    """rupees 500, dollar 22.5 million: a word of money before a number that has nothing of its own behind it."""
    name = scan.lexicon.currency_names.match_before(scan.tokens.low, first)
    if name is None or scan.tokens.low[first - 1] in scan.lexicon.risky_money or not scan.has("money_before", first - 1):
        return (), first
    return name[1], first - name[0]


def _hangs_on_word(scan: Scan, at: int) -> bool:
    """Whether letters of money are only the end of a longer name (PLX-R18)."""
    text, tokens = scan.text(at), scan.tokens
    return text[:1].isalpha() and tokens.glued(at) and (text_before := tokens.text[at - 1]) != "(" \
        and (text_before[-1].isalnum() or text_before in "-–")


def currency_behind(scan: Scan, at: int) -> tuple[tuple[str, ...], int] | None:
    """The currencies that a name, sign or code at this token may mean, and the token behind it."""
    lexicon, tokens = scan.lexicon, scan.tokens
    here = at + 1 if scan.lexicon.numbers.connects("linker", scan.word(at)) else at
    if here >= len(tokens):
        return None
    after_digits = scan.text(at - 1)[-1:].isdecimal()
    name = lexicon.currency_names.match(tokens.low, here)
    if name and (after_digits or tokens.low[here] not in lexicon.risky_money):
        return name[1], here + name[0]
    symbol = lexicon.currency_symbols.match(tokens.text, here)
    if symbol and not _opens_next_amount(scan, here + symbol[0]) and (
            tokens.glued(here) or tokens.text[here] not in lexicon.risky_money):
        return symbol[1], here + symbol[0]
    code = tokens.text[here]
    known = code in lexicon.currency_codes or lexicon.has("lower_case_codes", code)
    if known and (tokens.glued(here) or (code not in lexicon.risky_money or after_digits)
                  and not _opens_next_amount(scan, here + 1)):
        return (code.upper(),), here + 1
    return None


def _opens_next_amount(scan: Scan, at: int) -> bool:
    """Whether a sign that ends before `at` belongs to the number behind it ("between 5 and $10")."""
    return scan.text(at)[:1].isdecimal()


def _take_minus(scan: Scan, quantity: Quantity) -> None:
    """-$40: the sign before the currency's sign"""
    first, tokens = quantity.first, scan.tokens
    word = scan.lexicon.numbers.connects("minus", scan.word(first - 1))
    sign = scan.text(first - 1) in MINUS_SIGNS and tokens.glued(first) and not tokens.glued(first - 1)
    if (word or sign) and quantity.value is not None and quantity.value > 0:
        quantity.value, quantity.first = -quantity.value, first - 1


def _make_money(quantity: Quantity, currencies: tuple[str, ...]) -> None:
    quantity.kind, quantity.unit, quantity.bare = Kind.MONEY, currencies[0], False
    quantity.readings = tuple(Reading(Kind.MONEY, code, quantity.value) for code in currencies[1:])


def _apply(quantity: Quantity, suffix: Suffix, hyphen: bool) -> None:
    quantity.last, quantity.kind, quantity.unit, quantity.per = suffix.last, suffix.kind, suffix.unit, suffix.per
    quantity.bare, quantity.hyphenated = False, hyphen
    quantity.readings = tuple(Reading(kind, name, quantity.value) for kind, name in suffix.readings)


def scaled_code(scan: Scan, numeral: Numeral) -> tuple[Numeral, tuple[str, ...]] | None:
    """30 MUSD, 48.5 MGBP: a scale letter and a currency code in one word."""
    word = scan.text(numeral.last)
    scale = scan.lexicon.numbers.letter_scales.get(word[:1])
    if len(word) != 4 or scale is None or word[1:] not in scan.lexicon.currency_codes:
        return None
    return with_letter(replace(numeral, letter=word[0]), scan.lexicon.numbers), (word[1:],)


def _is_scale(scan: Scan, numeral: Numeral, has_currency: bool) -> bool:
    """Whether a doubtful letter (5m) multiplies: beside a currency, or before a plural noun (3m people)."""
    behind = numeral.last + 1
    assert numeral.letter is not None
    if has_currency or currency_behind(scan, behind):
        return True
    if not scan.tokens.glued(numeral.last):
        return False
    if numeral.letter.isupper() and len(numeral.letter) == 1 and numeral.letter != "T":
        return not (scan.tokens.glued(behind) if behind < len(scan.tokens) else False)
    if len(numeral.letter) > 1 or behind >= len(scan.tokens) or scan.tokens.glued(behind):
        return False
    if scan.has("metre_nouns", behind) or stops_phrase(scan, behind):
        return False
    form = unit_form(scan, behind)
    if form is not None and not form[1][0].risky:
        return True                                              # 66m years, 5m km
    phrase = counted_phrase(scan, behind)
    return phrase is not None and phrase.plural


def unit_form(scan: Scan, at: int) -> tuple[int, tuple[UnitForm, ...]] | None:
    """The unit that a symbol or name at this token means, whatever stands around it."""
    lexicon = scan.lexicon
    return (_power(scan, at) or lexicon.unit_symbols.match(scan.tokens.text, at)
            or lexicon.unit_names.match(scan.tokens.low, at))


def unit_at(scan: Scan, at: int, glued: bool, hyphen: bool = False) -> Suffix | None:
    """The unit of measure that begins at this token, with what it is per (km/h, miles per gallon)."""
    lexicon, tokens = scan.lexicon, scan.tokens
    if at < len(tokens) and lexicon.numbers.connects("linker", tokens.low[at]):
        at += 1
    symbol = _power(scan, at) or lexicon.unit_symbols.match(tokens.text, at)
    name = lexicon.unit_names.match(tokens.low, at)
    if symbol and symbol[1][0].risky and not _is_believed(scan, at, symbol[0], glued, hyphen):
        symbol = None
    if name and name[1][0].risky and not (glued or hyphen or _stands_alone(scan, at, name[0])):
        name = None
    best = max((found for found in (name, symbol) if found), key=lambda found: found[0], default=None)
    if best is None:
        return None
    length, forms = best
    if scan.text(at + length - 1).endswith(".") and at + length == len(tokens) and length > 1:
        length -= 1                                              # the point ends the sentence, not the unit
    return _suffix(at + length, forms)


def _power(scan: Scan, at: int) -> tuple[int, tuple[UnitForm, ...]] | None:
    """m2, ft3: a symbol whose digit touches its letters."""
    found = scan.lexicon.unit_powers.match(scan.tokens.text, at)
    return found if found and all(scan.tokens.glued(at + step) for step in range(1, found[0])) else None


def _is_believed(scan: Scan, at: int, length: int, glued: bool, hyphen: bool) -> bool:
    if hyphen:
        return not scan.is_hyphen(at + length)                   # a 9-in pipe, but a 1-in-5 chance
    return _trusted(scan, at, length, glued)


def _stands_alone(scan: Scan, at: int, length: int) -> bool:
    """Whether a unit's name that is also another word (stone, carats) has no noun behind it."""
    return stops_phrase(scan, at + length) or scan.taken[at + length]


def _trusted(scan: Scan, at: int, length: int, glued: bool) -> bool:
    """Whether a one-letter unit can be believed: it touches its number, it is a capital that is the unit of a
    number in digits (12 C, 5 W), or the phrase ends behind it."""
    following = scan.word(at + length)
    text = scan.tokens.text[at]
    if text[0].isalpha() and glued:
        return True
    if scan.has("measure_words", at + length):
        return True
    if scan.has("capital_units", at) and text.isupper() and scan.text(at - 1)[-1:].isdecimal():
        return not scan.text(at + length)[:1].isupper()
    return not following or following in ").,;:/x×"


def _suffix(last: int, forms: tuple[UnitForm, ...]) -> Suffix:
    kinds = [(_kind(form), form.unit) for form in forms]
    return Suffix(last, kinds[0][0], kinds[0][1], forms[0].per, tuple(kinds[1:]))


def _kind(form: UnitForm) -> Kind:
    known = unit(form.unit)
    return Kind.DURATION if known is not None and known.dimension == DURATIONS and form.per is None else Kind.MEASURE


def _subunit(scan: Scan, at: int, glued: bool) -> Suffix | None:
    """cents, pence, and the glued signs p and ¢"""
    lexicon = scan.lexicon
    name = lexicon.subunits.match(scan.tokens.low, at) if len(scan.word(at)) > 1 or glued else None
    return Suffix(at + name[0], Kind.MONEY, name[1]) if name else None


def _age_unit(scan: Scan, at: int) -> str:
    found = scan.lexicon.unit_names.match(scan.tokens.low, at)
    return found[1][0].unit if found else "year"


