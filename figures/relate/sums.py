"""A whole and its parts: figures that are said to add up, to a total or to a hundred per cent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from figures.model import Figure, Kind
from figures.relate.attach import NEAR, NEAREST
from figures.relate.frames import SumForm
from figures.relate.likeness import alike, is_amount, is_span
from figures.relate.links import BOUND, NONE, link
from figures.relate.lists import (
    are_alternatives,
    is_bracket_between,
    is_closed_list,
    is_dash_between,
    is_open,
    joins,
    opens_list,
)
from figures.relate.mentions import with_unit
from figures.relate.record import DENIED, Mention, Relation, Tie
from figures.relate.text import Text

MOST_PARTS = 12
FEWEST = 2
SENTENCES = 3
"""So many sentences before the total may tell its parts."""
MOSTLY = 0.6
"""Shares that make less of a whole than this are not all of them."""
AROUND = 0.2
"""Shares that no word calls all of a whole come as near to it, if they are."""
NEVER_SUMMED = frozenset({"ratio", "points", "times", "age"})
"""Sorts whose sums say nothing."""
PERCENT = "percent"
MIXED = frozenset({("ratio", PERCENT)})
"""Sorts that are summed together: half of them, 36% and the remaining 14%."""

Evidence = tuple[tuple[str, int], ...]


def sums_of(mention: Mention, form: SumForm, text: Text) -> Iterator[Relation]:
    """The sums that the words say a figure follows from, in one of the forms."""
    if is_summed(mention):
        finder = {"total": _totals, "rests": _rests, "hundred": _hundreds}[form.name]
        yield from finder(mention, form, text)


def rival_sums(mention: Mention, form: SumForm, reach: Sequence[tuple[int, Mention]]) -> Iterator[Relation]:
    """Every sum in reach that a figure could follow from, whatever the words say."""
    others = sorted((other for _, other in reach if _is_part(other, mention)), key=lambda other: other.place)
    if not is_summed(mention):
        return
    if form.name == "total":
        for run in _runs_of(others):
            yield _bound(form, run, Tie.RIVAL, total=mention)
    elif form.name == "rests":
        for whole in others:
            for run in _runs_of(
                [other for other in others if other is not whole and other.size < whole.size], 1
            ):
                yield _bound(form, run, Tie.RIVAL, total=whole, rest=mention)
    elif mention.sort == PERCENT:
        for run in _runs_of(others, 1):
            yield _bound(form, run, Tie.RIVAL, rest=mention)


def _runs_of(mentions: Sequence[Mention], fewest: int = FEWEST) -> Iterator[Sequence[Mention]]:
    for first in range(len(mentions)):
        for last in range(first + fewest, len(mentions) + 1):
            yield mentions[first:last]


def is_summed(mention: Mention) -> bool:
    """Whether it may be a part or a total; even a single one is: eight gold medals and one silver."""
    single = mention.sort == "count" and mention.figure.value == 1 and mention.noun is not None
    is_adjective = mention.attributive or (
        mention.figure.kind is Kind.MEASURE and mention.figure.noun is not None
    )
    return (is_amount(mention) or single) and not is_adjective and mention.sort not in NEVER_SUMMED


def _is_part(other: Mention, of: Mention) -> bool:
    return (
        other is not of
        and is_summed(other)
        and (other.sort == of.sort or (other.sort, of.sort) in MIXED or (other.bare and of.sort == "count"))
        and (other.per is None or other.per == of.per)
    )


def _totals(total: Mention, form: SumForm, text: Text) -> Iterator[Relation]:
    """What a figure is called the total of."""
    cue = max(total.roles.get(role, 0) for role in form.cues)
    opens = opens_list(total, text) and total.sort != PERCENT
    cue, told = (NEAREST, cue) if opens else (cue, cue)
    if cue < NEAR or (total.sort == PERCENT and cue < NEAREST):
        yield from _alone(total, form, text)
        return
    for parts in _beside(total, text):
        if len(parts) < FEWEST or (told < NEAR and parts[0].place < total.place):
            continue
        if any(text.is_base(part) or text.is_price(part) for part in parts):
            continue
        same = all(part.sentence == total.sentence for part in parts)
        listed = _are_listed(parts, text)
        links = BOUND if same else link(total, parts, text)
        tie = Tie.RIVAL
        if (
            _is_closed(total, parts, text)
            and links != NONE
            and (listed or (told >= NEAR and _may_follow(total, parts)))
        ):
            sure = cue == NEAREST and listed and same and _is_of_them(total, parts, text)
            tie = Tie.TIED if sure else Tie.NEAR
        evidence = (
            ("cue", cue),
            ("link", links),
            ("listed", int(listed)),
            ("parts", len(parts)),
            ("apart", int(not same)),
        )
        yield _bound(form, parts, tie, evidence, total=total)
        yield from _other_totals(total, parts, form, text, evidence)


def _other_totals(
    total: Mention, parts: Sequence[Mention], form: SumForm, text: Text, evidence: Evidence
) -> Iterator[Relation]:
    """What else of the sentence the parts may add up to: nine of the 15, five women and four men."""
    for other in text.utterance(total).mentions:
        if other is not total and other not in parts and _is_part(other, total):
            yield replace(_bound(form, parts, Tie.RIVAL, evidence, total=other), derived=total.figure)


def _alone(total: Mention, form: SumForm, text: Text) -> Iterator[Relation]:
    """The only other figures that the article has of what the largest one counts: 630 ballots, 412 for, 218 against."""
    like = text.like(total)
    parts = [other for other in like if _is_part(other, total)]
    if not FEWEST <= len(parts) <= MOST_PARTS or len(parts) + 1 < len(like) or total.sort == PERCENT:
        return
    opens = all(total.place < part.place for part in parts)
    rest = max(part.roles.get(role, 0) for part in parts for role in ("last", "rest"))
    told = max(total.roles.get("total", 0), total.roles.get("whole", 0) * opens, rest)
    near = all(abs(part.sentence - total.sentence) <= 1 for part in parts)
    nouns = {mention.noun for mention in (total, *parts)} - {None}
    named = total.sort != "count" or len(nouns) == 1
    larger = total.size > max(part.size for part in parts)
    tie = Tie.RIVAL
    nested = any(text.is_of(one, other) for one in parts for other in parts if one is not other)
    if near and named and larger and not nested and not is_open(total, parts, text):
        tie = Tie.NEAR if told == NEAREST or (rest >= NEAR and total.sort == "count") else Tie.RIVAL
    yield _bound(form, parts, tie, (("told", told), ("parts", len(parts))), total=total)


def _rests(rest: Mention, form: SumForm, text: Text) -> Iterator[Relation]:
    """The whole of which a figure is called the rest, and its parts: 90 came, 50 by bus, the rest, 40, on foot."""
    cue = max(rest.roles.get(role, 0) for role in form.cues)
    if cue < NEAR or rest.sort == PERCENT:
        return
    for earlier in _beside(rest, text):
        before = [other for other in earlier if other.place < rest.place]
        if len(before) < FEWEST + 1:
            continue
        whole = max(before, key=lambda other: other.size)
        parts = [other for other in before if other is not whole]
        links = link(rest, before, text)
        is_first = (whole is before[0] and whole.sentence == rest.sentence) or whole.roles.get(
            "whole", 0
        ) >= NEAR
        good = is_first and links != NONE and rest.size < whole.size and not is_open(rest, before, text)
        evidence = (("cue", cue), ("link", links), ("parts", len(parts)))
        yield _bound(form, parts, Tie.NEAR if good else Tie.RIVAL, evidence, total=whole, rest=rest)


def _hundreds(rest: Mention, form: SumForm, text: Text) -> Iterator[Relation]:
    """The other percentages of a whole of which one is called the rest, or the last of a list of them."""
    if rest.sort != PERCENT:
        return
    cue = max(rest.roles.get(role, 0) for role in form.cues)
    for parts in _beside(rest, text):
        before = [other for other in parts if other.place < rest.place]
        run = [*before, rest]
        if not before or any(other.place > rest.place for other in parts if other.sentence == rest.sentence):
            continue
        listed = len(run) > FEWEST and _are_listed(run, text)
        same = all(part.sentence == rest.sentence for part in before)
        links = BOUND if same else link(rest, before, text)
        evidence = (("cue", cue), ("link", links), ("listed", int(listed)), ("parts", len(before)))
        tie = Tie.RIVAL
        closed = listed and same and is_closed_list(text.utterance(rest), text)
        alone = (
            len(run) > FEWEST
            and len(text.by_sort[PERCENT]) == len(run)
            and ((listed and same) or _are_items(run, text))
        )
        alone = alone and abs(sum(part.size for part in run) - 1) < AROUND
        links = BOUND if alone else links
        if (
            links != NONE
            and not is_open(rest, before, text)
            and (cue >= NEAR or closed or alone)
            and _is_whole(run)
        ):
            over = sum(part.size for part in run) > 1
            sure = (cue == NEAREST and links == BOUND) or closed
            tie = Tie.TIED if closed and sure and over else Tie.NEAR
        yield _bound(form, before, tie, evidence, rest=rest)


def _are_items(parts: Sequence[Mention], text: Text) -> bool:
    """Whether each part is an item of a list of its own."""
    return all(text.is_item(text.utterance(part)) for part in parts) and len(
        {part.block for part in parts}
    ) == len(parts)


def _is_whole(parts: Sequence[Mention]) -> bool:
    """Whether the shares may well be all: of so small ones, others must have been told before."""
    return MOSTLY < sum(part.size for part in parts) < 2 - MOSTLY


def _beside(mention: Mention, text: Text) -> Iterator[list[Mention]]:
    """The figures before one and behind it in its sentence; or those of sentences before and behind."""
    own = text.utterance(mention)
    beside = [other for other in own.mentions if _is_part(other, mention)]
    before = [other for other in beside if other.place < mention.place]
    behind = [other for other in beside if other.place > mention.place]
    yield before
    yield behind
    if len(beside) < FEWEST:
        yield from _across(mention, before, -1, text)
        yield from _across(mention, behind, 1, text)


def _across(mention: Mention, run: list[Mention], step: int, text: Text) -> Iterator[list[Mention]]:
    own = text.utterance(mention)
    for number in range(mention.sentence + step, mention.sentence + step * (SENTENCES + 1), step):
        near = text.utterances.get(number)
        if near is None or (near.block != own.block and not text.is_item(near)):
            return
        more = [other for other in near.mentions if _is_part(other, mention)]
        run = [*run, *more] if step > 0 else [*more, *run]
        yield run


def _is_closed(total: Mention, parts: Sequence[Mention], text: Text) -> bool:
    """Whether the parts may be all of them, and none of them the total's neighbour in a list of other things."""
    beside = [part for part in parts if part.sentence == total.sentence and part.place > total.place]
    is_member = bool(beside) and not opens_list(total, text) and joins(total, beside[0], text)
    larger = total.size > max(part.size for part in parts) or _is_counted_out(total, parts, text)
    wholes = (
        other
        for other in text.utterance(total).mentions
        if text.is_of(other, total) and text.follows_of(other)
    )
    if opens_list(total, text) and any(wholes):
        return False  # 16 of the 100: five here, six there
    moods = {each.mood for each in (total, *parts)}
    lists = {part.figure.list for part in parts} - {None}
    whole_lists = not any(
        other.figure.list in lists and other not in parts and other is not total
        for other in text.utterance(parts[0]).mentions
    )
    nouns = {part.noun for part in parts} - {None}
    if total.noun in nouns and len(nouns) > 1:
        return False  # 40 rooms and 12 baths, with those of the lodge 46 rooms
    if (
        total.noun is not None
        and len(nouns) == 1
        and total.noun not in nouns
        and all(part.noun for part in parts)
    ):
        return False  # 95th of 167 countries, 23 places behind one and 39 places behind another
    if _are_numbers_of_points(parts) or is_span(total, text) or text.has_label_between(parts[0], parts[-1]):
        return False
    if len(moods) > 1 or DENIED in moods or not whole_lists:
        return False
    return larger and len(parts) <= MOST_PARTS and not is_member and not is_open(total, parts, text)


def _is_counted_out(total: Mention, parts: Sequence[Mention], text: Text) -> bool:
    """Whether a list of other things than the total counts follows it, each counted: 20 people: 12 women and 8 men."""
    if not opens_list(total, text) or total.size <= 1 or total.noun is None:
        return False
    if all(part.figure.bracketed for part in parts):
        return all(part.bare for part in parts)  # else: 14 games (22 goals, 9 assists)
    return not {None, total.noun} & {part.noun for part in parts}


def _are_numbers_of_points(parts: Sequence[Mention]) -> bool:
    """Whether they only count what is listed: four principles: (1), (2), (3), (4)."""
    bracketed = all(part.figure.bracketed and part.bare for part in parts)
    rising = all(other.size == one.size + 1 for one, other in pairwise(parts))
    return bracketed and rising and parts[0].size <= FEWEST


def _may_follow(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether parts that are no list may belong to a total: it ends them, or they count nothing else."""
    nouns = {mention.noun for mention in (total, *parts)} - {None}
    return parts[0].place < total.place or (total.sort != "time" and len(nouns) < 2)


def _is_of_them(total: Mention, parts: Sequence[Mention], text: Text) -> bool:
    """Whether the parts are of what the total counts, as far as their nouns tell."""
    nouns = {part.noun for part in parts} - {None}
    return opens_list(total, text) or not nouns or total.noun is None or total.noun in nouns


def _are_listed(parts: Sequence[Mention], text: Text) -> bool:
    """Whether they are one list: each in brackets of its own, or none."""
    closing = {
        is_bracket_between(one, other, text)
        for one, other in pairwise(parts)
        if one.sentence == other.sentence
    }
    if any(
        one.sentence == other.sentence and is_dash_between(one, other, text) for one, other in pairwise(parts)
    ):
        return False
    if any(
        one.sentence == other.sentence and are_alternatives(one, other, text)
        for one, other in pairwise(parts)
    ):
        return False
    return len(closing) <= 1 and all(
        (one.figure.list is not None and one.figure.list == other.figure.list)
        or (one.sentence == other.sentence and joins(one, other, text))
        for one, other in pairwise(parts)
    )


def _bound(
    form: SumForm,
    parts: Sequence[Mention],
    tie: Tie,
    evidence: Evidence = (),
    *,
    total: Mention | None = None,
    rest: Mention | None = None,
) -> Relation:
    derived = rest or total
    assert derived is not None
    roles = {"parts": tuple(_in_unit(part, derived) for part in parts)}
    if total is not None:
        roles["total"] = (total.figure,)
    if rest is not None:
        roles["rest"] = (rest.figure,)
    return Relation(form.frame, form.name, roles, derived.figure, 0, tie, evidence)


def _in_unit(part: Mention, other: Mention) -> Figure:
    """A part with the unit of another figure, if it has none of its own."""
    if part.bare and not other.bare:
        return with_unit(part, other).figure
    pair = alike(part, other)
    return part.figure if pair is None else pair[0].figure
