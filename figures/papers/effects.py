"""Relations among the parts of one report, as `forms.yaml` tells them: effect sizes and statistics, b, SE and t."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from math import gcd, isqrt

from msgspec import Struct
from msgspec.structs import replace

from figures.cache import cached, stamps
from figures.interval import Interval
from figures.model import Figure
from figures.papers.parts import Part
from figures.papers.relations import relation
from figures.papers.samples import sizes_of, the_size
from figures.papers.settings import Chain, Setting
from figures.papers.spellings import DF, TESTS
from figures.relate.record import Rivals

HERE = os.path.dirname(__file__)
FILE = "forms.yaml"
WHOLE_SENTENCE = frozenset(
    ["sens", "spec", "ppv", "npv", "youden", "prev", "lr_pos", "lr_neg", "ARR", "RD", "NNT", "NNH", "F1"]
)
"""Quantities that are told in words, with words between."""


class Form(Struct, frozen=True):
    """A form of `forms.yaml`."""

    name: str
    roles: Mapping[str, tuple[str, ...]]
    derived: str
    df: str | None = None
    with_n: bool = False
    whole_df: bool = False


@cache
def load_forms() -> Sequence[Form]:
    """The forms that ship, from the cache."""
    return cached("paper-forms", stamps(HERE, FILE), _read)


def _read() -> Sequence[Form]:
    from pathlib import Path

    from figures.lexicon.build.data import read_data

    return tuple(
        Form(name, {role: tuple(each) for role, each in entry.pop("roles").items()}, **entry)
        for name, entry in read_data(Path(HERE, FILE))["forms"].items()
    )


def effects(setting: Setting) -> Iterator[Rivals]:
    """The relations of each report; of quantities that are told in words, those of the sentence."""
    words = tuple(part for part in setting.parts if part.what in WHOLE_SENTENCE)
    for form in load_forms():
        in_words = all(not WHOLE_SENTENCE.isdisjoint(names) for names in form.roles.values())
        for chain in [words] if in_words else setting.chains:
            yield from _bound(form, chain, setting)
    yield from _squared(setting)
    yield from _between_groups(setting)


def _bound(form: Form, chain: Chain, setting: Setting) -> Iterator[Rivals]:
    roles: dict[str, Part] = {}
    for role, names in form.roles.items():
        found = [part for part in chain if part.what in names]
        if len(found) != 1 or found[0].sign != "=":
            return
        roles[role] = found[0]
    told: dict[str, int | Fraction | Interval] = {}
    if form.df is not None:
        df = degrees(roles[form.df], chain)
        if not df or (form.whole_df and not df[0].is_point):
            return
        told |= {f"df{place}": each for place, each in enumerate(df, start=1)}
        told["fewest"] = Interval(Fraction(1), Fraction(_fewest(df[0])))
    if form.with_n:
        n = next(iter(roles.values())).n or roles[form.derived].n or the_size(setting, chain)
        if n is None:
            return
        told["n"] = n
    marked = {role: setting.mark(part) for role, part in roles.items()}
    if form.df is not None and "effect" in marked:
        if roles["effect"].df or not _is_its_own(roles[form.df], roles["effect"], chain):
            return  # r(46) is a test of its own
        marked["effect"] = _widened(marked["effect"])
    yield relation(form.name, marked, marked[form.derived], told)


def _is_its_own(statistic: Part, effect: Part, chain: Chain) -> bool:
    """Whether no other statistic stands between the two, nor before an effect size that comes first."""
    others = [part for part in chain if part.what in TESTS and part is not statistic and part is not effect]
    if effect.at < statistic.at:
        return all(part.at > statistic.at for part in others)
    return not any(statistic.at < part.at < effect.at for part in others)


def _widened(effect: Figure) -> Figure:
    """An effect size that may be off by one in its last digit, as one that was rounded twice is."""
    return effect if effect.precision is None else replace(effect, precision=3 * effect.precision)


def degrees(part: Part, chain: Chain) -> tuple[Interval, ...]:
    """The degrees of freedom of a statistic: in its bracket, or behind it."""
    if part.df:
        return part.df
    for each in chain:
        if each.what == DF and each.at > part.at:
            return each.df or ((Interval.of(each.value),) if each.value is not None else ())
    return ()


def _fewest(df: Interval) -> int:
    """How many rows or columns less one a table of so many degrees of freedom may have at most, the fewer of the two.

    >>> [_fewest(Interval.of(df)) for df in (1, 3, 4, 6, 12)]
    [1, 1, 2, 2, 3]
    """
    if not df.is_point or df.low is None or df.low.denominator != 1 or df.low > 10_000:
        return 10_000
    product = df.low.numerator
    return next((each for each in range(isqrt(product), 0, -1) if gcd(each, product) == each), 1)


def _squared(setting: Setting) -> Iterator[Rivals]:
    """t and the F that is its square, where the text says that they are of one effect."""
    t, f = setting.only("t"), setting.only("F")
    if (
        t is None
        or f is None
        or not t.df
        or len(f.df) != 2
        or f.df[0] != Interval.of(1)
        or f.df[1] != t.df[0]
    ):
        return
    between = setting.between(min(t.to, f.to), max(t.at, f.at))
    if setting.says("the_same", between):
        marked = {"value": setting.mark(t), "effect": setting.mark(f)}
        yield relation("f-t", marked, marked["effect"])


def _between_groups(setting: Setting) -> Iterator[Rivals]:
    """Cohen's d of two groups, whose sizes the text tells: they add up to the degrees of freedom of t, and two."""
    for chain in setting.chains:
        found = [part for part in chain if part.what in ("d", "g") and part.sign == "="]
        t = [part for part in chain if part.what == "t" and part.sign == "="]
        if len(found) != 1 or len(t) != 1 or not (df := degrees(t[0], chain)) or not df[0].is_point:
            continue
        groups = _groups(setting, df[0].low or Fraction(0))
        if groups is None:
            continue
        n1, n2 = groups
        base = (1 / n1 + 1 / n2) ** 0.5
        others = (base, 2 / float(df[0].low or 1) ** 0.5, 2 / (n1 + n2) ** 0.5)
        small = 1 - 3 / (4 * (n1 + n2) - 9)
        factor = Interval(Fraction(min(others) * small), Fraction(max(others)))
        marked = {"value": setting.mark(t[0]), "effect": setting.mark(found[0])}
        yield relation("effect-d", marked, marked["effect"], {"factor": factor})


def _groups(setting: Setting, df: Fraction) -> tuple[int, int] | None:
    """The sizes of two groups that have so many degrees of freedom together."""
    sizes = sizes_of(setting)
    for place, one in enumerate(sizes):
        if 2 * one - 2 == df and setting.has("two_groups"):
            return one, one
        for other in sizes[place + 1 :]:
            if one + other - 2 == df:
                return one, other
    return None
