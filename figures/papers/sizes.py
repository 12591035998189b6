"""Sizes of samples: the parts of a sample and all of it, shares of it, and degrees of freedom against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from figures.interval import Interval
from figures.model import Figure, Kind, Qualifier
from figures.papers.parts import Part
from figures.papers.relations import Numbers, relation
from figures.papers.samples import ACCURACY, is_sample, shares
from figures.papers.settings import Setting
from figures.relate.record import Rivals

MOST_TRIED = 200
"""Of more, every percentage is possible, if some may be missing."""
JOINTS = ("and", "or", "/", "&")
END = 10**9
_DETERMINED = re.compile(r"\b(?i:of) (?:the|its|their|all|these|those|his|her|our)\s$")
_NAMED = re.compile(r"\b(?i:of|all|all the)\s$")
_BRACKET = re.compile(r"\s?[(\[]\s?")
_AND = re.compile(r"[,;] and$")
_OF_WHOM = re.compile(r"\b(?i:of (?:whom|which|these|them))\b")
_TABLE = re.compile(r"\b(\d)\s?(?:x|×|by|[–-]by[–-])\s?(\d)\s+(?:contingency\s)?table\b")


def sizes(setting: Setting) -> Iterator[Rivals]:
    """The relations of the sizes that a sentence tells."""
    yield from _parts(setting)
    yield from _share_of_sample(setting)
    yield from _shares_in_brackets(setting)
    yield from _possible_shares(setting)
    yield from _freedom(setting)
    yield from _groups(setting)
    yield from _studies(setting)
    yield from _rows_and_columns(setting)
    yield from _flow(setting)
    yield from _dealt(setting)


def _parts(setting: Setting) -> Iterator[Rivals]:
    """The groups of a sample: each with its n, and all of them with their N."""
    every = setting.of("n")
    groups = [part for part in every if _letter(part, setting) == "n"]
    totals = [part for part in every if _letter(part, setting) == "N"]
    if len(groups) > 1 and len(totals) == 1:
        total = setting.mark(totals[0])
        told: Numbers = {"exact": int(setting.has("all_parts"))}
        yield relation("n-sum", {"parts": tuple(map(setting.mark, groups)), "total": total}, total, told)


def _letter(part: Part, setting: Setting) -> str:
    return setting.between(part.at, part.at + 1)


def _share_of_sample(setting: Setting) -> Iterator[Rivals]:
    """Most of the 9 cats (n = 7; 78%)."""
    n = setting.only("n")
    percents = [each for each in setting.figures if each.kind is Kind.PERCENT and each.value is not None]
    samples = [each for each in setting.counts if is_sample(each)]
    if n is None or len(percents) != 1 or len(samples) != 1 or len(setting.counts) != 1:
        return
    share = percents[0]
    if 0 <= share.at - n.to <= 3 or 0 <= n.at - share.to <= 3:
        yield relation("n-percent", {"one": setting.mark(n), "total": samples[0], "effect": share}, share)


def _shares_in_brackets(setting: Setting) -> Iterator[Rivals]:
    """14/122 (11.5%), or 11.5% (14/122): of counts, and not of models."""
    percents = [each for each in setting.figures if each.kind is Kind.PERCENT and each.value is not None]
    if not percents or setting.has("modelled") or setting.of(*ACCURACY):
        return
    for share in shares(setting):
        if setting.between(share.part.to, share.whole.number[0]).strip() != "/":
            continue
        for percent in percents:
            behind = _BRACKET.fullmatch(setting.between(share.whole.number[1], percent.at))
            before = _BRACKET.fullmatch(setting.between(percent.to, share.part.at))
            last = max(percent.to, share.whole.number[1])
            closes = setting.between(last, last + 2).strip()[:1] in (")", ",", ";")
            if closes and (behind or (before and not setting.has("rated"))):
                roles = {"one": share.part, "total": share.whole, "effect": percent}
                yield relation("n-percent", roles, percent)


def _possible_shares(setting: Setting) -> Iterator[Rivals]:
    """Percentages of the only people of a sentence: of 7 rats none are 40%."""
    if len(setting.counts) != 1 or setting.of("n") or any(map(setting.has, ("modelled", "rated", "unknown"))):
        return
    whole = setting.counts[0]
    before = setting.between(whole.at - 12, whole.number[0])
    if _DETERMINED.search(before):
        return  # of the twelve: for those there is a rule that looks at any text
    is_whole_of = _NAMED.search(before) is not None
    size = int(whole.value or 0)
    if not is_sample(whole) or size > MOST_TRIED:
        return
    for each in setting.figures:
        if (
            each.kind is Kind.PERCENT
            and each.value is not None
            and _is_share_of(each, whole, is_whole_of, setting)
        ):
            fewest = size - size // 10 if is_whole_of else (size + 1) // 2
            yield relation(
                "share-possible", {"effect": each, "total": whole}, each, {"n": size, "fewest": fewest}
            )


def _is_share_of(percent: Figure, whole: Figure, is_named: bool, setting: Setting) -> bool:
    """Whether a percentage is said to be of those before it, or, if all are named, has a clause with their verb."""
    if percent.at < whole.to or percent.change is not None or percent.qualifier is not Qualifier.EXACT:
        return False
    behind = setting.between(percent.to, percent.to + 40).split()
    if setting.says("of_them", " ".join(behind[:2]), whole=True):
        return True
    between = setting.between(whole.to, percent.at).strip()
    begins = between in ("", ",") or between.endswith((",", ";")) or _AND.search(between) is not None
    verb = behind[0].strip(".,;") if behind else ""
    return is_named and begins and (setting.says("plural_verbs", verb, whole=True) or verb.endswith("ed"))


def _freedom(setting: Setting) -> Iterator[Rivals]:
    """The degrees of freedom of a t or an r, which are fewer than the people it is of.

    Where there are more than twice as many, trials were counted, or a model has them.
    """
    if setting.has("models"):
        return
    samples = [
        each for each in setting.counts if is_sample(each) and not setting.says("no_people", each.plain)
    ]
    people = [each for each in samples if setting.says("people", each.plain)] or (
        samples if setting.has("simple_tests") else []
    )
    own, groups = setting.of("n"), [each for each in setting.counts if setting.says("groups", each.plain)]
    if len(people) + len(own) != 1:
        return
    total = people[0] if people else setting.mark(own[0])
    for part in setting.parts:
        if len(part.df) == 2 and setting.has("variances") and not setting.has("multivariate") and not groups:
            yield from _of_variances(part, total, setting)
        if len(part.df) == 1 and part.what in ("t", "r") and (part.df[0].low or 0) <= 2 * (total.value or 0):
            lost = 2 if part.what == "r" or setting.has("unpaired") else 1
            if setting.has("two_groups"):
                continue  # of so many each
            value = setting.mark(part)
            yield relation(
                "df-sample", {"value": value, "total": total}, value, {"df1": part.df[0], "lost": lost}
            )


def _of_variances(part: Part, total: Figure, setting: Setting) -> Iterator[Rivals]:
    """The degrees of freedom of F: one less than the people at most, or of repeated measures a multiple."""
    one, other = part.df
    times = (other.low or 0) / (one.low or 1)
    again = times.denominator == 1 and times < (total.value or 0) if isinstance(times, Fraction) else False
    if one.is_point and other.is_point and not again:
        value = setting.mark(part)
        yield relation("df-sample", {"value": value, "total": total}, value, {"df1": one + other, "lost": 1})


def _groups(setting: Setting) -> Iterator[Rivals]:
    """The degrees of freedom of the F of so many groups of so many people: one less than the groups, and the rest."""
    f = setting.only("F")
    groups = [each for each in setting.counts if setting.says("groups", each.plain)]
    people = [each for each in setting.counts if setting.says("people", each.plain)]
    if f is None or len(f.df) != 2 or len(groups) != 1 or len(people) != 1 or len(setting.counts) != 2:
        return
    if not setting.has("models") and setting.has("one_way"):
        value = setting.mark(f)
        told: Numbers = {"df1": f.df[0], "df2": f.df[1]}
        yield relation("df-groups", {"value": value, "one": groups[0], "total": people[0]}, value, told)


def _studies(setting: Setting) -> Iterator[Rivals]:
    """The degrees of freedom of Q, which are one less than the studies."""
    q = setting.only("Q")
    studies = [each for each in setting.counts if is_sample(each) and setting.says("studies", each.plain)]
    if q is not None and len(q.df) == 1 and len(studies) == 1:
        value = setting.mark(q)
        yield relation("df-studies", {"value": value, "total": studies[0]}, value, {"df1": q.df[0]})


def _flow(setting: Setting) -> Iterator[Rivals]:
    """Records or people, those of them that were removed, and those that were left."""
    if len(setting.counts) != 3 or setting.parts or not setting.has("removed") or not setting.has("left"):
        return
    every, removed, left = setting.counts
    before, behind = setting.between(every.to, removed.at), setting.between(removed.to, left.at)
    if before.strip() in JOINTS:
        return  # twenty and 24 were lost
    others = (
        setting.between(setting.at, every.to)
        + " "
        + _OF_WHOM.sub("", before)
        + setting.between(removed.at, END)
    )
    if setting.says("removed", f"{before} {removed.plain} {behind}") and not setting.says("further", others):
        yield relation("flow", {"total": every, "one": removed, "other": left}, left)


def _dealt(setting: Setting) -> Iterator[Rivals]:
    """All, and those who were dealt out to two groups, or who gave one of two answers: no more than all."""
    if len(setting.counts) != 3 or setting.parts or setting.says("further", setting.text):
        return
    every, one, other = setting.counts
    between, behind = setting.between(one.to, other.at), setting.between(other.to, END)
    are_dealt = setting.has("dealt") and any(
        re.search(rf"\b{to}\b", between) and re.match(rf"\s*(?:were )?{to}\b", behind) for to in ("to", "in")
    )
    answers = [("granted", "withheld"), ("withheld", "granted")]
    excluded = any(setting.says(a, between) and setting.says(b, behind) for a, b in answers)
    if (are_dealt or excluded) and max(one.value or 0, other.value or 0) <= (every.value or 0):
        yield relation("dealt", {"total": every, "parts": (one, other)}, other)


def _rows_and_columns(setting: Setting) -> Iterator[Rivals]:
    """The degrees of freedom of chi-square in a table of so many rows and columns, or of so many categories."""
    found = _TABLE.search(setting.text)
    chi2 = setting.only("chi2")
    if chi2 is None or len(chi2.df) != 1 or chi2.at < setting.at:
        return
    value = setting.mark(chi2)
    if found is not None:
        told: Numbers = {"df1": chi2.df[0], "n": Interval.of((int(found[1]) - 1) * (int(found[2]) - 1))}
        yield relation("df-table", {"value": value}, value, told)
    categories = [each for each in setting.counts if setting.says("categories", each.plain)]
    if len(categories) == 1 and setting.has("fitted"):
        roles = {"value": value, "total": categories[0]}
        yield relation("df-sample", roles, value, {"df1": chi2.df[0], "lost": 1})
