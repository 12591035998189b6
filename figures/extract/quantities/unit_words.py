"""The unit of measure at a place of a sentence, and whether it can be believed there."""

from __future__ import annotations

from msgspec import Struct

from figures.extract.phrases.nouns import counted_phrase
from figures.extract.phrases.words import stops_phrase
from figures.extract.scan import Scan
from figures.model import Kind
from figures.units import UnitForm, unit

DURATIONS = "time"
MARKS = frozenset("\"'’′″”")
"""Marks of feet and inches are those of quotations, too: who reads them looks at what is open."""


class Suffix(Struct, frozen=True, gc=False):
    """What stands behind a number: up to token `last`, and what it makes of the number."""

    last: int
    kind: Kind
    unit: str | None
    per: str | None = None
    readings: tuple[tuple[Kind, str], ...] = ()


def unit_form(scan: Scan, at: int) -> tuple[int, tuple[UnitForm, ...]] | None:
    """The unit that a symbol or name at this token means, whatever stands around it."""
    lexicon = scan.lexicon
    return (
        _power(scan, at)
        or lexicon.unit_symbols.match(scan.tokens.text, at)
        or lexicon.unit_names.match(scan.tokens.low, at)
    )


def unit_at(scan: Scan, at: int, glued: bool, hyphen: bool = False) -> Suffix | None:
    """The unit of measure that begins at this token, with what it is per (km/h, miles per gallon)."""
    lexicon, tokens = scan.lexicon, scan.tokens
    if at < tokens.end and lexicon.numbers.connects("linker", tokens.low[at]):
        at += 1
    symbol = _power(scan, at) or (
        None if scan.text(at) in MARKS else lexicon.unit_symbols.match(tokens.text, at)
    )
    name = lexicon.unit_names.match(tokens.low, at) or _owning(scan, at)
    if symbol and symbol[1][0].risky and not _is_believed(scan, at, symbol[0], glued, hyphen):
        symbol = None
    if name and name[1][0].risky and not (glued or hyphen or _stands_alone(scan, at, name[0])):
        name = None
    best = symbol if symbol and (not name or symbol[0] > name[0]) else name
    if best is None:
        return None
    length, forms = best
    if scan.text(at + length - 1).endswith(".") and at + length == tokens.end and length > 1:
        length -= 1  # the point ends the sentence, not the unit
    return suffix_of(at + length, forms)


def _owning(scan: Scan, at: int) -> tuple[int, tuple[UnitForm, ...]] | None:
    """one week's pay: a unit in the possessive"""
    word = scan.word(at)
    stem = scan.lexicon.nouns.possessive.sub("", word)
    found = scan.lexicon.unit_names.match([stem], 0) if stem != word else None
    return found if found and not found[1][0].risky else None


def _power(scan: Scan, at: int) -> tuple[int, tuple[UnitForm, ...]] | None:
    """m2, ft3: a symbol whose digit touches its letters."""
    found = scan.lexicon.unit_powers.match(scan.tokens.text, at)
    return found if found and all(scan.tokens.glued(at + step) for step in range(1, found[0])) else None


def _is_believed(scan: Scan, at: int, length: int, glued: bool, hyphen: bool) -> bool:
    if hyphen:
        return not scan.is_hyphen(at + length)  # a 9-in pipe, but a 1-in-5 chance
    return _trusted(scan, at, length, glued)


def _stands_alone(scan: Scan, at: int, length: int) -> bool:
    """Whether a unit's name that is also another word (stone, carats) has no noun behind it."""
    behind = at + length
    return stops_phrase(scan, behind) or scan.taken[behind] or scan.word(behind) in scan.lexicon.number_words


def _trusted(scan: Scan, at: int, length: int, glued: bool) -> bool:
    """Whether a one-letter unit can be believed: it touches its number , is a capital (12 C), or ends the phrase."""
    following = scan.word(at + length)
    text = scan.tokens.text[at]
    if text[0].isalpha() and glued:
        return True
    if scan.has("measure_words", at + length):
        return True
    if scan.lexicon.has("spaced_units", text):
        phrase = counted_phrase(scan, at + length)
        return (
            phrase is None or not phrase.plural
        )  # 12 g of salt, 5 l water, the 200 m relay, but not 5 m people
    if scan.lexicon.has("paired_units", text) and scan.text(at + length).isdecimal():
        return scan.lexicon.unit_symbols.match(scan.tokens.text, at + length + 1) is not None  # 12 st 7 lb
    if scan.has("capital_units", at) and text.isupper() and scan.text(at - 1)[-1:].isdecimal():
        begins = scan.text(at + length)[:1].isupper() or (
            scan.lexicon.numbers.connects("articles", text.lower()) and following[:1].isalpha()
        )
        return not begins or scan.has("articles_before", at - 2)  # more than 500 A cruise ship …
    if not following or following in ").,;:/x×":
        return True
    if following == "(" and scan.text(at + length + 1)[:1].isdecimal():
        return True  # 5 in. (13 cm)
    hedge = scan.lexicon.qualifiers_after.match(scan.tokens.low, at + length)
    return hedge is not None and not scan.text(at + length + hedge[0])[:1].isalnum()  # 12 in or so


def suffix_of(last: int, forms: tuple[UnitForm, ...]) -> Suffix:
    """A unit's forms as a suffix: the first is meant, the others are kept as readings."""
    kinds = [(_kind(form), form.unit) for form in forms]
    return Suffix(last, kinds[0][0], kinds[0][1], forms[0].per, tuple(kinds[1:]))


def _kind(form: UnitForm) -> Kind:
    known = unit(form.unit)
    return (
        Kind.DURATION
        if known is not None and known.dimension == DURATIONS and form.per is None
        else Kind.MEASURE
    )
