"""One figure that follows from two others: 10% from 40 and 44, a third from 30 of 90."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from figures.model import Figure
from figures.relate.attach import NEAR, NEAREST
from figures.relate.frames import PairForm
from figures.relate.likeness import alike, is_level, is_span
from figures.relate.links import BOUND, NONE, link
from figures.relate.record import Mention, Relation, Tie
from figures.relate.text import Text

SHARES = frozenset({"percent", "points", "ratio", "times"})
APART = frozenset({"age"})
"""Sorts that no other figure follows from."""

FROM_TO, HALF, LOOSE = 3, 2, 1
"""How much the words say of a pair: both roles, one and a hint of the other, one."""


def relations_of(
    derived: Mention, form: PairForm, reach: Sequence[tuple[int, Mention]], text: Text
) -> Iterator[Relation]:
    """Every pair in reach that the words make the derived figure follow from in this form."""
    cue, way = _cue(derived, form, text)
    if _is_derived(derived, form, cue, text):
        for pair, members in _pairs(derived, form, reach, text):
            yield _relation(derived, form, pair, cue, way, members, text)


def rivals_of(
    derived: Mention, form: PairForm, reach: Sequence[tuple[int, Mention]], text: Text
) -> Iterator[Relation]:
    """Every pair in reach that the figure could follow from, whatever the words say."""
    if not _is_of_sort(derived, form):
        return
    for (one, other), _ in _pairs(derived, form, reach, text):
        for way in (1, -1) if form.frame == "change" else (0,):
            first, second = sorted((one, other), key=lambda mention: way * mention.size)
            yield Relation(form.frame, form.name, _bound(derived, form, first, second), derived.figure, way, Tie.RIVAL)


def _pairs(
    derived: Mention, form: PairForm, reach: Sequence[tuple[int, Mention]], text: Text
) -> Iterator[tuple[tuple[Mention, Mention], Sequence[Mention]]]:
    members = [other for _, other in reach if _may_pair(other, form, text)]
    for one, other in combinations(members, 2):
        pair = alike(*sorted((one, other), key=lambda mention: mention.place))
        if pair is not None and (form.sorts != ("same",) or _is_like(pair[0], derived)):
            yield pair, members


def _cue(derived: Mention, form: PairForm, text: Text) -> tuple[int, int]:
    """How strongly the words say that this is the derived figure, and which way."""
    up, down = derived.roles.get("up", 0), derived.roles.get("down", 0)
    if derived.figure.change is not None:
        up, down = (NEAREST, 0) if derived.figure.change == "up" else (0, NEAREST)
    own = NEAREST if not form.cues else max(derived.roles.get(cue, 0) for cue in form.cues)
    return own or max(up, down) * ("up" in form.cues), (up > down) - (up < down)


def _is_of_sort(derived: Mention, form: PairForm) -> bool:
    if derived.sort in APART or derived.figure.value is None or derived.sort == "ratio" and derived.size > 1:
        return False
    return derived.sort not in SHARES if form.sorts == ("same",) else derived.sort in form.sorts


def _is_derived(derived: Mention, form: PairForm, cue: int, text: Text) -> bool:
    """Whether it can be what follows: no level (rose to 5%), no share (up to 5% of the staff)."""
    if not _is_of_sort(derived, form) or not (cue or form.frame == "share"):
        return False
    if form.frame != "change" or derived.sort == "times":
        return True
    return not is_level(derived, text) and (cue == NEAREST or not text.follows(derived, "of"))


def _may_pair(other: Mention, form: PairForm, text: Text) -> bool:
    if other.sort in APART or other.figure.value is None or other.attributive and form.frame != "share":
        return False
    if (other.sort == "percent") != (form.of == "percent") or other.sort in SHARES and form.of != "percent":
        return False
    if is_span(other, text):
        return False
    by = other.figure.change is not None or max(other.roles.get("up", 0), other.roles.get("down", 0)) == NEAREST
    level = max(other.roles.get("old", 0), other.roles.get("new", 0))
    return not by or form.frame != "change" or level >= NEAR


def _is_like(one: Mention, derived: Mention) -> bool:
    return one.sort == derived.sort and alike(one, derived) is not None


def _bound(derived: Mention, form: PairForm, first: Mention, second: Mention) -> dict[str, tuple[Figure, ...]]:
    named = zip((*form.pair, form.derived), (first, second, derived), strict=True)
    return {name: (mention.figure,) for name, mention in named}


def _relation(
    derived: Mention,
    form: PairForm,
    pair: tuple[Mention, Mention],
    cue: int,
    way: int,
    members: Sequence[Mention],
    text: Text,
) -> Relation:
    first, second = max((pair, pair[::-1]), key=lambda each: _order(*each, form, way))
    evidence = {
        "cue": _share_cue(derived, first, second, cue, text) if form.frame == "share" else cue,
        "roles": FROM_TO if form.frame == "share" and text.is_of(first, second) else _roles(first, second, form),
        "link": link(derived, pair, text),
        "alone": int(sum(other.sort == pair[0].sort for other in members) <= 2 or _is_from_to(pair)),
        "apart": (pair[0].sentence != pair[1].sentence) + (derived.sentence not in (pair[0].sentence, pair[1].sentence)),
    }
    against = (
        (pair[0].sentence != pair[1].sentence and link(pair[1], pair[:1], text) < BOUND)
        or way * (second.size - first.size) < 0
        or _differ(derived, pair, evidence["link"])
        or _other_whole(derived, pair, form, text)
    )
    tie = Tie.RIVAL if against else _tie(**evidence)
    return Relation(
        form.frame, form.name, _bound(derived, form, first, second), derived.figure, way, tie, tuple(evidence.items())
    )


def _share_cue(derived: Mention, part: Mention, whole: Mention, cue: int, text: Text) -> int:
    """Whether the share restates its part: 30, or 10%; 30 (10%); 10% of the 300."""
    if text.is_of(derived, whole) or derived.figure.bracketed and not part.figure.bracketed or text.is_apposed(derived):
        return NEAREST
    return cue


def _is_from_to(pair: tuple[Mention, Mention]) -> bool:
    return pair[0].roles.get("old") == pair[1].roles.get("new") == NEAREST and pair[0].sentence == pair[1].sentence


def _order(first: Mention, second: Mention, form: PairForm, way: int) -> float:
    """How well two figures fit the roles of the pair in this order."""
    a, b = form.pair
    fit = first.roles.get(a, 0) + second.roles.get(b, 0) - 0.5 * (first.roles.get(b, 0) + second.roles.get(a, 0))
    if form.frame == "change":
        if first.years and second.years:
            fit += 2 * ((max(first.years) < min(second.years)) - (min(first.years) > max(second.years)))
        return fit + 0.5 * (way * (second.size - first.size) > 0)
    return fit + 0.5 * (second.size > first.size)


def _roles(first: Mention, second: Mention, form: PairForm) -> int:
    """How much the words say of the pair."""
    a, b = first.roles.get(form.pair[0], 0), second.roles.get(form.pair[1], 0)
    years = bool(first.years and second.years and max(first.years) < min(second.years))
    if min(a, b) == NEAREST or years:
        return FROM_TO
    if max(a, b) == NEAREST and min(a, b) >= 1:
        return HALF
    return LOOSE if max(a, b) >= NEAR else 0


def _differ(derived: Mention, pair: tuple[Mention, Mention], links: int) -> bool:
    """Whether they are said in different moods, or by different people."""
    moods = {mention.mood for mention in (derived, *pair)}
    quoted = {mention.figure.quoted for mention in (derived, *pair)}
    return len(quoted) > 1 and links < BOUND or len(moods) > 1 and derived.sentence != pair[0].sentence


def _other_whole(derived: Mention, pair: tuple[Mention, Mention], form: PairForm, text: Text) -> bool:
    """Whether a share is said to be of something else: of nine schools, six; 30% of the population."""
    if form.frame != "share":
        return False
    of = text.said_of(derived)
    known = text.utterance(pair[0]).words(0, 10_000) | text.utterance(pair[1]).words(0, 10_000)
    return bool(of) and derived.sentence != pair[0].sentence and not of & known or bool(
        of and derived.sentence == pair[0].sentence and not of & (_around(pair[0], text) | _around(pair[1], text))
    )


def _around(mention: Mention, text: Text) -> set[str]:
    """The words of the noun phrase behind a figure, and of its figure itself."""
    return text.utterance(mention).words(mention.core[1], mention.last + 3)


def _tie(cue: int, roles: int, link: int, alone: int, apart: int) -> Tie:
    if cue < NEAR or link == NONE:
        return Tie.RIVAL
    if not apart:
        near = roles >= HALF or alone and (roles or cue == NEAREST)
    else:
        near = cue == NEAREST and (roles >= HALF or alone and roles and link == BOUND)
    if not near:
        return Tie.RIVAL
    return Tie.TIED if cue == NEAREST and roles == FROM_TO and link == BOUND and alone else Tie.NEAR
