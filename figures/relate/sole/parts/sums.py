"""Parts and their total, or a whole and what is left of it: the largest figure is the sum of all the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from math import isclose

from msgspec import Struct
from msgspec.structs import replace

from figures.model import Qualifier
from figures.relate.attach import LOOSE, NEAR, NEAREST
from figures.relate.frames import Form, load_frames
from figures.relate.likeness import is_added
from figures.relate.lists import is_open, leaves_open, opens_list
from figures.relate.products.profits import RESULTS, name_of
from figures.relate.record import DENIED, Mention, Relation, Tie
from figures.relate.sole.parts.said import COUNT, Said, is_range
from figures.relate.sums.binding import MOST_PARTS, bound, total_cue

EXACT = frozenset({Qualifier.EXACT, Qualifier.ABOUT})
FEWEST = 2
FAR = 2
"""Parts that make less than this part of their total, or so many times it, are none."""
MOST_POOLED = 8
ABOUT = 0.01
"""So near to a total, others than those that are told to be its parts may make it."""
EACH = 2
"""So many words behind a part, "each" is said of it."""
REACH = 3
"""So many sentences apart at most are a total and its parts."""


class _Sum(Struct, frozen=True):
    """Figures of which one is the sum of the others; `strong` if words leave no doubt, `closed` if these are all."""

    total: Mention
    parts: tuple[Mention, ...]
    rest: Mention | None
    strong: bool
    closed: bool

    @property
    def members(self) -> tuple[Mention, ...]:
        """All of them."""
        return (self.total, *self.parts, *([self.rest] if self.rest else []))


def sums(said: Said) -> Iterator[tuple[Mention, list[Relation]]]:
    """Each figure that words call a total, or what is left, with what it may follow from."""
    known = load_frames()
    forms: dict[str, Form] = {form.name: form for form in (*known.sums, *known.pairs)}
    found: dict[int, tuple[Mention, list[Relation]]] = {}
    for members in said.sequences:
        for at, derived in enumerate(members) if len(members) > FEWEST else ():
            for each in (*_with_rest(members, at, said), *_with_total(members, at, said)):
                relations = found.setdefault(derived.figure.start, (derived, []))[1]
                relations += (_relation(each, forms, said), *_others(each, members, forms))
    yield from found.values()


def _others(found: _Sum, members: Sequence[Mention], forms: Mapping[str, Form]) -> Iterator[Relation]:
    """All else of the text that makes the total, whatever the words say."""
    nouns = {None, found.total.noun, *(part.noun for part in found.parts)}
    others = [each for each in members if each is not found.total and each is not found.rest]
    pool = [each for each in others if each.sort != COUNT or each.noun in nouns][:MOST_POOLED]
    target = found.total.size - (found.rest.size if found.rest else 0)
    for number in range(1 if found.rest else FEWEST, len(pool) + 1):
        for parts in combinations(pool, number):
            if isclose(sum(part.size for part in parts), target, rel_tol=ABOUT):
                yield bound(
                    _form(replace(found, parts=parts), forms),
                    parts,
                    Tie.RIVAL,
                    (("told", 1),),
                    total=found.total,
                    rest=found.rest,
                )


def _relation(found: _Sum, forms: Mapping[str, Form], said: Said) -> Relation:
    form = _form(found, forms)
    tie = Tie.RIVAL
    if found.closed and _may_be(found, said):
        tie = Tie.TIED if found.strong else Tie.NEAR
    evidence = (("told", 1), ("link", 1), ("sole", int(tie is Tie.TIED)), ("parts", len(found.parts)))
    return bound(form, found.parts, tie, evidence, total=found.total, rest=found.rest)


def _form(found: _Sum, forms: Mapping[str, Form]) -> Form:
    if found.rest is None:
        return forms["total"]
    return forms["rests" if len(found.parts) > 1 else "rest"]


def _may_be(found: _Sum, said: Said) -> bool:
    """Whether nothing in the words says that a part is missing, or counted twice, or that more was added."""
    members = found.members
    if any(each.mood == DENIED for each in members) or said.says("means", members):
        return False
    added = any(map(is_added, members))
    if added and not _come_to(found.total, found.parts):
        return False
    if not _are_plain(found) or _are_unlike(found) or any(_is_for_each(part, said) for part in found.parts):
        return False
    if any(is_range(each, said.text) for each in said.mentions if each.sort == found.total.sort):
        return False  # from 90 to 180, and in the west 25
    left = found.total.size - (found.rest.size if found.rest else 0)
    if not left / FAR < sum(part.size for part in found.parts) < left * FAR:
        return False
    moods = {each.mood for each in members}
    if len({each.per for each in members}) > 1 or (found.rest is None and len(moods) > 1):
        return False
    derived = found.rest or found.total
    others = [each for each in members if each is not derived]
    ends = max(members, key=lambda each: each.place) is derived
    is_more = leaves_open if ends else is_open
    if not added and (is_more(derived, others, said.text) or said.says("other_terms", members)):
        return False
    if found.total.size <= max(part.size for part in found.parts):
        return False
    return not (_is_peer(found, said) or _skips(found, said) or _has_unnumbered(found, said))


def _are_plain(found: _Sum) -> bool:
    """Whether no part is a bound, one for each of several, or what is left of something else."""
    left = (max(part.roles.get("rest", 0), part.roles.get("last", 0)) for part in found.parts)
    return all(each.figure.qualifier in EXACT for each in found.members) and (
        found.rest is None or max(left, default=0) < NEAREST
    )


def _is_for_each(part: Mention, said: Said) -> bool:
    """Whether a part is told for each of several: £180 for the first, £30 for each extra one."""
    behind = said.low(part.sentence)[part.core[1] : part.last + EACH]
    return any(said.text.lexicon.has("each_of", word) for word in behind)


def _are_unlike(found: _Sum) -> bool:
    """Whether the total counts what only some of the parts count: 40 rooms and 12 baths, 46 rooms in all."""
    nouns = {each.noun for each in found.parts if each.noun}
    return found.total.sort == COUNT and len(nouns) > 1 and found.total.noun in nouns


def _is_peer(found: _Sum, said: Said) -> bool:
    """Whether what may be a total is only the first item of the list."""
    total, first = found.total, found.parts[0]
    peers = found.rest is None and total.place < first.place and _are_joined(total, first, said)
    return peers and not opens_list(total, said.text)


def _skips(found: _Sum, said: Said) -> bool:
    """Whether a number without a unit stands among them that may be one of them."""
    known = {each.figure.start for each in found.members}
    first, last = min(each.place for each in found.members), max(each.place for each in found.members)
    return found.total.sort != COUNT and any(
        each.bare and first < each.place < last and each.figure.start not in known for each in said.mentions
    )


def _has_unnumbered(found: _Sum, said: Said) -> bool:
    """Whether the list goes on with one that has no number: 23 seniors, 9 carers and the driver."""
    last = found.parts[-1]
    if last.place > found.total.place or last.sentence != found.total.sentence:
        return False
    low, lexicon = said.text.utterance(last).tokens.low, said.text.lexicon
    return any(
        lexicon.has("list_joints", low[at]) and lexicon.has("determiners", low[at + 1])
        for at in range(last.core[1], found.total.first - 1)
    )


def _come_to(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether a total is told behind what all came to the first of its parts: 340; another 60, which makes 400."""
    behind = total.place > parts[-1].place and not is_added(total)
    return behind and not is_added(parts[0]) and all(map(is_added, parts[1:]))


def _with_rest(members: Sequence[Mention], at: int, said: Said) -> Iterator[_Sum]:
    """What is left, with its whole and its parts, which stand before it."""
    rest = members[at]
    told = max(rest.roles.get("rest", 0), rest.roles.get("last", 0))
    if told < LOOSE or at < FEWEST or name_of(rest, said.text) in RESULTS:
        return
    before = _like(members[:at], rest, said)
    for start in range(max(len(before) - MOST_PARTS, 0), len(before) - 1):
        run = before[start:]
        whole = max(run, key=lambda each: each.size)
        parts = tuple(each for each in run if each is not whole)
        last = rest.roles.get("last", 0) >= NEAR or (
            rest.roles.get("rest", 0) >= NEAR and said.is_definite(rest)
        )
        syntax = (
            len(run) == FEWEST and rest.roles.get("rest", 0) == NEAREST and said.text.is_of(run[0], run[1])
        )
        at_once = run[0] is whole or (run[1] is whole and said.text.is_of(run[0], whole))
        named = rest.noun in (None, whole.noun) or rest.sort != COUNT
        closed = start == 0 and rest.size < whole.size and at_once and named
        yield _Sum(whole, parts, rest, last or syntax, closed and _is_last(members, at))


def _is_last(members: Sequence[Mention], at: int) -> bool:
    """Whether nothing of its sort stands behind it, but in another sentence."""
    return all(each.sentence > members[at].sentence for each in members[at + 1 :])


def _like(run: Sequence[Mention], derived: Mention, said: Said) -> list[Mention]:
    """Those of some figures that are of one thing, as far as their nouns tell: of counts, what most of them count."""
    near = [each for each in run if abs(each.sentence - derived.sentence) <= REACH]
    if derived.sort != COUNT or not near:
        return near
    whole = max(near, key=lambda each: each.size)
    nouns = {None, whole.noun, derived.noun}
    return [
        each
        for at, each in enumerate(near)
        if each.noun in nouns
        or any(_are_joined(one, other, said) for one, other in pairwise(near[max(at - 1, 0) : at + 2]))
    ]


def _are_joined(one: Mention, other: Mention, said: Said) -> bool:
    """Whether they stand in one list, as far apart as its items may be: 209 fires and the only others, wrecks, 107."""
    return said.are_joined(one, other)


def _with_total(members: Sequence[Mention], at: int, said: Said) -> Iterator[_Sum]:
    """A total, with all that stands before it, or with all that stands behind."""
    total = members[at]
    cue = _total_cue(total, members, said)
    for side in (members[:at], members[at + 1 :]):
        own = [each for each in side if each.sentence == total.sentence]
        side = own if len(own) >= FEWEST else side
        run = [each for each in _like(side, total, said) if each.size != total.size]
        if not FEWEST <= len(run) <= MOST_PARTS:
            continue
        behind = run[0].place > total.place
        if (behind and _is_reached(total)) or (not behind and _opens_parts(total, said)):
            continue
        others = [
            each for each in members if each not in run and each is not total and each.size != total.size
        ]
        foreign = [each for each in others if each.sort != COUNT or each.noun in (None, total.noun)]
        strong = _is_told(total, run, cue, said)
        lifted = _come_to(total, run) and total.roles.get("new", 0) == NEAREST
        if not strong and cue < NEAR and not lifted and not said.says("nothing_else", [total, *run], 1):
            continue
        closed = not (foreign if behind else [each for each in foreign if each.place < total.place])
        yield _Sum(total, tuple(run), None, strong, closed)


def _is_reached(total: Mention) -> bool:
    """Whether it is what something has grown to, so that what is told behind it may be what it was."""
    return total.roles.get("new", 0) == NEAREST > total.roles.get("total", 0)


def _opens_parts(total: Mention, said: Said) -> bool:
    """Whether words behind a total tell what it has, so that what stands before it is something else: of whom two."""
    low = said.low(total.sentence)
    at = total.last + (low[total.last : total.last + 1] == [","])
    return said.text.lexicon.term("anaphors", low, at) > 0


def _total_cue(total: Mention, members: Sequence[Mention], said: Said) -> int:
    """How strongly words call it a total: beside it, or in its sentence, which has no other figure of the sort."""
    own = said.text.utterance(total)
    cue = total_cue(total, said.text)
    alone = [each for each in members if each.sentence == total.sentence] == [total]
    if alone and cue < NEAR and said.text.lexicon.stands("sums_told", own.tokens.low):
        return NEAR
    return cue


def _is_told(total: Mention, run: Sequence[Mention], cue: int, said: Said) -> bool:
    """Whether words leave no doubt that all of it is told: a total of them, nothing else, so many of them."""
    if run[0].place < total.place:
        if any(map(is_added, run)):
            return False  # who knows what there was before
        return cue >= NEAREST or (cue >= NEAR and said.is_counted(run))
    low = said.text.utterance(total).tokens.low
    between = low[total.last : run[0].first] if run[0].sentence == total.sentence else ()
    if any(said.text.lexicon.has("relatives", word) for word in between):
        return said.says("nothing_else", [total, *run], 1)
    listed = all(_are_joined(one, other, said) for one, other in pairwise(run))
    closing = said.says("nothing_else", [total, *run], 1) or said.is_counted(run)
    return listed and (closing or (cue >= NEAREST and len(run) > FEWEST))
