"""The only change that a short text tells, and the only two figures that can have changed so.

A reader of few figures asks for no syntax: attendance fell by a third; there were 60 cakes last year; now there are
40. Where one figure says by how much something changed, and among all others only two can stand for what it was and
what it is, these three are meant, however far apart they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from msgspec.structs import replace

from figures.relate.bases import is_since
from figures.relate.frames import PairForm, load_frames
from figures.relate.mentions import with_rate, with_unit
from figures.relate.pairing import Pair, in_order
from figures.relate.record import Mention, Relation, Rivals, Tie
from figures.relate.text import Text
from figures.relate.unrivalled.doubts import may_be, tie_of
from figures.relate.unrivalled.meant import pairs_of, the_one
from figures.relate.unrivalled.steps import AMOUNT, Step, is_only, steps_of


def unrivalled(text: Text, anything: Callable[[Mention], Iterable[Relation]]) -> Iterator[Rivals]:
    """The only change that a short text tells, with the only pair that it can be of."""
    if not text.is_short:
        return
    steps = list(steps_of(text))
    for step in steps:
        if not is_only(step, steps):
            continue
        pairs = list(pairs_of(step, text))
        meant, sure = the_one(step, pairs)
        if meant is None or not may_be(step, meant, text):
            continue
        form = next(form for form in load_frames().pairs if form.name == step.form)
        tie = min(
            tie_of(step, meant, text),
            Tie.TIED if sure and not is_since(step.mention, meant, text) else Tie.NEAR,
        )
        if tie is Tie.RIVAL:
            continue
        told = [_relation(step, meant, form, tie, text)]
        told += [_relation(step, pair, form, Tie.RIVAL, text) for pair in pairs if pair is not meant]
        told += [_turned(each) for each in told if step.unclear]
        if step.way <= 0 and step.mention.sort in ("percent", "ratio"):
            told += [_as_share(step, pair) for pair in pairs if pair[0].size < pair[1].size]
        yield Rivals(step.mention.figure, tuple(told), partial(anything, step.mention))


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
    if step.way * (second.size - first.size) < 0:
        first, second = second, first
    way = step.way or (1 if second.size >= first.size else -1)
    by = with_unit(step.mention, first) if step.mention.bare and not first.bare else step.mention
    if step.form == AMOUNT:
        by = with_rate(by, first)
    roles = {"old": (first.figure,), "new": (second.figure,), "by": (by.figure,)}
    evidence = (("cue", step.cue), ("link", 2 if tie is Tie.TIED else 1), ("sole", int(tie is Tie.TIED)))
    return Relation(form.frame, form.name, roles, step.mention.figure, way, tie, evidence)
