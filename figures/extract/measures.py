"""What a number is a number of: the currency, unit, percent sign or age word that stands beside it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from figures.extract.numerals import Numeral, with_letter
from figures.extract.scan import Quantity, Scan
from figures.extract.words import exact
from figures.lexicon.record import LetterScale
from figures.model import Kind, Number, Reading
from figures.units import UnitForm, unit

DURATIONS = "time"
PERCENT_TERMS = (("basis_points", Kind.POINTS, "basis_point"), ("percentage_points", Kind.POINTS, "percentage_point"),
                 ("percent", Kind.PERCENT, "percent"), ("points", Kind.POINTS, "point"))


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
        repeated = currency_behind(scan, quantity.last)
        if repeated and (set(repeated[0]) & set(currencies)):
            quantity.unit = repeated[0][0] if len(repeated[0]) == 1 else quantity.unit
            quantity.last = repeated[1]
        return quantity
    suffix, hyphen = suffix_behind(scan, numeral)
    if suffix is not None:
        _apply(quantity, suffix, hyphen)
    return quantity


def suffix_behind(scan: Scan, numeral: Numeral) -> tuple[Suffix | None, bool]:
    """What stands behind the numeral, and whether a hyphen ties it on (5-mile)."""
    at = numeral.last
    if scan.is_hyphen(at):
        found = suffix_at(scan, at + 1, glued=False, hyphen=True)
        if found is not None:
            return found, True
    return suffix_at(scan, at, glued=scan.tokens.glued(at) if at < len(scan.tokens) else False), False


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
    lexicon, text = scan.lexicon, scan.tokens.text
    symbol = lexicon.currency_symbols.match_before(text, first)
    if symbol and scan.free(first - symbol[0], first):
        return symbol[1], first - symbol[0]
    if first and text[first - 1] in lexicon.currency_codes and not scan.taken[first - 1]:
        return (text[first - 1],), first - 1
    return (), first


def currency_behind(scan: Scan, at: int) -> tuple[tuple[str, ...], int] | None:
    """The currencies that a name, sign or code at this token may mean, and the token behind it."""
    lexicon, tokens = scan.lexicon, scan.tokens
    here = at + 1 if scan.lexicon.numbers.connects("linker", scan.word(at)) else at
    name = lexicon.currency_names.match(tokens.low, here)
    if name:
        return name[1], here + name[0]
    symbol = lexicon.currency_symbols.match(tokens.text, here)
    if symbol and not _opens_next_amount(scan, here + symbol[0]):
        return symbol[1], here + symbol[0]
    if here < len(tokens) and tokens.text[here] in lexicon.currency_codes and (
            tokens.glued(here) or not _opens_next_amount(scan, here + 1)):
        return (tokens.text[here],), here + 1
    return None


def _opens_next_amount(scan: Scan, at: int) -> bool:
    """Whether a sign that ends before `at` belongs to the number behind it ("between 5 and $10")."""
    return scan.text(at)[:1].isdecimal()


def _make_money(quantity: Quantity, currencies: tuple[str, ...]) -> None:
    quantity.kind, quantity.unit, quantity.bare = Kind.MONEY, currencies[0], False
    quantity.readings = tuple(Reading(Kind.MONEY, code, quantity.value) for code in currencies[1:])


def _apply(quantity: Quantity, suffix: Suffix, hyphen: bool) -> None:
    quantity.last, quantity.kind, quantity.unit, quantity.per = suffix.last, suffix.kind, suffix.unit, suffix.per
    quantity.bare, quantity.hyphenated = False, hyphen
    quantity.readings = tuple(Reading(kind, name, quantity.value) for kind, name in suffix.readings)


def _is_scale(scan: Scan, numeral: Numeral, has_currency: bool) -> bool:
    """Whether a doubtful letter (5m) multiplies: beside a currency, or before a plural noun (3m people)."""
    behind = numeral.last + 1
    assert numeral.letter is not None
    if has_currency or currency_behind(scan, behind):
        return True
    if not scan.tokens.glued(numeral.last):
        return False
    letter: LetterScale = scan.lexicon.numbers.letter_scales[numeral.letter]
    word = scan.word(behind)
    if letter.scale < 1_000_000 or not word.isalpha() or scan.lexicon.rates.periods.match([word], 0):
        return False
    plural = word in scan.lexicon.nouns.irregular or scan.lexicon.nouns.plural.search(word)
    function = any(scan.has(name, behind) for name in ("prepositions", "conjunctions", "auxiliaries", "not_plural"))
    return bool(plural and not function)


def unit_at(scan: Scan, at: int, glued: bool, hyphen: bool = False) -> Suffix | None:
    """The unit of measure that begins at this token, with what it is per (km/h, miles per gallon)."""
    lexicon, tokens = scan.lexicon, scan.tokens
    if at < len(tokens) and lexicon.numbers.connects("linker", tokens.low[at]):
        at += 1
    symbol = lexicon.unit_symbols.match(tokens.text, at)
    name = lexicon.unit_names.match(tokens.low, at)
    if symbol and symbol[1][0].risky and not (_trusted(scan, at, symbol[0], glued) or hyphen):
        symbol = None
    if name and name[1][0].risky and not (glued or hyphen):
        name = None
    best = max((found for found in (name, symbol) if found), key=lambda found: found[0], default=None)
    if best is None:
        return None
    length, forms = best
    return _suffix(at + length, forms)


def _trusted(scan: Scan, at: int, length: int, glued: bool) -> bool:
    """Whether a one-letter unit can be believed: it touches its number, or the phrase ends behind it."""
    following = scan.word(at + length)
    if scan.tokens.text[at][0].isalpha() and glued:
        return True
    return not following or following in ").,;:/x×" or following[0].isdecimal()


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


COMPOUNDS = {("foot", "inch"), ("stone", "pound"), ("pound", "ounce"), ("yard", "foot")}
"""Units of which two make one figure: six feet two, twelve stone four."""


def join_compounds(scan: Scan, found: list[Quantity]) -> list[Quantity]:
    """6 feet 2 inches, 12st 4lb, 3 dollars 50 cents as one figure each."""
    result: list[Quantity] = []
    for quantity in found:
        joint = _joint(scan, result[-1], quantity) if result else None
        if joint is None:
            result.append(quantity)
        else:
            result[-1] = joint
    return result


def _joint(scan: Scan, big: Quantity, small: Quantity) -> Quantity | None:
    if big.value is None or small.value is None or big.per or not _adjoin(scan, big.last, small.first):
        return None
    if big.kind is Kind.MONEY and (small.unit in scan.lexicon.subunit_names or small.bare):
        if small.precision != 1 or not 0 < small.value < 100 or (small.bare and not _ends_amount(scan, small)):
            return None
        if big.written is None or big.written.decimals or big.core[1] == big.last or big.written.scale != 1:
            return None
        return _sum(big, small, Fraction(1, 100))
    if small.kind is not Kind.MEASURE and not small.bare:
        return None
    wanted = next((low for high, low in COMPOUNDS if high == big.unit and (small.unit == low or _reads(small, low)
                                                                         or small.bare)), None)
    upper, lower = unit(big.unit or ""), unit(wanted or "")
    if upper is None or lower is None or small.value >= upper.factor / lower.factor:
        return None
    if small.bare and not (big.unit == "foot" and _ends_amount(scan, small) and not small.fraction):
        return None
    return _sum(big, small, lower.factor / upper.factor)


def _reads(quantity: Quantity, name: str) -> bool:
    return any(reading.unit == name for reading in quantity.readings)


def _adjoin(scan: Scan, left: int, right: int) -> bool:
    """Whether nothing, or only a comma, a hyphen or "and", stands between two parts of one amount."""
    between = scan.tokens.low[left:right]
    numbers = scan.lexicon.numbers
    return not between or (len(between) == 1 and (
        between[0] == "," or numbers.connects("hyphens", between[0]) or numbers.connects("conjunction", between[0])))


def _ends_amount(scan: Scan, small: Quantity) -> bool:
    """Whether a bare number closes an amount (fifteen dollars fifty, six foot two), with nothing of its own behind."""
    following = scan.word(small.last)
    return not following or not following[0].isalnum() or any(
        scan.has(name, small.last) for name in ("prepositions", "conjunctions", "auxiliaries"))


def _sum(big: Quantity, small: Quantity, factor: Fraction) -> Quantity:
    assert big.value is not None
    assert small.value is not None
    value: Number = exact(Fraction(big.value) + Fraction(small.value) * factor)
    step = Fraction(small.precision or 1) * factor
    big.value, big.last = value, small.last
    big.precision = Decimal(step.numerator) / Decimal(step.denominator)
    big.readings = tuple(Reading(reading.kind, reading.unit, value) for reading in big.readings)
    return big
