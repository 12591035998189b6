"""One figure that follows from two others: 10% from 40 and 44, a third from 30 of 90, the 60 that are left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from figures.model import Change, Figure
from figures.relate.attach import NEAR, NEAREST
from figures.relate.frames import PairForm, load_frames
from figures.relate.likeness import (
    alike,
    borrowed,
    is_amount,
    is_group,
    is_level,
    is_past,
    is_span,
    names_again,
)
from figures.relate.links import link_to_all
from figures.relate.mentions import TIMES, less, negated, with_rate
from figures.relate.pairs.against import Pair, are_bare, are_of_two_subjects, is_apposed_to, moves, objects
from figures.relate.pairs.bases import is_since
from figures.relate.pairs.evidence import BOTH, HALF, ONE, Evidence
from figures.relate.pairs.pairing import in_order, is_measured, roles_of
from figures.relate.pairs.sole import cue_of_rate, sole_tie
from figures.relate.record import EXPECTED, Mention, Relation, Tie
from figures.relate.text import Text

SHARES = frozenset({"percent", "points", "ratio", "times"})
VESSELS = frozenset({"volume", "mass"})
"""Sorts that tell with a hyphen how large one thing is."""
SAME = ("same",)
"""The sorts of a form whose derived figure is of the sort of the two others."""
RESTATED = ("again", 1)
"""The evidence that a share says its part again."""
PERCENT, MONEY = "percent", "money"
ELSEWHERE = frozenset({PERCENT, "time"})
"""Sorts of which texts have figures for many things: that there are only two says little."""


def forms_of(
    derived: Mention, reach: Sequence[tuple[int, Mention]], text: Text
) -> Iterator[tuple[PairForm, bool]]:
    """The forms in which a figure may follow from two others, and whether any word says that it does: a quick look."""
    if not _may_have_pair(reach) or not is_amount(derived) or (derived.sort == "ratio" and derived.size > 1):
        return
    told = text.may_be_isolated(derived) or derived.figure.change is not None
    restates = told or _may_restate(derived, text)
    for form in _forms(derived.sort):
        cued = not form.cues or not derived.roles.keys().isdisjoint(form.cues)
        yield form, told or cued or (restates and form.frame != "sum")


def _may_have_pair(reach: Sequence[tuple[int, Mention]]) -> bool:
    """Whether any two figures may be of one sort: a quick look."""
    return len({other.sort for _, other in reach}) < len(reach) or (
        len(reach) > 1 and any(other.bare for _, other in reach)
    )


@cache
def _forms(sort: str) -> Sequence[PairForm]:
    """The forms in which a figure of some sort may follow."""
    same = sort not in SHARES
    return [form for form in load_frames().pairs if (same if form.sorts == SAME else sort in form.sorts)]


def _may_restate(derived: Mention, text: Text) -> bool:
    """Whether a figure may say in another way what others say."""
    return (
        not derived.roles.keys().isdisjoint(("share", "gap"))
        or derived.figure.bracketed
        or text.is_apposed(derived)
        or text.follows_of(derived)
    )


def relations_of(
    derived: Mention,
    form: PairForm,
    reach: Sequence[tuple[int, Mention]],
    text: Text,
    *,
    only_cued: bool = False,
) -> Iterator[Relation]:
    """Every pair in reach that the derived figure may follow from in this form, as closely as words tie it.

    With `only_cued` those are left out of which no word tells, and which are therefore only rivals of others.
    """
    cue = _cue(derived, form, text)
    if only_cued and not cue[0] and not _may_be_cued_by_pair(derived, form, text):
        return
    members = [other for _, other in reach if _may_pair(other, form, text)]
    for one, other in combinations(members, 2):
        ordered = sorted((one, other), key=lambda mention: mention.place)
        pair = alike(*ordered) or (borrowed(ordered[0], ordered[1], derived, text) if text.is_short else None)
        if pair is None or (form.of == PERCENT and pair[0].sort != PERCENT):
            continue
        if form.frame == "share" and ordered[0].bare and ordered[1].sort.startswith(MONEY):
            continue  # members, who hold 210 seats, pay £18
        if form.sorts != SAME:
            yield from _relations(derived, form, pair, members, text, cue, only_cued)
        elif (like := alike(pair[0], derived)) is not None and pair[0].sort == derived.sort:
            both = with_rate(pair[0], derived), with_rate(pair[1], derived)
            yield from _relations(like[1], form, both, members, text, cue, only_cued)


def _may_pair(other: Mention, form: PairForm, text: Text) -> bool:
    lasts = other.sort == "time" and form.sorts == (TIMES,)
    if not is_amount(other) or (
        other.attributive and form.frame == "change" and other.roles.get("old", 0) < NEAREST and not lasts
    ):
        return False
    if form.frame == "share" and (
        (other.attributive and other.sort in VESSELS) or text.is_price_of_many(other)
    ):
        return False  # of a 150-ml bottle nothing is a share, and a price is none of what all are worth
    if text.lexicon.has("articles_before", text.utterance(other).tokens.low[other.core[0]]):
        return False  # ein Meter is a metre
    if is_group(other, text):
        return False
    if other.sort in ("points", "ratio", "times") or not _is_of(other, form):
        return False
    if (is_past if lasts else is_span)(other, text) or (form.frame == "change" and text.is_base(other)):
        return False
    by = (
        other.figure.change is not None
        or max(other.roles.get("up", 0), other.roles.get("down", 0)) == NEAREST
    )
    level = max(other.roles.get("old", 0), other.roles.get("new", 0))
    return not by or form.frame != "change" or level >= NEAR


def _is_of(other: Mention, form: PairForm) -> bool:
    """Whether the form takes such figures; a bare number may be a percentage: 12 per cent, now 15."""
    if form.of == PERCENT:
        return other.sort == PERCENT or other.bare
    return form.of == "any" or other.sort != PERCENT


def _may_be_cued_by_pair(derived: Mention, form: PairForm, text: Text) -> bool:
    """Whether where a pair stands may tell of a figure what no word does: 30, or 10%, of the 300."""
    if form.frame == "change":
        rate = text.is_short and text.is_rate(derived)
        return derived.sort in (PERCENT, "ratio") and (rate or _said_again(derived, text) > 0)
    return form.frame == "share" and not moves(derived)


def _relations(
    derived: Mention,
    form: PairForm,
    pair: Pair,
    members: Sequence[Mention],
    text: Text,
    told: tuple[int, int],
    only_cued: bool,
) -> Iterator[Relation]:
    """The pair in the order that the words tell, and the other way round as a rival."""
    cue, way = told
    if form.frame == "share" and (_is_step(derived, text) if cue else moves(derived)):
        return  # what rose by 20% is no 20% of anything
    first, second = in_order(pair, derived, form, way, text)
    if form.frame == "change":
        way = way or (1 if second.size >= first.size else -1)
    restates = form.frame == "share" and _restates(derived, first, second, text)
    if restates:
        cue = NEAREST
    if not cue and text.is_short:
        cue = cue_of_rate(derived, first, second, form, text)
    if only_cued and not cue and form.frame != "change":
        return
    roles = roles_of(derived, first, second, form, text)
    if form.frame == "change" and not cue and roles == BOTH and not is_level(derived, text):
        cue, way = _cue_of_pair(derived, first, second, way, text)
    if only_cued and not cue:
        return
    like = sum(other.sort == pair[0].sort for other in members)
    named = names_again(*pair, text)
    evidence = Evidence(
        cue=cue,
        roles=roles,
        link=link_to_all(derived, pair, text),
        alone=like <= 2
        or _is_one_phrase(first, second, text)
        or (form.frame == "change" and roles == BOTH and is_measured(derived, first, second, form, text)),
        isolated=text.is_isolated(derived, pair),
        apart=len({mention.sentence for mention in (derived, *pair)}) - 1 - named,
    )
    tie, more = _tied(derived, (first, second), form, way, evidence, text)
    again = restates or (form.frame == "share" and _is_said_in_numbers(derived, first, text))
    said = (*evidence.named(), *more, *((RESTATED,) if again else ()))
    bound = _bound(derived, form, *_signed(first, second, form, text))
    yield Relation(form.frame, form.name, bound, derived.figure, way, tie, said)
    if form.frame == "change":
        yield from _turned(derived, form, first, second, way)
    if text.is_short and text.is_rate(derived, "taxes"):
        yield from _taxed(derived, *sorted((first, second), key=lambda each: each.size))


def _taxed(derived: Mention, part: Mention, whole: Mention) -> Iterator[Relation]:
    """A tax as a share of what is left without it: £60, of which £10 is VAT at 20 per cent."""
    roles = {"part": (part.figure,), "whole": (less(whole, part).figure,), "share": (derived.figure,)}
    yield Relation("share", "share", roles, derived.figure, 0, Tie.RIVAL, (("turned", 0),))


def _tied(
    derived: Mention, pair: Pair, form: PairForm, way: int, evidence: Evidence, text: Text
) -> tuple[Tie, tuple[tuple[str, int], ...]]:
    """How closely words tie a figure to a pair, and what else speaks for it, or against it."""
    if _is_level_only(derived, form, text) or objects(derived, pair, form, way, evidence, text):
        return Tie.RIVAL, ()
    if not evidence.roles and text.follows(derived, "time_bounds"):
        return Tie.RIVAL, ()  # 64 per cent, up 21 points since May
    hoped = form.frame == "change" and derived.mood is None and EXPECTED in {each.mood for each in pair}
    if hoped and not (derived.sort == TIMES and evidence.roles == BOTH):
        return Tie.RIVAL, ()  # sales rose 22% to 450; 500 are expected
    if derived.sort in (PERCENT, "ratio") and _is_further(derived, pair, text):
        return Tie.RIVAL, ()
    if form.derived == "rest" and text.has(derived, "other_terms"):
        return Tie.RIVAL, ()  # the remaining £3,300, thanks to a sale
    tie = Tie.RIVAL if _is_untold(form, evidence) else evidence.tie()
    if form.frame == "change" and are_of_two_subjects(pair, text):
        return min(tie, Tie.LOOSE), (("parted", 0),)
    if form.frame == "change" and is_since(derived, pair, text):
        return min(tie, Tie.NEAR if evidence.roles else Tie.RIVAL), ()
    sole = sole_tie(derived, pair, evidence, form, text)
    if sole > Tie.RIVAL:
        return max(sole, tie), (("sole", 1),)
    if evidence.roles < HALF and pair[0].sort in ELSEWHERE:
        tie = min(tie, Tie.NEAR)
    return tie, ()


def _is_further(derived: Mention, pair: Pair, text: Text) -> bool:
    """Whether it is a second change behind one that a pair tells: £120, down from £200, with a further 10% off."""
    own = text.utterance(derived)
    added = text.lexicon.term_before("second_changes", own.tokens.low, derived.first)
    return bool(added) and all(each.place < derived.place for each in pair)


def _is_step(derived: Mention, text: Text) -> bool:
    """Whether it is by so much that something changed: shrunk from 95 to 57, that is, by 40%; or 36% more."""
    if derived.figure.change is not None and not text.follows_of(derived):
        return True
    low = text.utterance(derived).tokens.low
    by = derived.first > 0 and text.lexicon.has("by", low[derived.first - 1])
    return by and not text.follows_of(derived)  # but: backed by 40% of them


def _is_untold(form: PairForm, evidence: Evidence) -> bool:
    """Whether the words say too little of the pair."""
    least = ONE if evidence.isolated and not evidence.apart else HALF
    return form.told_by_both and evidence.roles < least


def _is_level_only(derived: Mention, form: PairForm, text: Text) -> bool:
    """Whether a figure is what something rose to, and no share."""
    shares = form.frame == "share" and derived.roles.get("share", 0) == NEAREST
    return is_level(derived, text) and not shares


def _turned(
    derived: Mention, form: PairForm, first: Mention, second: Mention, way: int
) -> Iterator[Relation]:
    """The same figures with another direction, or the pair the other way round: they may explain the figure."""
    for turned, one, other in ((1, first, second), (-1, first, second), (way, second, first)):
        if (turned, one) != (way, first):
            bound = _bound(derived, form, one, other)
            evidence = (("turned", 0),)
            yield Relation(form.frame, form.name, bound, derived.figure, turned, Tie.RIVAL, evidence)


def _signed(first: Mention, second: Mention, form: PairForm, text: Text) -> Pair:
    """The pair, a loss that comes before or after a profit below zero: from £25m to a loss of £4m."""
    losses = [text.is_loss(mention) for mention in (first, second)]
    one_range = (
        first.sentence == second.sentence and 0 <= second.first - first.last <= 1
    )  # le déficit, de 5 à 4,5 %
    if form.frame != "change" or all(losses) or not any(losses) or one_range:
        return first, second
    return (negated(first), second) if losses[0] else (first, negated(second))


def _bound(
    derived: Mention, form: PairForm, first: Mention, second: Mention
) -> dict[str, tuple[Figure, ...]]:
    named = zip((*form.pair, form.derived), (first, second, derived), strict=True)
    return {name: (mention.figure,) for name, mention in named}


def _cue(derived: Mention, form: PairForm, text: Text) -> tuple[int, int]:
    """How strongly the words say that this is the derived figure, and which way; a level is none (rose to 5%)."""
    up, down = derived.roles.get("up", 0), derived.roles.get("down", 0)
    if derived.figure.change is not None:
        up, down = (NEAREST, 0) if derived.figure.change is Change.UP else (0, NEAREST)
    way = (up > down) - (up < down) if form.frame == "change" else 0
    cue = max((derived.roles.get(cue, 0) for cue in form.cues), default=NEAREST)
    if "up" not in form.cues:
        return cue, way
    cue = max(cue, up, down)
    if is_level(derived, text) or (text.follows(derived, "of") and derived.figure.change is None):
        return 0, 0
    return cue, way


def _cue_of_pair(derived: Mention, first: Mention, second: Mention, way: int, text: Text) -> tuple[int, int]:
    """Of a figure that restates what was said to change: crept up from 40 to 44, that is by 10%."""
    earlier = min(first, second, key=lambda mention: mention.place)
    own = text.utterance(earlier)
    ways = {each for at, each in text.ways(own) if own.start_of(earlier.clause) <= at < earlier.first}
    if len(ways) != 1 or derived.sort not in ("percent", "ratio") or text.follows_of(derived):
        return 0, way
    return _said_again(derived, text), ways.pop()


def _said_again(derived: Mention, text: Text) -> int:
    """How strongly the words beside a figure say that it restates what was told."""
    return max(derived.roles.get("share", 0), derived.roles.get("gap", 0), NEAREST * text.is_apposed(derived))


def _restates(derived: Mention, part: Mention, whole: Mention, text: Text) -> bool:
    """Whether the share says its part again: 30, or 10%; 30 (10%); 10% of the 300."""
    bracketed = derived.figure.bracketed and not part.figure.bracketed
    of_whole = text.is_of(part, whole) and text.says_again(derived, part)
    if derived.place < part.place and text.follows_of(derived) and are_bare((part, whole), text):
        return True
    return text.is_of(derived, whole) or of_whole or bracketed or is_apposed_to(derived, (part, whole), text)


def _is_said_in_numbers(share: Mention, part: Mention, text: Text) -> bool:
    """Whether the part says the share before it again: a 15% tip, £9, on the £60 bill."""
    behind = share.sentence == part.sentence and share.place < part.place
    return behind and text.is_apposed(part) and not text.mentions_between(share, part)


def _is_one_phrase(first: Mention, second: Mention, text: Text) -> bool:
    """Whether no other figure can be meant: from 40 to 44, 30 of the 90."""
    if first.sentence != second.sentence:
        return text.refers_to(first, second)
    return (
        first.roles.get("old") == second.roles.get("new") == NEAREST
        or text.is_of(first, second)
        or text.refers_to(first, second)
    )
