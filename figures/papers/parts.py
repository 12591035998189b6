"""The parts of reported statistics: `t(28) = 2.20`, `p < .05`, `95% CI [0.2, 1.1]`, `a mean of 4.2`.

A part is a quantity with its value, and what stands in its bracket: degrees of freedom, a sample's size. Every pattern
is linear; what resembles a part and is none costs nothing, since nothing is said of a part alone but that it is none
that can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from figures.interval import Interval
from figures.papers.spellings import CI, DF, TESTS, Spellings, load_spellings
from figures.papers.text import Plain, plain

POINTS = ("ARR", "RD", "RRR")
"""What is of shares, so that more than one is in points."""
LISTED = ("OR", "RR", "HR", "RD", *POINTS, "NNT", "NNH", "sens", "spec", "ppv", "npv", "auc", "kappa")
"""What is told behind a comma: hazard ratio, 0.66; 95% CI, 0.48-0.71."""
STRICTLY = Fraction(1, 10**6)
"""A statistic that is said to be less than a number is so by more than this part of it."""
_EXPONENT = r"(?:\s?e[-+]?\d{1,3}|\s?x\s?10\s?-?\d{1,3})?"
_POINT = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\.\s?\d+|\d+)" + _EXPONENT
_COMMA = r"(?:\d+,\d+)"
_CENTS = r"(?:0,\d+|\d{1,3},\d{1,2}(?!\d))"
_AFTER = r"(?![\d]|,\d|\s?\.\s?\d)"  # no number breaks off: 2. 18
_GARBLED = re.compile(r"\s?\d|\s?[x.]\s?[\d-]|\s[.x-]\s")  # p = 3 2 10 9 . x -
_REMNANTS = re.compile(r"(?:\s?[\dx.-])+")
GARBLED = "garbled"
"""A p whose digits a file has torn apart: nobody can say what it is."""
INTERVALS = ("CI", "CrI", "IC", "KI", "interv")
FREEDOM = ("df", "d.f.", "freedom", "freiheit", " (")
AVERAGES = ("mean", "average")
"""One of these stands wherever there is an interval, degrees of freedom, or an average in words."""
_LETTER_AS_ONE = str.maketrans("lI", "11")


class Part(Struct, frozen=True):
    """A quantity as a text reports it; `at`..`to` is its span in the block, `number` that of its digits.

    A quantity that is `worded` may have so many words between its name and its value (`gap`). `low` and `high` are the
    ends of an interval, `ends` their spans. `df` and `n` are what its bracket says; degrees of freedom with a fraction
    are as wide as they are written.
    """

    what: str
    at: int
    to: int
    number: tuple[int, int]
    digits: str
    value: Decimal | None
    precision: Decimal | None
    sign: str = "="
    percent: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    level: Decimal | None = None
    df: tuple[Interval, ...] = ()
    n: int | None = None
    worded: bool = False
    gap: int = 0
    block: int = 0
    ends: tuple[tuple[int, int], ...] = ()
    is_capital: bool = False


def interval_of(part: Part, units: int = 0) -> Interval:
    """All values that a part may stand for, as it was written: rounded, or said to be below or above something.

    With `units`, a value with a sign of equality may be off by so many units of its last digit.
    """
    assert part.value is not None
    value, half = Fraction(part.value), Fraction(part.precision or 0) * (Fraction(1, 2) + units)
    if part.what == "p" and part.sign in ("<", "<="):
        return Interval(Fraction(0), value)
    if part.what == "p" and part.sign in (">", ">=", "ns"):
        return Interval(value, Fraction(1))
    if part.sign in ("<", "<="):
        return Interval(Fraction(0), value + half - (STRICTLY * abs(value) if part.sign == "<" else 0))
    if part.sign in (">", ">="):
        return Interval(value - half + (STRICTLY * abs(value) if part.sign == ">" else 0), None)
    if part.sign == "~":
        half = max(half, abs(value) / 10)
    return Interval(value - half, value + half)


def parts(block: str, decimal: str, number: int = 0) -> list[Part]:
    """The parts in a block of that number, in their order; `decimal` is the decimal sign of its language.

    >>> [(part.what, str(part.value), part.sign) for part in parts("F(1, 28) = 4.20, p < .05", ".")]
    [('F', '4.20', '='), ('p', '0.05', '<')]
    """
    text = plain(block)
    found = sorted(_every(text, decimal), key=lambda part: (part.at, -part.to))
    kept: list[Part] = []
    for part in found:
        if not kept or part.at >= kept[-1].to:
            kept.append(replace(part, block=number) if number else part)
    return kept


class _Patterns(Struct, frozen=True):
    reported: re.Pattern[str]
    worded: re.Pattern[str]
    averaged: re.Pattern[str]
    bare: re.Pattern[str]
    freedom: re.Pattern[str]
    interval: re.Pattern[str]


@cache
def _patterns(decimal: str) -> _Patterns:
    known = load_spellings()
    number = f"(?:{_COMMA}|{_POINT})" if decimal == "," else f"(?:{_CENTS}{_AFTER}|{_POINT})"
    value = (
        rf"(?P<value>[-+]?\s?{number}){_AFTER}(?P<percent>\s?(?:%|percent|per cent|pp\b)(?:age points?)?)?"
    )
    signs = rf"(?:(?<!\w)(?i:{known.word_signs})(?!\w)|{known.signs})"
    subscript = r"(?P<sub>\d[\d.,\s]{0,12})?"
    args = r"(?:\s*\((?P<args>[^()]{1,80}(?:\([^()]{0,30}\)[^()]{0,30})?)\))?"
    end = r"(?:\s?(?:%|(?!to\b|and\b|bis\b|a\b)[a-zµ°Ω]{1,6}\b))?"
    ends = rf"(?P<low>[-+]?\s?{number}){end}\s?(?:,|;|to|bis|and|a|à|-|until)\s?(?P<high>[-+]?{number}){_AFTER}{end}"
    return _Patterns(
        re.compile(
            rf"(?<![\w.'\\/-])(?P<name>{known.symbols}){subscript}{args}\s*(?P<sign>{signs})\s*{value}"
        ),
        re.compile(
            rf"(?<!\w)(?P<name>(?i:{known.words})){args}(?P<gap>(?:\s+(?![<=>])[^\W\d][^\d\s=<>,;:().!?]{{0,20}}){{0,5}}?"
            rf"(?:\s\([^()\d]{{0,40}}\))?)(?:(?P<comma>,\s)|\s*(?P<sign>{signs})?\s*){value}"
        ),
        re.compile(
            rf"(?<!\w)(?P<name>(?i:mean|average))(?P<gap>(?:\s[\w'-]{{1,20}}){{1,12}}?)\s(?P<sign>was|is|were)\s{value}"
        ),
        re.compile(rf"(?<![\w.])(?P<name>{known.bare})(?P<comma>,)?\s{value}"),
        re.compile(
            r"(?<![\w.,])(?P<one>\d+(?:\.\d+)?)(?:\s?(?:and|&)\s?(?P<two>\d+(?:\.\d+)?))?\s?"
            r"(?:df|DF|d\.f\.|degrees of freedom|Freiheitsgrade)(?![\w=])"
            r"|(?<!\w)(?:df|DF|d\.f\.)s?\s?=\s?\(?(?P<first>\d+(?:\.\d+)?)\s?(?:,|;|/|and|&)\s?(?:df2?\s?=\s?)?(?P<second>\d+(?:\.\d+)?)"
            r"|(?<=\d\s)\((?P<inner>\d+(?:\.\d+)?),\s?(?P<outer>\d+(?:\.\d+)?)\)"
            r"|(?<!\w)df1\s?=\s?(?P<upper>\d+(?:\.\d+)?)\s?(?:,|;|and)?\s?df2\s?=\s?(?P<lower>\d+(?:\.\d+)?)"
        ),
        re.compile(
            r"(?:(?P<level>\d\d(?:\.\d)?)\s?-?%\s{0,2})?(?:(?i:confidence interval|konfidenzintervall|"
            r"intervalle? de confiance|intervalo de confianza|credible interval)s?(?:\s?\(?CIs?\)?)?|CIs?\b|CrI|IC|KI)"
            rf"(?:\d\d(?=\W))?(?:\s?(?P<after>\d\d)\s?%)?[\s=:,(]{{0,6}}(?:of|was|from)?[\s(]{{0,2}}{ends}"
        ),
    )


def _every(text: Plain, decimal: str) -> Iterator[Part]:
    known, patterns = load_spellings(), _patterns(decimal)
    for match in patterns.interval.finditer(text.text) if _may_have(INTERVALS, text) else ():
        yield from _interval(match, text)
    for match in patterns.freedom.finditer(text.text) if _may_have(FREEDOM, text) else ():
        names = [
            name
            for name in ("one", "two", "first", "second", "inner", "outer", "upper", "lower")
            if match[name]
        ]
        df, (at, to) = tuple(written(match[name]) for name in names), text.span(*match.span())
        digits = match[names[0]]
        yield Part(DF, at, to, text.span(*match.span(names[0])), digits, Decimal(digits), None, df=df)
    averaged = (patterns.averaged,) if _may_have(AVERAGES, text) else ()
    for pattern in (patterns.reported, patterns.worded, *averaged, patterns.bare):
        for match in pattern.finditer(text.text):
            yield from _part(match, text, known)


def _may_have(marks: Sequence[str], text: Plain) -> bool:
    """Whether a text may have what needs one of these marks: a quick look."""
    return any(mark in text.text or mark in text.low for mark in marks)


def _part(match: re.Match[str], text: Plain, known: Spellings) -> Iterator[Part]:
    groups = match.groupdict()
    what = known.quantity(match["name"])
    subscript = groups.get("sub")
    if (
        not what
        or (subscript and what not in ("t", "F", "chi2"))
        or (groups.get("gap") and not (groups.get("sign") or groups.get("comma")))
    ):
        return
    is_bare = "sign" not in groups or groups.get("comma")
    if groups.get("comma") and what not in LISTED:
        return
    if (
        is_bare
        and not re.search(r"[.,%]", match["value"] + (match["percent"] or ""))
        and what not in ("NNT", "NNH")
    ):
        return
    value = number(match["value"])
    if value is None:
        return
    if what == "p" and _GARBLED.match(text.text, match.end()):
        rest = _REMNANTS.match(text.text, match.end())
        at, to = text.span(match.start(), rest.end() if rest else match.end())
        yield Part(GARBLED, at, to, text.span(*match.span("value")), match["value"].strip(), None, None)
        return
    before, behind = (
        text.text[max(match.start() - 2, 0) : match.start()].strip(),
        text.text[match.end() : match.end() + 2].strip(),
    )
    if what in ("SD", "SE") and "±" in (before, behind):
        return  # mean ± SD = 2.1 ± 0.3
    df, n = _arguments(subscript or groups.get("args") or "", what)
    at, to = text.span(*match.span())
    yield Part(
        what, at, to, text.span(*match.span("value")), match["value"].strip(), value, precision(match["value"]),
        known.sign(groups.get("sign")), match["percent"] is not None or (what in POINTS and value > 1), df=df, n=n,
        worded="gap" in groups,
        gap=len((groups.get("gap") or "").split()), is_capital=match["name"].isupper(),
    )  # fmt: skip


def _interval(match: re.Match[str], text: Plain) -> Iterator[Part]:
    low, high = number(match["low"]), number(match["high"])
    if low is None or high is None:
        return
    level = match["level"] or match["after"]
    at, to = text.span(*match.span())
    first = match.start("low") - match.start()
    yield Part(
        CI, at, to, text.span(match.start("low"), match.end("high")), match["low"].strip(), None,
        max(precision(match["low"]), precision(match["high"])), low=low, high=high,
        level=Decimal(level) if level else None, percent="%" in match[0][first:],
        ends=(text.span(*match.span("low")), text.span(*match.span("high"))),
    )  # fmt: skip


def number(text: str) -> Decimal | None:
    """The value of a number as papers write it; None for one that is too long to be meant.

    >>> [str(number(each)) for each in ("- .05", "3,479", "2,20", ". 001", "1.2 x 10-5")]
    ['-0.05', '3479', '2.20', '0.001', '0.000012']
    """
    digits = _digits(text)
    mantissa, _, exponent = digits.partition("e")
    if len(mantissa) > 30 or (exponent and abs(int(exponent)) > 300):
        return None
    return Decimal(mantissa) if not exponent else Decimal(mantissa).scaleb(int(exponent)) + 0


def precision(text: str) -> Decimal:
    """The unit of the last digit that was written."""
    mantissa, _, exponent = _digits(text).partition("e")
    decimals = len(mantissa.partition(".")[2])
    return Decimal(1).scaleb(int(exponent or 0) - decimals)


def _digits(text: str) -> str:
    text = re.sub(r"\s?x\s?10\s?", "e", text).replace(" ", "").replace("+", "")
    if re.fullmatch(r"-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?(?:e.*)?", text):
        return text.replace(",", "")
    return text.replace(",", ".")


def written(text: str) -> Interval:
    """Degrees of freedom: whole ones are exact, those with a fraction as wide as their last digit.

    >>> written("41.7")
    Interval(low=Fraction(833, 20), high=Fraction(167, 4))
    """
    value, half = Fraction(text), Fraction(0)
    if "." in text:
        half = Fraction(1, 2 * 10 ** len(text.partition(".")[2]))
    return Interval(value - half, value + half)


def _arguments(text: str, what: str) -> tuple[tuple[Interval, ...], int | None]:
    """The degrees of freedom and the sample size in a bracket."""
    size = re.search(r"[nN]\s?=\s?(\d[\d, ]{0,14})", text)
    n = int(re.sub(r"\D", "", size[1])) if size else None
    rest = (text[: size.start()] + text[size.end() :] if size else text).strip(" ,;")
    rest = re.sub(r"\b(?:df\d?|d\.f\.|gl|ddl)\s?=?\s?", "", rest).translate(_LETTER_AS_ONE)
    if what not in TESTS or not re.fullmatch(r"[\d.,;/\s]+(?:and[\d.,\s]+)?", rest or "0"):
        return (), n
    pieces = [each for each in re.split(r"\s*;\s*|,\s+|\s*/\s*|\s+and\s+", rest) if each]
    if what == "F" and len(pieces) == 1:
        pieces = pieces[0].split(",", 1)
    cleaned = [digits for each in pieces if (digits := _digits(each).strip(".")) and len(digits) <= 20]
    if len(cleaned) != (2 if what == "F" else 1) or any(each.count(".") > 1 for each in cleaned):
        return (), n
    return tuple(map(written, cleaned)), n
