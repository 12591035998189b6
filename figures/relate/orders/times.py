"""What something was and is, in clauses of their own: rents rose. A room cost £410 then; today it is £520."""

from __future__ import annotations

from collections.abc import Iterator

from figures.lexicon.record import Side
from figures.relate.attach import NEAREST
from figures.relate.likeness import borrowed, is_span
from figures.relate.orders.words import Cue, Order, Words
from figures.relate.record import Mention

JOINED = 2
"""So many words at most join what was to what is: from 40 to 44."""
PARTS = frozenset(",;:()–—.")


def timed(words: Words) -> Iterator[Order]:
    """The two figures that explain how something rose or fell: those of the sentence behind, or behind a colon."""
    if len(words.own.mentions) < 2 or not _may_be_dated(words):
        return
    way, start = announced(words)
    if not way:
        return
    found = [each for each in words.own.mentions if each.core[0] >= start]
    if len(found) != 2 or not _are_alike(words, *found) or any(_is_aside(words, each) for each in found):
        return
    if found[0].noun is not None and not start and _is_of_money(words):
        return  # prices fell. It sold 480 tickets last year, 510 the year before
    then, now = _order(words, *found)
    if then is not None and now is not None:
        yield Order("change-way", then, now, way, now)


def _may_be_dated(words: Words) -> bool:
    """Whether anything may tell which of two figures was so before: a quick look."""
    told = any(each.roles.get("old") == NEAREST for each in words.own.mentions)
    return told or bool(words.text.years[words.own.number]) or words.has("then", "now")


def _are_alike(words: Words, one: Mention, other: Mention) -> bool:
    """Whether both are of one sort; in a short text a bare number behind a sum is of money, too: and now only 174."""
    lent = other.bare and words.text.is_short and borrowed(one, other, None, words.text) is not None
    return (one.sort == other.sort and other.noun in (None, one.noun)) or lent


def _is_aside(words: Words, mention: Mention) -> bool:
    """Whether a figure stands in a bracket, or is a difference."""
    gap = words.is_by(mention) or mention.roles.get("gap", 0) == NEAREST
    return gap or mention.attributive or mention.figure.bracketed


def announced(words: Words) -> tuple[int, int]:
    """The direction that words without a figure announce, and where what they announce begins; 0 if none do."""
    own = directions(words)
    colon = next((at for at, word in enumerate(words.low) if word in ANNOUNCING), None)
    if colon is not None and own and all(at < colon for at, _ in own):
        figures = any(each.core[0] < colon for each in words.own.mentions)
        return (own[0][1], colon) if len(own) == 1 and not figures else (0, 0)
    before = words.before() if not own else None
    for _ in range(AWAY):
        if (
            before is None
            or len(before.low) > SHORT
            or not all(is_span(e, words.text) for e in before.own.mentions)
        ):
            break
        told = directions(before)
        if told:
            return (told[0][1], 0) if len(told) == 1 else (0, 0)
        before = before.before()
    return 0, 0


def _is_of_money(words: Words) -> bool:
    """Whether what is announced of some things may be of money."""
    before = words.before()
    return before is not None and any(before.text.lexicon.has("sums_of_money", word) for word in before.low)


AWAY = 2
"""So many sentences before the figures may announce which way they go."""
SHORT = 12
"""A sentence that only announces has no more words: ridership climbed last year."""
ANNOUNCING = frozenset(":–—")


def directions(words: Words) -> list[tuple[int, int]]:
    """The places and directions of verbs of change and of comparatives."""
    moves = [(move.at, move.way) for move in words.moves if move.side in (Side.VERB, Side.WORD)]
    compared = [(cue.at, cue.way) for cue in words.of("comparing", "over") if not _hedges(words, cue)]
    return [each for each in {*moves, *compared} if not words.is_denied(each[0])]


def _hedges(words: Words, cue: Cue) -> bool:
    """Whether a comparative only hedges a figure: fewer than 50,000."""
    other = words.next(cue.to)
    return words.is_than(cue.to - 1) and other is not None and other.core[0] - cue.to <= 2


def _order(words: Words, one: Mention, other: Mention) -> tuple[Mention | None, Mention | None]:
    """Which of two was so before, and which now; nothing if words leave it open."""
    if one.roles.get("old") == NEAREST == other.roles.get("new") and 0 < other.first - one.last <= JOINED:
        return one, other  # attendance fell: it went from 40 to 44
    older = [each for each in (one, other) if each.roles.get("old", 0) == NEAREST]
    newer = [each for each in (one, other) if each.roles.get("then", 0) == NEAREST]
    if len(older) == len(newer) == 1 and older != newer:
        return older[0], newer[0]  # 40 last year, 44 the year before
    first, second = _when(words, one, other), _when(words, other, one)
    if {first, second} == {"then", "now"}:
        return (one, other) if first == "then" else (other, one)
    if "then" in (first, second) and None in (first, second):
        return (one, other) if first == "then" else (other, one)
    if "now" in (first, second) and None in (first, second):
        then, now = (one, other) if second == "now" else (other, one)
        dated = (then.years and not now.years) or words.own.days or words.text.is_short
        return (then, now) if dated else (None, None)
    if one.years and other.years and one.years[-1] != other.years[-1] and not words.has("since"):
        return (one, other) if one.years[-1] < other.years[-1] else (other, one)
    return None, None


def _when(words: Words, mention: Mention, other: Mention) -> str | None:
    """Whether the part of the sentence that a figure stands in says that it was so before, or is now."""
    low = words.low
    joints = {at for at in _between(mention, other) if words.text.lexicon.has("list_ands", low[at])}
    start = next((at + 1 for at in range(mention.first - 1, -1, -1) if low[at] in PARTS or at in joints), 0)
    ends = (at for at in range(mention.last, len(low)) if low[at] in PARTS or at in joints)
    end = next(ends, len(low))
    found = {cue.role for cue in words.of("then", "now") if start <= cue.at < end}
    return found.pop() if len(found) == 1 else None


def _between(one: Mention, other: Mention) -> range:
    """The tokens between two figures of one sentence."""
    first, second = sorted((one, other), key=lambda each: each.core)
    return range(first.last, second.first)
