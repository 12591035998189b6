"""A part and its whole, or a share and what it is of: one of which, 40% of those 1,200, 300 or 12 per cent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from figures.relate.attach import NEAR
from figures.relate.likeness import is_level, is_span
from figures.relate.orders.members import is_part_of
from figures.relate.orders.words import Cue, Words
from figures.relate.record import Mention, Relation, Tie
from figures.relate.told.record import SHARES, UNFIT, is_step, listed, opens_with_link, previous

COUNT = "count"
REACH = 2
"""So many sentences before its own, what a part is of is told."""
NAMED = 4
"""So many words behind "of those" name what is meant."""
WITHIN = 20
"""So many words apart stand a group and some of it."""
CLOSED = frozenset(",;:()")


def shares(words: Words, earlier: Sequence[Words]) -> Iterator[Relation]:
    """The parts and shares of a sentence with what they are of."""
    mentions = words.own.mentions
    for cue in words.of("members"):
        yield from _included(words, cue)
    for part in mentions:
        at = _pointer(words, part)
        whole = _referent(words, part, at, earlier) if at is not None else None
        if whole is not None:
            yield _of(part, whole)
            yield from _counted_out(words, part, whole)
    for one, other in pairwise(mentions):
        yield from _beside(words, one, other)
        if one.sort == other.sort == COUNT and one.size < other.size and is_part_of(words, one, other):
            yield listed("part-of", one, -1, part=one, whole=other)
            yield from _counted_out(words, one, other)
    yield from _taken_up(words, earlier)


def _of(part: Mention, whole: Mention) -> Relation:
    if part.sort in SHARES:
        return listed("share-of", part, share=part, whole=whole)
    return listed("members", part, -1, part=part, whole=whole)


def _counted_out(words: Words, first: Mention, whole: Mention) -> Iterator[Relation]:
    """The whole told part by part: eight of those 52 were lost, 36 were sold, and eight are left."""
    parts = [first]
    if first.sort != COUNT:
        return
    for each in words.own.mentions:
        behind = each.place > first.place and each is not whole
        if behind and each.sort == COUNT and each.noun in (None, whole.noun):
            between = words.low[parts[-1].last : each.first]
            if any(word in CLOSED or words.text.lexicon.has("list_joints", word) for word in between):
                parts.append(each)
    if len(parts) > 1 and all(each.figure.value is not None for each in (*parts, whole)):
        roles = {"parts": tuple(each.figure for each in parts), "total": (whole.figure,)}
        yield Relation("sum", "total", roles, whole.figure, 0, Tie.LISTED, (("told", 1),))


def _is_whole(mention: Mention, words: Words) -> bool:
    """Whether there may be a part of it."""
    return mention.sort not in UNFIT and not mention.attributive and not is_span(mention, words.text)


def _pointer(words: Words, part: Mention) -> int | None:
    """Where a word behind "of" points at what was told: eight of those chains, one of which."""
    low, has = words.low, words.text.lexicon.has
    if part.sort not in SHARES and part.sort != COUNT:
        return None
    for at in range(part.core[1], min(part.last + 2, len(low) - 1)):
        if has("of", low[at]):
            anaphor = words.text.lexicon.term_before("anaphors", low, at + 2) > 1
            points = anaphor or has("pointing_back", low[at + 1])
            return at + 2 if points or (part.sort == COUNT and has("definite", low[at + 1])) else None
    return None


def _referent(words: Words, part: Mention, at: int, earlier: Sequence[Words]) -> Mention | None:
    """What was counted that a word points at: by its noun, or the last before it."""
    has, word = words.text.lexicon.has, words.low[at - 1]
    stem = words.text.lexicon.nouns.stem
    named = _noun(words, at) if has("pointing_back", word) or has("definite", word) else ""
    if not named and has("definite", word):
        return None
    near = [each for each in earlier if words.own.number - each.own.number <= REACH]
    found = [each for each in words.own.mentions if each.place < part.place]
    for place in (found, *(each.own.mentions for each in reversed(near))):
        fit = [
            each
            for each in place
            if each.sort == COUNT
            and each.noun is not None
            and _is_whole(each, words)
            and (part.sort in SHARES or each.figure.value is None or each.size > part.size)
        ]
        if named:
            fit = [each for each in fit if stem((each.noun or "").split()[-1].lower()) == named]
        if fit:
            return fit[-1] if place is found or named else fit[0]
    return None


def _noun(words: Words, at: int) -> str:
    """The last of the words that name what is pointed at; nothing if none does."""
    said = words.own.said
    found = ""
    for place in range(at, min(at + NAMED, len(words.low))):
        if not said[place] or words.verbs(place, place + 1):
            break
        found = said[place]
    return found


def _included(words: Words, cue: Cue) -> Iterator[Relation]:
    """All that behind "including" is some of the figure before it: 40 people, including 12 women and 3 children."""
    behind = [each for each in words.own.mentions if each.core[0] >= cue.to]
    ahead = [each for each in words.own.mentions if each.last <= cue.at and _is_whole(each, words)]
    if not behind or not ahead:
        return
    whole = ahead[-1]
    if cue.at - whole.last > WITHIN or (whole.noun and words.is_container(whole.noun)):
        return
    at = cue.to
    for part in behind:
        if part.first - at > 2 or part.sort != whole.sort or part.attributive:
            return
        if whole.figure.value is None or part.size < whole.size:
            yield listed("members", part, -1, part=part, whole=whole)
        at = _end_of_item(words, part)


def _end_of_item(words: Words, part: Mention) -> int:
    """Where the next item of a list may begin: behind a comma, or and."""
    for at in range(part.last, min(part.last + NAMED, len(words.low))):
        if words.low[at] in CLOSED or words.listed("list_joints", at, at + 1):
            return at + 1
    return part.last


def _beside(words: Words, one: Mention, other: Mention) -> Iterator[Relation]:
    """Two neighbours: 12 per cent of the 300 shops; 300, or 12 per cent; out of 1,200 guests, 40 per cent."""
    text = words.text
    if one.sort in SHARES and _is_whole(other, words) and text.is_of(one, other) and not is_step(one):
        yield listed("share-of", one, share=one, whole=other)
        return
    if {one.sort in SHARES, other.sort in SHARES} != {True, False}:
        return
    share, part = (one, other) if one.sort in SHARES else (other, one)
    if (
        not _is_whole(part, words)
        or share.figure.change not in (None, part.figure.change)
        or is_level(part, text)
    ):
        return
    if (share is other and _opens(words, part, share)) or (
        share is other and _is_set_off(words, part, share)
    ):
        yield listed("share-of", share, share=share, whole=part)
    elif (
        part.size != 1
        and text.says_again(one, other)
        and (other.figure.bracketed or _is_or(words, one, other))
    ):
        yield listed("share-again", other, part=part, share=share)


def _opens(words: Words, whole: Mention, share: Mention) -> bool:
    """Whether a sentence begins with what its share is of: out of those 1,200, 40 per cent."""
    low, at = words.low, whole.first - 1
    while at > 0 and not words.text.lexicon.has("of", low[at]):
        if not words.listed("determiners", at, at + 1):
            return False
        at -= 1
    opens = at >= 0 and words.text.lexicon.has("of", low[at]) and (at <= 1 or low[at - 1] in CLOSED)
    between = low[whole.last : share.first]
    return (
        opens
        and "," in between
        and len(between) <= NAMED * 2
        and not words.is_broken(whole.last, share.first)
    )


def _is_set_off(words: Words, whole: Mention, share: Mention) -> bool:
    """Whether a dash opens what is told of a share of it: about 3,100 were killed – more than half were shot."""
    at, low = share.first - 1, words.low
    opens = at >= whole.last and (low[at] in "–—;(" or words.is_dash(at))
    behind = words.verbs(share.last, min(share.last + 1, len(low)))
    return (
        opens
        and at - whole.last <= WITHIN
        and whole.sort == COUNT
        and whole.noun is not None
        and bool(behind)
    )


def _is_or(words: Words, one: Mention, other: Mention) -> bool:
    return words.listed("range_or", one.last, other.first)


def _taken_up(words: Words, earlier: Sequence[Words]) -> Iterator[Relation]:
    """A share, and in the next sentence the number that it is: they make up 7% of the staff. They number 4,100."""
    told = previous(words, earlier)
    part = words.own.mentions[0]
    if told is None or part.sort != COUNT or part.noun is None or part.figure.value is None:
        return
    found = [each for each in told.own.mentions if each.sort in SHARES and told.text.follows_of(each)]
    alone = sum(each.sort in SHARES for each in told.own.mentions) == 1 and not words.listed(
        "of", part.core[1], part.last + 2
    )
    if (
        len(found) == 1
        and alone
        and part.roles.get("share", 0) >= NEAR
        and opens_with_link(words, part.first)
    ):
        yield listed("share-again", found[0], part=part, share=found[0])
