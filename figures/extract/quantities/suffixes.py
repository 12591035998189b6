"""What stands behind a number and says what it is a number of: percent signs, money, units, words of age."""

from __future__ import annotations

from msgspec.structs import replace

from figures.extract.numerals.numeral import Numeral
from figures.extract.phrases.words import is_plural, stops_phrase
from figures.extract.quantities.money import currency_behind
from figures.extract.quantities.unit_words import Suffix, unit_at
from figures.extract.scan import Scan
from figures.model import Kind

UNIT_BRACKETS = {"[": "]", "{": "}", "<": ">", "(": ")"}
LINKED = frozenset({Kind.MEASURE, Kind.DURATION, Kind.MONEY, Kind.PERCENT, Kind.POINTS})
PERCENT_TERMS = (
    ("basis_points", Kind.POINTS, "basis_point"),
    ("percentage_points", Kind.POINTS, "percentage_point"),
    ("percent", Kind.PERCENT, "percent"),
    ("points", Kind.POINTS, "point"),
    ("multiples", Kind.COUNT, "time"),
)


def suffix_behind(scan: Scan, numeral: Numeral) -> tuple[Suffix | None, bool]:
    """What stands behind the numeral, and whether a hyphen ties it on (5-mile)."""
    at = numeral.last
    tie = scan.hyphen_behind(at)
    if tie:
        found = suffix_at(scan, at + tie, glued=False, hyphen=True)
        if found is not None:
            return found, True
    if scan.text(at) in UNIT_BRACKETS and scan.text(at + 2) == UNIT_BRACKETS[scan.text(at)]:
        boxed = suffix_at(scan, at + 1, glued=True)  # 20 [kg]
        if boxed is not None and boxed.last == at + 2 and boxed.kind is Kind.MEASURE:
            return replace(boxed, last=at + 3), False
    linked = _past_link(scan, numeral)
    if linked > at:
        found = suffix_at(scan, linked, glued=False)
        if found and numeral.low is not None and _modifies(scan, linked, found.last):
            return None, False  # thousands of yard signs
        return (found, False) if found and found.kind in LINKED else (None, False)
    return suffix_at(scan, at, glued=scan.tokens.glued(at) if at < scan.tokens.end else False), False


def _modifies(scan: Scan, at: int, last: int) -> bool:
    """Whether the unit's name is in the singular before a noun."""
    named = scan.lexicon.unit_names.match(scan.tokens.low, at) is not None
    return named and not is_plural(scan, last - 1) and not stops_phrase(scan, last)


def _past_link(scan: Scan, numeral: Numeral) -> int:
    """The token behind the words that tie a fraction to its unit (half an hour, millions of dollars)."""
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
    if not _may_begin(scan, at):
        return None
    age = scan.term("age_after", at)
    if age:
        return Suffix(at + age, Kind.AGE, _age_unit(scan, at))
    for terms, kind, name in PERCENT_TERMS:
        length = scan.term(terms, at)
        if length and not (
            scan.has("measured_by", at) and scan.text(at + 1)[:1].isdecimal()
        ):  # but 2 x 3 metres
            return Suffix(at + length, kind, name)
    money = currency_behind(scan, at)
    measure = unit_at(scan, at, glued, hyphen)
    part = _subunit(scan, at, glued)
    if part and measure and part.last == measure.last and not scan.has_anywhere("near_degree"):
        return part  # 9c
    if money and not (measure and measure.last > money[1]):  # 32 pounds per square inch
        codes, last = money
        others = measure.readings if measure and measure.last == last else ()
        mine = (Kind.MEASURE, measure.unit or "") if measure and measure.last == last else None
        return Suffix(
            last,
            Kind.MONEY,
            codes[0],
            None,
            (*((Kind.MONEY, code) for code in codes[1:]), *([mine] if mine else []), *others),
        )
    return measure or part


def _may_begin(scan: Scan, at: int) -> bool:
    """Whether a free token can begin any of these, or is a unit in the possessive: most words cannot."""
    word, suffixes = scan.low[at], scan.lexicon.suffixes
    begins = word in suffixes or scan.texts[at] in suffixes
    return not scan.taken[at] and (begins or scan.lexicon.nouns.possessive.search(word) is not None)


def _subunit(scan: Scan, at: int, glued: bool) -> Suffix | None:
    """cents, pence, and the glued signs p, c and ¢"""
    lexicon, word = scan.lexicon, scan.word(at)
    apart = not scan.has_anywhere("near_degree") and _is_priced(scan, at + 1)
    known = len(word) > 1 or ((glued or apart) and not scan.text(at).isupper())
    name = lexicon.subunits.match(scan.tokens.low, at) if known else None
    return Suffix(at + name[0], Kind.MONEY, name[1]) if name else None


def _is_priced(scan: Scan, at: int) -> bool:
    """Whether it is told here what costs so much: 30 c a kilo, 30 p each"""
    rates, word = scan.lexicon.rates, scan.word(at)
    return scan.has("apiece", at) or (word in rates.articles | rates.markers and scan.text(at + 1).isalpha())


def _age_unit(scan: Scan, at: int) -> str:
    found = scan.lexicon.unit_names.match(scan.tokens.low, at)
    return found[1][0].unit if found else "year"
