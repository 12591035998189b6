"""A whole and its parts: figures that are said to add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from figures.model import Figure
from figures.relate.attach import NEAR, NEAREST
from figures.relate.frames import SumForm
from figures.relate.likeness import alike
from figures.relate.links import BOUND, NONE, link
from figures.relate.record import Mention, Relation, Tie
from figures.relate.text import Text

MOST_PARTS = 12
FEWEST = 2
SENTENCES = 3
"""So many sentences before the total may tell its parts."""
NEVER_SUMMED = frozenset({"percent", "ratio", "points", "times", "age"})
"""Sorts whose sums have forms of their own, or none."""


def sums_of(total: Mention, form: SumForm, text: Text) -> Iterator[Relation]:
    """The lists of parts that the words say a figure is the total of."""
    if not _may_total(total):
        return
    cue = NEAREST if text.opens_list(total) else max(total.roles.get(role, 0) for role in form.cues)
    if cue >= NEAR:
        for parts in _runs(total, text):
            if len(parts) >= FEWEST:
                yield _relation(total, parts, form, cue, text)


def rival_sums(
    total: Mention, form: SumForm, reach: Sequence[tuple[int, Mention]]
) -> Iterator[Relation]:
    """Every run of figures in reach that may add up to the total."""
    others = sorted((other for _, other in reach if _is_part(other, total)), key=lambda other: other.place)
    for first in range(len(others) * _may_total(total)):
        for last in range(first + FEWEST, len(others) + 1):
            yield _bound(total, others[first:last], form, Tie.RIVAL)


def rival_rests(
    rest: Mention, form: SumForm, reach: Sequence[tuple[int, Mention]]
) -> Iterator[Relation]:
    """Every whole in reach, and every run of parts, that may leave this rest."""
    others = sorted((other for _, other in reach if _is_part(other, rest)), key=lambda other: other.place)
    for whole in others:
        left = [other for other in others if other is not whole and other.size < whole.size]
        for first in range(len(left)):
            for last in range(first + FEWEST, len(left) + 1):
                yield _bound(whole, left[first:last], form, Tie.RIVAL, rest=rest)


def _may_total(mention: Mention) -> bool:
    return mention.sort not in NEVER_SUMMED and mention.figure.value is not None and not mention.attributive


def _is_part(other: Mention, total: Mention) -> bool:
    return (
        other is not total
        and other.figure.value is not None
        and not other.attributive
        and (other.sort == total.sort or other.bare and total.sort == "count")
        and (other.per is None or other.per == total.per)
    )


def _runs(total: Mention, text: Text) -> Iterator[list[Mention]]:
    """The figures before the total and behind it in its sentence; or those of sentences before and behind."""
    own = text.utterance(total)
    beside = [other for other in own.mentions if _is_part(other, total)]
    before = [other for other in beside if other.place < total.place]
    behind = [other for other in beside if other.place > total.place]
    yield before
    yield behind
    if len(beside) < FEWEST:
        yield from _across(total, before, -1, text)
        yield from _across(total, behind, 1, text)


def _across(total: Mention, run: list[Mention], step: int, text: Text) -> Iterator[list[Mention]]:
    own = text.utterance(total)
    for number in range(total.sentence + step, total.sentence + step * (SENTENCES + 1), step):
        near = text.utterances.get(number)
        if near is None or near.block != own.block and not text.is_item(near):
            return
        more = [other for other in near.mentions if _is_part(other, total)]
        run = [*run, *more] if step > 0 else [*more, *run]
        yield run


def _relation(total: Mention, parts: list[Mention], form: SumForm, cue: int, text: Text) -> Relation:
    same = all(part.sentence == total.sentence for part in parts)
    listed = all(_is_listed(one, other, text) for one, other in pairwise(parts))
    links = BOUND if same else link(total, parts, text)
    evidence = (("cue", cue), ("link", links), ("listed", int(listed)), ("parts", len(parts)))
    tie = Tie.RIVAL
    if _is_closed(total, parts, text) and links != NONE:
        tie = Tie.TIED if cue == NEAREST and listed and same and _is_of_them(total, parts, text) else Tie.NEAR
    return _bound(total, parts, form, tie, evidence)


def _is_closed(total: Mention, parts: Sequence[Mention], text: Text) -> bool:
    larger = total.size > max(part.size for part in parts)
    beside = min(parts, key=lambda part: abs(part.core[0] - total.core[0]) if part.sentence == total.sentence else 1000)
    is_member = beside.sentence == total.sentence and total.place < beside.place and not text.opens_list(total) and text.joins(total, beside)
    return larger and len(parts) <= MOST_PARTS and not is_member and not text.is_open(total, parts)


def _is_of_them(total: Mention, parts: Sequence[Mention], text: Text) -> bool:
    """Whether the parts are of what the total counts, as far as their nouns tell."""
    if text.opens_list(total):
        return True
    nouns = {part.noun for part in parts} - {None}
    return not nouns or total.noun is None or total.noun in nouns


def _is_listed(one: Mention, other: Mention, text: Text) -> bool:
    if one.figure.list is not None and one.figure.list == other.figure.list:
        return True
    return one.sentence == other.sentence and text.joins(one, other)


def _bound(
    total: Mention,
    parts: Sequence[Mention],
    form: SumForm,
    tie: Tie,
    evidence: tuple[tuple[str, int], ...] = (),
    rest: Mention | None = None,
) -> Relation:
    roles = {"parts": tuple(_in_unit(part, total) for part in (*parts, *([rest] if rest else ())))}
    roles["total"] = (total.figure,)
    return Relation(form.frame, form.name, roles, (rest or total).figure, 0, tie, evidence)


def _in_unit(part: Mention, total: Mention) -> Figure:
    """A part with the unit of the total, if it has none of its own."""
    pair = alike(part, total)
    return part.figure if pair is None else pair[0].figure
