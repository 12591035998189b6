"""The statistics of a paper with the p that follows from each, as users of statcheck know them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from figures.interval import Interval
from figures.lexicon import load
from figures.model import Extraction
from figures.papers.parts import Part, interval_of
from figures.papers.recompute import p_of
from figures.papers.reported import listed
from figures.papers.tests import Test
from figures.recomputed import Result
from figures.report.display import one_line
from figures.report.result import Report
from figures.report.sheet.rows import Column, Row, Sheet, Value

RULES = ("p-rounding", "p-decision", "p-digit")
SHEET = Sheet(
    "statistics",
    "Statistics",
    (
        Column("no.", 6),
        Column("file", 16),
        Column("place", 14),
        Column("reported", 34),
        Column("statistic", 10),
        Column("df1", 9),
        Column("df2", 9),
        Column("value", 10),
        Column("p", 12),
        Column("recomputed p", 14),
        Column("least possible p", 14),
        Column("largest possible p", 14),
        Column("tails", 8),
        Column("verdict", 16),
        Column("note", 40),
    ),
)
_VERDICTS = {"p-rounding": "error", "p-decision": "decision error", "p-digit": "last digit"}
_DIGITS = 5


def rows(report: Report) -> Iterator[Row]:
    """A row for each statistic of an article; the report tells what was recomputed."""
    article = report.article
    extraction = Extraction(article, report.sentences, report.figures)
    judged = {(each.rule, each.start): each for each in report.relations if each.rule in RULES}
    found = {start: (rule, each) for (rule, start), each in judged.items()}
    for number, test in enumerate(listed(extraction, load(article.locale)), start=1):
        parts = [test.statistic, *([test.p] if test.p is not None else [])]
        block = article.blocks[test.statistic.block]
        start = block.source(test.statistic.at)
        verdict, note = _verdict(test, None if test.p is None else found.get(_start(test.p, report)))
        yield (
            number,
            one_line(article.path),
            _place(start, report),
            one_line("; ".join(_text(part, report) for part in parts)),
            test.statistic.what,
            *_freedom(test),
            _value(test.statistic),
            None if test.p is None else _value(test.p),
            *_computed(test),
            "one or two" if test.one_tailed else "two",
            verdict,
            note,
        )


def _start(part: Part, report: Report) -> int:
    return report.article.blocks[part.block].source(part.at)


def _text(part: Part, report: Report) -> str:
    return report.article.blocks[part.block].text[part.at : part.to]


def _place(start: int, report: Report) -> str:
    page = report.article.page(start)
    line, column = report.article.position(start)
    return f"{line}:{column}" if page is None else f"p. {page[0]}, line {page[1]}"


def _value(part: Part) -> Value:
    """The value as a number, so that a spreadsheet can reckon with it; with a sign, as text."""
    if part.value is None or part.sign == "=":
        return part.value
    return "ns" if part.sign == "ns" else f"{part.sign} {part.value}"


def _freedom(test: Test) -> tuple[Value, Value]:
    one, other, *_ = *map(_middle, test.df), None, None
    return one, other


def _middle(interval: Interval) -> Value:
    middle = interval.middle
    return None if middle is None else _rounded(middle)


def _computed(test: Test) -> tuple[Value, Value, Value]:
    """The p of the statistic as it stands there, and the least and the largest that its digits leave room for."""
    if not test.family or test.unchecked is not None or test.statistic.value is None:
        return None, None, None
    wide = p_of(test.family, interval_of(test.statistic), test.df)
    exact = p_of(test.family, Interval.of(test.statistic.value), test.df)
    if wide is None or exact is None or wide.low is None or wide.high is None:
        return None, None, None
    is_one = test.statistic.sign == "=" and all(each.high is not None for each in test.df)
    stated = _middle(exact) if is_one else None
    return stated, _rounded(wide.low), _rounded(wide.high)


def _rounded(value: Fraction) -> Decimal:
    """A value with a few digits, as people read it."""
    return Decimal(f"{float(value):.{_DIGITS}g}")


def _verdict(test: Test, found: tuple[str, object] | None) -> tuple[str, str]:
    """What a rule made of it, and why nothing if it made nothing."""
    if test.p is None:
        return "not checked", "no p is told"
    if test.unchecked is not None:
        return "not checked", test.unchecked
    if found is None:
        return "not checked", "its rule is off, or the passage is left alone"
    rule, recomputed = found
    result = getattr(recomputed, "verdict", Result.SILENT)
    if result is Result.FAILS:
        return _VERDICTS[rule], getattr(recomputed, "equation", "")
    return "consistent", ""
