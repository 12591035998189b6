"""Ordinals: first, twenty-first, 22nd, the one hundredth; also the slips (45rd)."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from figures.extract.phrases.words import stops_phrase
from figures.extract.quantities.bounds import LOWER, UPPER
from figures.extract.scan import DASHES, Quantity, Scan
from figures.model import Kind, Written

TEN, FEWEST_TENS, HUNDRED = 10, 20, 100
LONGEST = 15


def join_ordinals(scan: Scan, names: list[Quantity]) -> list[Quantity]:
    """The names with ranges of ordinals made one: 5th to 10th, 18th-19th, between the fourth and the ninth."""
    result: list[Quantity] = []
    for name in names:
        joint = _joint(scan, result[-1], name) if result else None
        if joint is None:
            result.append(name)
        else:
            result[-1] = joint
    return result


def _joint(scan: Scan, left: Quantity, right: Quantity) -> Quantity | None:
    if not (left.kind is right.kind is Kind.ORDINAL) or left.value is None or right.value is None:
        return None
    start = left.first - scan.has("determiners", left.first - 1)
    between = [at for at in range(left.last, right.first) if not scan.has("determiners", at)]
    rising = left.value < right.value
    first = _bounds_begin(scan, start, between, rising)
    if rising and _spans(scan, start - 1, between):
        first = start - 1 if scan.has("range_between", start - 1) else left.first
    if first is None:
        return None
    low, high = sorted((left.value, right.value))
    core = left.core[0], right.core[1]
    return replace(right, first=first, value=None, low=low, high=high, ends=(left, right), core=core)


def _spans(scan: Scan, opener: int, between: list[int]) -> bool:
    """Whether only what joins the two ends of a range stands between."""
    if len(between) != 1:
        return False
    anded = scan.has("range_and", between[0]) and scan.has("range_between", opener)
    return anded or scan.has("range_to", between[0]) or scan.word(between[0]) in DASHES


def _bounds_begin(scan: Scan, start: int, between: list[int], rising: bool) -> int | None:
    """Where two bounds begin that hold a range: above the tenth but below the fifteenth."""
    if not between or not scan.has("bound_links", between[0]):
        return None
    words = [scan.word(at) for at in between[1:]]
    one = scan.lexicon.qualifiers_before.match_before(scan.tokens.low, start)
    other = scan.lexicon.qualifiers_before.match(words, 0)
    if one is None or other is None or other[0] != len(words):
        return None
    lower, upper = (one[1], other[1]) if rising else (other[1], one[1])
    return start - one[0] if lower in LOWER and upper in UPPER else None


def ordinal_at(scan: Scan, at: int) -> Quantity | None:
    """The ordinal at this token."""
    tokens, numbers = scan.tokens, scan.lexicon.numbers
    text, low = tokens.text[at], tokens.low
    if text[0].isdecimal():
        return _in_digits(scan, at)
    value = numbers.ordinals.get(low[at])
    if value is not None:
        unit = numbers.ordinals.get(scan.word(at + 1), 0) if numbers.connects("ordinal_tens", low[at]) else 0
        is_pair = 0 < unit < TEN  # vigésimo primero
        return _ordinal(scan, at, at + 1 + is_pair, value + unit * is_pair)
    lead = numbers.cardinals.get(low[at], 0)
    if not lead or lead != int(lead) or at + 1 >= tokens.end:
        return None
    step = 2 if scan.is_hyphen(at + 1) else 1
    if numbers.connects("conjunction", scan.word(at + step)):  # vingt et unième, vingt-et-unième
        joined = at + step + 1 + scan.is_hyphen(at + step + 1)
        unit = numbers.ordinals.get(scan.word(joined), 0)
        is_joined = (
            unit and lead >= FEWEST_TENS and numbers.connects("joined_by_conjunction", scan.word(joined))
        )
        return _ordinal(scan, at, joined + 1, int(lead) + unit) if is_joined else None
    last = numbers.ordinals.get(scan.word(at + step), 0)
    spaced = step == 1 and scan.has("determiners", at - 1)
    if lead >= FEWEST_TENS and lead % 10 == 0 and 0 < last < 10 and (step == 2 or spaced):
        return _ordinal(scan, at, at + step + 1, int(lead) + last)
    if last >= HUNDRED and last % HUNDRED == 0 and spaced and not scan.has("of", at + 2):
        return _ordinal(scan, at, at + 2, int(lead) * last)
    return None


def _in_digits(scan: Scan, at: int) -> Quantity | None:
    """22nd and 1,000th."""
    tokens, suffixes = scan.tokens, scan.lexicon.numbers.ordinal_suffixes
    here = at + 1
    if scan.word(here) == "." and "." not in suffixes and tokens.glued(here):
        here += 1  # 2.º, 5.ª
    if scan.word(here) not in suffixes or not tokens.glued(here):
        return None
    digits = tokens.text[at].replace(",", "")
    if _weighs(scan, here) or _is_unit(scan, here, digits):
        return None
    stops = scan.word(here) == "." and here + 1 == tokens.end
    is_ordinal = digits.isdecimal() and len(digits) <= LONGEST and not stops
    return _ordinal(scan, at, here + 1, int(digits)) if is_ordinal else None


def _weighs(scan: Scan, at: int) -> bool:
    """Whether a suffix is a unit of mass there: 12st 7lb, he weighs 17st; but not the heavy 21st century."""
    if not scan.lexicon.unit_symbols.match(scan.tokens.text, at) or not scan.has_anywhere("near_pound"):
        return False
    return scan.text(at + 1)[:1].isdecimal() or stops_phrase(scan, at + 1)


def _is_unit(scan: Scan, at: int, digits: str) -> bool:
    """Whether a suffix that is a unit too does not fit the number as an ordinal: 17st, but 21st."""
    return scan.has("unit_suffixes", at) and not scan.lexicon.has("unit_suffix_endings", digits.zfill(2)[-2:])


def _ordinal(scan: Scan, first: int, last: int, value: int) -> Quantity:
    in_words = not scan.tokens.text[first][0].isdecimal()
    written = Written("".join(scan.tokens.text[first:last]), in_words=in_words)
    return Quantity(
        first,
        last,
        Kind.ORDINAL,
        Decimal(value),
        precision=Decimal(1),
        written=written,
        bare=False,
        core=(first, last),
    )
