"""Two figures of which words say which is the larger: fell from 50 to 40, fewer than the 30 that were needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from figures.relate.frames import OrderForm, load_frames
from figures.relate.likeness import alike, borrowed, is_amount, is_group, is_past, is_span
from figures.relate.links import BOUND
from figures.relate.mentions import with_unit
from figures.relate.orders.attached import attached, extreme, fronted, of_two, split
from figures.relate.orders.compared import compared, led
from figures.relate.orders.firsts import firsts
from figures.relate.orders.limits import limited
from figures.relate.orders.majorities import majorities, percentages, restated, shares
from figures.relate.orders.members import included, named, parts
from figures.relate.orders.moved import moved
from figures.relate.orders.paired import paired, recalled
from figures.relate.orders.ranks import ranked
from figures.relate.orders.records import records
from figures.relate.orders.runs import runs
from figures.relate.orders.steps import steps
from figures.relate.orders.times import timed
from figures.relate.orders.words import Order, Words
from figures.relate.record import DENIED, Mention, Relation, Rivals, Tie
from figures.relate.text import Text

__all__ = ["orders_of", "sentences_of"]

TOLD = (("cue", 3), ("link", BOUND))
"""Words tell all of these, and syntax binds them."""
BEFORE = 4
"""So many sentences before its own may have what a figure is compared with."""


Sentences = Sequence[tuple[Words, Sequence[Words]]]


def orders_of(text: Text, sentences: Sentences) -> Iterator[Rivals]:
    """For each figure that words compare with another, all that it may be compared with."""
    forms = {form.name: form for form in load_frames().orders}
    found: dict[tuple[int, str], list[Relation]] = {}
    told: set[tuple[str, frozenset[int]]] = set()
    for words, earlier in sentences:
        for order in _orders(words, earlier):
            if order.form == "change-way" and words.goes_both_ways:
                continue
            pair = order.form, frozenset((id(order.one), id(order.other), id(order.share)))
            if pair in told:
                continue
            told.add(pair)
            found.setdefault((id(order.derived), order.form), []).extend(
                _relations(order, forms.get(order.form), text)
            )
    for relations in found.values():
        if any(relation.tie > Tie.RIVAL for relation in relations):
            relations.sort(key=lambda relation: -relation.tie)
            yield Rivals(relations[0].derived, tuple(relations), tuple)


def sentences_of(text: Text) -> Iterator[tuple[Words, Sequence[Words]]]:
    """Each sentence with figures, and those before it."""
    earlier: list[Words] = []
    for own in text.utterances.values():
        words = Words(own, text)
        if len(own.mentions) > MOST_FIGURES or len(words.cues) > MOST_CUES:
            continue
        yield words, [each for each in earlier if own.number - each.own.number <= BEFORE]
        earlier = [*earlier[1 - BEFORE :], words]


def _orders(words: Words, earlier: Sequence[Words]) -> Iterator[Order]:
    """All that a sentence says of which figure is more: of those within it, and of one and another before."""
    yield from named(words)
    for find, roles in TO_OTHERS.items():
        if not roles or words.has(*roles):
            yield from find(words, earlier)
    if len(words.own.mentions) < 2:
        return
    yield from parts(words)
    yield from shares(words)
    yield from restated(words)
    yield from steps(words)
    yield from runs(words)
    for look, needed in WITHIN.items():
        if words.cues and (not needed or words.has(*needed)):
            yield from look(words)


TO_OTHERS: Mapping[Callable[[Words, Sequence[Words]], Iterator[Order]], Sequence[str]] = {
    compared: ("over", "racing"),
    attached: ("comparing",),
    recalled: ("recalling",),
    percentages: ("majority",),
    ranked: ("ordered", "next"),
    records: ("peaks", "runners", "former", "recalling", "earlier", "evers"),
    limited: ("limits", "hopes"),
    firsts: ("peaks", "fastest", "eldest", "amounts", "nexts"),
    extreme: (),
}
"""What finds orders within a sentence or with those before it, and the roles of the terms of which each needs one."""
WITHIN: Mapping[Callable[[Words], Iterator[Order]], Sequence[str]] = {
    led: ("leads",),
    moved: (),
    paired: ("bases", "opposed"),
    split: ("comparing",),
    of_two: ("comparing", "aged"),
    fronted: ("over", "facing"),
    timed: (),
    included: ("members",),
    majorities: ("majority",),
}
"""What finds them within a sentence of several figures."""


def _relations(order: Order, form: OrderForm | None, text: Text) -> Iterator[Relation]:
    """The pair that is meant, and those that might be."""
    meant = _relation(order, form, Tie.TIED, text)
    if meant is None:
        return
    yield meant
    for each in order.others:
        other = order.with_other(each)
        found = _relation(other, form, Tie.RIVAL, text)
        if found is not None:
            yield found


def _relation(order: Order, form: OrderForm | None, tie: Tie, text: Text) -> Relation | None:
    one, other = order.one, order.other
    raced = order.form == "compare-way" and one.figure.unit == other.figure.unit
    apart = is_past if raced else is_span  # he finished in 52 minutes, ahead of the 54 of his brother
    fits = all(is_amount(each) or order.ages for each in (one, other))
    if not fits or any(apart(each, text) or each.mood == DENIED for each in (one, other)):
        return None
    if order.share is not None:
        named = {"part": (one.figure,), "whole": (other.figure,), "share": (order.share.figure,)}
        return Relation("share", "share", named, order.share.figure, 0, tie, TOLD)
    assert form is not None
    if any(is_group(each, text) for each in (one, other)):
        return None
    if order.form in UNLIKE:
        pair: tuple[Mention, Mention] | None = (one, other)
    elif _lacks_scale(one, other) or any(_is_compound(each, text) for each in (one, other)):
        return None
    else:
        pair = _alike(one, other) or (text.is_short and borrowed(one, other, None, text)) or None
    if pair is None:
        return None
    first, second = pair
    roles = dict(zip(form.pair, ((first.figure,), (second.figure,)), strict=True))
    return Relation(form.frame, form.name, roles, order.derived.figure, order.way, tie, TOLD)


def _alike(one: Mention, other: Mention) -> tuple[Mention, Mention] | None:
    """Both as mentions of one sort; a bare number has the unit of that which it is compared with."""
    if one.sort == other.sort:
        return alike(one, other)
    if (
        one.sentence != other.sentence
        or abs(one.core[0] - other.core[0]) > BORROWED
        or not _is_whole_unit(one, other)
    ):
        return None
    return (with_unit(one, other), other) if one.bare else (one, with_unit(other, one))


def _is_whole_unit(one: Mention, other: Mention) -> bool:
    """Whether one of them is bare, and the other one has a unit that a number may leave out."""
    bare, lender = (one, other) if one.bare else (other, one)
    return bare.bare and lender.sort not in ("ratio", "times", "points")


def _is_compound(mention: Mention, text: Text) -> bool:
    """Whether it is only one piece of a measure: 4 minutes 22 seconds."""
    for each in text.utterance(mention).mentions:
        first, last = sorted((each, mention), key=lambda one: one.core[0])
        between = text.utterance(mention).tokens.low[first.last : last.first]
        if each is mention or not all(text.lexicon.has("list_joints", word) for word in between):
            continue
        units = each.figure.unit != mention.figure.unit
        measured = units and not {each.sort, mention.sort} <= COUNTED
        if measured and (each.sort == mention.sort or each.bare or mention.bare):
            return True
    return False


UNLIKE = frozenset({"members", "change-to", "change-from"})
"""Forms of which the two figures need not be of one sort."""
COUNTED = frozenset({"count", "percent"})
"""Sorts that are said in one piece."""


def _lacks_scale(one: Mention, other: Mention) -> bool:
    """Whether one of them may have left out the scale of the other: $3.55 compared with $3.54 trillion."""
    scales = [each.figure.written.scale if each.figure.written else 1 for each in (one, other)]
    least = min((one, other), key=lambda each: each.size)
    return min(scales) == 1 and max(scales) >= MILLION and abs(least.size) < PLAIN


MILLION, PLAIN = 1_000_000, 10_000
"""A number below this beside one of millions may be one of millions, too."""


MOST_FIGURES, MOST_CUES = 24, 60
"""In a sentence with more of either nobody can tell what is compared with what."""
BORROWED = 20
"""So many words apart, a bare number still has the unit of that which it is compared with."""
