"""Confidence intervals: their ends, the estimate that they are of, its standard error and its p.

The estimate is the part before the interval in its report, or else the number before its bracket. That of a ratio lies
in the middle of the interval on a logarithmic scale, that of a difference on a plain one; of means, shares and medians
nothing is said but that the interval holds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from figures.interval import Interval
from figures.model import Figure, Kind
from figures.papers.marks import ends_of
from figures.papers.parts import Part, interval_of
from figures.papers.recompute import p_of_ends, turned
from figures.papers.relations import Numbers, relation
from figures.papers.settings import Chain, Setting, bare
from figures.papers.spellings import CI, TESTS
from figures.relate.record import Rivals

RATIOS = ("OR", "RR", "HR")
DIFFERENCES = ("RD", "b", "ARR")
ESTIMATES = (
    *RATIOS,
    *DIFFERENCES,
    "M",
    "d",
    "g",
    "r",
    "beta",
    "sens",
    "spec",
    "ppv",
    "npv",
    "acc",
    "auc",
    "prev",
    "kappa",
    "median",
)
_BREAK = re.compile(r"[;:]|, (?:and|but|or) ")
MULTIPLES = ("time", "fold", "times")
"""2.1 times as many is a ratio, and so is what is 40% more."""
NEAR = 60
"""So many characters at most stand between an estimate in words and its interval."""
USUAL = Decimal(95)
TURNED, OFF = Interval(Fraction(1, 2), Fraction(2)), Interval(Fraction(1, 8), Fraction(8))
SMALL = Interval(Fraction(0), None)
"""How far a p may be from that of the interval: where it contradicts it, and where it does not. Other tests than that
of Wald give other ones, but none that are so far off; of a difference in a small sample, p may be any on its side."""


def intervals(setting: Setting) -> Iterator[Rivals]:
    """The relations of each interval of a sentence."""
    for chain in setting.chains:
        for place, part in enumerate(chain):
            if part.what == CI and part.ends:
                yield from _of_interval(part, chain, place, setting)


def _of_interval(ci: Part, chain: Chain, place: int, setting: Setting) -> Iterator[Rivals]:
    low, high = ends_of(ci, setting.extraction)
    yield relation("ci-order", {"low": low, "high": high}, high)
    if ci.low is None or ci.high is None or ci.low >= ci.high:
        return
    estimate, what = _estimate(ci, chain, place, setting)
    if estimate is not None and estimate.value is not None:
        roles = {"estimate": estimate, "low": low, "high": high}
        is_inside = any(ci.low <= value <= ci.high for value in (estimate.value, -estimate.value))
        is_beside = place > 0 and chain[place - 1].what in RATIOS
        if not is_inside and not (is_beside and _is_parted(ci, setting)):
            return  # of ranges there is a rule that looks at any text
        if what in RATIOS and ci.low > 0:
            yield relation("ci-middle-ratio", roles, estimate)
        elif what in DIFFERENCES and not setting.has("skewed"):
            yield relation("ci-middle", roles, estimate)
    if ci.level in (None, USUAL):
        if not setting.has("skewed") and what not in RATIOS:  # whose standard error is that of a logarithm
            yield from _with_error(chain[:place], low, high, setting)
        yield from _with_p(chain, what, low, high, setting)
        yield from _with_words(chain, what, low, high, setting)


def _is_parted(ci: Part, setting: Setting) -> bool:
    """Whether a comma parts its ends, so that they are no range."""
    return setting.between(ci.ends[0][1], ci.ends[1][0]).strip() in (",", ";")


def _estimate(ci: Part, chain: Chain, place: int, setting: Setting) -> tuple[Figure | None, str | None]:
    """The estimate and what it is; a difference that words tell is one of `b`."""
    for part in reversed(chain[:place]):
        if part.what == CI:
            return None, None
        if part.what in ESTIMATES:
            is_difference = part.what == "M" and (
                setting.says("differences", setting.between(setting.at, part.to))
                or setting.says("higher_lower", setting.between(part.to, ci.at))
            )
            usable = part.sign == "=" and part.percent == ci.percent
            return (setting.mark(part) if usable else None), "b" if is_difference else part.what
    before = [each for each in setting.figures if each.to <= ci.at]
    near = before[-1] if before else None
    if near is None or near.value is None or ci.at - near.to > NEAR:
        return None, None
    between = setting.between(near.to, ci.at).strip()
    is_percent = near.kind in (Kind.PERCENT, Kind.POINTS)
    compared = setting.says("higher_lower", between.rstrip("([,;"), whole=True)
    if not (compared or between in ("(", ",", ";", "[")) or (ci.percent and not is_percent):
        return None, None
    told = compared or setting.says("differences", setting.between(setting.at, near.at))
    is_difference = told and near.kind is not Kind.PERCENT and near.unit not in MULTIPLES
    return bare(near, is_percent=ci.percent), "b" if is_difference else None


def _with_error(before: Chain, low: Figure, high: Figure, setting: Setting) -> Iterator[Rivals]:
    """The standard error and half the interval: 1.96 of it, or more of a small sample."""
    found = [part for part in before if part.what == "SE" and part.sign == "="]
    means = sum(part.what == "M" for part in before)
    if len(found) == 1 and means < 2 and (found[0] is before[-1] or any(part.what == "b" for part in before)):
        se = setting.mark(found[0])
        yield relation("ci-se", {"se": se, "low": low, "high": high}, se)


def _with_p(chain: Chain, what: str | None, low: Figure, high: Figure, setting: Setting) -> Iterator[Rivals]:
    """The p of an estimate: that of the interval, if no test stands between that it may belong to."""
    found = [part for part in chain if part.what == "p" and part.sign != "~"]
    is_ratio = what in RATIOS
    if len(found) != 1 or not (is_ratio or what in DIFFERENCES) or any(part.what in TESTS for part in chain):
        return
    is_corrected = setting.says("corrected", setting.without("covariates"))
    if (
        sum(part.what == CI for part in chain) > 1
        or is_corrected
        or any(map(setting.has, ("other_tests", "trend")))
    ):
        return
    computed = p_of_ends(_whole(low), _whole(high), is_ratio)
    if computed is None:
        return
    p, contradicts = setting.mark(found[0]), turned(computed, interval_of(found[0]))
    told: Numbers = {"ratio": int(is_ratio), "factor": TURNED if contradicts else OFF if is_ratio else SMALL}
    yield relation("ci-p", {"low": low, "high": high, "p": p}, p, told)


def _with_words(
    chain: Chain, what: str | None, low: Figure, high: Figure, setting: Setting
) -> Iterator[Rivals]:
    """What the clause before the only interval says of its estimate: that it is significant, or that it is not.

    No word of the sentence may make that another thing: a trend, a bias, another level, a contrast.
    """
    is_ratio, alone = what in RATIOS, [part for part in setting.parts if part.what in (CI, "p", *TESTS)]
    if not (is_ratio or what in DIFFERENCES) or len(alone) != 1:
        return
    clause = _BREAK.split(setting.between(setting.at, chain[0].at))[-1]
    insignificant = setting.says("insignificant", clause)
    rest = setting.without("insignificant") if insignificant else setting.text
    if (insignificant or setting.says("significant", clause)) and not setting.says("unsure", rest):
        told: Numbers = {"ratio": int(is_ratio), "significant": int(not insignificant)}
        yield relation("ci-words", {"low": low, "high": high}, high, told)


def _whole(end: Figure) -> Interval:
    value, half = Fraction(end.value or 0), Fraction(end.precision or 0) / 2
    return Interval(value - half, value + half)
