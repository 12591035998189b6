"""What keeps parts and a total apart: another year, another whole, a unit that nobody lends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import isclose

from figures.model import Kind
from figures.relate.attach import NEAREST
from figures.relate.gate.bound import Bound
from figures.relate.likeness import is_added, is_compared
from figures.relate.record import Mention, Relation
from figures.relate.sums.binding import PERCENT
from figures.relate.text import Text

EXACT, ROUNDED = 1e-6, 0.02
"""So near to a whole, percentages make it; so near to a product, one is that of two others."""
WHOLE = 100
"""What is more is no percentage of a whole."""
COUNT = "count"
CENTS = 2
"""A number of one or more with so many decimals counts nothing; of a smaller one, any decimals say so."""
UNNAMED = frozenset([Kind.NUMBER, Kind.COUNT])
"""Kinds of figures that have got no unit from others."""


def is_no_sum(found: Bound) -> bool:
    """Whether a part is of another year, whole or kind than the total, or only tells by how much there is more."""
    form, text = found.relation.form, found.text
    if _has_measures(found.members):
        return True
    if form == "total" and _ends_in_some(found.derived, found.others, text):
        return True
    if form == "added" and len({each.per for each in found.members}) > 1:
        return True  # a lunch goes from £2.65 to £2.90, which is £2.50 a week
    if form in ("rest", "rests") and not text.is_read and _is_of_else(found.derived, found.others, text):
        return True
    if form == "total" and (
        _is_since(found.derived, text)
        or (not text.is_read and found.derived.roles.get("each", 0) == NEAREST)  # of every hundred
        or _are_of_two_years(found.members, text)
        or any(is_compared(each, text) for each in found.others)
        or _is_added_to_else(found, text)
    ):
        return True
    return form in ("total", "hundred") and _is_of_other_wholes(
        found.relation, found.derived, found.members, text
    )


def _ends_in_some(total: Mention, parts: Sequence[Mention], text: Text) -> bool:
    """Whether the last of the parts is some of another one: 50 agreed and 30 refused, 12 of them for lack of time."""
    behind = [each for each in parts if each is not total and each.place > total.place]
    some = [
        any(
            text.lexicon.term("anaphors", text.utterance(each).tokens.low, at)
            for at in (each.core[1], each.last)
        )
        for each in behind
    ]
    return len(some) > 1 and some[-1] and not any(some[:-1])


def _is_added_to_else(found: Bound, text: Text) -> bool:
    """Whether the first part comes to what was told before: 96 members. Another 18 joined, and 10 left: 104."""
    parts = sorted((each for each in found.others if each is not found.derived), key=lambda each: each.place)
    if not parts or not is_added(parts[0]):
        return False
    before = (each for each in text.mentions if each.place < parts[0].place and each is not found.derived)
    return any(each.sort == parts[0].sort for each in before)


def _has_measures(members: Sequence[Mention]) -> bool:
    """Whether whole things are counted, and a number with decimals beside has no unit: two raters, .87 and .91."""
    whole = any(each.sort == COUNT and not each.bare and _decimals(each) == 0 for each in members)
    return whole and any(
        each.sort == COUNT and each.bare and _decimals(each) >= (1 if each.size < 1 else CENTS)
        for each in members
    )


def _decimals(mention: Mention) -> int:
    """How many decimals were written, behind which no scale stands."""
    written = mention.figure.written
    return written.decimals if written is not None and written.scale == 1 else 0


def _is_of_else(rest: Mention, others: Sequence[Mention], text: Text) -> bool:
    """Whether what is left is said to be of what the others are not of: there remain 15 kilometres of cobbles."""
    low, has = text.utterance(rest).tokens.low, text.lexicon.has
    at = next((at for at in range(rest.core[1], min(rest.last + 1, len(low))) if has("of", low[at])), None)
    if at is None:
        return False
    noun = next((word for word in low[at + 1 : at + 3] if not has("determiners", word)), "")
    low = low[: rest.first]
    told = (low if each.sentence == rest.sentence else text.utterance(each).tokens.low for each in others)
    return noun.isalpha() and all(noun not in words for words in told)


def _is_since(total: Mention, text: Text) -> bool:
    """Whether a total is one since some time, of which the parts need not be all."""
    low = text.utterance(total).tokens.low
    behind = (
        found.role
        for word in low[total.last : total.last + 2]
        for found in text.lexicon.orders.meanings.get(word, ())
    )
    return "since" in behind


def _are_of_two_years(members: Sequence[Mention], text: Text) -> bool:
    """Whether the sentences of parts and total name different years, or only one of them a year."""
    numbers = {each.sentence for each in members}
    return len({frozenset(text.years.get(number, ())) for number in numbers}) > 1


def _is_of_other_wholes(relation: Relation, derived: Mention, members: Sequence[Mention], text: Text) -> bool:
    """Whether parts are a whole without the rest, the rest a share of a share, or a number is lent its unit in vain."""
    named = {
        figure.start
        for several in relation.roles.values()
        for figure in several
        if figure.kind not in UNNAMED
    }
    lent = [each for each in members if each.bare and each.figure.start in named]
    sizes = [each.size for each in members if each is not derived]
    if relation.form == "hundred":
        shares = len(sizes) == 2 and isclose(sizes[0] * sizes[1], derived.size, rel_tol=ROUNDED)
        return shares or any(_may_be_count(each, text) for each in lent)
    whole = derived.sort == PERCENT and any(
        isclose(sum(run), 1, rel_tol=EXACT)
        for number in range(2, len(sizes) + 1)
        for run in combinations(sizes, number)
    )
    return whole or any(not _has_lender(each, members) for each in lent)


def _may_be_count(bare: Mention, text: Text) -> bool:
    """Whether a number stands with larger ones of things, which it may count as well: of 300, 180; that leaves 72."""
    return any(
        each.sort == COUNT and each.size > bare.size and (not each.bare or each.size > WHOLE)
        for each in text.utterance(bare).mentions
    )


def _has_lender(bare: Mention, members: Sequence[Mention]) -> bool:
    """Whether a figure of its sentence stands before a bare number, or the words make it one of those: the last 530."""
    told = not bare.roles.keys().isdisjoint(("last", "rest", "total"))
    return told or any(
        each.sentence == bare.sentence and each.place < bare.place and not each.bare for each in members
    )
