"""One sentence to its quantities: each step of the extractor in its turn."""

from __future__ import annotations

from fractions import Fraction
from itertools import compress, count

from figures.extract.names.claims import claimed
from figures.extract.names.glued import glued_name
from figures.extract.names.idioms import is_idiom
from figures.extract.names.labels import named, share_labels
from figures.extract.names.ordinals import join_ordinals, ordinal_at
from figures.extract.names.regrouped import rejoin
from figures.extract.names.years import bare_year, make_year
from figures.extract.numerals.numeral import Numeral, numeral_at, signed
from figures.extract.phrases.coordination import coordinated
from figures.extract.phrases.nouns import NounPhrase, counted_phrase
from figures.extract.phrases.subjects import attach_subjects
from figures.extract.phrases.words import singular, stops_phrase
from figures.extract.quantities.ages import decade_of_life, recognise_age, share_ages
from figures.extract.quantities.bounds import join_bounds
from figures.extract.quantities.changes import attach_change
from figures.extract.quantities.compounds import join_compounds
from figures.extract.quantities.counted import share_nouns
from figures.extract.quantities.ends import describe_ends, share_letters
from figures.extract.quantities.hedges import attach_hedges, hedge_before_noun, share_hedges
from figures.extract.quantities.measures import measure_behind, measured, measures_length
from figures.extract.quantities.money import one_amount
from figures.extract.quantities.periods import tied_period, whole_period
from figures.extract.quantities.ranges import join_ranges
from figures.extract.quantities.rates import (
    attach_direct_rate,
    attach_period_adjective,
    attach_rate,
    join_bases,
    share_rates,
)
from figures.extract.quantities.ratios import fold, join_ratios, mark_multiple, one_in_each
from figures.extract.quantities.sharing import share_units
from figures.extract.scan import Quantity, Scan
from figures.lexicon.record import Lexicon
from figures.lexicon.tokens import Tokens
from figures.model import Kind, Qualifier

HALF = Fraction(1, 2)
COUNTABLE = frozenset({Kind.NUMBER, Kind.RATIO})


def quantities(text: str, tokens: Tokens, lexicon: Lexicon) -> tuple[list[Quantity], list[int | None]]:
    """All quantities of a sentence of `text` in their order, and the list that each is a member of."""
    scan = Scan(tokens, lexicon)
    claims = list(claimed(scan, text))
    names, numbers = _numbers(scan)
    if not (claims or names or numbers):
        return [], []
    share_labels(scan, names, numbers)
    numbers = share_letters(scan, join_compounds(scan, numbers))
    for quantity in numbers:
        recognise_age(scan, quantity)
        if bare_year(scan, quantity):
            make_year(scan, quantity)
    numbers = join_ratios(scan, join_ranges(scan, numbers))
    for quantity in numbers:
        if quantity.ends:
            recognise_age(scan, quantity)
    share_ages(scan, numbers)
    numbers = share_units(scan, numbers)
    for quantity in numbers:
        scan.take(quantity.first, quantity.last)
    scan.named.update(at for name in names if name.kind is Kind.LABEL for at in range(name.first, name.last))
    for quantity in numbers:
        _describe(scan, quantity)
    share_nouns(scan, numbers)
    numbers = join_bases(scan, numbers)
    numbers = join_bounds(scan, [quantity for quantity in numbers if not _is_pronoun(scan, quantity)])
    found = _untangled(
        sorted((*claims, *_apart(names, numbers), *numbers), key=lambda quantity: quantity.core)
    )
    share_hedges(scan, found)
    share_rates(scan, found)
    attach_subjects(scan, found)
    return found, coordinated(scan, found)


def _numbers(scan: Scan) -> tuple[list[Quantity], list[Quantity]]:
    """The numbers of the sentence: those that are names or ordinals, and the others with their units."""
    names: list[Quantity] = []
    numbers: list[Quantity] = []
    behind = 0
    for at in _starts(scan):
        if at < behind or scan.taken[at]:
            continue
        whole = _without_numeral(scan, at) or decade_of_life(scan, at)
        if whole is not None:
            scan.take(whole.first, whole.last)
            numbers.append(whole)
            behind = whole.last
            continue
        numeral = numeral_at(scan.tokens, at, scan.lexicon.numbers)
        ordinal = ordinal_at(scan, at)
        if ordinal is not None and (numeral is None or ordinal.last >= numeral.last):
            share = one_in_each(scan, ordinal)
            if share is not None:
                scan.take(share.first, share.last)
                numbers.append(share)
            elif not is_idiom(scan, ordinal.first, ordinal.last):
                scan.take(ordinal.first, ordinal.last)
                names.append(ordinal)
            behind = ordinal.last
            continue
        if numeral is None:
            continue
        numeral = rejoin(scan, numeral)
        behind = numeral.last
        is_none = is_idiom(scan, at, numeral.last) and not measures_length(scan, numeral)
        if is_none or not scan.free(at, numeral.last):
            continue
        quantity, is_name = _classified(scan, signed(numeral, scan.tokens, scan.lexicon.numbers))
        (names if is_name else numbers).append(quantity)
        scan.take(quantity.first, quantity.last)
        behind = max(quantity.last, numeral.last)
    return join_ordinals(scan, names), numbers


def _without_numeral(scan: Scan, at: int) -> Quantity | None:
    """A quantity that no numeral tells: an hour and a half, a tenner, dreitägig, threefold."""
    if not scan.low[at][0].isalpha():
        return None
    return whole_period(scan, at) or one_amount(scan, at) or tied_period(scan, at) or fold(scan, at)


def _starts(scan: Scan) -> list[int]:
    """The tokens with which a number can begin at all: a quick look before the closer ones."""
    low, opened = scan.tokens.low, scan.lexicon.opened
    return [
        at
        for at in compress(count(), map(scan.lexicon.forms.may_begin, low))
        if low[at] not in opened or _is_followed(scan, at, opened[low[at]])
    ]


def _is_followed(scan: Scan, at: int, words: frozenset[str]) -> bool:
    """Whether one of these words, or a sign, stands behind the token."""
    following = scan.word(at + 1)
    return following in words or not following.isalpha()


def _classified(scan: Scan, numeral: Numeral) -> tuple[Quantity, bool]:
    """A numeral as a name, or as a number with its unit."""
    span = glued_name(scan, numeral)
    if span is None and numeral.value is None and numeral.low is None:
        span = numeral.first, numeral.last  # digits that are no number: a code
    quantity = Quantity.of(numeral) if span else measured(scan, numeral)
    attach_direct_rate(scan, quantity)
    span = span or named(scan, quantity)
    if span is None or quantity.fraction:
        return quantity, False
    quantity.first, quantity.last = span
    quantity.kind, quantity.bare = Kind.LABEL, False
    return quantity, True


def _describe(scan: Scan, quantity: Quantity) -> None:
    """Noun, rate, hedge and change of one quantity."""
    if quantity.kind in (Kind.YEAR, Kind.SCORE):
        return
    if hedge_before_noun(scan, quantity) and quantity.bare:
        measure_behind(scan, quantity)
    attach_period_adjective(scan, quantity)
    phrase = _phrase(scan, quantity)
    if phrase is not None:
        between = range(quantity.last, phrase.first)
        quantity.noun = phrase.text
        if quantity.kind in COUNTABLE and not quantity.hyphenated:
            if quantity.kind is Kind.NUMBER and any(end.fraction for end in quantity.ends):
                quantity.kind = Kind.RATIO
            elif quantity.kind is Kind.NUMBER:
                quantity.kind = Kind.COUNT
            quantity.unit = phrase.head if quantity.kind is Kind.COUNT else phrase.text
            quantity.last = phrase.last
        quantity.bare = False
        further = (
            at for at in between if not scan.has("definite", at - 1)
        )  # but one of the more likely ones
        if any(scan.has("additional", at) for at in (quantity.first - 1, *further)):
            quantity.role = quantity.role or "additional"
    mark_multiple(scan, quantity)
    attach_rate(scan, quantity)
    first = quantity.first
    attach_hedges(scan, quantity)
    attach_change(scan, quantity, first)
    if quantity.ends and quantity.low is not None:
        describe_ends(quantity)
    scan.take(quantity.first, quantity.last)


def _phrase(scan: Scan, quantity: Quantity) -> NounPhrase | None:
    at = quantity.last
    if not scan.lexicon.function_words or (quantity.kind is Kind.RATIO and quantity.unit is not None):
        return None  # no word here is known from another, or none counted: a tenfold exaggeration
    if scan.has("scale_names", quantity.first - 1) or scan.has("scale_names", at + scan.is_hyphen(at)):
        return None  # a magnitude 6.2 earthquake
    tie = at + (quantity.bare and scan.is_hyphen(at))
    if scan.has("measured_by", tie) and scan.text(tie + 1 + (tie > at))[:1].isdecimal():
        return None  # 6 x 330 ml, a 5-by-7 picture
    if quantity.bare and scan.is_hyphen(quantity.first - 1) and scan.has("measured_by", quantity.first - 2):
        return None  # 8-by-10 pictures
    at = _past_size(scan, at)
    if quantity.bare and scan.hyphen_behind(at):
        if scan.has("tied_fillers", at + 1):
            return None  # a 70,000-strong crowd
        word = singular(scan.text(at + 1), scan.lexicon.nouns)
        return NounPhrase(at + 1, at + 2, (word,), word, False) if not stops_phrase(scan, at + 1) else None
    if scan.is_hyphen(at) and quantity.hyphenated:
        at += 1
    if quantity.kind in COUNTABLE:
        half = quantity.value == HALF and scan.has("articles_before", quantity.first)  # a half turn
        single = quantity.value == 1 and quantity.qualifier is Qualifier.EXACT  # and not one or more guests
        phrase = counted_phrase(scan, at, one=half or single, mass=quantity.fraction and scan.has("of", at))
        taken_up = scan.term("anaphors", at) > 0  # three of them late
        unlikely = taken_up or _is_mark(scan, quantity)
        return None if phrase is not None and not phrase.plural and unlikely else phrase
    if quantity.kind in (Kind.PERCENT, Kind.MONEY, Kind.MEASURE) and not scan.has("measure_words", at):
        return counted_phrase(scan, at, mass=True)
    return None


def _past_size(scan: Scan, at: int) -> int:
    """The token behind a size without a unit that stands before a noun: two 8-by-10 pictures, six 4x4 trucks."""
    here = at
    while (
        scan.text(here)[:1].isdecimal()
        or scan.is_hyphen(here)
        or (here > at and scan.has("measured_by", here))
    ):
        here += 1
    return here if any(scan.has("measured_by", tie) for tie in range(at, here)) else at


def _is_mark(scan: Scan, quantity: Quantity) -> bool:
    """Whether a decimal is on a scale and counts nothing: a 6.5 quake, a 3.9 average."""
    written = quantity.written
    exact = written is not None and written.decimals > 0 and written.scale == 1 and not quantity.fraction
    return exact and scan.has("articles_before", quantity.first - 1)


def _apart(names: list[Quantity], numbers: list[Quantity]) -> list[Quantity]:
    """The names that stand in no phrase of another figure (one of the first members)."""
    if not names:
        return []
    inside = {at for number in numbers for at in range(number.first, number.last)}
    return [name for name in names if not {name.first, name.last - 1} <= inside]


def _untangled(found: list[Quantity]) -> list[Quantity]:
    """The quantities without overlaps: where words are claimed twice, each keeps to its own number."""
    result: list[Quantity] = []
    for quantity in found:
        before = result[-1] if result else None
        if before is not None and quantity.first < before.last:
            before.last = max(before.core[1], min(before.last, quantity.first))
            quantity.first = max(quantity.first, before.last)
            if quantity.core[0] < before.last or quantity.first >= quantity.last:
                continue
        result.append(quantity)
    return result


def _is_pronoun(scan: Scan, quantity: Quantity) -> bool:
    """Whether it is a one, or a scale word alone, that counts nothing; or an article that also means one."""
    written = quantity.written
    if (
        written is not None
        and quantity.value == 1
        and scan.lexicon.numbers.connects("articles", written.digits.lower())
    ):
        return quantity.kind in (Kind.NUMBER, Kind.COUNT, Kind.DURATION)
    if not quantity.bare or written is None or not written.in_words or quantity.kind is not Kind.NUMBER:
        return False
    return quantity.value == 1 or (
        quantity.last - quantity.first == 1 and scan.has("never_alone", quantity.first)
    )
