"""Which word belongs to which figure: the nearest that fits, with no figure and no barrier between."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from figures.lexicon.record import Cue, Lexicon, Roles, Side
from figures.lexicon.tokens import Tokens
from figures.model import Figure
from figures.relate.mentions import span
from figures.relate.record import Mention

STRONG = frozenset(";–—()[]")
NEAREST, NEAR, LOOSE = 3, 2, 1
FAR = 12
"""So many words behind a time that opens a clause, its figure stands."""
WAYS = frozenset({"up", "down"})
COMPARED = WAYS | {"gap", "old", "new", "than_up", "than_down"}
GOVERNING = frozenset({Side.VERB, Side.COMPARING})
REACH = 6
"""How many words, fillers not counted, may stand between a cue and its figure."""


class Found(Struct, frozen=True, gc=False):
    """A cue on the tokens `at`..`to`."""

    at: int
    to: int
    cues: tuple[Cue, ...]


def cues_in(tokens: Tokens, roles: Roles) -> Iterator[Found]:
    """Every cue of a sentence, also one within a longer one: down, in "down from"."""
    cues, low = roles.cues, tokens.low
    meanings = cues.meanings
    neutral: set[int] = set()
    for first, last in roles.neutral.spans(low):
        longer = cues.match(low, first)
        if longer is None or longer[0] <= last - first:  # instead, but not "instead of"
            neutral.update(range(first, last))
    within = 0
    for at, to, longest in cues.scan(low):
        if at in neutral:
            continue
        if to - at > 1:
            yield Found(at, to, longest)
            if not any(cue.role in COMPARED for cue in longest):
                within = max(within, to)  # making up 40%
        if (alone := meanings.get(low[at])) is not None:
            found = alone if at >= within else tuple(cue for cue in alone if cue.role not in WAYS)
            yield Found(at, at + 1, found)


def attach(
    mentions: Sequence[Mention],
    tokens: Tokens,
    found_cues: Sequence[Found],
    clauses: Sequence[int],
    lexicon: Lexicon,
) -> None:
    """Give the mentions of one sentence their roles."""
    roles = lexicon.roles
    taken = {at for mention in mentions for at in range(mention.first, mention.last)}
    for one, other in pairwise(mentions):
        if one.roles.get("old") == other.roles.get("new") == NEAREST:  # a change that is told as a range
            taken.update(range(one.first, other.last))
    openings = [mention.core[0] for mention in mentions]
    closed = sorted(mentions, key=lambda mention: mention.core[1])
    closings = [mention.core[1] for mention in closed]
    for found in found_cues:
        if found.at in taken or found.to - 1 in taken:
            continue
        before, behind = bisect_right(closings, found.at), bisect_left(openings, found.to)
        place = _place(
            found,
            closed[before - 1] if before else None,
            mentions[behind] if behind < len(mentions) else None,
            tokens,
            lexicon,
        )
        for cue in found.cues:
            if (
                cue.side is Side.WHEN
                and place.behind is not None
                and _opens(tokens, found, place.behind, roles)
            ):
                _put(place.behind, cue.role, NEAREST)
            elif cue.side is not Side.FINAL:
                _give(cue, place, found)
    _govern(mentions, found_cues, clauses)
    _step(mentions, tokens)


def _place(
    found: Found, before: Mention | None, behind: Mention | None, tokens: Tokens, lexicon: Lexicon
) -> _Place:
    left = _strength(_gap(tokens, min(before.last, found.at), found.at, lexicon.roles)) if before else 0
    right = _strength(_gap(tokens, found.to, behind.core[0], lexicon.roles)) if behind else 0
    touches = before is not None and found.at <= before.last and left > 0
    closes = left >= NEAR and before is not None and _is_phrase(before, found.at, tokens, lexicon)
    return _Place(before, behind, left, right, touches, closes)


def _is_phrase(before: Mention, at: int, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether an article opens a phrase that the word ends, with only its own words between."""
    low = tokens.low
    if before.first == 0 or not lexicon.has("articles_before", low[before.first - 1]):
        return False
    return not any(not word[0].isalpha() or word in lexicon.function_words for word in low[before.last : at])


def _govern(mentions: Sequence[Mention], found_cues: Sequence[Found], clauses: Sequence[int]) -> None:
    """Give a figure behind a mere "by" the direction of the verb that governs it: beat last year's 40 by 10%."""
    governed = [
        each for each in mentions if each.roles.get("gap", 0) >= NEAREST and WAYS.isdisjoint(each.roles)
    ]
    told = [(found, cue) for found in found_cues for cue in found.cues] if governed else []
    verbs = [(found, cue) for found, cue in told if cue.side in GOVERNING]
    last = [(found, cue) for found, cue in told if cue.side is Side.FINAL]
    for mention in governed:
        before = [
            cue for found, cue in verbs if found.to <= mention.first and clauses[found.at] == mention.clause
        ]
        behind = [
            cue for found, cue in last if found.at >= mention.last and clauses[found.at] == mention.clause
        ]
        if governing := before[-1:] or behind[-1:]:
            _put(mention, governing[0].role, NEAREST)


def _step(mentions: Sequence[Mention], tokens: Tokens) -> None:
    """Make old what a figure is told to come "from" if another behind it is told to be new: von 40 auf 44.

    A comma parts what something fell by and what it fell to: de 0,9 centime, à 1,749 euro.
    """
    for at, new in enumerate(mentions):
        before = [other for other in mentions[:at] if other.clause == new.clause and other.sort == new.sort]
        if not before or "," in tokens.low[before[-1].last : new.first]:
            continue
        if new.roles.get("new", 0) == before[-1].roles.get("from", 0) == NEAREST:
            _put(before[-1], "old", NEAREST)


def _gap(tokens: Tokens, at: int, to: int, roles: Roles) -> int | None:
    """How many words stand between, fillers not counted; None if something stronger than a comma does."""
    if to - at > 4 * REACH:
        return None
    gap = 0
    for number in range(at, to):
        word = tokens.low[number]
        if word in STRONG:
            return None
        gap += word not in roles.fillers
    return gap if gap <= REACH else None


def _opens(tokens: Tokens, found: Found, behind: Mention, roles: Roles) -> bool:
    """Whether a time opens the clause of the figure behind it: last year the fee was £40."""
    low, at = tokens.low, found.at
    while at > 0 and low[at - 1] in roles.fillers:
        at -= 1
    is_parted = at > 0 and low[at - 1] == ","
    if at > 0 and not is_parted and low[at - 1] not in STRONG and low[at - 1] not in roles.barriers:
        return False
    if behind.core[0] - found.to > FAR or (is_parted and low[found.to] == ","):
        return False
    between = low[found.to : behind.core[0]]
    return not any(word in STRONG or word in roles.barriers for word in between)


def _strength(gap: int | None) -> int:
    if gap is None:
        return 0
    return NEAREST if gap == 0 else NEAR if gap <= 2 else LOOSE


class _Place(Struct, gc=False):
    """A cue between two figures: how strongly it may speak to each, and whether it touches the one before.

    `closes` says that it ends the noun phrase of that figure: a 15 per cent trade discount.
    """

    before: Mention | None
    behind: Mention | None
    left: int
    right: int
    touches: bool
    closes: bool

    @property
    def steps(self) -> bool:
        """Whether the figure behind is what a change, told as a range, begins at: augmenté de 40 à 44."""
        return self.behind is not None and self.behind.roles.get("old") == NEAREST


def _give(cue: Cue, place: _Place, found: Found) -> None:
    left, right = place.left, place.right
    loosely = min(left, LOOSE)
    match cue.side:
        case Side.BEFORE:
            left = 0
        case Side.AFTER | Side.WHEN:
            right = 0
        case Side.VERB:
            left = 0 if right or place.closes else loosely
            right = min(right, NEAR) if place.steps else right
        case Side.COMPARING:
            _compare(place)
            left = right = 0
        case Side.NOUN if (place.touches and not _is_verb(found, right)) or place.closes:
            left, right = NEAREST, 0
        case Side.NOUN:
            left = 0 if right else loosely
        case Side.WORD:
            left, right = left if place.touches else loosely, 0
    if place.before is not None and left:
        _put(place.before, cue.role, left)
    if place.behind is not None and right:
        _put(place.behind, cue.role, right)


def _compare(place: _Place) -> None:
    """Give both sides of a comparison their roles: 40 exceeds last year's 30."""
    if place.behind is not None and place.before is not None and place.right >= NEAR and place.left:
        _put(place.before, "new", place.left)
        _put(place.behind, "old", place.right)


def _is_verb(found: Found, to_right: int) -> bool:
    """Whether a word that may be a noun is the verb of the figure behind it: the fee of £40 falls £2 short."""
    return to_right == NEAREST and any(cue.side is Side.VERB for cue in found.cues)


def _put(mention: Mention, role: str, strength: int) -> None:
    if mention.roles.get(role, 0) < strength:
        mention.roles[role] = strength


def date(
    mentions: Sequence[Mention], times: Sequence[Figure], tokens: Tokens, clauses: Sequence[int]
) -> None:
    """Give each year to the figure that stands nearest to it, in its clause if there is one: 34 in 2020 and 41.

    A semicolon parts them: there were 34, as when it opened, in 2021; now there are 41.
    """
    for time in times:
        year = (time.date or "")[:4]
        if not year.isdigit():
            continue
        first, last = span(tokens, time.at, time.to)
        _, _, apart, nearest = min(
            (
                (
                    clauses[first] != mention.clause,
                    _is_parted(tokens, first, mention.first),
                    max(mention.first - last, first - mention.last, 0),
                    mention,
                )
                for mention in mentions
            ),
            key=lambda each: each[:3],
        )
        if apart <= REACH:
            nearest.years = (*nearest.years, int(year))


def _is_parted(tokens: Tokens, one: int, other: int) -> bool:
    """Whether a semicolon stands between two tokens."""
    return ";" in tokens.low[min(one, other) : max(one, other)]
