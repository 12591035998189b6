"""How many there were: the sizes of samples, and so many of so many."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from figures.model import Figure, Kind
from figures.papers.settings import Chain, Setting

ACCURACY = ("sens", "spec", "ppv", "npv", "acc")
"""Quantities that are shares of so many who were tested."""
MOST_SIZES = 12
"""So many numbers of one sentence are tried."""
MOST = 10**12
"""No sample has more; a larger number is a slip, or an attack."""


class Share(Struct, frozen=True):
    """So many of so many."""

    part: Figure
    whole: Figure

    @property
    def rate(self) -> Fraction:
        """The one over the other."""
        return Fraction(self.part.value or 0) / Fraction(self.whole.value or 1)


def sizes_of(setting: Setting) -> list[int]:
    """What may be the size of a sample: n = 28, 28 pigs, of 28."""
    every = [part.value for part in setting.of("n")], [figure.value for figure in setting.counts]
    sizes = [int(size) for values in every for size in values if size is not None and 1 < size < MOST]
    return sizes[:MOST_SIZES]


def the_size(setting: Setting, chain: Chain = ()) -> int | None:
    """The size of the only sample of a report, or else of its sentence."""
    own = [part for part in chain if part.what == "n" and part.value is not None]
    if len(own) == 1 and own[0].value is not None:
        return int(own[0].value)
    sizes = {int(part.value) for part in setting.of("n") if part.value is not None} or {
        int(each.value) for each in setting.counts if each.value is not None and is_sample(each)
    }
    return sizes.pop() if len(sizes) == 1 else None


def is_sample(figure: Figure) -> bool:
    """Whether a figure may be the size of a sample."""
    return figure.kind is Kind.COUNT and figure.value is not None and 1 < figure.value < MOST


def shares(setting: Setting) -> list[Share]:
    """So many of so many, in the order of the text: 12 of 40, 12/40, of 40 pigs 12."""
    found: list[Share] = []
    counts = sorted(setting.counts, key=lambda each: each.at)
    skip = False
    for one, other in pairwise(counts):
        if skip:
            skip = False
            continue
        between = setting.between(one.number[1], other.number[0])
        if setting.says("out_of", between, whole=True):
            found.append(Share(one, other))
            skip = True
        elif setting.says("of_all", setting.between(one.at - 9, one.number[0])) and not found:
            found.append(Share(other, one))
            skip = True
    return [share for share in found if 0 < (share.whole.value or 0) < MOST]
