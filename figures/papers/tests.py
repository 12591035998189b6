"""Tests with their p: which p belongs to which statistic, and which values of p are then possible.

A p belongs to the statistic before it, if only other parts, signs and a few words stand between; one that stands before
its statistic belongs to that. Where the text says that tests are one-tailed, either p may be meant; where it says that
p was corrected, a larger one may.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from figures.interval import Interval
from figures.papers.parts import Part
from figures.papers.spellings import DF, TESTS, load_spellings

GAP = 4
"""So many words at most stand between two parts of one report."""
REACH = 300
"""So many characters around a test may say how it was made."""
BESIDE = 60
"""So many characters around a word for a tail may say that it is of no test, or of none that was made."""
NEAR = 25
"""So many that it is of a test."""
_END = re.compile(r"[.;!?](?:\s|$)")
LONGEST = 100
"""So many parts at most are of one report."""
_STOP = re.compile(r"[.!?]['\")\]]*\s+(?=[\"'(\[]*[A-Z])")
_WORD = re.compile(r"[^\W\d_]+")
_TIMES = re.compile(
    r"(?i:(\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)\s(?:\w+\s)?(?:comparisons|tests))"
)
_NUMBERS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
EFFECTS = ("r", "rho", "tau_b", "U")
_ONE = Interval.of(1)
_ANY_DF = Interval(Fraction(1), None)
RANKS = {"rho": Interval(Fraction(2, 3), Fraction(3, 2))}
"""How far the p of a rank correlation may be from that of its usual approximation by t."""


class Test(Struct, frozen=True):
    """A statistic, its degrees of freedom, and the p that is reported for it, if there is one; *ns* is a p above .05.

    `factor` is what a two-sided p may have been multiplied by. `unchecked` says why no p can be computed.
    """

    __test__ = False  # the test framework looks for classes of this name

    statistic: Part
    p: Part | None
    family: str
    df: tuple[Interval, ...]
    one_tailed: bool
    factor: Interval = _ONE
    unchecked: str | None = None


class Manner(Struct, frozen=True):
    """What an article says of all its tests."""

    one_tailed: bool
    corrected: bool
    alpha: Decimal


def manner_of(source: str) -> Manner:
    """What the article says of all tests: that they are one-tailed, that p is corrected, another alpha than .05."""
    known = load_spellings().marks
    said = re.search(
        rf"\b(?i:all|every|p.values?|reported)\b[^.]{{0,80}}(?<!un)(?i:{known['corrected']})", source
    )
    alphas = re.findall(r"(?:α|alpha|significance level)[\w\s]{0,20}[=<]?\s?0?(\.0\d+)", source)
    return Manner(
        _says_one_tail(source, known),
        said is not None,
        min([Decimal(each) for each in alphas if Decimal(each)] + [Decimal("0.05")]),
    )


def _says_one_tail(source: str, known: Mapping[str, str]) -> bool:
    """Whether tests of one tail are told of: not one-tailed tests that were not used, nor a unilateral lesion."""
    for found in re.finditer(rf"\b(?i:{known['one_tailed']})\b", source):
        before, behind = (
            source[max(found.start() - BESIDE, 0) : found.start()],
            source[found.end() :][:BESIDE],
        )
        before, behind = _END.split(before)[-1], _END.split(behind)[0]
        near = f"{before[-NEAR:]}{found[0]}{behind[:NEAR]}"
        is_of_test = re.match(r"\W{0,3}[\d=<]", behind) or re.search(rf"(?i:{known['of_tests']})", near)
        denied = re.search(rf"\b(?i:{known['denied']})\b", f"{before} {behind}")
        if is_of_test and not denied:
            return True
    return False


def reports_of(text: str, every: Sequence[Part]) -> Iterator[tuple[Part, ...]]:
    """The parts of a block that stand together."""
    chain: list[Part] = []
    for part in every:
        if chain and (len(chain) == LONGEST or not _goes_on(text[chain[-1].to : part.at])):
            yield tuple(chain)
            chain = []
        chain.append(part)
    if chain:
        yield tuple(chain)


def _goes_on(gap: str) -> bool:
    return len(gap) <= 120 and len(_WORD.findall(gap)) <= GAP and _STOP.search(gap) is None


def tests_of(text: str, every: Sequence[Part], manner: Manner) -> Iterator[Test]:
    """The tests of a block, from its parts."""
    for chain in reports_of(text, every):
        yield from tests_of_report(text, chain, manner)


def tests_of_report(text: str, chain: Sequence[Part], manner: Manner) -> Iterator[Test]:
    """The tests of one report; of a row of a table, `text` is empty."""
    statistics = _statistics(chain)
    ends = dict(pairwise([*statistics, len(chain)]))
    taken: set[int] = set()
    alone: list[tuple[int, int]] = []
    for number, end in ends.items():
        own = range(number + 1, end)
        p = next((each for each in own if chain[each].what == "p"), None)
        if p is not None:
            taken.add(p)
            near = [chain[each] for each in own if each < p]
            if not text and len(statistics) == 1:
                near = [*chain[:number], *near]  # df | F | p
            yield from _test(text, chain[number], chain[p], near, manner)
        elif (said := _not_significant(text, chain[number])) is not None:
            yield from _test(text, chain[number], said, [chain[each] for each in own], manner)
        else:
            alone.append((number, end))
    for number, end in alone:  # its p may stand before it
        before = chain[number - 1] if number and number - 1 not in taken else None
        its_p = before if before is not None and before.what == "p" else None
        yield from _test(text, chain[number], its_p, chain[number + 1 : end], manner)


def _statistics(chain: Sequence[Part]) -> list[int]:
    """Where the statistics stand; an r without degrees of freedom behind another is an effect size."""
    found: list[int] = []
    for number, part in enumerate(chain):
        if part.what in TESTS:
            is_own = part.df or part.what not in EFFECTS or not found
            if is_own or chain[number - 1].what == "p":
                found.append(number)
    return found


def _not_significant(text: str, statistic: Part) -> Part | None:
    """The words behind a statistic that say that it is not significant, as a p above .05."""
    match = re.compile(rf"[\s,;:(]*({load_spellings().marks['not_significant']})(?!\w)").match(
        text, statistic.to
    )
    if match is None:
        return None
    span = match.span(1)
    return Part("p", *span, span, match[1], Decimal("0.05"), None, sign="ns")


def _test(text: str, statistic: Part, p: Part | None, near: Sequence[Part], manner: Manner) -> Iterator[Test]:
    df, n = statistic.df, statistic.n
    for part in near:
        if part.what == DF and not statistic.df and (len(part.df) < 2 or statistic.what == "F"):
            df = part.df or (
                (*df, Interval.of(part.value)) if part.value is not None and part.value > 0 else df
            )
        n = int(part.value) if part.what == "n" and part.value is not None and n is None else n
    at, to = (statistic.at, statistic.to) if p is None else (min(statistic.at, p.at), max(statistic.to, p.to))
    around = _around(text, at, to)
    family, df = _family(statistic, df, n)
    if p is not None and p.sign == "ns":
        p = replace(p, value=manner.alpha)
    is_one_tailed = _one_tailed(text, around, manner)
    if family is None:
        yield Test(statistic, p, "", df, is_one_tailed, unchecked="degrees of freedom are not told")
    elif re.search(rf"\b(?i:{load_spellings().marks['other_tests']})\b", around):
        yield Test(
            statistic, p, family, df, is_one_tailed, unchecked="another test than that of no difference"
        )
    else:
        factor, df = _factor(around, df, family, near, manner)
        yield Test(statistic, p, family, df, is_one_tailed, factor * RANKS.get(statistic.what, _ONE))


def _around(text: str, at: int, to: int) -> str:
    """The sentence of a report, or what is near of a long one."""
    begins = [match.end() for match in _STOP.finditer(text, max(at - REACH, 0), at)]
    ends = _STOP.search(text, to, to + REACH)
    return text[begins[-1] if begins else max(at - REACH, 0) : ends.start() if ends else to + REACH]


def _family(
    statistic: Part, df: tuple[Interval, ...], n: int | None
) -> tuple[str | None, tuple[Interval, ...]]:
    """The distribution of a statistic and its degrees of freedom; not given ones may be any."""
    match statistic.what:
        case "t":
            if not df and statistic.is_capital:
                return None, ()  # T = 298 K
            return "t", df[:1] or (_ANY_DF,)
        case "z":
            return "z", ()
        case "F":
            return ("F", df) if len(df) == 2 else (None, ())
        case "chi2" | "Q" | "H":
            return "chi2", df[:1] or (_ANY_DF,)
        case "r" | "rho":
            own = df[:1] or ((Interval.of(n - 2),) if n is not None and n > 2 else ())
            return ("r", own) if own else (None, ())
    return None, ()


def _factor(
    around: str, df: tuple[Interval, ...], family: str, near: Sequence[Part], manner: Manner
) -> tuple[Interval, tuple[Interval, ...]]:
    """What p may be multiplied by, and the degrees of freedom as a correction for sphericity makes them."""
    known = load_spellings().marks
    if family == "F" and re.search(rf"(?i:{known['spherical']})", around):
        told = [part.value for part in near if part.what == "epsilon" and part.value and 0 < part.value <= 1]
        least = Fraction(told[0]) if told else 1 / max(df[0].high or Fraction(1), Fraction(1))
        epsilon = Interval.between(least * Fraction(99, 100), 1)
        return _ONE, (df[0] * epsilon, df[1] * epsilon)
    # the hyphen of Bonferroni-corrected is lost where a page breaks the line
    if not manner.corrected and not re.search(rf"(?<!un)(?i:{known['corrected']})", around):
        return _ONE, df
    times = _TIMES.search(around)
    most: Fraction | None = None
    if times:
        word = times[1].lower()
        most = Fraction(
            int(word) if word.isdecimal() else _NUMBERS.index(word) + 2 if word in _NUMBERS else 12
        )
    return Interval(Fraction(1), most), df


def _one_tailed(text: str, around: str, manner: Manner) -> bool:
    """Whether one tail may be meant: where the text says so, or where an interval of 90% stands beside."""
    if re.search(rf"\b(?i:{load_spellings().marks['two_tailed']})\b", around):
        return False
    return manner.one_tailed or re.search(r"\b90\s?%\s(?:CI|confidence)", text) is not None
