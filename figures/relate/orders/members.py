"""A part and its whole, a group and some of it: of the 36 children 29 fell ill."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from figures.relate.orders.words import Cue, Order, Words
from figures.relate.record import Mention

COUNTED = 2
"""So many words say what a part counts: 12 white horses of the 20."""
NAMED = 5
"""So many words stand between "of" and the whole: of the town's three remaining 40."""
WITHIN = 14
"""So many words apart at most stand a group and some of it."""
PARTING = frozenset(",;:(–—")
OPENING = frozenset(',;:“"')
MONEY, COUNT = "money", "count"


def parts(words: Words) -> Iterator[Order]:
    """Figures of which one is said to be a part of the other, its neighbour."""
    for one, other in pairwise(words.own.mentions):
        if not _are_of_one_sort(one, other) or one.roles.get("from"):
            continue  # von 5 auf 6
        if is_part_of(words, one, other):
            yield Order("part-of", one, other, -1, one)
        elif _opens_whole(words, one) and _follows_whole(words, one, other):
            yield Order("part-of", other, one, -1, other)


def _are_of_one_sort(one: Mention, other: Mention) -> bool:
    if one.attributive or other.attributive or one.sort != other.sort or one.per != other.per:
        return False
    return one.sort == COUNT or one.sort.startswith(MONEY)


def is_part_of(words: Words, one: Mention, other: Mention) -> bool:
    """Whether only "of the" and its like stands between a part and its whole."""
    low, has = words.low, words.text.lexicon.has
    at = next((at for at in range(one.core[1], other.first) if has("of", low[at])), None)
    if at is None or at - one.core[1] > COUNTED or other.core[0] - at > NAMED + 1:
        return False
    out = words.text.lexicon.term_before("part_links", low, at + 1) > 1
    if words.is_broken(one.core[1], at):
        return False  # 30 books; of the 8 that were there before
    if words.verbs(one.core[1], at - out) or words.listed("prepositions", one.core[1], at - out):
        return False
    named = range(at + 1, other.core[0])
    if at - out > one.core[1] and not words.listed("determiners", at + 1, other.core[0]):
        return False  # 24 teams of four
    if any(low[place] == "," or has("prepositions", low[place]) for place in named):
        return False
    if (
        words.verbs(at + 1, other.first)
        or words.parts(at, other.core[0])
        or words.is_broken(at, other.core[0])
    ):
        return False
    if one.noun not in (None, other.noun) and not words.text.leads_on_to(low, other):
        return False  # of the 300 pupils of the school 90 walk
    if words.text.is_of_phrase(low, at) or (other.sort == COUNT and other.size != int(other.size)):
        return False
    return not words.has_at(at, "members")


def _opens_whole(words: Words, whole: Mention) -> bool:
    """Whether a clause begins with what it speaks of: of the 36 children on the trip"""
    low, has = words.low, words.text.lexicon.has
    at = whole.core[0] - 1
    while (
        at > 0
        and not has("of", low[at])
        and (has("determiners", low[at]) or low[at] in words.text.lexicon.roles.fillers)
    ):
        at -= 1
    opens = at >= 0 and has("of", low[at])
    if at > 0 and at == whole.core[0] - 1 and whole.bare:
        return False  # the third class, of ten, 85
    return opens and (at == 0 or low[at - 1] in OPENING or has("bound_links", low[at - 1]))


def _follows_whole(words: Words, whole: Mention, part: Mention) -> bool:
    """Whether the next figure is the subject of the clause, behind at most one comma."""
    own, low = words.own, words.low
    between = range(whole.last, part.first)
    if (
        len(between) > WITHIN
        or words.is_broken(whole.last, part.first)
        or words.listed("range_or", whole.last, part.first)
    ):
        return False
    commas = [at for at in between if low[at] == ","]
    last = commas[-1] if commas else whole.last
    if (
        len(commas) > 1
        or (commas and part.first - last > 3)
        or words.listed("bound_links", whole.last, part.first)
    ):
        return False
    if not commas and len(words.verbs(last, part.first)) == 1:
        return words.is_participle(words.verbs(last, part.first)[0])
    return not words.verbs(last, part.first) and not any(
        own.opens_clause(at) for at in range(last, part.first)
    )


def included(words: Words) -> Iterator[Order]:
    """Groups with some of their own: 48 singers, 17 of them men; 214 people, including 63 children."""
    counts = [each for each in words.own.mentions if each.sort == COUNT]
    for cue in words.of("members"):
        part = _part(words, cue, counts)
        if part is None or part.attributive:
            continue
        before = [each for each in counts if each.place < part.place]
        if not before or not _is_group(words, before[-1], part, cue):
            continue
        yield Order("members", part, before[-1], -1, part, tuple(before[:-1]))


def _part(words: Words, cue: Cue, counts: list[Mention]) -> Mention | None:
    """The figure that such a term stands before, or behind: including 63; 17 of them; of whom 17 were men."""
    of = words.text.lexicon.has("of", words.low[cue.at])
    before = next((each for each in counts if of and 0 <= cue.at - each.core[1] < COUNTED), None)
    if before is not None:
        return before
    if of and cue.at and _is_said_of(words, cue.at - 1):
        return None  # the oldest of them 101
    behind = next((each for each in counts if each.core[0] >= cue.to), None)
    if behind is None or behind.core[0] - cue.to > 2:
        return None
    if any(words.listed(what, cue.to, behind.core[0]) for what in ("ranking", "prepositions")):
        return None  # the top five; the last of them at 80
    return behind if "," not in words.low[cue.to : behind.core[0]] else None


def _is_said_of(words: Words, at: int) -> bool:
    """Whether a word says who "of them" is: the oldest, and no sign that opens a clause of its own."""
    return words.low[at].isalpha() and not words.listed("list_ands", at, at + 1)


def _is_group(words: Words, whole: Mention, part: Mention, cue: Cue) -> bool:
    """Whether the part may be some of the figure before it, and no other thing between them."""
    at = min(cue.at, part.first)
    if whole.attributive or whole.noun is None or at - whole.last > WITHIN:
        return False
    if part.noun != whole.noun and words.is_container(whole.noun):
        return False
    if part.place < (words.own.number, cue.at) and PARTING.isdisjoint(words.low[whole.last : part.first]):
        return False  # two pizzas cost 10,000 of them
    return not any(words.own.opens_clause(place) for place in range(whole.last, at))


def named(words: Words) -> Iterator[Order]:
    """Some of what was counted elsewhere: thirty-one of the passengers, of whom there were 96."""
    for part in words.own.mentions:
        if part.sort != COUNT or part.noun is None or part.attributive or not _is_of_known(words, part):
            continue
        like = [each for each in words.text.by_noun[part.noun] if each is not part and not each.attributive]
        near = [
            each for each in like if each.place < part.place and part.sentence - each.sentence <= SENTENCES
        ]
        if near and len(like) <= MOST and _is_whole(words, near[-1]):
            yield Order(
                "members", part, near[-1], -1, part, tuple(each for each in like if each is not near[-1])
            )


def _is_whole(words: Words, mention: Mention) -> bool:
    """Whether a count is of all of them, as far as its words tell, and not of some, or of others."""
    text = words.text
    some = text.follows_of(mention) or text.is_definite(mention)
    return not some and mention.figure.role != "additional" and mention.figure.list is None


SENTENCES = 2
"""So many sentences before it at most a part's whole is counted."""
MOST = 12
"""Among so many counts of a thing it is looked for the one that a part is of."""


def _is_of_known(words: Words, part: Mention) -> bool:
    """Whether the noun of a count stands behind "of the": thirty-one of the passengers."""
    low, has = words.low, words.text.lexicon.has
    at = part.core[1]
    if at + 3 > len(low) or not has("of", low[at]) or not has("definite", low[at + 1]):
        return False
    singular = words.text.lexicon.nouns.irregular.get(low[at + 2])
    return part.noun is not None and (singular == part.noun or low[at + 2].startswith(part.noun[:-1]))
