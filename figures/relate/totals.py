"""Parts and the figure that words call their total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from figures.relate.attach import NEAR, NEAREST
from figures.relate.binding import FEWEST, MOST_PARTS, PERCENT, Evidence, beside, bound, is_part
from figures.relate.frames import SumForm
from figures.relate.likeness import is_span
from figures.relate.links import BOUND, NONE, link
from figures.relate.lists import are_listed, is_open, joins, opens_list
from figures.relate.record import DENIED, Mention, Relation, Tie
from figures.relate.text import Text


def totals(total: Mention, form: SumForm, text: Text) -> Iterator[Relation]:
    """What a figure is called the total of."""
    cue = max(total.roles.get(role, 0) for role in form.cues)
    opens = opens_list(total, text) and total.sort != PERCENT
    cue, told = (NEAREST, cue) if opens else (cue, cue)
    if cue < NEAR or (total.sort == PERCENT and cue < NEAREST):
        yield from _alone(total, form, text)
        return
    for parts in beside(total, text):
        if len(parts) < FEWEST or (told < NEAR and parts[0].place < total.place):
            continue
        same = all(part.sentence == total.sentence for part in parts)
        listed = are_listed(parts, text)
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
        yield bound(form, parts, tie, evidence, total=total)
        yield from _other_totals(total, parts, form, text, evidence)


def _other_totals(
    total: Mention, parts: Sequence[Mention], form: SumForm, text: Text, evidence: Evidence
) -> Iterator[Relation]:
    """What else of the sentence the parts may add up to: nine of the 15, five women and four men."""
    for other in text.utterance(total).mentions:
        if other is not total and other not in parts and is_part(other, total):
            yield replace(bound(form, parts, Tie.RIVAL, evidence, total=other), derived=total.figure)


def _alone(total: Mention, form: SumForm, text: Text) -> Iterator[Relation]:
    """The only other figures that the article has of what the largest one counts: 630 ballots, 412 for, 218 against."""
    like = text.like(total)
    parts = [other for other in like if is_part(other, total)]
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
    yield bound(form, parts, tie, (("told", told), ("parts", len(parts))), total=total)


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
