"""One thing that is told twice, far apart: a headline's figure and the text's, half a century and those 50 years."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import combinations

from msgspec import Struct

from figures.model import Qualifier
from figures.relate.record import Mention, Relation, Rivals, Tie
from figures.relate.same.identity import (
    Likeness,
    are_contrasted,
    are_counted_alike,
    are_of_two_places,
    are_set_off,
    are_told_apart,
    is_headline,
    is_of_another,
    is_whole,
    may_be_one,
)
from figures.relate.same.misprints import EXACT, Misprint, are_of_two_systems, misprint, significant
from figures.relate.text import MANY, Text

NEVER = frozenset({"age", "ratio", "times", "points"})
"""Sorts of which the same figure comes again for many things."""
SERIES = frozenset({"percent"})
"""Sorts that come in series, all in the same words."""
FAR, NEXT = 40, 3
"""So many sentences apart, nobody says a thing again; so few, "those 50 years" are those just told of."""
TOP = 4
"""In so many paragraphs the text says again what its headline does."""
TELLING = 2
"""So many digits at least are no coincidence."""
APART = 4
"""So many times as much, what is pointed at is something else."""
HUNDREDS = 100
"""So many things are hardly told of two numbers of which each is the other with two digits exchanged."""
MANY_NAMED = 8
"""So many things nobody tells of by their names."""
VAGUE = 3
"""So many times its lower end, the upper end of a range leaves open what is meant."""
HEDGED, ROUNDED, CONVERTED = 0.04, 0.005, 0.04
"""So far apart, two values are the same one, hedged, rounded, or put into another unit."""

Others = Callable[[Mention], Iterable[Relation]]


def repeats_of(text: Text, others: Others) -> Iterator[Rivals]:
    """For each figure that nothing in the article agrees with, the one that it may be a misprint of."""
    for sort, like in text.by_sort.items():
        if sort in NEVER or len(like) < 2 or len(like) > MANY:
            continue
        figures = [each for each in like if each.size > 0 and each.figure.value is not None]
        numbers = [_Number.of(each) for each in like]
        alone = [
            one.mention
            for one in numbers
            if one.mention.size > 0
            and one.mention.figure.value is not None
            and not any(_agree(one, other) for other in numbers if other is not one)
        ]
        for odd in alone:
            found = list(_repeated(odd, figures, alone, text))
            if found:
                yield Rivals(odd.figure, tuple(found), partial(others, odd))
        for later in figures[1:]:
            if later not in alone and (equal := _said_again(later, figures, text)) is not None:
                yield Rivals(later.figure, (equal,), tuple)


def _said_again(later: Mention, figures: Sequence[Mention], text: Text) -> Relation | None:
    """The first figure of the same value that a figure says again, if words tell that it does."""
    for one in figures:
        if one.place >= later.place:
            return None
        if one.sentence == later.sentence or one.per != later.per or later.sentence - one.sentence > FAR:
            continue
        if abs(one.size - later.size) > EXACT * later.size:
            continue
        found = Likeness(one, later, text)
        near = later.sentence - one.sentence <= NEXT
        if not are_counted_alike(one, later) and not (near and found.demonstrative):
            continue
        if is_headline(one, text) and (found.near or found.words):
            return _relation("headline", one, later, sure=_is_surely_of_headline(one, later, found))
        if (found.demonstrative and near) or found.in_full:
            return _relation("taken-up", one, later)
        if _is_known(one, later, found) or (found.noun and (found.words or found.definite)):
            return _relation("again", one, later)
        if one.noun == later.noun and significant(later) >= TELLING and found.near:
            return _relation("again", one, later)
    return None


def _relation(form: str, one: Mention, other: Mention, *, sure: bool = False) -> Relation:
    roles = {"one": (one.figure,), "other": (other.figure,)}
    evidence = ("told", int(Tie.TIED)), ("sure", int(sure))
    return Relation("same", form, roles, other.figure, 0, Tie.TIED, evidence)


class _Number(Struct, frozen=True, eq=False, gc=False):
    """A figure as a number: its value, how exact that is and whether it is hedged; of a range, its ends."""

    mention: Mention
    value: float
    precision: float
    hedged: bool
    ends: tuple[float, float] | None

    @classmethod
    def of(cls, mention: Mention) -> _Number:
        """The number of a figure."""
        figure, factor, ends = mention.figure, mention.factor, None
        if figure.value is None and figure.low is not None and figure.high is not None:
            ends = float(figure.low) * factor, float(figure.high) * factor
        hedged = figure.qualifier is not Qualifier.EXACT
        return cls(mention, float(figure.value or 0), float(figure.precision or 0), hedged, ends)


def _agree(one: _Number, other: _Number) -> bool:
    """Whether both may be the same number, rounded, cut off or not; a range agrees with all within it."""
    first, second = one.mention, other.mention
    if other.ends is not None:
        return _is_within(first.size, other.ends)
    if one.ends is not None:
        return _is_within(second.size, one.ends)
    if first.figure.unit != second.figure.unit and first.factor != second.factor:
        return abs(first.size - second.size) <= CONVERTED * max(first.size, second.size)
    apart = abs(one.value - other.value)
    if apart <= (HEDGED if one.hedged or other.hedged else ROUNDED) * max(abs(one.value), abs(other.value)):
        return True
    fine, coarse = sorted((one.precision, other.precision))
    return apart <= fine * 1.01 or (fine < coarse and apart < coarse)


def _is_within(size: float, ends: tuple[float, float]) -> bool:
    """Whether a range says a number, roughly: a few tens of billions say none."""
    return ends[0] <= size <= ends[1] <= VAGUE * ends[0]


def _repeated(
    odd: Mention, figures: Sequence[Mention], alone: Sequence[Mention], text: Text
) -> Iterator[Relation]:
    """What an odd figure may be a misprint of; of two that are odd, the later one is."""
    for other in figures:
        apart = abs(other.sentence - odd.sentence)
        if not 0 < apart <= FAR or other.per != odd.per or (other in alone and other.place > odd.place):
            continue
        first, last = sorted((odd, other), key=lambda each: each.place)
        form = _form(first, last, alone, text)
        if form == "taken-up" and _is_sum(last, text):
            return
        if form is not None:
            sure = form == "headline" and _is_surely_of_headline(first, last, Likeness(first, last, text))
            yield _relation(form, other, odd, sure=sure)


def _is_sum(total: Mention, text: Text) -> bool:
    """Whether what is pointed at is all that was told before, or two of it: five, and five more, those ten."""
    before = [
        each.size * (total.factor if each.sort != total.sort else 1)
        for each in text.mentions
        if each.place < total.place
        and total.sentence - each.sentence <= NEXT
        and each.sort in ("count", total.sort)
    ]
    sums = {sum(before), *(one + other for one, other in combinations(before[-MANY:], 2))}
    return any(abs(each - total.size) < ROUNDED * total.size for each in sums)


def _form(one: Mention, other: Mention, alone: Sequence[Mention], text: Text) -> str | None:
    """How the later of two figures says the earlier again, if it does."""
    kind = misprint(one, other)
    is_top = is_headline(one, text) and other.block - one.block <= TOP
    near = other.sentence - one.sentence <= NEXT
    found = Likeness(one, other, text)
    points = near and (found.demonstrative or found.in_full)
    if kind < Misprint.DROPPED and not is_top and not points and not found.definite:
        return None
    if not may_be_one(one, other, text):
        return None
    alike = are_counted_alike(one, other) or _is_of_one_kind(kind, found)
    if not alike and not (significant(other) > TELLING + 1 and _is_exchanged(one, other, kind, found)):
        known = near and found.definite and kind is Misprint.EXCHANGED and significant(one) > TELLING
        known = known and text.is_short
        return (
            "again"
            if known and _is_telling(one, other, kind, found) and not are_set_off(one, other, text)
            else None
        )
    if points and other in alone:
        return "taken-up" if found.in_full or _is_taken_up(one, other) else None
    is_part = is_whole(one, text) and kind < Misprint.SCALED
    if (
        text.is_short
        and kind
        and not is_part
        and _is_telling(one, other, kind, found)
        and _is_known(one, other, found)
    ):
        return "again"
    if is_top and one in alone and _is_in_headline(one, other, kind, found):
        return "headline"
    if kind < Misprint.DROPPED or not _is_telling(one, other, kind, found):
        return None
    if one.figure.unit != other.figure.unit and one.factor != other.factor:
        return "measure-digits" if _is_converted(one, other, kind, found) else None
    if one.sort in SERIES:
        return "again" if _is_only_share(one, other, kind, found) else None
    return "again" if _is_exchanged(one, other, kind, found) or _is_again(one, other, kind, found) else None


def _is_of_one_kind(kind: Misprint, found: Likeness) -> bool:
    """Whether two of a kind that are described in other words have two digits exchanged: U.S. and American troops."""
    return kind is Misprint.EXCHANGED and found.noun and significant(found.other) > TELLING


def _is_telling(one: Mention, other: Mention, kind: Misprint, found: Likeness) -> bool:
    """Whether the digits of both are enough to be no coincidence: in a long article, or otherwise called, one more."""
    alike = found.text.is_short and (found.noun or found.definite)
    more = kind is not Misprint.SCALED and not alike and not _is_exchanged(one, other, kind, found)
    return min(significant(one), significant(other)) >= TELLING + more


def _is_exchanged(one: Mention, other: Mention, kind: Misprint, found: Likeness) -> bool:
    """Whether two digits are exchanged in what nobody tells of two things, as 16,000 articles show.

    Such are sums of three digits, four digits of anything, what is taken for known (the full $58 billion), and what
    stands among the same words; percentages, which come in series, are not.
    """
    if kind is not Misprint.EXCHANGED or one.sort in SERIES or are_contrasted(one, other, found.text):
        return False
    if is_of_another(other, found.text):
        return False
    digits, money = min(significant(one), significant(other)), one.sort.startswith("money")
    if are_of_two_systems(one, other):
        return True
    if digits > TELLING + (not money) and not are_of_two_places(one, other, found.text):
        return True
    if are_told_apart(one, other, found.text):
        return False
    if found.definite and not found.explained:
        return found.noun or other.sentence - one.sentence <= NEXT
    if one.sort == "count":
        return found.noun and found.words > 0 and other.size >= HUNDREDS
    return found.near > money and found.words > 0 and not are_set_off(one, other, found.text)


def _is_known(one: Mention, other: Mention, found: Likeness) -> bool:
    """Whether the later is called the same and taken for known: the 38 dwellings, the €3.4 billion profit.

    Farther on in a long article, others may have become known that are called the same: the 21 states.
    """
    if other.sentence - one.sentence > NEXT and not found.text.is_short:
        return False
    if not found.definite or not found.called or found.explained or are_set_off(one, other, found.text):
        return False
    return not (other.attributive and other.sort == "count")


def _is_surely_of_headline(one: Mention, other: Mention, found: Likeness) -> bool:
    """Whether the text can only say what the headline does, in the same words."""
    alike = found.noun or (found.near > 0 and found.words > 1)
    return alike and _are_near(one, other) and not are_set_off(one, other, found.text)


def _are_near(one: Mention, other: Mention) -> bool:
    """Whether two exact numbers may be one, and are too large for things that are told by their names."""
    if other.sort == "time" or not 1 / APART < one.size / other.size < APART:
        return False
    exact = one.figure.qualifier is other.figure.qualifier is Qualifier.EXACT
    return exact and min(one.size / one.factor, other.size / other.factor) >= MANY_NAMED


def _is_in_headline(one: Mention, other: Mention, kind: Misprint, found: Likeness) -> bool:
    """Whether the text seems to say what the headline does, in its words or with its digits."""
    same = kind >= Misprint.SCALED and min(significant(one), significant(other)) > TELLING
    return same or (found.noun and found.words > 0) or found.near > 0 or found.words > 2


def _is_again(one: Mention, other: Mention, kind: Misprint, found: Likeness) -> bool:
    """Whether so much tells that the later is the earlier as the sort of misprint asks for."""
    text = found.text
    if kind is Misprint.DROPPED:
        known = found.noun and not other.attributive and (found.definite or found.near > 1)
        return known and not are_set_off(one, other, text)
    if found.noun and kind is Misprint.SCALED and found.near > 1:
        return True
    if found.noun:
        return (found.words > 0 or found.definite) and not are_told_apart(one, other, text)
    near = other.sentence - one.sentence <= NEXT
    known = near and found.definite and not other.bare and (not one.bare or is_headline(one, text))
    if kind is Misprint.SCALED:
        if known and not is_whole(one, text) and not are_told_apart(one, other, text):
            return True
        return found.near > 1 and not are_set_off(one, other, text)
    if known:
        return not are_told_apart(one, other, text)
    return found.near > 0 and not are_set_off(one, other, text)


def _is_taken_up(one: Mention, other: Mention) -> bool:
    """Whether what is pointed at is what was told: the same counted, or time; few of a thing may be told by name."""
    if (
        min(one.size / one.factor, other.size / other.factor, key=abs) == 0
        or not 1 / APART < one.size / other.size < APART
    ):
        return False
    return other.sort != "count" or (
        one.noun is not None and one.noun == other.noun and other.size >= MANY_NAMED
    )


def _is_converted(one: Mention, other: Mention, kind: Misprint, found: Likeness) -> bool:
    """Whether one seems to be the other in another unit, further on, with a slip."""
    if one.sort in ("time", "temperature") or max(significant(one), significant(other)) <= TELLING:
        return False
    if kind is Misprint.EXCHANGED and are_of_two_systems(one, other):
        return _is_exchanged(one, other, kind, found)
    return kind >= Misprint.SCALED and found.words > 0 and not are_set_off(one, other, found.text)


def _is_only_share(one: Mention, other: Mention, kind: Misprint, found: Likeness) -> bool:
    """Whether both percentages are told of the same name, or alone in their sentences in the same words.

    Others come in series.
    """
    if one.figure.change is not other.figure.change:
        return False  # down 12.3 per cent, and up from 13.2 per cent
    exchanged = kind is Misprint.EXCHANGED and significant(other) > TELLING
    if exchanged and found.names and found.near > 1:
        return True
    if kind < Misprint.SCALED or are_set_off(one, other, found.text):
        return False
    if exchanged and (found.names or found.words > 1):
        return True
    shares = [
        each
        for mention in (one, other)
        for each in found.text.utterance(mention).mentions
        if each.sort == one.sort
    ]
    return len(shares) == 2 and found.near > 1 and found.words > 2
