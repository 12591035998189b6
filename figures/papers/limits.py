"""What a quantity cannot be: a p above 1, a negative F, a correlation of 1.2."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from figures.interval import Interval
from figures.papers.parts import Part
from figures.papers.relations import Numbers, relation
from figures.papers.settings import Chain, Setting
from figures.papers.spellings import load_spellings
from figures.relate.record import Rivals

SHARES = ("sens", "spec", "ppv", "npv", "acc", "prev", "I2", "power")
"""Quantities that may be something else, or per thousand, without the sign of percentages."""


RATIOS = ("OR", "RR", "HR")
SPREADS = ("SD", "SE", "variance", "pooled_SD")


def limits(setting: Setting) -> Iterator[Rivals]:
    """Each quantity with the least and the most that it can be.

    A letter alone may stand for something else (r for a radius, V for volts): it needs a test or a p beside it, and a
    share its %.
    """
    known = load_spellings().limits
    for chain in setting.chains:
        for part in chain:
            bounds = known.get(part.what)
            if bounds is None or part.value is None or part.sign not in ("=", "~"):
                continue
            if not _is_sure(part, chain, setting):
                continue
            least, most = bounds
            told: Numbers = {
                "bounds": Interval(
                    None if least is None else Fraction(least), None if most is None else Fraction(most)
                )
            }
            value = setting.mark(part)
            yield relation("limit", {"value": value}, value, told)


def _is_sure(part: Part, chain: Chain, setting: Setting) -> bool:
    """Whether it can be nothing else."""
    if part.what in SHARES:
        return part.percent and part.gap == 0
    if part.what == "alpha":
        return setting.has("reliability")
    if part.what == "auc":
        return setting.has("discrimination")
    if part.what in RATIOS:
        return part.worded or any(each.what == "CI" for each in chain)
    if part.worded:
        return part.gap == 0 or part.what in SPREADS
    return (
        bool(part.df)
        or _is_long(part, setting)
        or any(each.df or (each.what == "p" and each is not part) for each in chain)
    )


def _is_long(part: Part, setting: Setting) -> bool:
    """Whether its name has more than one letter: ρ alone may be a density."""
    return len(setting.between(part.at, part.number[0]).strip(" =:≈~")) > 1
