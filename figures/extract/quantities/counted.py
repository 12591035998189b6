"""What a number counts, told by a neighbour: 30 of the 225 reports, three six-month extensions, 60% of 400 workers."""

from __future__ import annotations

from itertools import pairwise

from figures.extract.phrases.nouns import NounPhrase, counted_phrase
from figures.extract.phrases.words import is_plural, is_small, is_verb, singular, stops_phrase
from figures.extract.quantities.anew import is_told_anew, verb_before
from figures.extract.scan import Quantity, Scan
from figures.model import Kind

SIZES = frozenset({Kind.MEASURE, Kind.DURATION, Kind.AGE, Kind.MONEY})
CLAUSE = 16
"""So far before a number its clause may say what it counts."""
CLOSING = frozenset('.;:()“”"')
PARTED = 4
"""How many words may stand between a share and the number of the whole."""


def share_nouns(scan: Scan, found: list[Quantity]) -> None:
    """Give numbers the noun of a count before them (including 1.5 million in …) or behind (30 of 225 reports)."""
    counted: Quantity | None = None
    alone = True
    for quantity in found:
        alone = alone and not _counts_else(quantity, counted)
        if quantity.kind is Kind.COUNT and quantity.noun:
            counted = counted if _is_over(scan, counted, quantity) else quantity
        elif told := _counted_before(scan, quantity) or _predicate(scan, quantity):
            _count(quantity, told.head, told.text)
            counted = quantity
        elif counted is not None and _takes_up(scan, counted, quantity, alone):
            _count(quantity, counted.unit, counted.noun)
    for left, right in pairwise(found):
        if left.kind in (Kind.RATIO, Kind.PERCENT) and left.noun is None:
            _share_of_whole(scan, left, right)
        elif left.bare and left.kind is Kind.NUMBER and not left.fraction:
            if right.kind in SIZES:
                _count_sized(scan, left, right)
            elif right.kind is Kind.COUNT and right.noun and _is_part(scan, left, right):
                _count(left, right.unit, right.noun)


def _is_over(scan: Scan, counted: Quantity | None, quantity: Quantity) -> bool:
    """Whether a count only tells over how many others the one before it was made: 31 goals in 28 games."""
    at = quantity.first - 1
    return counted is not None and counted.last == at and scan.has("prepositions", at)


def _counts_else(quantity: Quantity, counted: Quantity | None) -> bool:
    """Whether something else is counted than before, or shares are told: 27 points from nine games."""
    if quantity.kind in (Kind.POINTS, Kind.PERCENT):
        return True
    return quantity.kind is Kind.COUNT and counted is not None and counted.unit != quantity.unit


def _counted_before(scan: Scan, quantity: Quantity) -> NounPhrase | None:
    """What a bare number at the end of a predicate counts, where its clause says so.

    The number of refugees fell to 45,000; incidents, which jumped from 2,426; arrests rose by 12 to 340
    """
    written = quantity.written
    if not (quantity.bare and quantity.kind is Kind.NUMBER) or written is None or quantity.fraction:
        return None
    if written.decimals and written.scale == 1:
        return None
    told = _is_led_to(scan, quantity.first)
    if not (told or scan.has("reached_verbs", quantity.first - 1)) or not _ends_clause(scan, quantity.last):
        return None
    verb = quantity.first - 1
    if not told and not scan.has("auxiliaries", verb) and is_verb(scan, verb):
        verb -= scan.has("having", verb - 1)
        if (phrase := _phrase_ending(scan, verb)) is not None:
            return phrase  # arrests have topped 800
    for at in range(quantity.first - 2, max(-1, quantity.first - CLAUSE), -1):
        if scan.has("number_nouns", at) and scan.has("of", at + 1):
            return _plural_phrase(scan, at + 2)
        if told and scan.lexicon.changes.match(scan.tokens.low, at + 1):
            subject = at - (scan.word(at - 1) == ",") if scan.has("relatives", at) else at + 1
            return _phrase_ending(scan, subject)
        if scan.text(at) in CLOSING or (
            scan.taken[at] and not _is_led_to(scan, at) and not _is_time(scan, at)
        ):
            return None
    return None


def _is_led_to(scan: Scan, at: int) -> bool:
    """Whether what begins at a token is an end or the amount of a change: from 328, by 12, to 340."""
    return any(scan.has(word, at - 1) for word in ("range_to", "range_from", "by"))


def _predicate(scan: Scan, quantity: Quantity) -> NounPhrase | None:
    """Three were soldiers: a bare number as a subject counts what its predicate says, if that is a plural"""
    at = quantity.last
    if not (quantity.bare and quantity.kind is Kind.NUMBER and scan.has("being", at)) or quantity.fraction:
        return None
    if quantity.first and scan.text(quantity.first - 1)[:1].isalnum():
        return None  # versions before 5 are relics
    phrase = counted_phrase(scan, at + 1) if is_plural(scan, at + 1) or is_plural(scan, at + 2) else None
    return phrase if phrase is not None and phrase.plural and stops_phrase(scan, phrase.last) else None


def _ends_clause(scan: Scan, at: int) -> bool:
    """Whether no noun stands here that the number before may count."""
    return stops_phrase(scan, at) or scan.term("moments", at) > 0


def _is_time(scan: Scan, at: int) -> bool:
    """Whether a number is the year or the day of an event: from 2,426 in 2015 to 3,550"""
    return len(scan.text(at)) == len("2020") or scan.lexicon.is_calendar(scan.text(at))


def _plural_phrase(scan: Scan, at: int) -> NounPhrase | None:
    phrase = counted_phrase(scan, at + scan.has("determiners", at))
    return phrase if phrase is not None and phrase.plural else None


def _phrase_ending(scan: Scan, last: int) -> NounPhrase | None:
    """The plural that ends before token `last`, with the nouns before it: shooting incidents, which …"""
    named = last > 1 and scan.text(last - 1)[:1].isupper()  # the Bears fell to 12
    if named or not is_plural(scan, last - 1) or scan.has("levels", last - 1):
        return None
    head = singular(scan.word(last - 1), scan.lexicon.nouns)
    return NounPhrase(last - 1, last, (head,), head, plural=True)


def _count(quantity: Quantity, unit: str | None, noun: str | None) -> None:
    quantity.kind, quantity.unit, quantity.noun, quantity.bare = Kind.COUNT, unit, noun, False


def _takes_up(scan: Scan, counted: Quantity, quantity: Quantity, alone: bool) -> bool:
    """Whether a bare number counts what the one before it counts; `alone` if nothing else is counted before."""
    return (
        quantity.bare
        and quantity.kind is Kind.NUMBER
        and (
            _goes_on_counting(scan, quantity)
            or _is_of_these(scan, counted, quantity, alone)
            or _is_set_beside(scan, counted, quantity)
            or _contrasts(scan, counted, quantity)
            or _does_the_same(scan, counted, quantity)
            or _restates(scan, counted, quantity)
            or (alone and is_told_anew(scan, counted, quantity))
        )
    )


def _goes_on_counting(scan: Scan, quantity: Quantity) -> bool:
    """Whether a bare number takes up the count before it: a joining word in front, no noun of its own behind."""
    written = quantity.written
    if quantity.fraction or quantity.ends or written is None or (written.decimals and written.scale == 1):
        return False
    if scan.term("anaphors", quantity.core[1]):
        return True  # two of whom
    behind = quantity.last
    if scan.has("additional", behind) and not scan.text(behind + 1)[:1].isalpha():
        return True  # sold 3 million copies, then 4 million more
    first = quantity.first - scan.has("determiners", quantity.first - 1)  # compared with the 2,500 in 1950
    return scan.term_before("count_links", first) > 0 and _has_tail(scan, quantity.core[1])


def _is_of_these(scan: Scan, counted: Quantity, quantity: Quantity, alone: bool) -> bool:
    """Of these, 312 came; Of the 48 on board, 31; and, if nothing else was counted, another 45 came."""
    first = quantity.first
    if quantity.fraction or not _stands_alone(scan, quantity.last):
        return False
    opened = first - (scan.word(first - 1) == ",")
    if scan.term_before("anaphors", opened):
        return True
    more = scan.has("additional", first - 1) and not scan.has(
        "definite", first - 2
    )  # the other 19 are the rest
    if not alone or quantity.ends:
        return False
    return more or (
        opened < first and _is_whole(scan, counted) and not any(scan.taken[counted.last : opened])
    )


def _is_set_beside(scan: Scan, counted: Quantity, quantity: Quantity) -> bool:
    """Whether a bare number is told beside the count right before it, with nothing of its own.

    43 seats, up from 21; 400,000 more than in 2018; the 82,000 who came; from 140 aircraft to 210; 4,200 people in
    Leeds, 1,100 in York.
    """
    first, last, between = quantity.first, quantity.core[1], range(counted.last, quantity.first)
    written = quantity.written
    if quantity.fraction or quantity.ends or written is None or (written.decimals and written.scale == 1):
        return False
    if any(scan.taken[at] and not _is_time(scan, at) for at in between):
        return False
    if scan.has("skipped_before_noun", last) and scan.has("than", last + 1):
        return True
    if scan.has("definite", first - 1) and scan.has("relatives", last):
        return True
    if not _stands_alone(scan, last):
        return False
    if scan.term_before("beside_links", first):
        return True
    if len(between) == 1 and scan.has("range_to", first - 1):
        return scan.has("range_from", counted.first - 1)
    joined = scan.word(first - 1) == "," or scan.lexicon.numbers.connects("conjunction", scan.word(first - 1))
    return joined and scan.has("prepositions", last) and scan.word(last) == scan.word(counted.last)


def _is_whole(scan: Scan, counted: Quantity) -> bool:
    """Whether a count opens its sentence as what something is a part of: Of the 48 passengers."""
    at = counted.first - scan.has("determiners", counted.first - 1)
    return at == 1 and scan.has("of", 0)


def _stands_alone(scan: Scan, at: int) -> bool:
    """Whether no noun of its own can stand behind a number: a verb does, or what ends its phrase."""
    return (
        stops_phrase(scan, at)
        or is_verb(scan, at)
        or scan.lexicon.nouns.participle.search(scan.word(at)) is not None
    )


def _has_tail(scan: Scan, at: int) -> bool:
    """Whether what stands behind a number is no noun that it counts: in 1950, globally, trained in Wales."""
    trained = scan.lexicon.nouns.participle.search(scan.word(at)) and scan.has("prepositions", at + 1)
    adverb = is_small(scan, at) and scan.lexicon.nouns.adverb.search(scan.word(at))
    return scan.has("count_tails", at) or bool(trained or adverb)


def _does_the_same(scan: Scan, counted: Quantity, quantity: Quantity) -> bool:
    """30 shops closed and 20 closed later: the same verb right behind."""
    verb = scan.word(quantity.last)
    return bool(verb) and verb == scan.word(counted.last) and is_verb(scan, quantity.last)


def _restates(scan: Scan, counted: Quantity, quantity: Quantity) -> bool:
    """35,000 passengers a day, or about 12 million a year: as many, over another time."""
    if None in (counted.per, quantity.per) or counted.per == quantity.per:
        return False
    return all(scan.word(at) == "," or scan.has("range_or", at) for at in range(counted.last, quantity.first))


def _contrasts(scan: Scan, counted: Quantity, quantity: Quantity) -> bool:
    """One has 12 rooms, while the other has 15: the same verb, and nothing behind."""
    if quantity.value is None or scan.text(quantity.last)[:1].isalnum():
        return False
    if not any(scan.has("contrasts", at) for at in range(counted.last, quantity.first)):
        return False
    verb = verb_before(scan, quantity.first)
    return bool(verb) and verb == verb_before(scan, counted.first)


def _is_part(scan: Scan, left: Quantity, right: Quantity) -> bool:
    """Whether a bare number is a part of the count behind it (30 of the 225 reports), or beside it (30 or 40 men)."""
    link = scan.term("part_links", left.last)
    part = link > 0 and (
        _only_determiners(scan, left.last + link, right.first) or _owned(scan, left.last + link, right.first)
    )
    if right.value == 1:
        return part  # a hundred by one count
    ties = ("suspended", "measured_by")
    return part or (right.first - left.last == 1 and any(scan.has(tie, left.last) for tie in ties))


def _owned(scan: Scan, first: int, last: int) -> bool:
    """Whether a name in the possessive stands between: three of New Zealand's nine hospitals."""
    words = range(first, last)
    possessive = scan.lexicon.nouns.possessive.search(scan.word(last - 1)) is not None
    return possessive and len(words) <= PARTED and all(scan.text(at)[:1].isalpha() for at in words)


def _only_determiners(scan: Scan, first: int, last: int) -> bool:
    return all(scan.has("determiners", at) for at in range(first, last))


def _count_sized(scan: Scan, left: Quantity, right: Quantity) -> None:
    """three six-month extensions, 2.9 million 9 litre cases, five of the three-ton lorries: the size is in the noun"""
    link = scan.term("part_links", left.last)
    tied = right.hyphenated or (not link and left.last == right.first)
    if not tied or not _only_determiners(scan, left.last + link, right.first):
        return
    phrase = counted_phrase(scan, right.last + scan.is_hyphen(right.last))
    if phrase is not None and phrase.plural:
        _count(left, phrase.head, f"{scan.spelled(right.first, right.last)} {phrase.text}")


def _share_of_whole(scan: Scan, share: Quantity, whole: Quantity) -> None:
    """two-thirds of the combined 4.3 million sales: a share is of what the whole counts"""
    words = range(share.last + 1, whole.first)
    counts = whole.kind is Kind.COUNT and not scan.is_hyphen(whole.core[1])  # not of the two-party vote
    if not counts or not scan.has("of", share.last) or len(words) > PARTED:
        return
    if all(scan.has("determiners", at) or not stops_phrase(scan, at) for at in words):
        share.noun, share.unit = whole.noun, share.unit or whole.noun
