"""Falls by all that there is, or more: of what cannot be less than nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.model import Change, Kind
from figures.relate.attach import NEAREST
from figures.relate.likeness import is_amount, is_level
from figures.relate.record import DENIED, Mention, Relation, Rivals, Tie
from figures.relate.text import Text

ALL = 100
"""So many per cent, nothing is left of it."""


def falls_of(text: Text) -> Iterator[Rivals]:
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
