"""Which of a pair is which: the old and the new, the part and the whole, and how much the words say of that."""

from __future__ import annotations

from figures.relate.attach import NEAR, NEAREST
from figures.relate.frames import PairForm
from figures.relate.likeness import is_level
from figures.relate.mentions import TIMES
from figures.relate.pairs.evidence import BOTH, HALF, ONE
from figures.relate.record import EXPECTED, Mention
from figures.relate.text import Text
from figures.relate.utterance import is_empty

Pair = tuple[Mention, Mention]


def in_order(pair: Pair, derived: Mention, form: PairForm, way: int, text: Text) -> Pair:
    """The pair in the order of its roles: as words tell it, or by size, as no part is larger than its whole."""
    one, other = pair
    if form.frame != "change":
        return (one, other) if one.size <= other.size else (other, one)
    if derived.sort == TIMES:
        for first, second in ((one, other), (other, one)):
            is_new = told(second, "old", first) == NEAREST  # doubled, with 84 sold against 42 before
            is_new |= text.says_again(derived, first)  # and three times that, an hour
            if text.stands_behind(derived, first) and not is_level(first, text) and not is_new:
                return first, second  # 84 grams, seven times the 12 grams of the other
        if not any(told(each, role, one) == NEAREST for each in pair for role in ("old", "new")):
            return (one, other) if (one.size < other.size) == (derived.size > 1) else (other, one)
    first, second = max((one, other), (other, one), key=lambda each: _fit(each[0], each[1], form, way))
    if way * (second.size - first.size) < 0 and not is_level(second, text) and not told(first, "old", second):
        return second, first  # save a fifth: a sack that costs £25 is theirs for £20
    return first, second


def roles_of(derived: Mention, first: Mention, second: Mention, form: PairForm, text: Text) -> int:
    """How much the words say of the pair, or where its figures stand."""
    if form.frame != "change" and text.is_of(first, second):
        return BOTH
    if form.frame == "share" and text.refers_to(first, second):
        return BOTH
    if is_measured(derived, first, second, form, text):
        return BOTH
    roles = _roles_told(first, second, form)
    if derived.sort == TIMES:
        roles = max(roles, _roles_of_times(derived, first, second, text))
    if form.frame == "share" and derived.sentence == first.sentence == second.sentence:
        roles = max(roles, ONE)  # by their sizes
    return roles


def told(mention: Mention, role: str, other: Mention) -> int:
    """How strongly words give it the role beside the other: what was then is old, unless the other is older."""
    if mention.mood != other.mood == EXPECTED and role in ("old", "new"):
        present = max(mention.roles.get("new", 0), mention.roles.get("old", 0))
        return present if role == "old" else 0  # the fee is £3 now, and will be £4
    strength = mention.roles.get(role, 0)
    then = mention.roles.get("then", 0)
    if not then or role not in ("old", "new"):
        return strength
    is_newer = other.roles.get("old", 0) >= NEAR or bool(other.years)
    return max(strength, then) if is_newer == (role == "new") else strength


def measures(mention: Mention) -> int:
    """How strongly words say that another figure is more or less than it: short of the 40 that were planned."""
    return max(mention.roles.get("than_up", 0), mention.roles.get("than_down", 0))


def _fit(first: Mention, second: Mention, form: PairForm, way: int) -> float:
    """How well two figures fit the roles of the pair in this order."""
    a, b = form.told
    fit = float(told(first, a, second) + told(second, b, first))
    fit -= 0.5 * (told(first, b, second) + told(second, a, first))
    if first.years and second.years:
        fit += 2 * ((max(first.years) < min(second.years)) - (min(first.years) > max(second.years)))
    return fit + 0.5 * (way * (second.size - first.size) > 0)


def is_measured(derived: Mention, first: Mention, second: Mention, form: PairForm, text: Text) -> bool:
    """Whether the figure stands between the pair and measures one by the other: 44, 10% more than 40."""
    if form.frame == "change":
        measure, measured = first, second
        is_old = NEAREST in (told(measure, "old", measured), measures(measure))
        tied = text.stands_behind(derived, measure) and (is_old or _is_base(derived, measure, text))
    else:
        measure, measured = second, first
        tied = text.is_of(derived, measure)
    before = [
        each
        for each in text.utterance(derived).mentions
        if each.place < derived.place and each.sort == measured.sort
    ]
    return tied and bool(before) and before[-1].place == measured.place


def _is_base(derived: Mention, measure: Mention, text: Text) -> bool:
    """Whether only a word for what a change is measured from stands between it and one behind: up 12% on the £400m."""
    low, lexicon = text.utterance(derived).tokens.low, text.lexicon
    found = lexicon.orders.match(low, derived.last)
    if found is None or not any(word.role == "bases" for word in found[1]):
        return False
    return all(is_empty(word, lexicon) for word in low[derived.last + found[0] : measure.first])


def _roles_told(first: Mention, second: Mention, form: PairForm) -> int:
    """How much the words say of the pair."""
    a, b = told(first, form.told[0], second), told(second, form.told[1], first)
    if form.frame == "change":
        a = a or first.roles.get("past", 0) // NEAR
    dated = form.frame == "change" and first.years and second.years and max(first.years) < min(second.years)
    if min(a, b) == NEAREST or dated:
        return BOTH
    if max(a, b) == NEAREST and min(a, b) >= 1:
        return HALF
    return ONE if max(a, b) >= NEAR else 0


def _roles_of_times(derived: Mention, first: Mention, second: Mention, text: Text) -> int:
    """How much is said of a pair by where a multiple stands: 84 grams, seven times the 12 grams of the other."""
    before, behind = sorted((first, second), key=lambda mention: mention.place)
    if behind.place < derived.place or not text.stands_behind(derived, behind):
        return 0
    return BOTH if before.place < derived.place and before.sentence == derived.sentence else HALF
