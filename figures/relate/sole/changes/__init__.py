"""The only change that a short text tells, and the only two figures that can have changed so.

A reader of few figures asks for no syntax: attendance fell by a third; there were 60 cakes last year; now there are
40. Where one figure says by how much something changed, and among all others only two can stand for what it was and
what it is, these three are meant, however far apart they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from figures.relate.attach import NEAREST
from figures.relate.frames import PairForm, load_frames
from figures.relate.mentions import with_rate, with_unit
from figures.relate.pairs.bases import is_since
from figures.relate.pairs.pairing import Pair, in_order
from figures.relate.record import Mention, Relation, Tie
from figures.relate.sole.changes.doubts import are_exact, may_be, tie_of
from figures.relate.sole.changes.meant import pairs_of, the_one
from figures.relate.sole.changes.steps import AMOUNT, Step, is_only, steps_of
from figures.relate.sole.changes.timed import timed_changes
from figures.relate.text import Text


def sole_changes(text: Text) -> Mapping[tuple[int, str], Sequence[Relation]]:
    """The only change that a short text tells, by its place and sort, with the only pair that it can be of."""
    found: dict[tuple[int, str], Sequence[Relation]] = {}
    steps = list(steps_of(text)) if text.is_brief_for("changes") or text.is_compact else []
    for step in steps:
        if not text.is_brief_for("changes"):
            relations = list(timed_changes(step, steps, text))
        else:
            relations = list(_relations(step, text)) if is_only(step, steps, text) else []
        if relations:
            found[step.mention.figure.start, step.mention.sort] = relations
    return found


def _relations(step: Step, text: Text) -> Iterator[Relation]:
    """A change with the pair that it must be of, and with all others as rivals."""
    pairs = list(pairs_of(step, text))
    meant, sure = the_one(step, pairs)
    if meant is None or _goes_otherwise(step, meant) or not may_be(step, meant, text):
        return
    certain = sure and not is_since(step.mention, meant, text)
    tie = min(tie_of(step, meant, text), Tie.TIED if certain else Tie.NEAR)
    if tie is Tie.RIVAL:
        return
    form = next(form for form in load_frames().pairs if form.name == step.form)
    told = [
        _relation(step, pair, form, tie if pair is meant else Tie.RIVAL, text)
        for pair in pairs
        if pair is meant or are_exact(*pair)
    ]
    yield from told
    if step.unclear:
        yield from map(_turned, told)
    if step.way <= 0 and step.mention.sort in ("percent", "ratio"):
        yield from (_as_share(step, pair) for pair in pairs if pair[0].size < pair[1].size)


def _goes_otherwise(step: Step, pair: Pair) -> bool:
    """Whether words beside both tell the other way, so that another thing moved: from 50 to 40, and costs rose 5%."""
    way = pair[1].size - pair[0].size
    return (_is_told(*pair) and way * step.way < 0) or (_is_told(pair[1], pair[0]) and way * step.way > 0)


def _is_told(old: Mention, new: Mention) -> bool:
    """Whether words right beside both say which is which: to £44 from £50."""
    return old.roles.get("old", 0) == new.roles.get("new", 0) == NEAREST


def _turned(relation: Relation) -> Relation:
    """The same the other way round: nobody knows what 20 per cent worse is."""
    roles = dict(relation.roles) | {"old": relation.roles["new"], "new": relation.roles["old"]}
    return replace(relation, roles=roles, way=-relation.way, tie=Tie.RIVAL)


def _as_share(step: Step, pair: Pair) -> Relation:
    """What is lost may be told instead of what is left: a third of the 90 tonnes were destroyed, 30 tonnes."""
    part, whole = sorted(pair, key=lambda each: each.size)
    roles = {"part": (part.figure,), "whole": (whole.figure,), "share": (step.mention.figure,)}
    return Relation("share", "share", roles, step.mention.figure, 0, Tie.RIVAL, (("cue", step.cue),))


def _relation(step: Step, pair: Pair, form: PairForm, tie: Tie, text: Text) -> Relation:
    first, second = in_order(pair, step.mention, form, step.way, text)
    if step.way * (second.size - first.size) < 0 and not _is_told(first, second):
        first, second = second, first
    way = step.way or (1 if second.size >= first.size else -1)
    by = with_unit(step.mention, first) if step.mention.bare and not first.bare else step.mention
    if step.form == AMOUNT:
        by = with_rate(by, first)
    roles = {"old": (first.figure,), "new": (second.figure,), "by": (by.figure,)}
    evidence = (("cue", step.cue), ("link", 2 if tie is Tie.TIED else 1), ("sole", int(tie is Tie.TIED)))
    return Relation(form.frame, form.name, roles, step.mention.figure, way, tie, evidence)
