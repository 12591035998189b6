"""A change that is said again as a percentage: quintupled, up by 400 per cent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from figures.model import Change, Qualifier
from figures.relate.attach import NEAREST
from figures.relate.lists import DASHES
from figures.relate.mentions import TIMES
from figures.relate.record import DENIED, Mention, Relation, Rivals, Tie
from figures.relate.text import Text

OPENING = frozenset([",", "("]) | DASHES
CLOSING = frozenset([",", ".", ";", ")", ":"]) | DASHES
MOST = 5
"""So many words at most stand between a multiple and the percentage that says it again."""


def restated_of(text: Text) -> Iterator[Rivals]:
    """Each multiple in a word with the percentage of change behind it."""
    for own in text.utterances.values():
        for one, other in pairwise(own.mentions):
            if one.sort != TIMES or other.sort != "percent" or DENIED in (one.mood, other.mood):
                continue
            way = _way(other)
            if way == _way_of(one) and _says_again(one, other, own.tokens.low, text):
                roles = {"one": (one.figure,), "other": (other.figure,)}
                found = Relation("same", "multiple", roles, other.figure, way, Tie.TIED, (("told", 3),))
                yield Rivals(other.figure, (found,), tuple)


def _way_of(multiple: Mention) -> int:
    return 1 if multiple.size > 1 else -1


def _way(percent: Mention) -> int:
    """Which way a percentage leads by the words at it; 0 if they do not tell, or it is over some time."""
    figure, roles = percent.figure, percent.roles
    if figure.per is not None or figure.qualifier is not Qualifier.EXACT:
        return 0
    if figure.change is not None:
        return 1 if figure.change is Change.UP else -1
    up, down = roles.get("up", 0) == NEAREST, roles.get("down", 0) == NEAREST
    return int(up) - int(down)


def _says_again(one: Mention, other: Mention, low: Sequence[str], text: Text) -> bool:
    """Whether only a sign, and words of change, stand between the two, and nothing says what it is measured by."""
    between = low[one.last : other.first]
    if (
        one.figure.qualifier is not Qualifier.EXACT
        or not 0 < len(between) <= MOST
        or between[0] not in OPENING
    ):
        return False
    if any(word.isalpha() and not _is_of_change(word, text) for word in between[1:]):
        return False
    return other.last >= len(low) or low[other.last] in CLOSING


def _is_of_change(word: str, text: Text) -> bool:
    lexicon = text.lexicon
    cues = lexicon.roles.cues.meanings.get(word, ())
    return (
        any(cue.role in ("up", "down") for cue in cues)
        or any(lexicon.has(what, word) for what in ("articles_before", "of", "restating"))
        or word in lexicon.roles.fillers
    )
