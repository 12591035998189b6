"""Whether parts may be all of them: what says that a list is closed, and of what the total counts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from figures.model import Kind
from figures.relate.likeness import is_span
from figures.relate.lists import LISTING, is_open, joins, opens_list
from figures.relate.record import DENIED, Mention
from figures.relate.sums.binding import FEWEST, MOST_PARTS
from figures.relate.text import Text

MOSTLY = 0.6
"""Parts that make less of a total than this are rather some of it than all."""


def is_closed(total: Mention, parts: Sequence[Mention], text: Text) -> bool:
    """Whether the parts may be all of them, and none of them the total's neighbour in a list of other things."""
    return not _is_member(total, parts, text) and may_be_all(total, parts, text)


def may_be_all(total: Mention, parts: Sequence[Mention], text: Text) -> bool:
    """Whether the parts may be all of them, and of what the total counts."""
    if not FEWEST <= len(parts) <= MOST_PARTS:
        return False
    if (
        _are_numbers_of_points(parts)
        or is_span(total, text)
        or _has_strange_label(parts, text)
        or _convert(parts, total)
    ):
        return False
    if _are_only_some(total, parts, text):
        return False
    if _is_part_itself(total, text) or _is_cut(total, parts, text) or _is_item(total, parts, text):
        return False
    return are_of_it(total, parts) and _are_of_one_mood(total, parts) and not is_open(total, parts, text)


def _are_only_some(total: Mention, parts: Sequence[Mention], text: Text) -> bool:
    """Whether a relative clause tells some of them, which are far from all: 620 houses, of which 47 are empty."""
    low, has = text.utterance(total).tokens.low, text.lexicon.has
    between = low[total.core[1] : parts[0].core[0]] if parts[0].sentence == total.sentence else []
    relative = any(has("of", one) and has("relatives", other) for one, other in pairwise(between))
    return relative and sum(part.size for part in parts) < MOSTLY * total.size


def is_larger(total: Mention, parts: Sequence[Mention], text: Text) -> bool:
    """Whether the total is larger than each of its parts, or counts other things than they do."""
    return total.size > max(part.size for part in parts) or _is_counted_out(total, parts, text)


def _is_member(total: Mention, parts: Sequence[Mention], text: Text) -> bool:
    """Whether it is only the neighbour of those behind it in one list."""
    behind = [part for part in parts if part.sentence == total.sentence and part.place > total.place]
    return bool(behind) and not opens_list(total, text) and joins(total, behind[0], text)


def _is_part_itself(total: Mention, text: Text) -> bool:
    """Whether it is told to be of another figure before a list: 16 of the 100: five here, six there."""
    return opens_list(total, text) and any(
        text.is_of(other, total) and text.follows_of(other) for other in text.utterance(total).mentions
    )


def _is_cut(total: Mention, parts: Sequence[Mention], text: Text) -> bool:
    """Whether another figure stands in one list with the parts."""
    lists = {part.figure.list for part in parts} - {None}
    beside = [
        other for other in text.utterance(parts[0]).mentions if other not in parts and other is not total
    ]
    if any(other.figure.list in lists for other in beside):
        return True
    before = [other for other in beside if other.place < parts[0].place and not other.figure.bracketed]
    if not before or parts[0].noun is not None or not joins(before[-1], parts[0], text):
        return False
    return parts[0].bare or before[-1].sort != parts[0].sort  # 14 points in May, 9 in June


def _is_item(total: Mention, parts: Sequence[Mention], text: Text) -> bool:
    """Whether it is an item itself of those that semicolons part: fat 29g, of which saturates 17g; salt 0.3g."""
    low = text.utterance(total).tokens.low
    if total.place > parts[0].place or parts[-1].sentence != total.sentence:
        return False
    between, among = low[total.core[1] : parts[0].core[0]], low[parts[0].core[1] : parts[-1].core[0]]
    return ";" in among and "," in between and not LISTING & set(between)


def are_of_it(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether the parts count what the total counts, or each something else: 12 women and 8 men of 20 people."""
    nouns = {part.noun for part in parts} - {None}
    if total.noun in nouns:
        return len(nouns) == 1  # else: 40 rooms and 12 baths, with those of the lodge 46 rooms
    all_named = total.noun is not None and all(part.noun for part in parts)
    return not (
        all_named and len(nouns) == 1
    )  # 95th of 167 countries, 23 places behind one and 39 behind another


def _are_of_one_mood(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether all are said to be so, or all to be expected; in one sentence, one may stand for all.

    What a list leaves out goes on: the mill will lose 90 and the offices 12.
    """
    parts = [part for part in parts if part is parts[0] or not part.bare or part.mood == DENIED]
    moods = {each.mood for each in (total, *parts)}
    if DENIED in moods:
        return False
    same = all(part.sentence == total.sentence for part in parts)
    return len(moods) == 1 or (same and len({part.mood for part in parts}) == 1)


def _has_strange_label(parts: Sequence[Mention], text: Text) -> bool:
    """Whether a number that is read as a name stands among the parts, and is none of them."""
    starts = {part.figure.start for part in parts}
    first, last = parts[0], parts[-1]
    return any(
        first.figure.start < label.start < last.figure.start and label.start not in starts
        for number in range(first.sentence, last.sentence + 1)
        for label in text.labels.get(number, ())
    )


def _is_counted_out(total: Mention, parts: Sequence[Mention], text: Text) -> bool:
    """Whether a list of other things than the total counts follows it, each counted: 20 people: 12 women and 8 men."""
    if not opens_list(total, text) or total.size <= 1 or total.noun is None:
        return False
    if all(part.figure.bracketed for part in parts):
        return all(part.bare for part in parts)  # else: 14 games (22 goals, 9 assists)
    return not {None, total.noun} & {part.noun for part in parts}


def _convert(parts: Sequence[Mention], total: Mention) -> bool:
    """Whether a bracket only says in another unit what stands before it: 4ft and 8ft (1.2m and 2.4m)."""
    return all(part.figure.bracketed and not part.bare for part in parts) and all(
        part.figure.kind is Kind.MEASURE and part.figure.unit != total.figure.unit for part in parts
    )


def _are_numbers_of_points(parts: Sequence[Mention]) -> bool:
    """Whether they only count what is listed: four principles: (1), (2), (3), (4)."""
    bracketed = all(part.figure.bracketed and part.bare for part in parts)
    rising = all(other.size == one.size + 1 for one, other in pairwise(parts))
    return bracketed and rising and parts[0].size <= FEWEST
