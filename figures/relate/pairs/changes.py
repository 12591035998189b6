"""Changes by a percentage: quintupled, up by 400 per cent; and falls by all that there is, or more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from figures.model import Change, Kind, Qualifier
from figures.relate.attach import NEAREST
from figures.relate.likeness import is_amount, is_level
from figures.relate.lists import DASHES
from figures.relate.mentions import TIMES
from figures.relate.pairs.twofold import twofold_changes
from figures.relate.record import DENIED, Mention, Relation, Rivals, Tie
from figures.relate.text import Text

SIGNS = frozenset([",", "("]) | DASHES
BEHIND = frozenset([",", ".", ";", ")", ":"]) | DASHES
MOST = 5
"""So many words at most stand between a multiple and the percentage that says it again."""
ALL = 100
"""So many per cent, nothing is left of it."""


def changes_of(text: Text) -> Iterator[Rivals]:
    """Each percentage that says a multiple, or an amount, again, and each fall by a hundred per cent and more."""
    yield from _restated(text)
    yield from _falls(text)
    yield from twofold_changes(text)


def _restated(text: Text) -> Iterator[Rivals]:
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
    if one.figure.qualifier is not Qualifier.EXACT or not 0 < len(between) <= MOST or between[0] not in SIGNS:
        return False
    if any(word.isalpha() and not _is_of_change(word, text) for word in between[1:]):
        return False
    return other.last >= len(low) or low[other.last] in BEHIND


def _is_of_change(word: str, text: Text) -> bool:
    lexicon = text.lexicon
    cues = lexicon.roles.cues.meanings.get(word, ())
    return (
        any(cue.role in ("up", "down") for cue in cues)
        or any(lexicon.has(what, word) for what in ("articles_before", "of", "restating"))
        or word in lexicon.roles.fillers
    )


def _falls(text: Text) -> Iterator[Rivals]:
    """The falls by a hundred per cent and more, of what is never negative or has something left."""
    for own in text.utterances.values():
        for place, mention in enumerate(own.mentions):
            if not _is_fall(mention, text) or text.has(mention, "below_nothing"):
                continue
            value = mention.figure.value or 0
            left = _is_left(own.mentions[place + 1 : place + 2], mention, text)
            if left or (value > ALL and text.has(mention, "never_negative")):
                numbers = {"size": int(value), "least": 0, "most": ALL - left}
                roles = {"value": (mention.figure,)}
                found = Relation(
                    "form", "possible", roles, mention.figure, 0, Tie.TIED, (("fall", 3),), numbers
                )
                yield Rivals(mention.figure, (found,), tuple)


def _is_fall(mention: Mention, text: Text) -> bool:
    figure = mention.figure
    if (
        figure.kind is not Kind.PERCENT
        or figure.value is None
        or figure.value < ALL
        or mention.mood == DENIED
    ):
        return False
    down = mention.roles.get("down", 0) == NEAREST and mention.roles.get("up", 0) < NEAREST
    return (figure.change is Change.DOWN or down) and not is_level(mention, text)


def _is_left(behind: Sequence[Mention], fall: Mention, text: Text) -> bool:
    """Whether the words say at once what it fell to, and that is more than nothing."""
    for level in behind:
        near = level.first - fall.last <= 1 and is_level(level, text) and is_amount(level)
        return near and level.size > 0 and level.sort != "percent" and not text.is_loss(level)
    return False
