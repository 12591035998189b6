"""Sizes of samples: the parts of a sample and all of it, shares of it, and degrees of freedom against it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from figures.interval import Interval
from figures.model import Kind
from figures.papers.parts import Part
from figures.papers.relations import Numbers, relation
from figures.papers.samples import is_sample
from figures.papers.settings import Setting
from figures.relate.record import Rivals

_TABLE = re.compile(r"\b(\d)\s?(?:x|×|by|[–-]by[–-])\s?(\d)\s+(?:contingency\s)?table\b")


def sizes(setting: Setting) -> Iterator[Rivals]:
    """The relations of the sizes that a sentence tells."""
    yield from _parts(setting)
    yield from _share_of_sample(setting)
    yield from _freedom(setting)
    yield from _groups(setting)
    yield from _studies(setting)
    yield from _rows_and_columns(setting)
    yield from _flow(setting)


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
    own = setting.of("n")
    if len(people) + len(own) != 1:
        return
    total = people[0] if people else setting.mark(own[0])
    for part in setting.parts:
        if len(part.df) == 1 and part.what in ("t", "r") and (part.df[0].low or 0) <= 2 * (total.value or 0):
            lost = 2 if part.what == "r" or setting.has("unpaired") else 1
            if setting.has("two_groups"):
                continue  # of so many each
            value = setting.mark(part)
            yield relation(
                "df-sample", {"value": value, "total": total}, value, {"df1": part.df[0], "lost": lost}
            )


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
    if setting.says("removed", f"{before} {removed.plain} {behind}") and not setting.says(
        "further", setting.text
    ):
        yield relation("flow", {"total": every, "one": removed, "other": left}, left)


def _rows_and_columns(setting: Setting) -> Iterator[Rivals]:
    """The degrees of freedom of chi-square in a table of so many rows and columns."""
    found = _TABLE.search(setting.text)
    chi2 = setting.only("chi2")
    if found is None or chi2 is None or len(chi2.df) != 1 or chi2.at < setting.at:
        return
    value = setting.mark(chi2)
    told: Numbers = {"df1": chi2.df[0], "n": Interval.of((int(found[1]) - 1) * (int(found[2]) - 1))}
    yield relation("df-table", {"value": value}, value, told)
