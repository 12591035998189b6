"""Lengths that make an area or a volume: 18 metres by 12 are 216 square metres."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from figures.relate.attach import LOOSE, NEAR, NEAREST
from figures.relate.frames import ProductForm
from figures.relate.mentions import with_unit
from figures.relate.products.outcomes import others_told, outcome_of
from figures.relate.record import DENIED, Mention, Relation, Tie
from figures.relate.text import Text

SIDES = {"area": 2, "volume": 3}
"""How many lengths make what."""
ROLES = ("length", "width", "height")
REACH = 2
"""So many sentences before an area its sides are told."""
PHRASE = 4
"""So many words behind a length may say of which side it is."""


def areas_of(space: Mention, form: ProductForm, text: Text) -> Iterator[Relation]:
    """The sides that an area or a volume follows from: those told last before it."""
    count = SIDES.get(space.sort)
    if count is None or space.per is not None or space.attributive:
        return
    for number in range(space.sentence, space.sentence - REACH, -1):
        own = text.utterances.get(number)
        if own is None or abs(own.block - space.block) > 1:
            continue
        before = [each for each in own.mentions if each.place < space.place]
        if len(before) >= count and (sides := _sides(before, count, text)):
            tie, evidence = _tie(space, sides, text)
            roles = {name: (side.figure,) for name, side in zip(ROLES, sides, strict=False)}
            yield Relation(
                form.frame, form.name, {**roles, "total": (space.figure,)}, space.figure, 0, tie, evidence
            )
            return


def _sides(before: Sequence[Mention], count: int, text: Text) -> list[Mention] | None:
    """The sides, if just as many lengths are told, and each is joined to the next one or called one."""
    lengths = [each for each in before if each.sort == "length" and each.per is None]
    if not lengths:
        return None
    sides = [with_unit(each, lengths[0]) if each.bare and _is_joined(each, text) else each for each in before]
    sides = [each for each in sides if each.sort == "length" and each.per is None]
    if len(sides) != count or len({each.figure.qualifier for each in sides}) > 1:
        return None
    joined = all(_is_joined(other, text) and _follows(one, other, text) for one, other in pairwise(sides))
    if joined:
        return sides
    low = text.utterance(sides[0]).tokens.low[sides[0].core[1] : sides[-1].core[0]]
    return sides if ";" not in low and all(_is_side(each, text) for each in sides) else None


def _is_joined(mention: Mention, text: Text) -> bool:
    """Whether it is what something else is multiplied by: 18 metres by 12."""
    low = text.utterance(mention).tokens.low
    return mention.first > 0 and text.lexicon.has("sides_joined", low[mention.first - 1])


def _follows(one: Mention, other: Mention, text: Text) -> bool:
    return one.sentence == other.sentence and not any(
        one.core[0] < each.core[0] < other.core[0] for each in text.utterance(one).mentions
    )


def _is_side(mention: Mention, text: Text) -> bool:
    low = text.utterance(mention).tokens.low
    return any(text.lexicon.has("sides", word) for word in low[mention.core[1] : mention.last + PHRASE])


def _tie(space: Mention, sides: Sequence[Mention], text: Text) -> tuple[Tie, tuple[tuple[str, int], ...]]:
    outcome = outcome_of(space, sides[-1], ("totals_told", "areas_told"), text)
    others = [each for each in text.mentions_between(sides[0], space) if each.sort == space.sort]
    evidence = ("outcome", outcome), ("sentences", space.sentence - sides[0].sentence)
    if others or DENIED in {each.mood for each in (space, *sides)} or others_told((*sides, space), text):
        return Tie.RIVAL, evidence
    if outcome >= LOOSE and space.sentence == sides[0].sentence:
        return Tie.TIED if outcome == NEAREST else Tie.NEAR, evidence
    return Tie.NEAR if outcome >= NEAR else Tie.RIVAL, evidence
