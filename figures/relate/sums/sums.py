"""A whole and its parts: figures that are said to add up, to a total or to a hundred per cent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.relate.frames import SumForm, load_frames
from figures.relate.record import Mention, Relation, Tie
from figures.relate.sums.binding import PERCENT, RATIO, bound, is_part, is_summed, runs_of
from figures.relate.sums.hundreds import hundreds
from figures.relate.sums.remainders import rests
from figures.relate.sums.totals import totals
from figures.relate.text import Text

FINDERS = {"total": totals, "rests": rests, "hundred": hundreds}
"""What looks for the sums that words tell; those of ledgers are found all at once."""


def sums_of(mention: Mention, text: Text, *, only_told: bool = False) -> Iterator[Relation]:
    """The sums that the words say a figure follows from; with `only_told` quickly, without some mere rivals."""
    summed = is_summed(mention)
    if not summed and mention.sort != RATIO:
        return
    for form in load_frames().sums:
        if form.name in FINDERS and (summed or form.name == "hundred"):
            yield from FINDERS[form.name](mention, form, text, only_told)


def rival_sums(mention: Mention, form: SumForm, reach: Sequence[tuple[int, Mention]]) -> Iterator[Relation]:
    """Every sum in reach that a figure could follow from, whatever the words say."""
    others = sorted((other for _, other in reach if is_part(other, mention)), key=lambda other: other.place)
    if not is_summed(mention):
        return
    if form.name == "total":
        for run in runs_of(others):
            yield bound(form, run, Tie.RIVAL, total=mention)
    elif form.name == "rests":
        for whole in others:
            for run in runs_of(
                [other for other in others if other is not whole and other.size < whole.size], 1
            ):
                yield bound(form, run, Tie.RIVAL, total=whole, rest=mention)
    elif mention.sort == PERCENT:
        for run in runs_of(others, 1):
            yield bound(form, run, Tie.RIVAL, rest=mention)
