"""Ages that no unit shows: aged 44, under the age of 21, "Jane Roe, 44, said", the under-18s, a man in his forties."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from figures.extract.phrases.words import is_plural, is_verb, stops_phrase
from figures.extract.scan import Quantity, Scan
from figures.model import Kind, Qualifier, Written

OLDEST = 122
"""Jeanne Calment (1875-1997) lived to 122 years and 164 days: the longest documented life."""


TENS = range(20, 100, 10)
CLAUSE = 12
"""So far before a number its clause may say that it tells of an age."""
AUXILIARIES = 3
"""How many words may stand between people and how old they must be."""


def recognise_age(scan: Scan, quantity: Quantity) -> None:
    """Make an age of a number (or a range) that the words around it show to be one; the span takes them in."""
    of_life = quantity.kind is Kind.DURATION and not quantity.hyphenated
    if (
        not (of_life or (quantity.bare and quantity.kind is Kind.NUMBER))
        or quantity.letter
        or quantity.fraction
    ):
        return
    if not all(
        0 <= value <= OLDEST for value in (quantity.value, quantity.low, quantity.high) if value is not None
    ):
        return
    first = _age_words_before(scan, quantity)
    if first is not None:
        quantity.first = first
    elif not _told_behind(scan, quantity) and (of_life or not _told_of_person(scan, quantity)):
        return
    quantity.kind, quantity.unit, quantity.bare = Kind.AGE, quantity.unit or "year", False


def _age_words_before(scan: Scan, quantity: Quantity) -> int | None:
    """Where words of age begin before the number, past a hedge (aged about 37, between the ages of 18 and 34)."""
    first = quantity.first
    hedge = scan.lexicon.qualifiers_before.match_before(scan.tokens.low, first)
    places = [first]
    if hedge:
        places.append(first - hedge[0])
    if _is_opened(scan, quantity) or scan.has("adverbs", first - 1):
        places.append(first - 1)  # aged only nine
    for at in places:
        length = scan.term_before("age_before", at)
        if length and scan.has("turning", at - length) and is_plural(scan, quantity.last):
            return None  # turned 24 people away
        if length and not (scan.text(at - length)[:1].isupper() and at > length):
            if hedge and at == first - hedge[0]:
                quantity.qualifier = hedge[1]
            return at - length
    if hedge and quantity.bare and _are_people(scan, first - hedge[0]) and not _counts(scan, quantity):
        quantity.qualifier = hedge[1]
        return first - hedge[0]  # people under 26
    return None


def _are_people(scan: Scan, at: int) -> bool:
    """Whether people end before the token, or what they must be: children under 5; applicants must be over 18."""
    end = at
    while end > at - AUXILIARIES and (scan.has("auxiliaries", end - 1) or scan.has("infinitive", end - 1)):
        end -= 1
    return scan.has("ages_of", end - 1) or (end < at and scan.has("age_subjects", end - 1))


def _is_opened(scan: Scan, quantity: Quantity) -> bool:
    """Whether the quantity is a range with its from or between in front (aged between 18 and 34)."""
    return quantity.low is not None and scan.has("range_from", quantity.first - 1)


def _told_behind(scan: Scan, quantity: Quantity) -> bool:
    """65 and older; children 12 and under; older than 65"""
    if scan.term("age_bounds", quantity.last):
        quantity.last += scan.term("age_bounds", quantity.last) if scan.word(quantity.last) == "years" else 0
        return True
    if quantity.kind is not Kind.NUMBER:
        return False
    grouped = is_age_group(scan, quantity.first, quantity.last)
    return grouped or scan.term_before("age_comparisons", quantity.first) > 0


def is_age_group(scan: Scan, first: int, last: int) -> bool:
    """Whether people up to or from an age are meant: children 12 and under, people 65 or over."""
    return scan.has("ages_of", first - 1) and scan.term("group_bounds", last) > 0


def _told_of_person(scan: Scan, quantity: Quantity) -> bool:
    if _is_of_an_age(scan, quantity) or _is_of_somebody(scan, quantity):
        return True
    written = quantity.written
    if written is None or written.decimals or quantity.value is None:
        return False
    opening = scan.has("age_at", quantity.first - 1) and scan.text(quantity.last) == ","
    if opening and scan.has("age_subjects", quantity.last + 1):
        return True  # at 25, she left
    return _in_apposition(scan, quantity) or _in_clause(scan, quantity) or _at_death(scan, quantity)


def _is_of_an_age(scan: Scan, quantity: Quantity) -> bool:
    """The average age of the patients was 42; raised the retirement age from 62 to 64."""
    hedge = scan.lexicon.qualifiers_before.match_before(scan.tokens.low, quantity.first)
    at = quantity.first - (hedge[0] if hedge else 0)
    told = any(scan.has(word, at - 1) for word in ("reached_verbs", "range_to", "range_from", "being"))
    if not told or _counts(scan, quantity):
        return False
    for here in range(at - 2, max(-1, at - CLAUSE), -1):
        if scan.term_before("known_ages", here + 1):
            return True
        if not scan.text(here)[:1].isalnum():
            return False
    return False


def _is_of_somebody(scan: Scan, quantity: Quantity) -> bool:
    """A man of 90, boys of eleven or twelve; but not a man of few words, nor the men of 30 nations."""
    return (
        scan.has("of", quantity.first - 1)
        and scan.has("people_of_age", quantity.first - 2)
        and (quantity.low is not None or not scan.has("range_or", quantity.last))
        and not _counts(scan, quantity)
    )


def _in_apposition(scan: Scan, quantity: Quantity) -> bool:
    """A number between commas behind a name or a person: Jane Roe, 44, said; the singer, 44, said."""
    first, last = quantity.first, quantity.last
    if quantity.written is None or quantity.written.in_words or scan.text(first - 1) != ",":
        return False
    if scan.text(last) not in (",", ".", ";", ")") and last < scan.tokens.end:
        return False
    if scan.text(last + 1)[:1].isdecimal() or scan.taken[first - 2]:
        return False
    if scan.text(first - 2)[:1].isupper() and scan.text(last + 1) in scan.lexicon.weekdays:
        return False
    return _names_person(scan, first - 2)


def _names_person(scan: Scan, at: int) -> bool:
    """Whether a token is a name, or what a person is or does: Jane Roe, the singer."""
    name = scan.text(at)
    if name[:1].isupper():
        return name.lower() not in scan.lexicon.months
    return scan.has("people", at) or scan.lexicon.nouns.person.search(name) is not None


def _at_death(scan: Scan, quantity: Quantity) -> bool:
    """She died on Monday at 93; he left school at 16; more than her sister at 21."""
    at = quantity.first - 1
    if not scan.has("age_at", at):
        return False
    related = scan.has("family_members", at - 1)
    if not related and not scan.has_anywhere("deaths") and not scan.term_before("life_turns", at):
        return False
    if quantity.last >= scan.tokens.end:
        return True
    ends = stops_phrase(scan, quantity.last) or is_verb(scan, quantity.last)  # mit 21 heiratete sie
    return ends and not scan.taken[quantity.last]


def _in_clause(scan: Scan, quantity: Quantity) -> bool:
    """who is 44, / he was 44 when / , now 44,"""
    opener = scan.term_before("age_clauses", quantity.first)
    if not opener:
        return False
    at = quantity.first - opener
    if scan.text(at) == "," and not _names_person(scan, at - 1):
        return False  # sold 7, then 9
    return quantity.last >= scan.tokens.end or scan.has("age_clause_ends", quantity.last)


def share_ages(scan: Scan, found: list[Quantity]) -> None:
    """aged 31 and 28; aged 12, 14 and 17; over 18 and under 65: words of age before the first of several numbers"""
    for left, right in pairwise(found):
        told = left.kind is Kind.AGE and left.unit == "year" and left.last == left.core[1]
        hedge = scan.lexicon.qualifiers_before.match_before(scan.tokens.low, right.first) if told else None
        first = right.first - (hedge[0] if hedge else 0)
        if told and _joined(scan, left.last, first) and _may_be_age(scan, right):
            right.kind, right.unit, right.bare = Kind.AGE, "year", False


def _joined(scan: Scan, last: int, first: int) -> bool:
    """Whether words stand between two numbers, and only such as join ages."""
    between = range(last, first)
    return bool(between) and all(scan.word(at) == "," or scan.has("age_joints", at) for at in between)


def _may_be_age(scan: Scan, quantity: Quantity) -> bool:
    """Whether it is a bare number that people live to, with nothing counted behind it."""
    if not quantity.bare or quantity.kind is not Kind.NUMBER or quantity.value is None or quantity.fraction:
        return False
    return 0 <= quantity.value <= OLDEST and not _counts(scan, quantity)


def _counts(scan: Scan, quantity: Quantity) -> bool:
    """Whether something that it counts stands behind the number."""
    ends = stops_phrase(scan, quantity.last) or is_verb(scan, quantity.last)
    return not ends or scan.has("of", quantity.last)


def decade_of_life(scan: Scan, at: int) -> Quantity | None:
    """in his 40s, in her late thirties; a 30-something; the under-18s"""
    text = scan.text(at)
    word = scan.lexicon.decades.get(scan.word(at))
    if word is not None and _is_owned(scan, at):
        return _decade(scan, at, at + 1, word)
    behind = at + 1
    if scan.is_hyphen(behind) and scan.has("age_fillers", at + 2):
        tens = int(text) if text.isdecimal() else scan.lexicon.numbers.cardinals.get(scan.word(at), 0)
        return _decade(scan, at, at + 3, int(tens)) if tens in TENS else None
    if scan.text(behind) in ("'", "’"):
        behind += 1
    if scan.word(behind) != "s" or not scan.tokens.glued(behind) or not text.isdecimal() or len(text) > 2:
        return None
    if int(text) % 10 == 0 and _is_owned(scan, at):
        return _decade(scan, at, behind + 1, int(text))
    if scan.is_hyphen(at - 1) and scan.has("age_group_words", at - 2):
        sense = scan.lexicon.qualifiers_before.match_before(scan.tokens.low, at - 1)
        age = _age(scan, at - 2, behind + 1, (at, at + 1))
        age.value, age.qualifier = Decimal(text), sense[1] if sense else Qualifier.LESS
        return age
    return None


def _is_owned(scan: Scan, at: int) -> bool:
    """Whether a word before the token says whose life it is: his 40s, her late thirties."""
    owned = scan.has("life_possessives", at - 1) or scan.has("life_possessives", at - 2)
    joined = _joined(scan, at - 1, at) or scan.has("range_to", at - 1)
    return owned or (joined and _is_owned_decade(scan, at - 1))


def _is_owned_decade(scan: Scan, last: int) -> bool:
    """Whether a decade of somebody's life ends before the token: in their 20s and 30s, from her 20s to 60s"""
    if scan.word(last - 1) in scan.lexicon.decades:
        return _is_owned(scan, last - 1)
    tens = scan.word(last - 1) == "s" and scan.tokens.glued(last - 1) and scan.text(last - 2).isdecimal()
    return tens and _is_owned(scan, last - 2)


def _decade(scan: Scan, first: int, last: int, start: int) -> Quantity:
    age = _age(scan, first, last, (first, last))
    age.low, age.high, age.role = Decimal(start), Decimal(start + 9), "decade"
    return age


def _age(scan: Scan, first: int, last: int, core: tuple[int, int]) -> Quantity:
    written = Written(scan.text(core[0]), in_words=not scan.text(core[0]).isdecimal())
    return Quantity(
        first, last, Kind.AGE, unit="year", precision=Decimal(1), written=written, bare=False, core=core
    )
