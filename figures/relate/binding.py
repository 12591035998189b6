"""Sums as relations: what may be a part or a total, and how parts are bound to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.lexicon.record import Side
from figures.model import Figure, Kind
from figures.relate.attach import NEAR
from figures.relate.frames import SumForm
from figures.relate.likeness import alike, is_amount
from figures.relate.mentions import with_unit
from figures.relate.record import Mention, Relation, Tie
from figures.relate.text import Text

MOST_PARTS = 12
FEWEST = 2
SENTENCES = 3
"""So many sentences before the total may tell its parts."""
NEVER_SUMMED = frozenset({"ratio", "points", "times", "age"})
"""Sorts whose sums say nothing."""
PERCENT = "percent"
MIXED = frozenset({("ratio", PERCENT)})
"""Sorts that are summed together: half of them, 36% and the remaining 14%."""

Evidence = tuple[tuple[str, int], ...]


def is_summed(mention: Mention) -> bool:
    """Whether it may be a part or a total; even a single one is: eight gold medals and one silver."""
    single = mention.sort == "count" and mention.figure.value == 1 and mention.noun is not None
    is_adjective = mention.attributive or (
        mention.figure.kind is Kind.MEASURE and mention.figure.noun is not None
    )
    return (is_amount(mention) or single) and not is_adjective and mention.sort not in NEVER_SUMMED


def total_cue(mention: Mention, text: Text) -> int:
    """How strongly words call a figure a total; one that opens the sentence is near to its first figure: In all, ..."""
    cue = mention.roles.get("total", 0)
    own = text.utterance(mention)
    if cue >= NEAR or own.mentions[0] is not mention:
        return cue
    found = text.lexicon.roles.cues.match(own.tokens.low, 0)
    opens = found is not None and any(each.role == "total" and each.side is Side.BEFORE for each in found[1])
    return NEAR if opens else cue


def is_part(other: Mention, of: Mention) -> bool:
    """Whether a figure may be part of another one: they are of one sort."""
    return (
        other is not of
        and is_summed(other)
        and (other.sort == of.sort or (other.sort, of.sort) in MIXED or (other.bare and of.sort == "count"))
        and (other.per is None or other.per == of.per)
    )


def runs_of(mentions: Sequence[Mention], fewest: int = FEWEST) -> Iterator[Sequence[Mention]]:
    """All runs of figures that follow upon one another."""
    for first in range(len(mentions)):
        for last in range(first + fewest, len(mentions) + 1):
            yield mentions[first:last]


def beside(mention: Mention, text: Text) -> Iterator[list[Mention]]:
    """The figures before one and behind it in its sentence; or those of sentences before and behind."""
    own = text.utterance(mention)
    beside = [other for other in own.mentions if is_part(other, mention)]
    before = [other for other in beside if other.place < mention.place]
    behind = [other for other in beside if other.place > mention.place]
    yield before
    yield behind
    if len(beside) < FEWEST:
        yield from _across(mention, before, -1, text)
        yield from _across(mention, behind, 1, text)


def _across(mention: Mention, run: list[Mention], step: int, text: Text) -> Iterator[list[Mention]]:
    own = text.utterance(mention)
    for number in range(mention.sentence + step, mention.sentence + step * (SENTENCES + 1), step):
        near = text.utterances.get(number)
        if near is None or (near.block != own.block and not text.is_item(near)):
            return
        more = [other for other in near.mentions if is_part(other, mention)]
        run = [*run, *more] if step > 0 else [*more, *run]
        yield run


def bound(
    form: SumForm,
    parts: Sequence[Mention],
    tie: Tie,
    evidence: Evidence = (),
    *,
    total: Mention | None = None,
    rest: Mention | None = None,
) -> Relation:
    """Parts with their total, or with what is left, from which the derived figure is told."""
    derived = rest or total
    assert derived is not None
    roles = {"parts": tuple(_in_unit(part, derived) for part in parts)}
    if total is not None:
        roles["total"] = (total.figure,)
    if rest is not None:
        roles["rest"] = (rest.figure,)
    return Relation(form.frame, form.name, roles, derived.figure, 0, tie, evidence)


def _in_unit(part: Mention, other: Mention) -> Figure:
    """A part with the unit of another figure, if it has none of its own."""
    if part.bare and not other.bare:
        return with_unit(part, other).figure
    pair = alike(part, other)
    return part.figure if pair is None else pair[0].figure
