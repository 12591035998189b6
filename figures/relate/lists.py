"""Lists of figures: what opens one, what joins its items, whether it may go on or leave something out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from figures.relate.mentions import HYPHENS
from figures.relate.record import Mention
from figures.relate.text import Text
from figures.relate.utterance import Utterance
from figures.relate.wording import PHRASE

LISTING = frozenset(":–—(")
DASHES = frozenset("–—")
COMPOSING = 10
"""So many words, what something is made of is told behind its total: £90,000, made up of a house worth £80,000 …"""
LIST_ITEM = 10
"""So many words, an item of a list and what follows it have at most."""


def opens_list(mention: Mention, text: Text) -> bool:
    """Whether a list of what it is made of follows: 20 people: 12 women and 8 men."""
    own = text.utterance(mention)
    following = next(
        (
            other
            for other in own.mentions
            if other.place > mention.place and (other.sort == mention.sort or other.bare)
        ),
        None,
    )
    if following is None or mention.figure.bracketed:
        return False
    between = own.tokens.low[mention.last : following.first]
    if len(between) <= COMPOSING and text.lexicon.stands("composed", between):
        return True
    opener = next(
        (at for at, word in enumerate(between) if word in LISTING or is_dash(own, mention.last + at)),
        None,
    )
    if opener is None or len(between) > PHRASE or not {",", ";"}.isdisjoint(between[:opener]):
        return False
    return between[opener] != "(" or (opener == 0 and following.figure.bracketed)


def is_dash(own: Utterance, at: int) -> bool:
    """Whether a hyphen stands for a dash, with blanks around it, or two of them do."""
    tokens = own.tokens
    if tokens.low[at] not in HYPHENS or tokens.glued(at):
        return False
    return not tokens.glued(at + 1) or tokens.low[at + 1] in HYPHENS


def is_open(total: Mention, parts: Sequence[Mention], text: Text) -> bool:
    """Whether a word among the parts says that some may be missing, or counted twice, or more follow."""
    return leaves_open(total, parts, text) or _goes_on(
        max((total, *parts), key=lambda each: each.place), text
    )


def leaves_open(total: Mention, parts: Sequence[Mention], text: Text) -> bool:
    """Whether a word among the parts says that some may be missing, or counted twice."""
    for number in {part.sentence for part in parts} | {total.sentence}:
        inside = [part for part in (*parts, total) if part.sentence == number]
        low = text.utterances[number].tokens.low
        first = min(part.first for part in inside)
        last = max(part.last for part in inside) + 1
        between = low[max(first - 1, 0) : last if number == total.sentence else len(low)]
        if any(True for _ in text.lexicon.roles.open.spans(between)):
            return True
    return False


def _goes_on(last: Mention, text: Text) -> bool:
    """Whether the list goes on with one that no figure counts: 12 women, 8 men, a boy and a dog."""
    low = text.utterance(last).tokens.low
    ahead = range(last.core[1], min(last.last + LIST_ITEM, len(low) - 2))
    at = next((at + 1 for at in ahead if low[at] == "," or text.lexicon.has("list_joints", low[at])), None)
    if at is None or not text.lexicon.has("articles_before", low[at]):
        return False
    if text.lexicon.has("definite", low[at]):  # and the rest on other things
        found = text.lexicon.roles.cues.match(low, at)
        told = found is not None and any(cue.role == "rest" for cue in found[1])
        return told and not any(each.core[0] >= at for each in text.utterance(last).mentions)
    return text.lexicon.roles.cues.match(low, at + 1) is None


def is_in_series(mention: Mention, text: Text) -> bool:
    """Whether it is one of several figures in brackets, each of which belongs to the words before it."""
    bracketed = [
        each
        for each in text.utterance(mention).mentions
        if each.figure.bracketed and each.sort == mention.sort
    ]
    return mention.figure.bracketed and len(bracketed) > 1


def are_listed(parts: Sequence[Mention], text: Text) -> bool:
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


def ends_list(one: Mention, other: Mention, text: Text) -> bool:
    """Whether the second of two figures of a list is its last: what joins them does so only before the last."""
    between = text.utterance(one).tokens.low[one.core[1] : other.core[0]]
    return one.sentence != other.sentence or any(
        word == ";" or text.lexicon.has("last_joints", word) for word in between
    )


def joins(one: Mention, other: Mention, text: Text) -> bool:
    """Whether only what joins the items of a list stands between two figures."""
    own = text.utterance(one)
    between = own.tokens.low[one.core[1] : other.core[0]]
    joint = any(word in ",;" or text.lexicon.has("list_joints", word) for word in between)
    if are_alternatives(one, other, text):
        return False
    parted = [word for word in between if word == ";" or word in text.lexicon.roles.barriers]
    beside = all(word == ";" or text.lexicon.has("clause_joints", word) for word in parted)
    most = 1 + (";" in between)  # ; ham and eggs took 12
    return joint and len(between) <= LIST_ITEM and len(parted) <= most and beside


def are_alternatives(one: Mention, other: Mention, text: Text) -> bool:
    """Whether "or" stands between two figures of a sentence."""
    between = text.utterance(one).tokens.low[one.core[1] : other.core[0]]
    return any(text.lexicon.has("range_or", word) for word in between)


def is_bracket_between(one: Mention, other: Mention, text: Text) -> bool:
    """Whether a bracket closes between two figures of a sentence."""
    return ")" in text.utterance(one).tokens.low[one.core[1] : other.core[0]]


def is_dash_between(one: Mention, other: Mention, text: Text) -> bool:
    """Whether a dash stands between two figures of a sentence."""
    own = text.utterance(one)
    return any(own.tokens.low[at] in DASHES or is_dash(own, at) for at in range(one.core[1], other.core[0]))


def is_closed_list(own: Utterance, text: Text) -> bool:
    """Whether a word of the sentence says that nothing is left out: consists of, nothing else."""
    return any(True for _ in text.lexicon.roles.closed.spans(own.tokens.low))
