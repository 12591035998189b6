"""Shares of one whole, which are a hundred per cent together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.relate.attach import NEAR, NEAREST
from figures.relate.binding import FEWEST, PERCENT, bound
from figures.relate.enumerations import beside
from figures.relate.frames import SumForm
from figures.relate.links import BOUND, NONE, link
from figures.relate.lists import are_listed, is_closed_list, is_open
from figures.relate.record import Mention, Relation, Tie
from figures.relate.text import Text

MOSTLY = 0.6
"""Shares that make less of a whole than this are not all of them."""
AROUND = 0.2
"""Shares that no word calls all of a whole come as near to it, if they are."""


def hundreds(rest: Mention, form: SumForm, text: Text) -> Iterator[Relation]:
    """The other percentages of a whole of which one is called the rest, or the last of a list of them."""
    if rest.sort != PERCENT:
        return
    cue = max(rest.roles.get(role, 0) for role in form.cues)
    for parts in beside(rest, text):
        before = [other for other in parts if other.place < rest.place]
        run = [*before, rest]
        if not before or any(other.place > rest.place for other in parts if other.sentence == rest.sentence):
            continue
        listed = len(run) > FEWEST and are_listed(run, text)
        same = all(part.sentence == rest.sentence for part in before)
        links = BOUND if same else link(rest, before, text)
        evidence = (("cue", cue), ("link", links), ("listed", int(listed)), ("parts", len(before)))
        tie = Tie.RIVAL
        closed = listed and same and is_closed_list(text.utterance(rest), text)
        alone = (
            len(run) > FEWEST
            and len(text.by_sort[PERCENT]) == len(run)
            and ((listed and same) or _are_items(run, text))
        )
        alone = alone and abs(sum(part.size for part in run) - 1) < AROUND
        links = BOUND if alone else links
        if (
            links != NONE
            and not is_open(rest, before, text)
            and (cue >= NEAR or closed or alone)
            and _is_whole(run)
        ):
            over = sum(part.size for part in run) > 1
            sure = (cue == NEAREST and links == BOUND) or closed
            tie = Tie.TIED if closed and sure and over else Tie.NEAR
        yield bound(form, before, tie, evidence, rest=rest)


def _are_items(parts: Sequence[Mention], text: Text) -> bool:
    """Whether each part is an item of a list of its own."""
    return all(text.is_item(text.utterance(part)) for part in parts) and len(
        {part.block for part in parts}
    ) == len(parts)


def _is_whole(parts: Sequence[Mention]) -> bool:
    """Whether the shares may well be all: of so small ones, others must have been told before."""
    return MOSTLY < sum(part.size for part in parts) < 2 - MOSTLY
