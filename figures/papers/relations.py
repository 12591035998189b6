"""Reported statistics as relations, which rules judge like all others."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from figures.interval import Interval
from figures.lexicon.record import Lexicon
from figures.model import Article, Extraction, Figure, Kind
from figures.papers.marks import figure_of
from figures.papers.parts import CI, Part, interval_of, parts
from figures.papers.recompute import FAMILIES, p_of
from figures.papers.tests import Manner, Test, manner_of, tests_of
from figures.relate.record import Relation, Rivals, Tie

_TELLING = re.compile(
    r"[=<>≤≥|]|\b(?:CIs?|CrI|IC|KI|SD|SE|OR|RR|HR|NNT|NNH|PPV|NPV|I²)\b|[tF-] ?(?:statistic|value)\b|squared|α|"
    r"(?i:confidence|konfidenz|confian|\bmeans?\b|average|deviation|correlation|ratio|risk |odds|sensitiv|specific|predictive|"
    r"needed to|youden|reduction|cronbach|kappa)"
)
FRAME = "statistic"
ALPHA = Fraction(1, 20)
FINE = Decimal("0.04")
"""A digit of p that is no larger a part of it may be off by one."""
COARSE = Decimal("0.01")
"""A digit of a statistic that is no smaller a part of it may be."""
LEAST = (Decimal("0.001"), Decimal("0.0001"))
"""What is written for all that is less: p = .001."""
COMMON = ("CI", "OR", "RR", "HR", "RD", "n")
"""Parts whose numbers other relations know, too."""
SURE = (("reported", 3), ("sure", 1))


def may_report(text: str) -> bool:
    """Whether a text may report statistics: a quick look."""
    return _TELLING.search(text) is not None


class Paper(Struct, frozen=True):
    """The parts of reported statistics by the numbers of their blocks."""

    parts: Mapping[int, Sequence[Part]]


def read_paper(article: Article, lexicon: Lexicon) -> Paper | None:
    """The parts of all blocks; None of an article without any, which costs one quick look."""
    if not may_report(article.source):
        return None
    decimal = lexicon.numbers.decimal
    found = {
        number: every
        for number, block in enumerate(article.blocks)
        if may_report(block.text) and (every := parts(block.text, decimal))
    }
    return Paper(found) if found else None


def without(paper: Paper, extraction: Extraction) -> Extraction:
    """The extraction in which the numbers of symbols are names: the 28 of t(28), the .05 of p < .05."""
    figures = tuple(
        replace(figure, kind=Kind.LABEL, value=None, low=None, high=None, ends=(), date=None, readings=())
        if figure.block in paper.parts and _is_within(figure, paper.parts[figure.block])
        else figure
        for figure in extraction.figures
    )
    return replace(extraction, figures=figures)


def _is_within(figure: Figure, every: Sequence[Part]) -> bool:
    at = bisect_right(every, figure.to - 1, key=lambda part: part.at) - 1
    part = every[at] if at >= 0 else None
    if part is None or part.worded or figure.at >= part.to:
        return False
    return part.what not in COMMON or (part.what == CI and figure.at < part.number[0])  # 95%


def reported(paper: Paper, extraction: Extraction) -> Iterator[Rivals]:
    """All that an article reports of statistics, as relations."""
    manner = manner_of(extraction.article.source)
    for number, every in paper.parts.items():
        yield from tests_told(number, every, manner, extraction)


def tests_told(number: int, every: Sequence[Part], manner: Manner, extraction: Extraction) -> Iterator[Rivals]:
    """Each statistic with its p."""
    text = extraction.article.blocks[number].text
    for test in tests_of(text, every, manner):
        value, p = (figure_of(part, number, extraction) for part in (test.statistic, test.p))
        told: dict[str, int | Fraction | Interval] = {
            "family": FAMILIES.index(test.family),
            "factor": test.factor,
            "tails": 1 if test.one_tailed else 2,
        }
        told |= {f"df{place}": each for place, each in enumerate(test.df, start=1)}
        yield relation(form_of(test), {"value": (value,), "p": (p,)}, p, told)


def form_of(test: Test) -> str:
    """Whether a wrong p turns the decision at a level of 5%, or is off in its last digit, or in others."""
    computed, stated = p_of(test.family, interval_of(test.statistic), test.df), interval_of(test.p)
    if computed is None:
        return "p-rounding"
    if test.p.sign == "=" and computed.high < test.p.value in LEAST:
        return "p-digit"
    if (computed.low > ALPHA >= stated.high) or (computed.high < ALPHA <= stated.low):
        return "p-decision"
    is_coarse = (test.statistic.precision or 0) >= COARSE * abs(test.statistic.value)
    wider = p_of(test.family, interval_of(test.statistic, units=int(is_coarse)), test.df)
    is_fine = test.p.precision is not None and test.p.precision <= FINE * test.p.value
    if test.p.sign == "=" and wider is not None and wider.meet(interval_of(test.p, units=int(is_fine))):
        return "p-digit"
    return "p-rounding"


def relation(
    form: str,
    roles: Mapping[str, tuple[Figure, ...]],
    derived: Figure,
    told: Mapping[str, int | Fraction | Interval],
) -> Rivals:
    """One relation that leaves no doubt, and has no rivals."""
    found = Relation(FRAME, form, roles, derived, 0, Tie.TIED, SURE, told, end_by_end=False)
    return Rivals(derived, (found,), tuple)
