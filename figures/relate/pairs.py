"""One figure that follows from two others: 10% from 40 and 44, a third from 30 of 90, the 60 that are left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from figures.model import Change, Figure
from figures.relate.attach import NEAR, NEAREST
from figures.relate.frames import PairForm
from figures.relate.likeness import alike, is_amount, is_level, is_span
from figures.relate.links import BOUND, NONE, has_own_subject, link, link_to_all
from figures.relate.mentions import with_rate
from figures.relate.record import DENIED, Mention, Relation, Tie
from figures.relate.text import PHRASE, Text
from figures.relate.utterance import stem

SHARES = frozenset({"percent", "points", "ratio", "times"})
ELSEWHERE = frozenset({"percent", "time"})
"""Sorts of which texts have figures for many things: that there are only two says little."""
BOTH, HALF, ONE = 3, 2, 1
"""How much the words say of a pair: both roles, one and a hint of the other, one."""

Pair = tuple[Mention, Mention]


class Evidence(Struct, frozen=True):
    """What speaks for a relation, each from 0 (nothing) to 3.

    `cue` says that the derived figure is one, `roles` what the two others are, `link` that they go together; they are
    `alone` if nothing else of their sort is in reach, and `isolated` if nothing else of it is in the article.
    """

    cue: int
    roles: int
    link: int
    alone: bool
    isolated: bool
    apart: int

    def tie(self) -> Tie:
        """How closely the words hold the three together."""
        sure = self.roles == BOTH and self.alone or self.isolated and self.roles and not self.apart
        if self.cue == NEAREST and self.link == BOUND and sure:
            return Tie.TIED
        if self.isolated and self.cue >= NEAR and self.roles and (self.link != NONE or self.cue == NEAREST and self.roles >= (HALF if self.apart else ONE)):
            return Tie.NEAR
        loose = Tie.LOOSE if self.cue and self.isolated and self.link != NONE and self.apart < 2 else Tie.RIVAL
        if self.link == NONE or self.cue < NEAR:
            return loose
        if not self.apart:
            near = self.roles >= HALF
        else:
            near = self.cue == NEAREST and self.roles >= HALF
        return Tie.NEAR if near else loose

    def named(self) -> tuple[tuple[str, int], ...]:
        """The evidence as Relation keeps it."""
        return tuple((name, int(getattr(self, name))) for name in self.__struct_fields__)


def is_told(derived: Mention, form: PairForm, text: Text) -> bool:
    """Whether any word says that the figure follows from others in this form: a quick look before the closer ones."""
    roles = derived.roles
    if not form.cues or any(cue in roles for cue in form.cues) or derived.figure.change is not None:
        return True
    if form.frame == "sum":
        return False
    return "share" in roles or "gap" in roles or derived.figure.bracketed or text.is_apposed(derived) or text.follows_of(derived)


def relations_of(
    derived: Mention, form: PairForm, reach: Sequence[tuple[int, Mention]], text: Text
) -> Iterator[Relation]:
    """Every pair in reach that the derived figure may follow from in this form, as closely as words tie it."""
    if not _may_follow(derived, form):
        return
    members = [other for _, other in reach if _may_pair(other, form, text)]
    for one, other in combinations(members, 2):
        pair = alike(*sorted((one, other), key=lambda mention: mention.place))
        if pair is None:
            continue
        if form.sorts != ("same",):
            yield from _relations(derived, form, pair, members, text)
        elif (like := alike(pair[0], derived)) is not None and pair[0].sort == derived.sort:
            both = with_rate(pair[0], derived), with_rate(pair[1], derived)
            yield from _relations(like[1], form, both, members, text)


def _may_follow(derived: Mention, form: PairForm) -> bool:
    if not is_amount(derived) or derived.sort == "ratio" and derived.size > 1:
        return False
    return derived.sort not in SHARES if form.sorts == ("same",) else derived.sort in form.sorts


def _may_pair(other: Mention, form: PairForm, text: Text) -> bool:
    if not is_amount(other) or other.attributive and form.frame == "change":
        return False
    if other.sort in ("points", "ratio", "times") or form.of not in ("any", "percent" if other.sort == "percent" else "quantity"):
        return False
    if is_span(other, text):
        return False
    by = other.figure.change is not None or max(other.roles.get("up", 0), other.roles.get("down", 0)) == NEAREST
    level = max(other.roles.get("old", 0), other.roles.get("new", 0))
    return not by or form.frame != "change" or level >= NEAR


def _relations(
    derived: Mention, form: PairForm, pair: Pair, members: Sequence[Mention], text: Text
) -> Iterator[Relation]:
    """The pair in the order that the words tell, and the other way round as a rival."""
    cue, way = _cue(derived, form, text)
    if form.frame == "share" and not cue and _moves(derived):
        return  # what rose by 20% is no 20% of anything
    if form.frame == "change":
        first, second = max((pair, pair[::-1]), key=lambda each: _fit(*each, form, way))
    else:  # no part is larger than its whole
        first, second = sorted(pair, key=lambda mention: mention.size)
    if form.frame == "change":
        way = way or (1 if second.size >= first.size else -1)
    whole = form.frame != "change" and text.is_of(first, second) or form.frame == "share" and text.refers_to(first, second)
    roles = BOTH if whole else _roles(first, second, form)
    if derived.sort == "times":
        roles = max(roles, _roles_of_times(derived, first, second, text))
    if form.frame == "share" and derived.sentence == first.sentence == second.sentence:
        roles = max(roles, ONE)  # by their sizes
    if form.frame == "share" and _restates(derived, first, second, text):
        cue = NEAREST
    elif form.frame == "change" and not cue and roles == BOTH and not is_level(derived, text):
        cue, way = _cue_of_pair(derived, first, second, way, text)
    evidence = Evidence(
        cue=cue,
        roles=roles,
        link=link_to_all(derived, pair, text),
        alone=sum(other.sort == pair[0].sort for other in members) <= 2 or _is_one_phrase(first, second, text),
        isolated=text.is_isolated(derived, pair),
        apart=len({mention.sentence for mention in (derived, *pair)}) - 1,
    )
    is_against = (
        way * (second.size - first.size) < 0 and not _is_from_to(derived, first, second)
        or text.is_margin(derived)
        or form.sorts == ("same",) and text.follows(derived, "range_to")
        or form.frame == "change" and form.sorts == ("same",) and _is_part(derived, pair)
        or form.frame == "change" and (text.is_set_apart(derived, pair) or has_own_subject(derived, pair, text))
        or form.frame == "change" and (_is_listed(derived, pair) or text.is_in_series(derived))
        or form.frame == "change" and derived.roles.get("each", 0) >= NEAR
        or form.frame == "change" and (_has_own_gap(derived, pair) or text.is_of(*pair))
        or form.frame in ("change", "share") and text.is_of_another_time(derived, pair)
        or form.frame == "sum" and (derived.size >= second.size and roles < BOTH or first.size >= second.size)
        or form.frame == "share" and (derived.size > 1 or _is_interest(derived, pair, text) or _is_of_another(derived, text) or first.roles.get("last", 0) == NEAREST)
        or not _is_one(pair, text)
        or form.frame in ("change", "share") and _is_of_nearer(derived, pair, text)
        or form.frame == "change" and text.follows(max(pair, key=lambda each: each.place), "range_to")
        or _differ(derived, (first, second), form, evidence, text)
        or _is_of_else(derived, pair, form, text)
    )
    untold = form.told_by_both and roles < (ONE if evidence.isolated and not evidence.apart else HALF)
    level = is_level(derived, text) and not (form.frame == "share" and derived.roles.get("share", 0) == NEAREST)
    tie = Tie.RIVAL if is_against or untold or level else evidence.tie()
    if roles < HALF and pair[0].sort in ELSEWHERE:
        tie = min(tie, Tie.NEAR)
    yield Relation(
        form.frame, form.name, _bound(derived, form, first, second), derived.figure, way, tie, evidence.named()
    )
    if form.frame == "change":
        for turned, one, other in ((1, first, second), (-1, first, second), (way, second, first)):
            if (turned, one) != (way, first):
                figures = _bound(derived, form, one, other)
                yield Relation(
                    form.frame, form.name, figures, derived.figure, turned, Tie.RIVAL, (("turned", 0),)
                )


def _bound(derived: Mention, form: PairForm, first: Mention, second: Mention) -> dict[str, tuple[Figure, ...]]:
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
    if is_level(derived, text) or text.follows(derived, "of") and derived.figure.change is None:
        return 0, 0
    return cue, way


def _cue_of_pair(derived: Mention, first: Mention, second: Mention, way: int, text: Text) -> tuple[int, int]:
    """Of a figure that restates what was said to change from the one to the other: crept up from 40 to 44, that is by 10%."""
    said = max(derived.roles.get("share", 0), derived.roles.get("gap", 0), NEAREST * text.is_apposed(derived))
    earlier = min(first, second, key=lambda mention: mention.place)
    own = text.utterance(earlier)
    ways = {each for at, each in text.ways(own) if own.start_of(earlier.clause) <= at < earlier.first}
    if len(ways) != 1 or derived.sort not in ("percent", "ratio") or text.follows_of(derived):
        return 0, way
    return said, ways.pop()


def _moves(derived: Mention) -> bool:
    """Whether a word of change touches it."""
    touching = max(derived.roles.get("up", 0), derived.roles.get("down", 0))
    return derived.figure.change is not None or touching == NEAREST


def _restates(derived: Mention, part: Mention, whole: Mention, text: Text) -> bool:
    """Whether the share says its part again: 30, or 10%; 30 (10%); 10% of the 300."""
    bracketed = derived.figure.bracketed and not part.figure.bracketed
    return text.is_of(derived, whole) or bracketed or _is_apposed(derived, (part, whole), text)


def _is_apposed(derived: Mention, pair: Pair, text: Text) -> bool:
    """Whether it stands beside one of the pair, between commas or dashes."""
    precedes = any(mention.sentence == derived.sentence and mention.place < derived.place for mention in pair)
    return precedes and text.is_apposed(derived)


def _is_one_phrase(first: Mention, second: Mention, text: Text) -> bool:
    """Whether no other figure can be meant: from 40 to 44, 30 of the 90."""
    if first.sentence != second.sentence:
        return text.refers_to(first, second)
    return first.roles.get("old") == second.roles.get("new") == NEAREST or text.is_of(first, second) or text.refers_to(first, second)


def _is_part(derived: Mention, pair: Pair) -> bool:
    """Whether it is rather a part of one of the pair: of the 312 starters, 15 failed."""
    wholes = [other for other in pair if other.sentence == derived.sentence and other.roles.get("whole", 0) == NEAREST]
    return derived.roles.get("part", 0) == NEAREST or bool(wholes)


def _is_of_nearer(derived: Mention, pair: Pair, text: Text) -> bool:
    """Whether another figure stands between: what is in brackets is of the one before it, a pair of the nearest change."""
    own, places = text.utterance(derived), {derived.place, *(each.place for each in pair)}
    if derived.figure.bracketed:
        before = [each for each in own.mentions if each.place < derived.place and not each.figure.bracketed]
        return bool(before) and before[-1].place not in places and all(each.sentence == derived.sentence for each in pair)
    apart = _distance(derived, pair)
    return any(
        each.place not in places and each.sort == derived.sort and _moves(each) and _distance(each, pair) < apart
        for each in text.utterance(pair[-1]).mentions
    )


def _distance(derived: Mention, pair: Pair) -> tuple[int, int]:
    """How far a figure is from the nearest of a pair: in sentences, then in words."""
    return min(
        (abs(each.sentence - derived.sentence), abs(each.core[0] - derived.core[0]) * (each.sentence == derived.sentence))
        for each in pair
    )


def _is_from_to(derived: Mention, first: Mention, second: Mention) -> bool:
    """Whether the three are one phrase, so that a change in the other direction is a slip: rose 5% from 10 to 9."""
    told = first.roles.get("old") == second.roles.get("new") == NEAREST
    near = max(abs(each.core[0] - derived.core[0]) for each in (first, second)) <= 2 * PHRASE
    return told and near and first.sentence == derived.sentence == second.sentence


def _fit(first: Mention, second: Mention, form: PairForm, way: int) -> float:
    """How well two figures fit the roles of the pair in this order."""
    a, b = form.told
    fit = first.roles.get(a, 0) + second.roles.get(b, 0) - 0.5 * (first.roles.get(b, 0) + second.roles.get(a, 0))
    if first.years and second.years:
        fit += 2 * ((max(first.years) < min(second.years)) - (min(first.years) > max(second.years)))
    return fit + 0.5 * (way * (second.size - first.size) > 0)


def _roles(first: Mention, second: Mention, form: PairForm) -> int:
    """How much the words say of the pair."""
    a, b = first.roles.get(form.told[0], 0), second.roles.get(form.told[1], 0)
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


def _is_one(pair: Pair, text: Text) -> bool:
    """Whether the two go together: in one sentence, or in one that takes up the other."""
    same = pair[0].sentence == pair[1].sentence or text.refers_to(pair[1], pair[0])
    return same or link(pair[1], pair[:1], text) == BOUND or text.is_isolated(None, pair)


def _is_listed(derived: Mention, pair: Pair) -> bool:
    """Whether the figure is only the next one of a list that a member of the pair stands in."""
    number = derived.figure.list
    return number is not None and any(
        mention.figure.list == number and mention.sentence == derived.sentence for mention in pair
    )


def _has_own_gap(derived: Mention, pair: Pair) -> bool:
    """Whether the pair of another sentence has words for its difference itself: by 52 to 34, a wide margin."""
    return any(other.sentence != derived.sentence and other.roles.get("gap", 0) == NEAREST for other in pair)


def _is_interest(derived: Mention, pair: Pair, text: Text) -> bool:
    """Whether a percentage of money runs over a time: 4% on £5,000 over three years."""
    money = pair[0].sort.startswith("money")
    return money and any(each.sort == "time" for each in text.utterance(derived).mentions)


def _is_of_another(derived: Mention, text: Text) -> bool:
    """Whether a share is that of another time, or one that is known: (prior year: 66%), the 50% hurdle."""
    return max(derived.roles.get("old", 0), derived.roles.get("past", 0)) >= NEAR or text.is_definite(derived)


def _differ(derived: Mention, pair: Pair, form: PairForm, evidence: Evidence, text: Text) -> bool:
    """Whether they are said in different moods, or by different people."""
    moods = {mention.mood for mention in (derived, *pair)}
    if form.frame == "share" and (derived.mood != pair[0].mood or text.is_of_now(derived) != text.is_of_now(pair[0])):
        return True
    quoted = {mention.figure.quoted for mention in (derived, *pair)}
    sure = evidence.isolated and evidence.cue == NEAREST and evidence.roles >= HALF
    if len(moods) > 1 and (DENIED in moods or derived.sentence != pair[0].sentence and not sure):
        return True
    return len(quoted) > 1 and evidence.link < BOUND and not sure


def _is_of_else(derived: Mention, pair: Pair, form: PairForm, text: Text) -> bool:
    """Whether a share is said to be of something else: six of nine schools, 30% of the population."""
    if form.frame == "change":  # a third more business, and sales rose from 60 to 66
        return derived.figure.noun is not None and not text.follows_of(derived) and not text.is_change(derived.figure.noun)
    of = text.said_of(derived) if form.frame == "share" else set()
    if not of or _is_apposed(derived, pair, text) or any(text.is_of(derived, each) for each in pair):
        return False
    if derived.sentence == pair[0].sentence:
        return not any(of & text.phrase(mention) for mention in pair)
    noun = derived.figure.noun
    head = stem(noun.split()[-1].lower()) if noun else None
    said = text.utterance(pair[0]).words() | text.utterance(pair[1]).words()
    return head not in said if head in of else not of & said
