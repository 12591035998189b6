"""Shares said in words or as n out of m: one in five, nine out of 10, two-thirds of the voters."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from figures.extract.numerals.spoken import exact
from figures.extract.phrases.words import stops_phrase
from figures.extract.scan import Quantity, Scan
from figures.model import Kind, Written

ROUND = frozenset({100, 1000, 10_000, 100_000, 1_000_000})
LARGEST_SMALL = 20
"""Up to here "n in m" is a ratio (one in 12), above it only with round numbers: 52 out of 235 is two counts."""
FIRST_YEAR = 1000
LONGEST_NOUN = 2


def mark_multiple(scan: Scan, quantity: Quantity) -> None:
    """Tell "three times as many" (a ratio) from "arrested three times" (a count)."""
    if (
        quantity.kind is Kind.COUNT
        and quantity.unit == "time"
        and (scan.term("compared", quantity.last) or scan.text(quantity.last - 1).endswith(("fold", "x")))
    ):
        quantity.kind = Kind.RATIO


def fold(scan: Scan, at: int) -> Quantity | None:
    """threefold, tenfold: a number word grown together with its ending"""
    word, numbers = scan.word(at), scan.lexicon.numbers
    for ending in scan.lexicon.fold_endings:
        value = numbers.cardinals.get(word.removesuffix(ending)) if word.endswith(ending) else None
        if value is not None and not _is_person(scan, at + 1):
            written = Written(scan.text(at), in_words=True)
            return Quantity(
                at,
                at + 1,
                Kind.RATIO,
                Decimal(int(value)),
                unit="time",
                precision=Decimal(1),
                written=written,
                bare=False,
                core=(at, at + 1),
            )
    return None


def _is_person(scan: Scan, at: int) -> bool:
    """Whether it tells how often somebody has become something, and multiplies nothing: eine zwölffache Großmutter."""
    return scan.has("people", at) or scan.lexicon.nouns.person.search(scan.word(at)) is not None


def one_in_each(scan: Scan, ordinal: Quantity) -> Quantity | None:
    """jeder dritte Deutsche: an ordinal that shares out; but not jede zweite Woche, which tells how often"""
    first = ordinal.first - 1
    if not scan.has("each_of_order", first) or ordinal.value is None or ordinal.value < 2:
        return None
    if scan.lexicon.unit_names.match(scan.tokens.low, ordinal.last):
        return None
    value = exact(1 / Fraction(ordinal.value))
    written = Written(scan.spelled(first, ordinal.last), in_words=True)
    core = first, ordinal.last
    return Quantity(first, ordinal.last, Kind.RATIO, value, written=written, fraction=True, core=core)


def join_ratios(scan: Scan, found: list[Quantity]) -> list[Quantity]:
    """The quantities with "one in five" made one, and bare fractions told as ratios."""
    result: list[Quantity] = []
    index = 0
    while index < len(found):
        quantity = found[index]
        joint = _joint(scan, quantity, found[index + 1]) if index + 1 < len(found) else None
        if joint is None and quantity.bare and _is_share(quantity):
            quantity.kind = Kind.RATIO
        result.append(joint or quantity)
        index += 2 if joint else 1
    return result


def _is_share(quantity: Quantity) -> bool:
    """a third; a quarter to a third"""
    return quantity.fraction or (bool(quantity.ends) and all(end.fraction for end in quantity.ends))


def _joint(scan: Scan, part: Quantity, whole: Quantity) -> Quantity | None:
    if not (part.bare and whole.bare and _is_whole(part) and _is_whole(whole)):
        return None
    between = [word for word in scan.tokens.low[part.last : whole.first] if word not in scan.hyphens]
    assert part.value is not None
    assert whole.value is not None
    small = whole.value <= LARGEST_SMALL or int(whole.value) in ROUND
    if not between or scan.lexicon.term("ratio_words", between, 0) != len(between):
        if not ((small or _is_one_in_many(part, whole)) and _parted(scan, part, whole)):
            return None
    elif not small and part.value != 1:
        return None
    if part.value >= whole.value:
        return None
    value = exact(Fraction(part.value) / Fraction(whole.value))
    return replace(
        part,
        last=whole.last,
        kind=Kind.RATIO,
        value=value,
        precision=None,
        ends=(part, whole),
        core=(part.core[0], whole.core[1]),
    )


def _parted(scan: Scan, part: Quantity, whole: Quantity) -> bool:
    """Whether only what is counted stands between, and nothing behind: one adult in five, two voters in ten."""
    joint = scan.term_before("ratio_words_apart", whole.first)
    noun = range(part.last, whole.first - joint)
    return (
        joint > 0
        and 0 < len(noun) <= LONGEST_NOUN
        and not any(stops_phrase(scan, at) for at in noun)
        and stops_phrase(scan, whole.last)
    )


def _is_one_in_many(part: Quantity, whole: Quantity) -> bool:
    """Whether it is one in so many as are no year: one child in 50."""
    return part.value == 1 and whole.value is not None and whole.value < FIRST_YEAR


def _is_whole(quantity: Quantity) -> bool:
    return quantity.value is not None and quantity.value == int(quantity.value) and not quantity.fraction
