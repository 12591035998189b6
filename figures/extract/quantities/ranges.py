"""Two numbers that are one figure: 10-12%, between 5 and 10, from $62 to $68, 2 to 3 million."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from figures.extract.names.scores import is_score
from figures.extract.phrases.words import is_plural, stops_phrase
from figures.extract.quantities.bounds import LOWER
from figures.extract.quantities.changes import direction, noun_before
from figures.extract.quantities.ends import in_thousands, scale_of, settle_letter, shared, whole
from figures.extract.quantities.sharing import SHORT
from figures.extract.scan import DASHES, Quantity, Scan
from figures.model import Kind, Qualifier
from figures.units import unit

NUMERIC = frozenset(
    {
        Kind.NUMBER,
        Kind.MONEY,
        Kind.PERCENT,
        Kind.POINTS,
        Kind.MEASURE,
        Kind.DURATION,
        Kind.COUNT,
        Kind.AGE,
        Kind.YEAR,
        Kind.RATIO,
    }
)
SHARES = frozenset({Kind.PERCENT, Kind.POINTS})
"""Of these a falling pair is a split and no range: won by 58 percent to 40 percent."""
WORDS = 4
"""How many words may stand behind the first number of from … to …."""
CLAUSE = 10
"""So far before an amount of change its clause may say that it is a guess."""
FAR = 8
"""The ends of a range that tells by how much are less than so many times apart."""
NEARBY = 3
"""How many words of hedging may stand between from or between and the first number."""


def join_ranges(scan: Scan, found: list[Quantity]) -> list[Quantity]:
    """The quantities with each range made one, its ends kept in `ends`; scale and unit belong to both ends."""
    result: list[Quantity] = []
    index = 0
    while index < len(found):
        quantity = found[index]
        following = found[index + 1 : index + 3]
        joint = _joint(scan, quantity, following[0]) if following else None
        if (
            joint
            and len(following) > 1
            and joint.role == "from-to"
            and _reaches_range(scan, quantity, *following)
        ):
            joint = None
        index += 2 if joint else 1
        while joint and index < len(found) and (longer := _further(scan, joint, found[index])):
            joint, index = longer, index + 1
        result.append(joint or quantity)
    return result


def _further(scan: Scan, joint: Quantity, following: Quantity) -> Quantity | None:
    """from 5% to 7%, then to 9%: a change in steps, of which all are kept"""
    if joint.role != "from-to" or following.value is None or following.kind not in NUMERIC:
        return None
    length = scan.term("further_steps", joint.last)
    if not length or joint.last + length != following.first:
        return None
    if following.bare and not joint.bare and is_plural(scan, following.last):
        return None  # from 5% to 7%, then to 9 firms
    pairs = [pair for end in joint.ends if (pair := shared(end, following)) is not None]
    if len(pairs) < len(joint.ends):
        return None
    return replace(whole([*(end for end, _ in pairs), pairs[-1][1]]), role=joint.role)


def _joint(scan: Scan, left: Quantity, right: Quantity) -> Quantity | None:
    if left.value is None or right.value is None or not {left.kind, right.kind} <= NUMERIC:
        return None
    between = _between(scan, left.last, right.first)
    if not between:
        return _past_stray_space(scan, left, right)
    left, right = settle_letter(scan, left, right)
    if len(between) == 1 and between[0] in DASHES:
        return _on_dash(scan, left, right)
    opener, first = _opener(scan, left.first)
    if left.kind in SHARES and _counts(scan, right):
        return None
    hedge = _hedge(scan, between[1:], opened=opener is not None)
    if hedge is not None and scan.lexicon.has("range_to", between[0]):
        return _up_to(scan, left, replace(right, qualifier=hedge), opener)
    if opener == "between":
        anded = hedge is not None and scan.lexicon.has("range_and", between[0])
        joint = _range(left, replace(right, qualifier=hedge), may_fall=True) if hedge and anded else None
        return replace(joint, first=first) if joint else None
    if opener == "from" and len(between) > 1:
        return _past_words(scan, left, right)
    tied = scan.lexicon.numbers.connects("hyphens", scan.word(left.last))
    alternative = len(between) == 1 and scan.lexicon.has("range_or", between[0]) and not tied
    return _range(left, right, may_fall=False) if alternative and _neighbours(left, right) else None


def _counts(scan: Scan, right: Quantity) -> bool:
    """Whether a bare number counts things, so that no percentage leads to it: bondi de 5 % à 40 visiteurs."""
    scaled = right.written is not None and right.written.scale > 1
    return right.bare and (scaled or is_plural(scan, right.last))


def _hedge(scan: Scan, words: list[str], opened: bool) -> Qualifier | None:
    """What the words between the joint of a range and its second end say of that; None if they are no hedge.

    Without an opener what is more than the second end may be another's: sold 20 to more than 30 firms.
    """
    if not words or (len(words) == 1 and scan.lexicon.has("articles_before", words[0])):
        return Qualifier.EXACT
    found = scan.lexicon.qualifiers_before.match(words, 0)
    if found is not None and found[0] == len(words):
        return found[1] if opened or found[1] not in LOWER else None
    return Qualifier.EXACT if len(words) == 1 and scan.lexicon.has("range_hedges", words[0]) else None


def _on_dash(scan: Scan, left: Quantity, right: Quantity) -> Quantity | None:
    if _parts_clauses(scan, left, right):
        return None
    if is_score(scan, left, right):
        return _score(left, right)
    return _range(in_thousands(left, right), right, may_fall=False)


def _up_to(scan: Scan, left: Quantity, right: Quantity, opener: str | None) -> Quantity | None:
    """5 to 10, with or without from or between."""
    if opener is None and (scan.has("leads_to", left.last) or _moves_to(scan, left, right)):
        return None
    if left.fraction and not right.fraction and scan.has("by", left.first - 1):
        return None  # grew by a fifth to 1.2 million
    told_twice = (
        left.kind not in SHARES and not left.bare and (left.unit, left.per) == (right.unit, right.per)
    )
    joint = _range(left, right, may_fall=opener is not None or told_twice)
    return replace(joint, role="from-to") if joint and opener == "from" else joint


def _reaches_range(scan: Scan, start: Quantity, left: Quantity, right: Quantity) -> bool:
    """Whether a change leads to a range: from 24 to 33-35 billion, von 4 auf 5 bis 6 Prozent"""
    between = scan.tokens.low[left.last : right.first]
    if len(between) != 1:
        return False
    joined = scan.lexicon.has("range_to", between[0]) and left.bare and not right.bare
    apart = not start.bare or scan.word(left.first - 1) != between[0]
    return between[0] in DASHES or (joined and apart)


def _parts_clauses(scan: Scan, left: Quantity, right: Quantity) -> bool:
    """Whether a dash with spaces stands behind a number with a unit of its own and before a bare one."""
    apart = not scan.tokens.glued(left.last)
    return apart and right.bare and not left.bare and left.last > left.core[1]


def _past_stray_space(scan: Scan, left: Quantity, right: Quantity) -> Quantity | None:
    """75 -300mm: what looks like a minus sign is a hyphen, for no length lies below zero."""
    if not (left.bare and right.kind is Kind.MEASURE and scan.word(right.first) in DASHES):
        return None
    known = unit(right.unit or "")
    if left.value is None or right.value is None or known is None or known.dimension != "length":
        return None
    return _range(left, replace(right, first=right.core[0], value=abs(right.value)), may_fall=False)


def _past_words(scan: Scan, left: Quantity, right: Quantity) -> Quantity | None:
    """from 21 mpg combined to 23, from 12 in May to 15 in June: words that go with the first number between both"""
    to = next((at for at in range(left.last, right.first) if scan.has("range_to", at)), right.first)
    hedge = _hedge(scan, scan.tokens.low[to + 1 : right.first], opened=True)
    if to == right.first or to - left.last > WORDS or hedge is None:
        return None
    described = not left.bare and not any(stops_phrase(scan, at) for at in range(left.last, to))
    if not (described or _tells_when(scan, left.last, to)) or (right.bare and is_plural(scan, right.last)):
        return None
    joint = _range(replace(left, last=to), replace(right, qualifier=hedge), may_fall=True)
    return replace(joint, role="from-to") if joint else None


def _tells_when(scan: Scan, at: int, last: int) -> bool:
    """Whether the words tell a time without a number: in May, last year, a week ago."""
    name = at + scan.has("moment_openers", at)
    if scan.lexicon.is_calendar(scan.text(name)):
        return name + 1 == last
    return last > at and scan.term("moments", at) == last - at


def _between(scan: Scan, last: int, first: int) -> list[str]:
    """The words between two numbers; hyphens that only tie (18-to-34, 7- to 8-inch) are left out."""
    words = scan.tokens.low[last:first]
    if len(words) > 1:
        words = [word for word in words if word not in scan.hyphens]
    return words


def _opener(scan: Scan, first: int) -> tuple[str | None, int]:
    """What opens a range before its first number (past a hedge), and the token where it stands."""
    for at in range(first - 1, first - 1 - NEARBY, -1):
        lists = scan.lists[at]
        if "range_from" in lists:
            return "from", at
        if "range_between" in lists:
            return "between", at
        if "range_hedges" not in lists:
            break
    return None, first


def _neighbours(left: Quantity, right: Quantity) -> bool:
    """two or three weeks: whole numbers, the second one more"""
    if left.value is None or right.value is None or not left.bare or left.kind is not Kind.NUMBER:
        return False
    return Fraction(right.value) == (Fraction(left.value) + 1) * scale_of(right)


def _moves_to(scan: Scan, left: Quantity, right: Quantity) -> bool:
    """rose 64 points to 4,577: an amount and the level it leads to, not a range"""
    by_noun = noun_before(scan, left) is not None
    by = scan.has("by", left.first - 1)
    if not by_noun and direction(scan, left.first) is None:
        return by and _is_far(left, right)  # rose by 10 to 50, and the other by 12 to 120
    same = left.kind in SHARES and (left.kind, left.unit) == (right.kind, right.unit)
    told = same and (by_noun or by)  # fell by 40% to 70%, a fall of 40% to 70%
    if by and not left.bare and (left.kind, left.unit) == (right.kind, right.unit):
        told = told or _is_foreseen(scan, left.first)  # could grow by £2bn to £5bn
    if left.value is None or right.value is None or not (told or (left.bare and not right.bare)):
        return True
    amount = Fraction(left.value) * (scale_of(right) if left.bare and left.value < SHORT else 1)
    return not amount < right.value < 3 * amount


def _is_far(left: Quantity, right: Quantity) -> bool:
    """Whether one is so much more than the other that nobody leaves open which of them it is."""
    if left.value is None or right.value is None:
        return False
    return Fraction(right.value) > FAR * Fraction(left.value) * (scale_of(right) if left.bare else 1)


def _is_foreseen(scan: Scan, first: int) -> bool:
    """Whether nobody knows the amount yet, so that two of them are what it may come to."""
    return any(scan.has("foreseeing", at) for at in range(max(0, first - CLAUSE), first))


def _score(left: Quantity, right: Quantity) -> Quantity:
    return Quantity(
        left.first,
        right.last,
        Kind.SCORE,
        None,
        left.value,
        right.value,
        written=left.written,
        bare=False,
        core=(left.core[0], right.core[1]),
    )


def _range(left: Quantity, right: Quantity, may_fall: bool) -> Quantity | None:
    ends = shared(left, right)
    if ends is None:
        return None
    left, right = ends
    falls = left.value is not None and right.value is not None and right.value < left.value
    return None if falls and not may_fall else whole([left, right])
