"""Risks of two groups and what follows from them: ratios, reductions, numbers needed to treat; and accuracy."""

from __future__ import annotations

from collections.abc import Iterator

from figures.model import Figure, Kind
from figures.papers.relations import Numbers, relation
from figures.papers.samples import ACCURACY, Share, shares
from figures.papers.settings import Setting, bare, is_whole
from figures.relate.record import Rivals

OF_COUNTS = {"OR": "odds-counts", "RR": "risk-counts", "NNT": "nnt-counts", "NNH": "nnt-counts", "RD": "arr-counts",
    "ARR": "arr-counts", "HR": "", "RRR": "rrr-counts"}  # fmt: skip
OF_SHARES = {"RR": "risk-shares", "NNT": "nnt-shares", "NNH": "nnt-shares", "RD": "arr-shares", "ARR": "arr-shares",
    "RRR": "rrr-shares", "OR": "odds-shares"}  # fmt: skip
CLOSE = 8
"""So many words at most stand between a ratio and its percentage."""


def risks(setting: Setting) -> Iterator[Rivals]:
    """The relations of the only measure of risk, or of accuracy, in a sentence."""
    yield from _standardised(setting)
    if not setting.of(*OF_COUNTS, *ACCURACY) or setting.has("modelled"):
        return
    found = [] if _are_of_all(setting) else shares(setting)
    measure = setting.only(*OF_COUNTS)
    if measure is not None:
        effect = setting.mark(measure)
        percents = [
            end
            for each in setting.figures
            for end in (each.ends or (each,))  # from 20% to 15%
            if end.kind is Kind.PERCENT and end.value is not None and end.change is None
        ]
        percents = [each for each in percents if each.to <= effect.at]
        if len(found) == 2 and OF_COUNTS[measure.what]:
            yield _of_counts(OF_COUNTS[measure.what], effect, found)
        elif not found and len(percents) == 2 and _are_of_all(setting) and measure.what in OF_SHARES:
            one, other = percents
            yield relation(OF_SHARES[measure.what], {"one": one, "other": other, "effect": effect}, effect)
        if measure.what in ("OR", "RR", "HR") and not found:
            yield from _in_percent(effect, setting)
    accuracy = setting.only(*ACCURACY)
    if accuracy is not None:
        yield from _accuracy(setting.mark(accuracy), found, setting)


def _are_of_all(setting: Setting) -> bool:
    """Whether counts only tell what percentages are of: 10% of 200 and 20% of 200."""
    return all(setting.between(each.at - 5, each.at).endswith(("% of ", "% in ")) for each in setting.counts)


def _of_counts(form: str, effect: Figure, found: list[Share]) -> Rivals:
    one, other = found
    told: Numbers = {"n1": int(one.whole.value or 0), "n2": int(other.whole.value or 0)}
    wholes = (one.whole, other.whole)
    return relation(
        form, {"one": one.part, "other": other.part, "parts": wholes, "effect": effect}, effect, told
    )


def _in_percent(effect: Figure, setting: Setting) -> Iterator[Rivals]:
    """An odds ratio of 1.40, that is 40% higher odds; a risk that is lower by 26% (HR 0.74)."""
    found = [each for each in setting.figures if each.kind is Kind.PERCENT and each.value is not None]
    if len(found) != 1:
        return
    percent = found[0]
    between = setting.between(min(effect.to, percent.to), max(effect.at, percent.at))
    is_same = setting.says("the_same", between) or "(" in between or between.strip(" ,;:") in ("", "a", "an")
    if setting.says("levels", setting.between(percent.at - 25, percent.at)):
        return
    around = setting.between(percent.at - 40, percent.at) + " " + setting.between(percent.to, percent.to + 25)
    if (
        len(between.split()) <= CLOSE
        and not any(map(str.isdigit, between))
        and is_same
        and setting.says("higher_lower", around)
    ):
        yield relation("ratio-percent", {"effect": percent, "value": effect}, percent)


def _accuracy(effect: Figure, found: list[Share], setting: Setting) -> Iterator[Rivals]:
    """So many of so many, or so many that are true and so many that are false."""
    others = [each for each in setting.counts if each.value is not None]
    if len(found) == 1 and len(others) == 2:
        yield relation("accuracy", {"one": found[0].part, "total": found[0].whole, "effect": effect}, effect)
    elif len(others) == 2 and not found:
        words = [
            setting.between(one.to, other)
            for one, other in zip(others, (others[1].at, others[1].to + 40), strict=True)
        ]
        # the words of a count may be part of its figure: 84 true positives
        texts = [f"{each.plain} {word}" for each, word in zip(others, words, strict=True)]
        is_true = [setting.says("true_ones", text) and not setting.says("false_ones", text) for text in texts]
        is_false = [
            setting.says("false_ones", text) and not setting.says("true_ones", text) for text in texts
        ]
        if is_true == [True, False] and is_false == [False, True]:
            yield relation("accuracy-true", {"one": others[0], "other": others[1], "effect": effect}, effect)
        elif is_true == [False, True] and is_false == [True, False]:
            yield relation("accuracy-true", {"one": others[1], "other": others[0], "effect": effect}, effect)


def _standardised(setting: Setting) -> Iterator[Rivals]:
    """Cohen's d of two means and the standard deviation that is said to be pooled."""
    sd, d = setting.only("pooled_SD"), setting.only("d", "g")
    if sd is None or d is None:
        return
    effect, spread = setting.mark(d), setting.mark(sd)
    values = [setting.mark(part) for part in setting.of("M")]
    others = [bare(each) for each in setting.figures if not is_whole(each) and each.kind is not Kind.PERCENT]
    ranges = [each for each in others if each.low is not None]
    if len(values or others) == 2 and not ranges:
        one, other = values or others
        yield relation("d-means", {"one": one, "other": other, "sd": spread, "effect": effect}, effect)
    elif len(others) == 1 and ranges and not values:
        yield relation("d-range", {"limits": ranges[0], "sd": spread, "effect": effect}, effect)
